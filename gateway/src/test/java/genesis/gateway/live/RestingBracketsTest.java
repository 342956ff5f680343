package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelScope;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.account.Truth;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Brackets whose stop and target rest at the exchange, by the exchange's own account: exactly what is held is protected, and
 * stays so without us. At no step there is more of either than is held.
 */
class RestingBracketsTest {
    private static final long TENTH = E8.ONE / 10;

    @TempDir
    private Path directory;

    @Test
    void shouldProtectWhatIsFilledAndNoMore() {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            final long priceE8 = bestBuy(live, 20 * TENTH, 2, 2);
            for (int i = 1; i <= 5; i++) {
                fillAPart(live, priceE8);
                live.run(1);
                assertTrue(live.runUntil(() -> isProtected(live), 2), live.truth().toString());
            }
            assertTrue(live.heldE8() < 20 * TENTH, "in parts: " + live.truth());
            live.wall(Side.SELL, priceE8);
            live.run(2);
            assertEquals(20 * TENTH, live.heldE8());
            assertAgree(live);
        }
    }

    @Test
    void shouldLetTheExchangeCloseAtTheStopAndEndTheTarget() {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            bought(live, TENTH, 0.5, 3);
            fallThroughTheStop(live);
            assertTrue(live.runUntil(() -> live.heldE8() == 0 && live.truth().open().isEmpty(), 5), live.truth().toString());
            live.run(5);
            assertEquals(OrderType.STOP, typeOfLastFill(live), "the exchange's, not ours");
            assertAgree(live);
        }
    }

    @Test
    void shouldLetTheExchangeCloseAtTheTargetAndEndTheStop() {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            bought(live, TENTH, 3, 0.5);
            live.wall(Side.BUY, Instrument.roundUpE8(live.ours().targetPriceE8() + E8.ONE));
            assertTrue(live.runUntil(() -> live.heldE8() == 0 && live.truth().open().isEmpty(), 5), live.truth().toString());
            live.run(5);
            assertEquals(OrderType.LIMIT, typeOfLastFill(live));
            assertAgree(live);
        }
    }

    /** The exchange ends the stop with the first part of the target: a new pair protects the rest. */
    @Test
    void shouldProtectTheRestOfATargetThatIsFilledInPart() {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            bought(live, 2 * TENTH, 3, 0.5);
            final Truth.Order target = live.truth().open().stream().filter(BracketWorld::isTarget).findFirst().orElseThrow();
            // All that stands before our target, and half of it.
            takeUpTo(live, target.priceE8(), TENTH);
            assertTrue(live.runUntil(() -> live.heldE8() == TENTH && live.stoppedE8() == TENTH && live.targetedE8() == TENTH, 5),
                live.truth().toString());
            assertAgree(live);
        }
    }

    @Test
    void shouldTakeLegsAwayBeforeItClosesItself() {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            bought(live, TENTH, 2, 2);
            live.closePosition();
            assertTrue(live.runUntil(() -> live.heldE8() == 0 && live.truth().open().isEmpty(), 5), live.truth().toString());
            live.run(5);
            assertEquals(0, live.heldE8(), "closed once");
            assertAgree(live);
        }
    }

    /** The process ends before the fill is in the journal, or with the fill there and before the legs have left. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSurviveARestartBetweenFillAndProtection(final boolean isJournaled) {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            final long priceE8 = bestBuy(live, 20 * TENTH, 2, 2);
            live.runUntil(() -> isProtected(live), 2);
            fillAPart(live, priceE8);
            live.world.settle();
            if (isJournaled) {
                live.process.send();
                live.process.decide();
            }
            live.kill();
            live.run(3);
            assertTrue(live.stoppedE8() < live.heldE8(), "nobody is there: " + live.truth());
            live.start();
            assertTrue(live.runUntil(() -> isProtected(live), 20), live.truth().toString());
            live.cancel(CancelScope.ORDER, live.truth().open().get(0).clientId());
            live.run(5);
            final List<Truth.Order> before = live.truth().open();
            live.kill();
            live.start();
            live.run(90);
            assertEquals(before.stream().map(Truth.Order::id).toList(), live.truth().open().stream().map(Truth.Order::id).toList(),
                "linked again, not sent again");
            assertAgree(live);
        }
    }

    @Test
    void shouldBeClosedByTheExchangeWhileTheProcessIsDead() {
        try (BracketWorld live = new BracketWorld(directory, "")) {
            bought(live, 2 * TENTH, 0.5, 3);
            final long stopE8 = live.ours().stopPriceE8();
            live.kill();
            live.wall(Side.SELL, Instrument.roundDownE8(stopE8 - 50 * E8.ONE));
            live.run(60);
            assertEquals(0, live.heldE8(), "protected without us");
            live.start();
            live.run(90);
            assertEquals(List.of(), live.truth().open());
            assertAgree(live);
        }
    }

    @Test
    void shouldBeClosedByTheExchangeWhileTheLineIsDown() {
        try (BracketWorld live = new BracketWorld(directory, "30 disconnect\n30.001 connect-refused count=4")) {
            bought(live, 2 * TENTH, 0.5, 3);
            assertTrue(live.runUntil(() -> !live.process.isAccountUp(), 60), "the line goes down");
            fallThroughTheStop(live);
            assertTrue(live.runUntil(() -> live.heldE8() == 0, 2), live.truth().toString());
            assertTrue(!live.process.isAccountUp() && live.ours().qtyE8() == 2 * TENTH, "we do not know yet");
            live.run(300);
            assertEquals(List.of(), live.truth().open());
            assertAgree(live);
        }
    }

    /** The exchange refuses twice: tried again, later each time, and never doubled. */
    @Test
    void shouldTryALegAgainThatWasRefused() {
        try (BracketWorld live = new BracketWorld(directory, "9 reject count=2")) {
            live.run(1);
            final long priceE8 = bestBuy(live, TENTH, 2, 2);
            live.run(5);
            live.take(Side.SELL, priceE8, TENTH);
            assertTrue(live.runUntil(() -> live.stoppedE8() == TENTH, 20), live.truth().toString());
            live.run(30);
            assertEquals(TENTH, live.stoppedE8());
            assertEquals(TENTH, live.targetedE8());
            assertAgree(live);
        }
    }

    /** The answer to the legs is lost with the line: they are looked up, found, and not sent again. */
    @Test
    void shouldFindALegWhoseAnswerWasLost() {
        try (BracketWorld live = new BracketWorld(directory, "20 cut-after")) {
            final long priceE8 = bestBuy(live, TENTH, 2, 2);
            assertTrue(live.runUntil(() -> live.world.nowNs() > 20_100_000_000L, 60));
            live.take(Side.SELL, priceE8, TENTH);
            live.run(120);
            assertEquals(TENTH, live.stoppedE8(), live.truth().toString());
            assertEquals(TENTH, live.targetedE8());
            assertAgree(live);
        }
    }

    /** A limit to buy in front of all others, with stop and target so many percent away. Returns its price. */
    private static long bestBuy(final BracketWorld live, final long qtyE8, final double stopPercent, final double targetPercent) {
        final long priceE8 = Instrument.roundDownE8(live.askE8() - 1);
        live.order(Side.BUY, OrderType.LIMIT, qtyE8, request -> request.priceE8(priceE8)
            .stopPriceE8((long) (priceE8 * (1 - stopPercent / 100))).targetPriceE8((long) (priceE8 * (1 + targetPercent / 100))));
        assertTrue(live.runUntil(() -> !live.truth().open().isEmpty(), 2), live.answer());
        return priceE8;
    }

    /** Others may stand before us at the price. */
    private static void fillAPart(final BracketWorld live, final long priceE8) {
        final long beforeE8 = live.boughtE8();
        for (int i = 0; i < 10_000 && live.boughtE8() == beforeE8; i++) {
            live.take(Side.SELL, priceE8, TENTH / 10);
        }
        assertTrue(live.boughtE8() > beforeE8, live.truth().toString());
    }

    private static boolean isProtected(final BracketWorld live) {
        return live.heldE8() > 0 && live.stoppedE8() == live.heldE8() && live.targetedE8() == live.heldE8();
    }

    private static void bought(final BracketWorld live, final long qtyE8, final double stopPercent, final double targetPercent) {
        live.take(Side.SELL, bestBuy(live, qtyE8, stopPercent, targetPercent), qtyE8);
        assertTrue(live.runUntil(() -> live.stoppedE8() == qtyE8 && live.targetedE8() == qtyE8, 5), live.truth().toString());
    }

    private static void fallThroughTheStop(final BracketWorld live) {
        live.wall(Side.SELL, Instrument.roundDownE8(live.ours().stopPriceE8() - 50 * E8.ONE));
    }

    /** Buys all below this price and so much at it. */
    private static void takeUpTo(final BracketWorld live, final long priceE8, final long qtyE8) {
        live.take(Side.BUY, Instrument.roundDownE8(priceE8 - 1), 1_000_000_000_000L);
        live.take(Side.BUY, priceE8, qtyE8);
    }

    /** What we asked for that was filled last: a stop that fired is a market order at the exchange. */
    private static OrderType typeOfLastFill(final BracketWorld live) {
        final List<Truth.Fill> fills = live.truth().fills();
        final long orderId = fills.get(fills.size() - 1).orderId();
        final long clientId = live.truth().closed().stream().filter(one -> one.id() == orderId).findFirst().orElseThrow().clientId();
        return live.typeOf(clientId);
    }

    private static void assertAgree(final BracketWorld live) {
        assertTrue(live.runUntil(() -> live.ours().qtyE8() == live.heldE8(), 120), "ours " + live.ours().qtyE8() + ", theirs " + live.truth());
        live.run(70);
        assertEquals(live.heldE8(), live.ours().qtyE8());
        assertEquals(live.heldE8(), live.stoppedE8(), live.truth().toString());
        final List<Long> ids = live.truth().open().stream().map(Truth.Order::clientId).toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertNull(live.tooMuch, live.tooMuch);
    }
}
