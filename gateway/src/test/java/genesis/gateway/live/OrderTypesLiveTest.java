package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelScope;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.gateway.simulator.account.Truth;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's orders of every type in LIVE, from the request to what the exchange has of them and back into our books. */
class OrderTypesLiveTest {
    private static final long TENTH = E8.ONE / 10;

    @TempDir
    private Path directory;

    @Test
    void shouldTradeAtTheMarketAndReduceOnly() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.MARKET, 3 * TENTH, request -> { });
            assertHolds(live, 3 * TENTH);
            live.order(Side.SELL, OrderType.MARKET, TENTH, request -> request.reduceOnly(Flag.YES));
            assertHolds(live, 2 * TENTH);
            live.order(Side.SELL, OrderType.MARKET, 5 * TENTH, request -> request.reduceOnly(Flag.YES));
            assertHolds(live, 0);
            assertEquals("MARKET", lastClosed(live).type());
            live.order(Side.SELL, OrderType.MARKET, TENTH, request -> request.reduceOnly(Flag.YES));
            assertAnswer(live, "REFUSED NOTHING_TO_REDUCE");
        }
    }

    @Test
    void shouldTakeAtOnceOrNotAtAll() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.FOK, TENTH, request -> request.priceE8(live.bidE8()));
            assertTrue(live.runUntil(() -> !live.truth().closed().isEmpty(), 2));
            assertEquals("FILLORKILL CANCELED", lastClosed(live).status());
            live.order(Side.BUY, OrderType.IOC, TENTH, request -> request.priceE8(live.bidE8()));
            assertTrue(live.runUntil(() -> live.truth().closed().size() == 2, 2));
            assertEquals("IOC CANCELED", lastClosed(live).status());
            live.order(Side.BUY, OrderType.FOK, TENTH, request -> request.priceE8(above(live, 0.2)));
            assertHolds(live, TENTH);
            live.order(Side.BUY, OrderType.IOC, TENTH, request -> request.priceE8(above(live, 0.2)));
            assertHolds(live, 2 * TENTH);
        }
    }

    @Test
    void shouldChangeAndCancelALimitOrder() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.LIMIT, TENTH, request -> request.priceE8(below(live, 1)).hidden(Flag.YES));
            final Truth.Order order = open(live, 1).get(0);
            final long priceE8 = below(live, 0.5);
            live.amend(order.clientId(), request -> request.priceE8(priceE8).qtyE8(2 * TENTH));
            assertTrue(live.runUntil(() -> live.truth().open().get(0).priceE8() == priceE8, 2), live.answer());
            assertEquals(2 * TENTH, live.truth().open().get(0).orderedE8());
            live.cancel(CancelScope.ORDER, order.clientId());
            open(live, 0);
            live.order(Side.BUY, OrderType.LIMIT, TENTH, request -> request.priceE8(below(live, 1)));
            live.order(Side.BUY, OrderType.LIMIT, TENTH, request -> request.priceE8(below(live, 1.5)));
            open(live, 2);
            live.cancel(CancelScope.INSTRUMENT, 0);
            open(live, 0);
            live.order(Side.BUY, OrderType.LIMIT, TENTH, request -> request.priceE8(below(live, 1)));
            open(live, 1);
            live.cancel(CancelScope.ALL, 0);
            open(live, 0);
        }
    }

    @Test
    void shouldDropOrRepriceAPostOnlyOrder() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.LIMIT, TENTH, request -> request.priceE8(above(live, 0.2)).postOnly(Flag.YES));
            assertTrue(live.runUntil(() -> !live.truth().closed().isEmpty(), 2));
            assertEquals("POSTONLY CANCELED", lastClosed(live).status());
            live.process.set(Setting.POST_ONLY_REPRICE, 1);
            live.order(Side.BUY, OrderType.LIMIT, TENTH, request -> request.priceE8(above(live, 0.2)).postOnly(Flag.YES));
            live.run(1);
            assertTrue(live.truth().closed().size() == 1 || live.heldE8() > 0, "it stands beside the market: " + live.truth());
        }
    }

    @Test
    void shouldBuyWithAStopThatWasChanged() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.STOP, TENTH, request -> request.priceE8(above(live, 3)));
            final Truth.Order stop = open(live, 1).get(0);
            assertEquals("STOP", stop.type());
            final long triggerE8 = above(live, 0.3);
            live.amend(stop.clientId(), request -> request.priceE8(triggerE8).qtyE8(2 * TENTH));
            assertTrue(live.runUntil(() -> live.truth().open().get(0).priceE8() == triggerE8, 2), live.answer());
            live.wall(Side.BUY, Instrument.roundUpE8(triggerE8 + E8.ONE));
            assertHolds(live, 2 * TENTH);
        }
    }

    @Test
    void shouldRestAtTheLimitOfAStopLimitThatWasChanged() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.STOP_LIMIT, TENTH, request -> request.priceE8(above(live, 3)).auxPriceE8(above(live, 3.1)));
            final Truth.Order stop = open(live, 1).get(0);
            final long triggerE8 = above(live, 0.3);
            final long limitE8 = below(live, 1);
            live.amend(stop.clientId(), request -> request.priceE8(triggerE8).auxPriceE8(limitE8));
            assertTrue(live.runUntil(() -> live.truth().open().get(0).priceE8() == triggerE8, 2), live.answer());
            live.wall(Side.BUY, Instrument.roundUpE8(triggerE8 + E8.ONE));
            assertTrue(live.runUntil(() -> live.truth().open().get(0).type().equals("LIMIT"), 5), live.truth().toString());
            assertEquals(limitE8, live.truth().open().get(0).priceE8());
        }
    }

    @Test
    void shouldFollowAtTheDistanceOfATrailingStopThatWasChanged() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.MARKET, TENTH, request -> { });
            assertHolds(live, TENTH);
            live.order(Side.SELL, OrderType.TRAILING_STOP, TENTH, request -> request.trailingE8(3_000 * E8.ONE).reduceOnly(Flag.YES));
            final Truth.Order stop = open(live, 1).get(0);
            final long farE8 = stop.priceE8();
            live.amend(stop.clientId(), request -> request.trailingE8(300 * E8.ONE));
            assertTrue(live.runUntil(() -> live.truth().open().get(0).priceE8() > farE8 + 2_000 * E8.ONE, 2), live.answer());
            live.wall(Side.SELL, Instrument.roundDownE8(live.truth().open().get(0).priceE8() - 10 * E8.ONE));
            assertHolds(live, 0);
        }
    }

    @Test
    void shouldEndOneOfTwoThatCancelEachOther() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.MARKET, TENTH, request -> { });
            assertHolds(live, TENTH);
            live.order(Side.SELL, OrderType.LIMIT, TENTH, request -> request.priceE8(above(live, 2))
                .ocoStopPriceE8(below(live, 0.5)).reduceOnly(Flag.YES));
            open(live, 2);
            live.wall(Side.SELL, below(live, 0.6));
            assertHolds(live, 0);
            open(live, 0);
        }
    }

    /** Watched by the engine, as it is without the setting: a market order leaves when the market gets to one of the two. */
    @Test
    void shouldWatchABracketWhereNothingShallRest() {
        try (BracketWorld live = world()) {
            live.order(Side.BUY, OrderType.MARKET, TENTH, request -> request.stopPriceE8(below(live, 0.05)).targetPriceE8(above(live, 0.05)));
            assertHolds(live, TENTH);
            open(live, 0);
            assertTrue(live.runUntil(() -> live.heldE8() == 0, 1_200), live.truth().toString());
            assertHolds(live, 0);
        }
    }

    private BracketWorld world() {
        final BracketWorld live = new BracketWorld(directory, "");
        live.process.set(Setting.BRACKET_REST, 0);
        live.run(2);
        return live;
    }

    private static long below(final BracketWorld live, final double percent) {
        return Instrument.roundDownE8((long) (live.bidE8() * (1 - percent / 100)));
    }

    private static long above(final BracketWorld live, final double percent) {
        return Instrument.roundUpE8((long) (live.askE8() * (1 + percent / 100)));
    }

    private static List<Truth.Order> open(final BracketWorld live, final int count) {
        assertTrue(live.runUntil(() -> live.truth().open().size() == count, 3), live.answer() + " " + live.truth());
        // What we think of it arrives behind.
        live.run(1);
        return live.truth().open();
    }

    private static Truth.Order lastClosed(final BracketWorld live) {
        return live.truth().closed().get(live.truth().closed().size() - 1);
    }

    private static void assertHolds(final BracketWorld live, final long qtyE8) {
        assertTrue(live.runUntil(() -> live.heldE8() == qtyE8 && live.ours().qtyE8() == qtyE8, 5),
            live.answer() + ", ours " + live.ours().qtyE8() + ", " + live.truth());
        live.run(1);
    }

    private static void assertAnswer(final BracketWorld live, final String answer) {
        live.run(1);
        assertEquals(answer, live.answer());
    }
}
