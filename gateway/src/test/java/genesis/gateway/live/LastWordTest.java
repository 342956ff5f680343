package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.gateway.order.LastWord;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine fails in the middle of a busy life: no order of ours is left at the exchange, and none comes after. */
class LastWordTest {
    private static final int MOMENTS = 100;
    private static final int STEP_MS = 20;
    private static final double FAR_BELOW = 40_000;

    @TempDir
    private Path directory;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long commandId = 100;

    @Test
    void shouldEndCleanlyAtHundredMomentsAndSendNothingAfter() {
        int withOpenOrders = 0;
        int withUnsentCommands = 0;
        for (int seed = 1; seed <= MOMENTS; seed++) {
            final SeededRandom random = new SeededRandom(SeededRandom.mix(seed));
            try (LiveWorld live = world(seed, "")) {
                // Every other one fails among what a burst of orders sets off.
                final boolean inBurst = seed % 2 == 0;
                live.failAfter(inBurst ? Long.MAX_VALUE : random.nextInt(1_200));
                final IllegalStateException failure = assertThrows(IllegalStateException.class, () -> liveBusily(live, random, inBurst), "seed=" + seed);
                assertEquals(LiveWorld.FAILURE, failure.getMessage(), "seed=" + seed);
                withOpenOrders += live.truth().open().isEmpty() ? 0 : 1;
                withUnsentCommands += live.said(PlaceOrderDecoder.TEMPLATE_ID).size() > orders(live).size() ? 1 : 0;
                assertCleanEnd(live, LastWord.Outcome.ANSWERED, "seed=" + seed);
            }
        }
        System.out.println("LASTWORD moments=" + MOMENTS + " withOpenOrders=" + withOpenOrders + " withUnsentCommands=" + withUnsentCommands);
        assertTrue(withOpenOrders > MOMENTS / 2, "with open orders: " + withOpenOrders);
        assertTrue(withUnsentCommands > 0, "with commands that had not left: " + withUnsentCommands);
    }

    @Test
    void shouldAskOverRestWhereTheSocketIsDown() {
        try (LiveWorld live = world(7, "30 disconnect\n30 connect-refused count=14 value=503")) {
            restAndLoseTheLine(live);
            live.failAfter(0);
            assertThrows(IllegalStateException.class, () -> live.run(2, TimeUnit.SECONDS));
            assertCleanEnd(live, LastWord.Outcome.ANSWERED, "over REST");
        }
    }

    @Test
    void shouldSayThatItCouldNotBeSaid() {
        try (LiveWorld live = world(7, "30 disconnect\n30 connect-refused count=14 value=503\n29 rest-429 count=50 value=60")) {
            restAndLoseTheLine(live);
            final long startNs = live.world.nowNs();
            assertEquals(LastWord.Outcome.NOT_ASKED, lastWord(live).outcome());
            assertTrue(live.world.nowNs() - startNs <= LastWord.NS_MAX + STEP_MS * 1_000_000, "bounded");
            assertEquals(1, live.truth().open().size(), "as it was said");
        }
    }

    private void restAndLoseTheLine(final LiveWorld live) {
        order(live, OrderType.LIMIT, FAR_BELOW);
        for (int step = 0; step < 2_000 && live.process.isAccountUp(); step++) {
            live.run(STEP_MS, TimeUnit.MILLISECONDS);
        }
        assertTrue(!live.process.isAccountUp());
        assertEquals(1, live.truth().open().size());
    }

    /** A person places limits that rest and market orders, three at once, some five a second. */
    private void liveBusily(final LiveWorld live, final SeededRandom random, final boolean inBurst) {
        final int stepOfBurst = 50 + random.nextInt(100);
        for (int step = 0; step < 3_000; step++) {
            if (inBurst && step == stepOfBurst) {
                burst(live, random);
                live.failAfter(1 + random.nextInt(12));
            }
            if (random.nextInt(30) == 0) {
                burst(live, random);
            }
            live.run(STEP_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void burst(final LiveWorld live, final SeededRandom random) {
        for (int i = 0; i < 3; i++) {
            order(live, random.nextInt(3) == 0 ? OrderType.MARKET : OrderType.LIMIT, FAR_BELOW + random.nextInt(100));
        }
    }

    private static void assertCleanEnd(final LiveWorld live, final LastWord.Outcome expected, final String where) {
        final long inputs = live.process.processor.lastSequence();
        final int decided = live.said(PlaceOrderDecoder.TEMPLATE_ID).size();
        final List<Long> before = orders(live);
        assertThrows(IllegalStateException.class, live.process::decide, where + ": nothing is decided after a failure");
        assertEquals(expected, lastWord(live).outcome(), where);
        assertEquals(List.of(), live.truth().open(), where);
        assertEquals(before, orders(live), where + ": no order came after");
        live.process.close();
        live.world.run(10, TimeUnit.SECONDS);
        assertEquals(List.of(), live.truth().open(), where);
        assertEquals(before, orders(live), where + ": no order came after");
        assertEquals(inputs, live.process.processor.lastSequence(), where + ": the journal ends with the failure");
        assertEquals(decided, live.said(PlaceOrderDecoder.TEMPLATE_ID).size(), where);
    }

    private static LastWord lastWord(final LiveWorld live) {
        final LastWord lastWord = live.process.gateway.withdrawAll();
        while (!lastWord.isOver()) {
            live.process.send();
            live.world.run(STEP_MS, TimeUnit.MILLISECONDS);
        }
        return lastWord;
    }

    /** All that ever came to the exchange. */
    private static List<Long> orders(final LiveWorld live) {
        final Truth truth = live.truth();
        return Stream.concat(truth.open().stream(), truth.closed().stream()).map(Truth.Order::id).sorted().toList();
    }

    /** Armed and reconciled. */
    private LiveWorld world(final int seed, final String faults) {
        final LiveWorld live = new LiveWorld(directory, seed, FaultPlan.parse(faults));
        live.process.set(Setting.CONFIDENCE_MIN, E8.ONE);
        live.process.set(Setting.PRICE_BAND, E8.ONE / 2);
        live.arm(true);
        live.run(10, TimeUnit.SECONDS);
        assertTrue(live.process.isAccountUp());
        return live;
    }

    private void order(final LiveWorld live, final OrderType type, final double price) {
        final int instrumentId = live.process.registry.find("tBTCUSD").id();
        final OrderRequestedEncoder request = new OrderRequestedEncoder();
        final long slot = live.process.ring().claim();
        final UnsafeBuffer buffer = live.process.ring().buffer(slot);
        request.wrapAndApplyHeader(buffer, 0, header).timeNs(0).commandId(++commandId).requestId(0).qtyE8(E8.ONE / 100)
            .priceE8(type == OrderType.MARKET ? 0 : E8.fromDouble(price)).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0)
            .stopPriceE8(type == OrderType.MARKET ? E8.fromDouble(FAR_BELOW) : 0).targetPriceE8(0).untilNs(0)
            .instrumentId(instrumentId).side(Side.BUY).orderType(type).reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO);
        live.process.ring().publish(slot, Message.HEADER_LENGTH + request.encodedLength());
    }
}
