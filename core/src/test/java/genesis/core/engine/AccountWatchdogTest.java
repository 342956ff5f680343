package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.BreakerState;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.EntriesWithdrawnDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.message.TransportBreakerAnnouncedDecoder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** LIVE, when the account cannot be heard, or the exchange not be asked: what stays at the exchange, and what may leave. */
class AccountWatchdogTest {
    private static final long BOUND_NS = 30 * SECOND_NS;

    private final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100)
        .setting(Setting.COOLDOWN, 0).arm().reconciled().quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldCancelAnEntryOnceNobodyHasHeardTheAccountForTooLong() {
        final long id = restingEntry();
        lineIsDown();
        found(id, Side.BUY, 99);

        after(BOUND_NS - 2 * SECOND_NS);
        assertEquals(0, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID) + driver.count(CancelOrderDecoder.TEMPLATE_ID));
        after(2 * SECOND_NS);

        final EntriesWithdrawnDecoder said = withdrawn();
        assertEquals(Cause.ACCOUNT_IS_DOWN, said.cause());
        assertEquals(1, said.orderCount());
        assertEquals(BOUND_NS, said.boundNs());
        assertEquals(id, driver.cancelSent().clientOrderId());
        driver.quiet();
        after(60 * SECOND_NS);
        assertEquals(0, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID), "said once");
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID), "and asked once, while the answer is out");
    }

    /** The gateway says so after each try to connect that failed. */
    @Test
    void shouldNotBeginToCountAgainWhenTheAccountIsLostOnceMore() {
        final long id = restingEntry();
        lineIsDown();
        after(BOUND_NS - 2 * SECOND_NS);
        driver.account(false);
        found(id, Side.BUY, 99);
        after(2 * SECOND_NS);
        assertEquals(1, withdrawn().orderCount());
        assertEquals(id, driver.cancelSent().clientOrderId());
    }

    @Test
    void shouldCancelAnUnknownEntryAsSoonAsItIsFoundOpen() {
        final long id = restingEntry();
        lineIsDown();
        after(BOUND_NS + 2 * SECOND_NS);
        assertEquals(1, withdrawn().orderCount());
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID), "of what nobody knows about, nothing can be asked");

        found(id, Side.BUY, 99);
        after(SECOND_NS);
        assertEquals(id, driver.cancelSent().clientOrderId());
        driver.unknown(id).quiet();
        found(id, Side.BUY, 99);
        after(SECOND_NS);
        assertEquals(id, driver.cancelSent().clientOrderId(), "the cancel was lost: it is open still");
    }

    @Test
    void shouldLeaveExitsWhereTheyRest() {
        final long entry = entryFilled();
        final long exit = order(Side.SELL, 105, Flag.YES);
        driver.accepted(exit);
        lineIsDown();
        found(exit, Side.SELL, 105);
        after(2 * BOUND_NS);
        assertEquals(0, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID) + driver.count(CancelOrderDecoder.TEMPLATE_ID),
            "entry " + entry + " is filled, and its exit protects");
    }

    @Test
    void shouldLeaveOrdersOfOthersWhereTheyRest() {
        driver.order(0, 4_711, Side.BUY, 90, E8.ONE, 0, OrderStatus.WORKING, ReportSource.ROUND);
        final DifferenceFoundDecoder adopted = new DifferenceFoundDecoder();
        wrap(adopted::wrap, driver.latest(DifferenceFoundDecoder.TEMPLATE_ID));
        assertEquals(Difference.FOREIGN_ORDER, adopted.difference());
        lineIsDown();
        driver.order(0, 4_711, Side.BUY, 90, E8.ONE, 0, OrderStatus.WORKING, ReportSource.LOOKUP);
        after(2 * BOUND_NS);
        assertEquals(0, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID) + driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldLetAnEntryRestWhereTheSettingSaysSoOrTheLineIsBackInTime() {
        final long id = restingEntry();
        lineIsDown();
        found(id, Side.BUY, 99);
        after(BOUND_NS - 2 * SECOND_NS);
        driver.account(true);
        after(2 * BOUND_NS);
        driver.setting(Setting.CANCEL_WHEN_DOWN, 0).account(false);
        after(3_600 * SECOND_NS);
        assertEquals(0, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID) + driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    /** A session begins with a line that is down: its time counts from there, not from the end of the last one. */
    @Test
    void shouldGiveANewSessionItsTimeToConnect() {
        final long id = restingEntry();
        lineIsDown();
        driver.later(3_600 * SECOND_NS).session(Mode.LIVE);
        found(id, Side.BUY, 99);
        driver.quiet();
        after(BOUND_NS - 2 * SECOND_NS);
        assertEquals(0, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID));
        after(3 * SECOND_NS);
        assertEquals(1, driver.count(EntriesWithdrawnDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldRefuseEntriesButNotExitsWhileABreakerOfOrdersIsOpen() {
        entryFilled();
        final long untilNs = driver.nowNs + 60 * SECOND_NS;
        driver.breaker("ORDER_HISTORY", BreakerState.OPEN, untilNs);
        assertEquals(1, driver.count(TransportBreakerAnnouncedDecoder.TEMPLATE_ID));

        request(Side.BUY, 99, Flag.NO);
        assertEquals(DenialReason.EXCHANGE_CANNOT_BE_ASKED, driver.answer().reason());
        assertEquals(untilNs, driver.answer().bound());
        assertEquals(driver.nowNs - 1_000_000, driver.answer().observed());
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        request(Side.SELL, 105, Flag.YES);
        assertEquals(DenialReason.NONE, driver.answer().reason());
        assertEquals(Purpose.EXIT_MANUAL, driver.placed().purpose());
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldOpenTheWayAgainWhenTheBreakersTimeIsOverThoughNobodyCalled() {
        driver.breaker("ORDER_SUBMIT", BreakerState.OPEN, driver.nowNs + 60 * SECOND_NS);
        driver.breaker("ORDER_SUBMIT", BreakerState.OPEN, driver.nowNs + 90 * SECOND_NS);
        driver.later(80 * SECOND_NS).heartbeat(0);
        request(Side.BUY, 99, Flag.NO);
        assertEquals(DenialReason.EXCHANGE_CANNOT_BE_ASKED, driver.answer().reason());
        driver.later(11 * SECOND_NS).heartbeat(0);
        request(Side.BUY, 99, Flag.NO);
        assertEquals(DenialReason.NONE, driver.answer().reason());
    }

    @Test
    void shouldNotCareForBreakersOfTheMarketNorForThoseOfAnEarlierProcess() {
        driver.breaker("CANDLES", BreakerState.OPEN, driver.nowNs + 60 * SECOND_NS);
        request(Side.BUY, 99, Flag.NO);
        assertEquals(DenialReason.NONE, driver.answer().reason());
        driver.breaker("ORDER_SUBMIT", BreakerState.OPEN, driver.nowNs + 60 * SECOND_NS);
        driver.session(Mode.LIVE).liveBook(0, 99.9, 100).arm().reconciled();
        request(Side.BUY, 98, Flag.NO);
        assertEquals(DenialReason.NONE, driver.answer().reason());
    }

    /** So much time in seconds, as the engine counts it. */
    private void after(final long durationNs) {
        for (long leftNs = durationNs; leftNs > 0; leftNs -= SECOND_NS) {
            driver.later(SECOND_NS - 1_000_000).tick();
        }
    }

    private void lineIsDown() {
        driver.account(false).quiet();
        after(SECOND_NS);
    }

    private long restingEntry() {
        final long id = order(Side.BUY, 99, Flag.NO);
        driver.accepted(id);
        return id;
    }

    private long entryFilled() {
        final long id = order(Side.BUY, 100, Flag.NO);
        driver.accepted(id).filled(id, 100, 2 * E8.ONE, 0).quiet();
        return id;
    }

    /** Asked over REST, the exchange has it in its book. */
    private void found(final long id, final Side side, final double price) {
        driver.order(id, id + 5_000, side, price, 2 * E8.ONE, 0, OrderStatus.WORKING, ReportSource.LOOKUP);
        assertEquals(OrderStatus.WORKING, driver.order().status());
    }

    private long order(final Side side, final double price, final Flag reduceOnly) {
        request(side, price, reduceOnly);
        return driver.placed().clientOrderId();
    }

    private void request(final Side side, final double price, final Flag reduceOnly) {
        person.order(request -> request.side(side).orderType(OrderType.LIMIT).qtyE8(2 * E8.ONE).priceE8(E8.fromDouble(price))
            .reduceOnly(reduceOnly));
    }

    private EntriesWithdrawnDecoder withdrawn() {
        final EntriesWithdrawnDecoder decoder = new EntriesWithdrawnDecoder();
        wrap(decoder::wrap, driver.latest(EntriesWithdrawnDecoder.TEMPLATE_ID));
        return decoder;
    }

    private interface Wrapping {
        Object at(UnsafeBuffer buffer, int offset, int blockLength, int version);
    }

    private static void wrap(final Wrapping decoder, final UnsafeBuffer message) {
        decoder.at(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
    }
}
