package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** How much an exit of a person takes, what stands beside it, and in its way. The book stands at 99.9 / 100. */
class PersonsExitsTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldNeverTakeMoreThanThereIs() {
        person.hold(3);
        person.sellToReduce(OrderType.LIMIT, 5, 105);
        assertEquals(3 * E8.ONE, driver.placed().qtyE8());
        assertEquals(Purpose.EXIT_MANUAL, driver.placed().purpose());
        driver.quiet();
        person.sellToReduce(OrderType.MARKET, 1, 0);
        driver.assertNothingSent();
        person.assertAnswer(CommandResult.REFUSED, DenialReason.NOTHING_TO_REDUCE);
    }

    @Test
    void shouldTakeAPersonsRestingExitOffBeforeAStop() {
        person.buyProtected(3, 100, 97, 0);
        final long entry = driver.placed().clientOrderId();
        driver.accepted(entry).filled(entry, 100, 3 * E8.ONE, 0);
        person.sellToReduce(OrderType.LIMIT, 3, 105);
        final long resting = driver.placed().clientOrderId();
        driver.accepted(resting).quiet();

        driver.dropBid(0, 99.9).setBid(0, 96.9).heartbeat(0);
        driver.assertNothingSent();
        assertEquals(resting, driver.cancelSent().clientOrderId());
        driver.canceled(resting).setAsk(0, 101).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, 3 * E8.ONE);
    }

    /** The bid of 99.95 is ours: sold to ourselves, nothing would be closed. A limit of 99.95 does not meet the one behind it. */
    @Test
    void shouldTakeOurOwnEntriesOutOfItsWay() {
        person.hold(3);
        final long best = person.resting(1, 99.95);
        final long behind = person.resting(1, 99.9);
        person.sellToReduce(OrderType.LIMIT, 1, 99.95);
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        assertEquals(best, driver.cancelSent().clientOrderId());
        assertTrue(driver.templates().indexOf(CancelOrderDecoder.TEMPLATE_ID) < driver.templates().indexOf(PlaceOrderDecoder.TEMPLATE_ID));

        driver.quiet();
        person.sellToReduce(OrderType.MARKET, 1, 0);
        assertEquals(behind, driver.cancelSent().clientOrderId());
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldLeaveOurEntriesWhereAnExitOnlyWaitsForItsPrice() {
        person.hold(3);
        person.resting(1, 99);
        person.sellToReduce(OrderType.STOP, 1, 95);
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldHaveNoStopBesideItThatWouldBeReachedAtOnce() {
        person.hold(3);
        person.pair(Side.SELL, 1, 110, 110, Flag.YES);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(110 * E8.ONE, driver.answer().observed());
        assertEquals(110 * E8.ONE, driver.answer().bound());
        person.pair(Side.BUY, 1, 98, 97, Flag.NO);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        person.pair(Side.SELL, 1, 110, 90, Flag.YES);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        person.pair(Side.BUY, 1, 98, 102, Flag.NO);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
    }
}
