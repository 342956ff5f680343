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
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts operator commands into the input ring, where everything goes that can change a decision. Each is written down beside the
 * ring first: whatever goes wrong then, no slot is left claimed and empty, at which the engine would wait for ever.
 * <p>Threading: any. Each command returns its number, which the engine's answer carries.
 */
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
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final InputRing ring;
    private final LongSupplier timeNs;
    /** Starts anywhere: an answer from an earlier process must not be taken for one to this process. */
    private long lastCommandId = new SecureRandom().nextLong() >>> 1;

    /** Writes one message at the beginning of the buffer; returns its length without the header. */
    private interface Encoding {
        int write(UnsafeBuffer into, long nowNs, long commandId);
    }

    /** The clock gives message time; 0 where only the engine knows it, which lifts it to its own. */
    public OperatorCommands(final InputRing ring, final LongSupplier timeNs) {
        this.ring = ring;
        this.timeNs = timeNs;
    }

    synchronized long pause(final PauseBody body) {
        return send((into, nowNs, id) -> pause.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .ttlNs(TimeUnit.SECONDS.toNanos(body.ttlSeconds())).reason(body.reason()).encodedLength());
    }

    synchronized long arm(final ArmBody body) {
        return send((into, nowNs, id) -> arm.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .armed(flag(body.armed())).confirmation(body.confirmation()).encodedLength());
    }

    synchronized long resume() {
        return send((into, nowNs, id) -> resume.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id).encodedLength());
    }

    /** All pieces of a model, in one go. */
    public synchronized long loadModel(final ModelDefinition model) {
        final long commandId = ++lastCommandId;
        for (int i = 0; i < model.pieceCount(); i++) {
            publish(model.encode(i, message, 0, commandId, timeNs.getAsLong()));
        }
        return commandId;
    }

    synchronized long unloadModel() {
        return send((into, nowNs, id) -> unload.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id).encodedLength());
    }

    /** The kill switch, with or without closing all positions. */
    public synchronized long halt(final String reason, final boolean flattens) {
        return send((into, nowNs, id) -> halt.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .flatten(flag(flattens)).reason(reason).encodedLength());
    }

    /** A person's order. Its time to live counts from message time. */
    synchronized long order(final OrderBody body, final int instrumentId, final long fromNs) {
        return send((into, nowNs, id) -> order.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .requestId(body.requestId()).qtyE8(body.qtyE8()).priceE8(body.priceE8()).auxPriceE8(body.auxPriceE8())
            .trailingE8(body.trailingE8()).ocoStopPriceE8(body.ocoStopPriceE8()).stopPriceE8(body.stopPriceE8())
            .targetPriceE8(body.targetPriceE8()).untilNs(body.ttlMs() == 0 ? 0 : fromNs + TimeUnit.MILLISECONDS.toNanos(body.ttlMs()))
            .instrumentId(instrumentId).side(body.side()).orderType(body.type()).reduceOnly(flag(body.reduceOnly()))
            .postOnly(flag(body.postOnly())).hidden(flag(body.hidden())).encodedLength());
    }

    /** What the scope does not ask for is passed over. */
    synchronized long cancel(final CancelScope scope, final long clientOrderId, final int instrumentId) {
        return send((into, nowNs, id) -> cancel.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .clientOrderId(clientOrderId).instrumentId(instrumentId).scope(scope).encodedLength());
    }

    /** New price and new quantity that is left; 0 leaves either. */
    synchronized long amend(final long clientOrderId, final AmendBody change) {
        return send((into, nowNs, id) -> amend.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .clientOrderId(clientOrderId).priceE8(change.priceE8()).qtyE8(change.qtyE8()).auxPriceE8(change.auxPriceE8())
            .trailingE8(change.trailingE8()).encodedLength());
    }

    /** At the market. */
    synchronized long closePosition(final int instrumentId) {
        return send((into, nowNs, id) -> close.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).commandId(id)
            .instrumentId(instrumentId).encodedLength());
    }

    synchronized long apply(final Setting which, final long value) {
        return send((into, nowNs, id) -> setting.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).value(value)
            .settingCode(which.code()).commandId(id).encodedLength());
    }

    /** All pieces of a calendar, in one go. */
    synchronized long calendar(final boolean hasWindows, final TradingHours.Schedule schedule) {
        final long commandId = send((into, nowNs, id) -> calendar.wrapAndApplyHeader(into, 0, header).timeNs(nowNs)
            .hasWindows(flag(hasWindows)).dayCount(schedule.days().size()).windowCount(schedule.windows().size()).commandId(id).encodedLength());
        for (final Instant start : schedule.days()) {
            piece((into, nowNs, id) -> day.wrapAndApplyHeader(into, 0, header).timeNs(nowNs).startNs(ns(start)).encodedLength());
        }
        for (final TradingHours.Interval one : schedule.windows()) {
            piece((into, nowNs, id) -> window.wrapAndApplyHeader(into, 0, header).timeNs(nowNs)
                .openNs(ns(one.open())).closeNs(ns(one.close())).encodedLength());
        }
        return commandId;
    }

    /** A point in time as message time. */
    static long ns(final Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private long send(final Encoding command) {
        ++lastCommandId;
        piece(command);
        return lastCommandId;
    }

    /** One more message of the command that was sent last. */
    private void piece(final Encoding command) {
        publish(Message.HEADER_LENGTH + command.write(message, timeNs.getAsLong(), lastCommandId));
    }

    /** What stands in the message, header included. */
    private void publish(final int length) {
        final long slot = ring.claim();
        ring.buffer(slot).putBytes(0, message, 0, length);
        ring.publish(slot, length);
    }

    private static Flag flag(final boolean isSet) {
        return isSet ? Flag.YES : Flag.NO;
    }
}
