package genesis.core.engine;

import static genesis.core.engine.EngineDriver.DAY_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Difference;
import genesis.core.message.Flag;
import genesis.core.message.LookUpOrderDecoder;
import genesis.core.message.LookUpResult;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.ReportSource;
import genesis.core.message.Settlement;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** Orders of which nothing is heard: searched for until the exchange says what became of them, and never sent twice. */
class UnansweredOrdersTest {
    private final LiveTrader trader = new LiveTrader();
    private final EngineDriver driver = trader.driver;

    @Test
    void shouldLookUpAnOrderThatIsNotAnsweredAndNeverSendItAgain() {
        final long id = trader.place();
        driver.quiet().later(4 * SECOND_NS).tick();
        assertEquals(0, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
        driver.later(2 * SECOND_NS).tick();
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));

        driver.order(id, 900, Side.BUY, 100.05, driver.order().qtyE8(), 0, OrderStatus.WORKING, ReportSource.LOOKUP);
        assertEquals(OrderStatus.WORKING, driver.order().status());
        assertEquals(900, driver.order().exchangeOrderId());
    }

    @Test
    void shouldWaitLongerBeforeEachSearchAndNeverStop() {
        final long id = trader.place();
        driver.unknown(id).quiet();
        int searches = 0;
        for (int second = 1; second <= 120; second++) {
            driver.later(SECOND_NS).tick();
            searches += driver.count(LookUpOrderDecoder.TEMPLATE_ID);
            driver.quiet();
        }
        // At 1, 3, 7, 15 (or a tick later each), then every 8 seconds.
        assertTrue(searches >= 15 && searches <= 18, "searches=" + searches);
        assertEquals(OrderStatus.UNKNOWN, driver.tick().session(Mode.LIVE).order().status());
    }

    @Test
    void shouldSearchSoonAgainWhereNobodyAnswered() {
        final long id = trader.place();
        driver.unknown(id);
        for (int second = 0; second < 16; second++) {
            driver.later(SECOND_NS).tick();
        }
        driver.lookedUp(id, driver.nowNs, LookUpResult.FAILED).quiet().later(3 * SECOND_NS).tick();
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldSearchSoonAgainOnceARoundIsAnswered() {
        final long id = trader.place();
        driver.unknown(id);
        for (int second = 0; second < 16; second++) {
            driver.later(SECOND_NS).tick();
        }
        driver.quiet().round(() -> { }).later(SECOND_NS).tick();
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID), "the next one was eight seconds away");
    }

    @Test
    void shouldDeclareAnOrderNotPlacedOnlyAfterTheGrace() {
        final long id = trader.place();
        final long sentNs = driver.nowNs;
        driver.unknown(id);
        driver.lookedUp(id, sentNs + SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status(), "it may still be on its way");
        driver.lookedUp(id, sentNs + 3 * SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        driver.assertDifference(Difference.NEVER_ARRIVED, Settlement.BOOKED, driver.order().qtyE8(), 0);
    }

    @Test
    void shouldNotDeclareAnOrderNotPlacedThatTheExchangeHadAccepted() {
        final long id = trader.place();
        driver.accepted(id).unknown(id).lookedUp(id, driver.nowNs + 60 * SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
    }

    /** The exchange forgets a canceled order after two weeks. */
    @Test
    void shouldTakeAnOrderForEndedThatTheExchangeHasForgotten() {
        final long id = trader.place();
        driver.accepted(id).account(false).later(20 * DAY_NS).account(true);
        driver.lookedUp(id, driver.nowNs, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status(), "it may have left the book just now");
        driver.later(4 * SECOND_NS).lookedUp(id, driver.nowNs, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.CANCELED, driver.order().status());
        driver.assertDifference(Difference.ORDER_STATUS, Settlement.BOOKED, OrderStatus.UNKNOWN.value(), OrderStatus.CANCELED.value());
    }

    @Test
    void shouldCloseAPositionWhoseExitsTheExchangeHasForgotten() {
        driver.arm().reconciled();
        final Person person = new Person(driver);
        person.hold(3);
        person.pair(Side.SELL, 3, 110, 90, Flag.YES);
        final long limit = driver.placed().clientOrderId();
        final long stop = driver.placed().ocoClientOrderId();
        driver.accepted(limit).accepted(stop).account(false).later(20 * DAY_NS).account(true).later(4 * SECOND_NS);
        driver.snapshot(0, 99.9, 100).lookedUp(limit, driver.nowNs, LookUpResult.NOT_FOUND)
            .lookedUp(stop, driver.nowNs, LookUpResult.NOT_FOUND).quiet();
        person.close(0);
        driver.assertExit(Purpose.EXIT_MANUAL, 3 * E8.ONE);
    }

    @Test
    void shouldFindAnOrderAgainThatItTookForEnded() {
        final long id = trader.place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.unknown(id).lookedUp(id, driver.nowNs + 4 * SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        driver.later(10 * SECOND_NS).round(() ->
            driver.order(id, 900, Side.BUY, 100.05, qtyE8, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
        driver.tick();
        assertEquals(OrderStatus.PENDING_CANCEL, driver.order().status(), "older than an entry may get");
    }

    @Test
    void shouldLookUpWhatACancelDidNotFind() {
        final long id = trader.place();
        driver.accepted(id).later(11 * SECOND_NS).tick();
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        driver.quiet().changeRejected(id);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID), "at once");
        final long qtyE8 = driver.order().qtyE8();
        driver.fillReported(id, id + 5_000, 31, Side.BUY, 100, qtyE8);
        assertEquals(OrderStatus.FILLED, driver.order().status());
        driver.assertDifference(Difference.MISSED_FILL, Settlement.BOOKED, 0, qtyE8);
    }

    @Test
    void shouldKnowNothingOfOpenOrdersWhenTheAccountIsLost() {
        final long id = trader.place();
        driver.accepted(id).account(false);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        final long qtyE8 = driver.order().qtyE8();
        driver.quiet().account(true).round(() -> driver.order(id, id + 5_000, Side.BUY, 100.05, qtyE8, 0,
            OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
    }

    @Test
    void shouldLookUpAnOrderThatARoundDoesNotShow() {
        final long id = trader.place();
        driver.accepted(id).quiet().round(() -> { });
        assertEquals(0, driver.count(LookUpOrderDecoder.TEMPLATE_ID), "it may be younger than the answers");
        driver.later(3 * SECOND_NS).round(() -> { });
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
    }
}
