package genesis.gateway.scenario;

import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.PauseRequestedEncoder;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.ResumeRequestedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.StrategiesAppliedEncoder;
import genesis.core.message.StrategyConfiguredEncoder;
import genesis.core.message.TradingCalendarReplacedEncoder;
import genesis.core.message.TradingDayScheduledEncoder;
import genesis.core.message.TradingWindowScheduledEncoder;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/** What the trader's clicks put on the engine's ring: the messages that the admin API makes of requests. */
final class Desk {
    private final InputRing ring;
    private final LongSupplier nowNs;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    Desk(final InputRing ring, final LongSupplier nowNs) {
        this.ring = ring;
        this.nowNs = nowNs;
    }

    void order(final long commandId, final Ask ask) {
        put(OrderRequestedEncoder.BLOCK_LENGTH, buffer -> new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs.getAsLong())
            .commandId(commandId).requestId(ask.requestId).qtyE8(ask.qtyE8).priceE8(ask.priceE8).auxPriceE8(ask.auxPriceE8)
            .trailingE8(ask.trailingE8).ocoStopPriceE8(ask.ocoStopE8).stopPriceE8(ask.stopE8).targetPriceE8(ask.targetE8)
            .untilNs(ask.untilNs).instrumentId(ask.instrument).side(ask.side).orderType(ask.type).reduceOnly(flag(ask.isReduceOnly))
            .postOnly(flag(ask.isPostOnly)).hidden(flag(ask.isHidden)));
    }

    void cancel(final long commandId, final CancelScope scope, final long order, final int instrument) {
        put(CancelRequestedEncoder.BLOCK_LENGTH, buffer -> new CancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).commandId(commandId).clientOrderId(order).instrumentId(instrument).scope(scope));
    }

    /** 0 leaves price or quantity. */
    void change(final long commandId, final long order, final long priceE8, final long qtyE8) {
        put(AmendRequestedEncoder.BLOCK_LENGTH, buffer -> new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).commandId(commandId).clientOrderId(order).priceE8(priceE8).qtyE8(qtyE8));
    }

    void close(final long commandId, final int instrument) {
        put(PositionCloseRequestedEncoder.BLOCK_LENGTH, buffer -> new PositionCloseRequestedEncoder()
            .wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs.getAsLong()).commandId(commandId).instrumentId(instrument));
    }

    void halt(final long commandId, final boolean isFlatten) {
        put(HaltRequestedEncoder.BLOCK_LENGTH, buffer -> new HaltRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).commandId(commandId).flatten(flag(isFlatten)).reason("the trader said so"));
    }

    /** @param ttlNs 0 without an end */
    void pause(final long commandId, final long ttlNs) {
        put(PauseRequestedEncoder.BLOCK_LENGTH, buffer -> new PauseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).commandId(commandId).ttlNs(ttlNs).reason("the trader said so"));
    }

    void resume(final long commandId) {
        put(ResumeRequestedEncoder.BLOCK_LENGTH, buffer -> new ResumeRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).commandId(commandId));
    }

    void arm(final long commandId, final boolean isArmed) {
        put(ArmRequestedEncoder.BLOCK_LENGTH, buffer -> new ArmRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).commandId(commandId).armed(flag(isArmed)).confirmation("ARM LIVE"));
    }

    void set(final Setting setting, final long value) {
        put(SettingAppliedEncoder.BLOCK_LENGTH, buffer -> new SettingAppliedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).value(value).settingCode(setting.code()).commandId(0));
    }

    /** Only what the scenario says is decided, and only of this instrument. */
    void listenTo(final int strategyId, final String name, final String symbol) {
        put(StrategyConfiguredEncoder.BLOCK_LENGTH, buffer -> new StrategyConfiguredEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()).weightUnknownE8(E8.ONE).weightTrendingUpE8(E8.ONE).weightTrendingDownE8(E8.ONE)
            .weightRangingE8(E8.ONE).weightVolatileE8(E8.ONE).strategyId(strategyId).enabled(Flag.YES).symbol(symbol).name(name)
            .jarHash(""));
        put(StrategiesAppliedEncoder.BLOCK_LENGTH, buffer -> new StrategiesAppliedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .timeNs(nowNs.getAsLong()));
    }

    /** @param windows from, until, from, until */
    void calendar(final List<Instant> days, final List<Instant> windows) {
        put(TradingCalendarReplacedEncoder.BLOCK_LENGTH, buffer -> new TradingCalendarReplacedEncoder()
            .wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs.getAsLong()).hasWindows(flag(!windows.isEmpty()))
            .dayCount(days.size()).windowCount(windows.size() / 2).commandId(0));
        for (final Instant day : days) {
            put(TradingDayScheduledEncoder.BLOCK_LENGTH, buffer -> new TradingDayScheduledEncoder()
                .wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs.getAsLong()).startNs(ns(day)));
        }
        for (int i = 0; i < windows.size(); i += 2) {
            final long openNs = ns(windows.get(i));
            final long closeNs = ns(windows.get(i + 1));
            put(TradingWindowScheduledEncoder.BLOCK_LENGTH, buffer -> new TradingWindowScheduledEncoder()
                .wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs.getAsLong()).openNs(openNs).closeNs(closeNs));
        }
    }

    /** A message as it was. */
    void again(final UnsafeBuffer message) {
        final long slot = ring.claim();
        ring.buffer(slot).putBytes(0, message, 0, message.capacity());
        ring.publish(slot, message.capacity());
    }

    static long ns(final Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    /** Writes one message into the next free place of the ring. */
    @FunctionalInterface
    private interface Writing {
        Object write(UnsafeBuffer buffer);
    }

    private void put(final int blockLength, final Writing message) {
        final long slot = ring.claim();
        message.write(ring.buffer(slot));
        ring.publish(slot, Message.HEADER_LENGTH + blockLength);
    }

    private static Flag flag(final boolean isSo) {
        return isSo ? Flag.YES : Flag.NO;
    }
}
