package genesis.gateway.live;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PauseRequestedEncoder;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.Side;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.E8;
import java.util.List;
import java.util.function.ToIntFunction;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Who sits in front of the engine and does not wait for anything: orders of all kinds, changes, cancels of all scopes,
 * closes, pauses, halts with and without a flatten, and disarming. Whether an engine obeys is what {@link Rules} looks at.
 */
final class Person {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NOTIONAL_MAX = 6_000;
    private static final int INSTRUMENTS = 2;

    private final EngineView view;
    private final Rules rules;
    private final SeededRandom random;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long commandId = 1_000;
    private int deeds;

    Person(final EngineView view, final Rules rules, final long seed) {
        this.view = view;
        this.rules = rules;
        random = new SeededRandom(SeededRandom.mix(seed) + 2);
    }

    /** One deed. */
    void act(final LiveProcess process, final long nowNs) {
        final int instrument = random.nextInt(INSTRUMENTS);
        if (rules.lastPriceE8(instrument) == 0) {
            return;
        }
        deeds++;
        commandId++;
        final InputRing ring = process.ring();
        switch (random.nextInt(24)) {
            case 0, 1 -> cancel(ring, nowNs, CancelScope.ORDER, instrument);
            case 2 -> cancel(ring, nowNs, CancelScope.INSTRUMENT, instrument);
            case 3 -> cancel(ring, nowNs, CancelScope.ALL, instrument);
            case 4, 5, 6 -> amend(ring, nowNs, instrument);
            case 7 -> publish(ring, buffer -> new PositionCloseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
                .commandId(commandId).instrumentId(instrument).encodedLength());
            case 8 -> publish(ring, buffer -> new PauseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
                .commandId(commandId).ttlNs(10 * SECOND_NS).reason("storm").encodedLength());
            case 9 -> halt(ring, nowNs, Flag.NO);
            case 10 -> halt(ring, nowNs, Flag.YES);
            case 11 -> process.arm(false);
            default -> order(ring, nowNs, instrument);
        }
    }

    private void order(final InputRing ring, final long nowNs, final int instrument) {
        final OrderType type = OrderType.get((byte) random.nextInt(7));
        final boolean isBuy = random.nextInt(2) == 0;
        final boolean reduces = random.nextInt(3) == 0;
        final boolean isLimit = type == OrderType.LIMIT;
        final boolean hasPrice = type != OrderType.MARKET && type != OrderType.TRAILING_STOP;
        final long nowE8 = rules.lastPriceE8(instrument);
        final long priceE8 = hasPrice ? near(nowE8) : 0;
        final long auxE8 = type == OrderType.STOP_LIMIT ? near(priceE8) : 0;
        final long stopE8 = reduces || random.nextInt(2) == 0 ? 0 : (auxE8 + priceE8 == 0 ? nowE8 : nowE8 * 98 / 100) * (isBuy ? 97 : 106) / 100;
        final boolean hasPair = isLimit && random.nextInt(4) == 0;
        publish(ring, buffer -> new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
            .commandId(commandId).requestId(random.nextInt(4) == 0 ? 0 : commandId - random.nextInt(2)).qtyE8(qtyE8(nowE8)).priceE8(priceE8)
            .auxPriceE8(auxE8).trailingE8(type == OrderType.TRAILING_STOP ? nowE8 / 200 : 0)
            .ocoStopPriceE8(hasPair ? isBuy ? nowE8 * 102 / 100 : nowE8 * 98 / 100 : 0).stopPriceE8(stopE8)
            .targetPriceE8(stopE8 == 0 ? 0 : isBuy ? nowE8 * 104 / 100 : nowE8 * 96 / 100)
            .untilNs(random.nextInt(4) == 0 ? nowNs + 20 * SECOND_NS : 0).instrumentId(instrument)
            .side(isBuy ? Side.BUY : Side.SELL).orderType(type).reduceOnly(reduces ? Flag.YES : Flag.NO)
            .postOnly(isLimit && random.nextInt(4) == 0 ? Flag.YES : Flag.NO)
            .hidden(isLimit && random.nextInt(4) == 0 ? Flag.YES : Flag.NO).encodedLength());
    }

    private void cancel(final InputRing ring, final long nowNs, final CancelScope scope, final int instrument) {
        publish(ring, buffer -> new CancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
            .commandId(commandId).clientOrderId(anyOrder()).instrumentId(instrument).scope(scope).encodedLength());
    }

    private void amend(final InputRing ring, final long nowNs, final int instrument) {
        final long nowE8 = rules.lastPriceE8(instrument);
        publish(ring, buffer -> new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
            .commandId(commandId).clientOrderId(anyOrder()).priceE8(random.nextInt(3) == 0 ? 0 : near(nowE8))
            .qtyE8(random.nextInt(3) == 0 ? 0 : qtyE8(nowE8)).auxPriceE8(random.nextInt(6) == 0 ? near(nowE8) : 0)
            .trailingE8(random.nextInt(6) == 0 ? nowE8 / 100 : 0).encodedLength());
    }

    private void halt(final InputRing ring, final long nowNs, final Flag flattens) {
        publish(ring, buffer -> new HaltRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
            .commandId(commandId).flatten(flattens).reason("storm").encodedLength());
    }

    /** Mostly an open one, sometimes one that has ended or never was. */
    private long anyOrder() {
        final List<Long> open = List.copyOf(view.open.keySet());
        return open.isEmpty() || random.nextInt(8) == 0 ? 1 + random.nextInt(10) : open.get(random.nextInt(open.size()));
    }

    /** Within 1.5 percent, some of it executed at once. */
    private long near(final long priceE8) {
        return (long) (priceE8 * (0.985 + 0.03 * random.nextDouble()));
    }

    private long qtyE8(final long priceE8) {
        return (long) (Math.exp(-4 * random.nextDouble()) * NOTIONAL_MAX * E8.ONE / priceE8 * E8.ONE);
    }

    private static void publish(final InputRing ring, final ToIntFunction<UnsafeBuffer> encodes) {
        final long slot = ring.claim();
        ring.publish(slot, Message.HEADER_LENGTH + encodes.applyAsInt(ring.buffer(slot)));
    }

    int deeds() {
        return deeds;
    }
}
