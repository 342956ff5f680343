package genesis.admin.http;

import genesis.admin.config.TradingHours;
import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.ModelUnloadRequestedEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.PauseRequestedEncoder;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.ResumeRequestedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.TradingCalendarReplacedEncoder;
import genesis.core.message.TradingDayScheduledEncoder;
import genesis.core.message.TradingWindowScheduledEncoder;
import genesis.core.pipeline.InputRing;
import genesis.core.signal.ModelDefinition;
import genesis.core.unit.Setting;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Puts operator commands into the input ring, where everything goes that can change a decision. Threading: any. */
public final class OperatorCommands {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PauseRequestedEncoder pause = new PauseRequestedEncoder();
    private final ResumeRequestedEncoder resume = new ResumeRequestedEncoder();
    private final ModelUnloadRequestedEncoder unload = new ModelUnloadRequestedEncoder();
    private final ArmRequestedEncoder arm = new ArmRequestedEncoder();
    private final HaltRequestedEncoder halt = new HaltRequestedEncoder();
    private final OrderRequestedEncoder order = new OrderRequestedEncoder();
    private final CancelRequestedEncoder cancel = new CancelRequestedEncoder();
    private final AmendRequestedEncoder amend = new AmendRequestedEncoder();
    private final PositionCloseRequestedEncoder close = new PositionCloseRequestedEncoder();
    private final SettingAppliedEncoder setting = new SettingAppliedEncoder();
    private final TradingCalendarReplacedEncoder calendar = new TradingCalendarReplacedEncoder();
    private final TradingDayScheduledEncoder day = new TradingDayScheduledEncoder();
    private final TradingWindowScheduledEncoder window = new TradingWindowScheduledEncoder();
    private final InputRing ring;
    private final LongSupplier timeNs;
    /** Starts anywhere: an answer from an earlier process must not be taken for one to this process. */
    private long lastCommandId = new SecureRandom().nextLong() >>> 1;

    /** The clock gives message time; 0 where only the engine knows it, which lifts it to its own. */
    public OperatorCommands(final InputRing ring, final LongSupplier timeNs) {
        this.ring = ring;
        this.timeNs = timeNs;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long pause(final PauseBody body) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        pause.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId)
            .ttlNs(TimeUnit.SECONDS.toNanos(body.ttlSeconds()))
            .reason(body.reason());
        ring.publish(slot, Message.HEADER_LENGTH + pause.encodedLength());
        return commandId;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long arm(final ArmBody body) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        arm.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId)
            .armed(body.armed() ? Flag.YES : Flag.NO)
            .confirmation(body.confirmation());
        ring.publish(slot, Message.HEADER_LENGTH + arm.encodedLength());
        return commandId;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long resume() {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        resume.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId);
        ring.publish(slot, Message.HEADER_LENGTH + resume.encodedLength());
        return commandId;
    }

    /** All pieces of a model, in one go; returns the command's number, which the engine's answer carries. */
    public synchronized long loadModel(final ModelDefinition model) {
        final long commandId = ++lastCommandId;
        for (int piece = 0; piece < model.pieceCount(); piece++) {
            final long slot = ring.claim();
            final int length = model.encode(piece, ring.buffer(slot), 0, commandId, timeNs.getAsLong());
            ring.publish(slot, length);
        }
        return commandId;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long unloadModel() {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        unload.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId);
        ring.publish(slot, Message.HEADER_LENGTH + unload.encodedLength());
        return commandId;
    }

    /** The kill switch, with or without closing all positions. Returns the command's number. */
    public synchronized long halt(final String reason, final boolean flattens) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        halt.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).commandId(commandId)
            .flatten(flag(flattens)).reason(reason);
        ring.publish(slot, Message.HEADER_LENGTH + halt.encodedLength());
        return commandId;
    }

    /** A person's order. Its time to live counts from message time. Returns the command's number. */
    synchronized long order(final OrderBody body, final int instrumentId, final long nowNs) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        order.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).commandId(commandId)
            .requestId(body.requestId()).qtyE8(body.qtyE8()).priceE8(body.priceE8()).auxPriceE8(body.auxPriceE8())
            .trailingE8(body.trailingE8()).ocoStopPriceE8(body.ocoStopPriceE8()).stopPriceE8(body.stopPriceE8())
            .targetPriceE8(body.targetPriceE8()).untilNs(body.ttlMs() == 0 ? 0 : nowNs + TimeUnit.MILLISECONDS.toNanos(body.ttlMs()))
            .instrumentId(instrumentId).side(body.side()).orderType(body.type()).reduceOnly(flag(body.reduceOnly()))
            .postOnly(flag(body.postOnly())).hidden(flag(body.hidden()));
        ring.publish(slot, Message.HEADER_LENGTH + order.encodedLength());
        return commandId;
    }

    /** What the scope does not ask for is passed over. Returns the command's number. */
    synchronized long cancel(final CancelScope scope, final long clientOrderId, final int instrumentId) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        cancel.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).commandId(commandId)
            .clientOrderId(clientOrderId).instrumentId(instrumentId).scope(scope);
        ring.publish(slot, Message.HEADER_LENGTH + cancel.encodedLength());
        return commandId;
    }

    /** New price and new quantity that is left; 0 leaves either. Returns the command's number. */
    synchronized long amend(final long clientOrderId, final AmendBody change) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        amend.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).commandId(commandId)
            .clientOrderId(clientOrderId).priceE8(change.priceE8()).qtyE8(change.qtyE8()).auxPriceE8(change.auxPriceE8())
            .trailingE8(change.trailingE8());
        ring.publish(slot, Message.HEADER_LENGTH + amend.encodedLength());
        return commandId;
    }

    /** At the market. Returns the command's number. */
    synchronized long closePosition(final int instrumentId) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        close.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).commandId(commandId).instrumentId(instrumentId);
        ring.publish(slot, Message.HEADER_LENGTH + close.encodedLength());
        return commandId;
    }

    /** For the rest of the session. Returns the command's number. */
    synchronized long apply(final Setting which, final long value) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        setting.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).value(value).settingCode(which.code())
            .commandId(commandId);
        ring.publish(slot, Message.HEADER_LENGTH + setting.encodedLength());
        return commandId;
    }

    /** All pieces of a calendar, in one go. Returns the command's number. */
    synchronized long calendar(final boolean hasWindows, final TradingHours.Schedule schedule) {
        final long commandId = ++lastCommandId;
        final long first = ring.claim();
        calendar.wrapAndApplyHeader(ring.buffer(first), 0, header).timeNs(timeNs.getAsLong()).hasWindows(flag(hasWindows))
            .dayCount(schedule.days().size()).windowCount(schedule.windows().size()).commandId(commandId);
        ring.publish(first, Message.HEADER_LENGTH + calendar.encodedLength());
        for (final Instant start : schedule.days()) {
            final long slot = ring.claim();
            day.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).startNs(ns(start));
            ring.publish(slot, Message.HEADER_LENGTH + day.encodedLength());
        }
        for (final TradingHours.Interval one : schedule.windows()) {
            final long slot = ring.claim();
            window.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs.getAsLong()).openNs(ns(one.open())).closeNs(ns(one.close()));
            ring.publish(slot, Message.HEADER_LENGTH + window.encodedLength());
        }
        return commandId;
    }

    /** A point in time as message time. */
    static long ns(final Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static Flag flag(final boolean isSet) {
        return isSet ? Flag.YES : Flag.NO;
    }
}
