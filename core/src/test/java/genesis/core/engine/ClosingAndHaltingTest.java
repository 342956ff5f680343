package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Positions that are closed until they are flat: by a person, by a halt, by a loss. The account has 10,000 USD; the book
 * stands at 99.9 / 100.
 */
class ClosingAndHaltingTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldCloseUntilThePositionIsFlat() {
        person.hold(3);
        person.close(0);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        driver.assertExit(Purpose.EXIT_MANUAL, 3 * E8.ONE);
        final long first = driver.placed().clientOrderId();
        driver.filled(first, 99.9, E8.ONE, 0).canceled(first).quiet().later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_MANUAL, 2 * E8.ONE);
        final long second = driver.placed().clientOrderId();
        driver.filled(second, 99.9, 2 * E8.ONE, 0).quiet().later(SECOND_NS).tick();
        driver.assertNothingSent();
        person.close(0);
        person.assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
    }

    /** One of 3 is being sold at the market, one rests above, and a stop below would sell one more; none has been filled. */
    @Test
    void shouldTakeAllThatRestsOffAtOnceThoughAnExitIsOnItsWay() {
        person.hold(3);
        person.sellToReduce(OrderType.LIMIT, 1, 105);
        final long above = driver.placed().clientOrderId();
        person.sellToReduce(OrderType.STOP, 1, 95);
        final long below = driver.placed().clientOrderId();
        person.sellToReduce(OrderType.MARKET, 1, 0);
        final long onItsWay = driver.placed().clientOrderId();
        driver.accepted(above).accepted(below).accepted(onItsWay).quiet();

        person.close(0);
        assertEquals(Set.of(above, below), Set.copyOf(driver.cancelsSent()));
        driver.assertNothingSent();

        driver.filled(onItsWay, 99.9, E8.ONE, 0).canceled(above).canceled(below).later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_MANUAL, 2 * E8.ONE);
    }

    @Test
    void shouldLeaveAloneWhatAPersonOpensAfterAClose() {
        closeFilled();
        final long entry = person.resting(1, 99);
        driver.later(SECOND_NS).tick().later(SECOND_NS).tick().filled(entry, 99, E8.ONE, 0).later(SECOND_NS).tick();
        driver.assertNothingSent();
    }

    @Test
    void shouldLeaveAloneWhatAPersonOpensBeforeTheSecondOfACloseIsOver() {
        closeFilled();
        person.hold(1);
        driver.later(SECOND_NS).tick();
        driver.assertNothingSent();
    }

    @Test
    void shouldCloseWhatAnEntryFillsThatHadToLeaveForAClose() {
        final long entry = person.resting(1, 99);
        closeFilled();
        driver.later(SECOND_NS).tick().filled(entry, 99, E8.ONE, 0).later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_MANUAL, E8.ONE);
    }

    @Test
    void shouldLeaveAloneWhatAPersonOpensAfterAStrategyLeft() {
        driver.sellsIntoEveryFall().entryFilled(100);
        driver.quiet();
        for (double price = 98; driver.count(PlaceOrderDecoder.TEMPLATE_ID) == 0 && price > 90; price--) {
            driver.later(SECOND_NS).trade(0, price);
        }
        final PlaceOrderDecoder exit = driver.placed();
        assertEquals(Purpose.EXIT_SIGNAL, exit.purpose());
        final long qtyE8 = exit.qtyE8();
        driver.filled(exit.clientOrderId(), 99.9, qtyE8, 0).later(SECOND_NS).tick().heartbeat(0);
        person.hold(1);
        for (int second = 0; second < 3; second++) {
            driver.later(SECOND_NS).heartbeat(0).tick();
        }
        driver.assertNothingSent();
    }

    @Test
    void shouldFlattenAndNothingElseOnceHalted() {
        person.hold(3);
        person.buy(OrderType.LIMIT, 1, 95);
        final long resting = driver.placed().clientOrderId();
        driver.accepted(resting).quiet();

        person.halt(Flag.YES);
        assertEquals(resting, driver.cancelSent().clientOrderId());
        driver.assertExit(Purpose.EXIT_FLATTEN, 3 * E8.ONE);
        assertEquals(TradingState.HALTED, driver.tradingState().state());
        final long exit = driver.placed().clientOrderId();
        driver.quiet().rejected(exit).later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_FLATTEN, 3 * E8.ONE);

        driver.filled(driver.placed().clientOrderId(), 99.9, 3 * E8.ONE, 0).quiet();
        person.buy(OrderType.LIMIT, 1, 95);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.TRADING_IS_HALTED);
        person.close(0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.TRADING_IS_HALTED);
        driver.filled(resting, 95, E8.ONE, 0).later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_FLATTEN, E8.ONE);
    }

    @Test
    void shouldSendNothingWhenHaltedWithoutFlattening() {
        person.hold(3);
        person.halt(Flag.NO);
        driver.later(SECOND_NS).tick().dropBid(0, 99.9).setBid(0, 90).heartbeat(0);
        driver.assertNothingSent();
    }

    /** Refused is the trading, not the end of the halt: the loss is closed now. */
    @Test
    void shouldEndAHaltThoughAGuardStillHolds() {
        driver.tick();
        person.hold(15);
        person.halt(Flag.NO);
        driver.dropBid(0, 99.9).setBid(0, 72).heartbeat(0).quiet().later(SECOND_NS).tick();
        driver.assertNothingSent();
        driver.resume(77);
        assertEquals(CommandResult.REFUSED, driver.answerTo(77));
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        driver.later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_LOSS, 15 * E8.ONE);
    }

    /** Told after a gap, from when the market was at 80: one of ten lost 20 there, and nine stand where the market is now. */
    @Test
    void shouldNotTakeThePriceOfAFillForThatOfTheRest() {
        driver.tick();
        person.hold(10);
        person.sellToReduce(OrderType.STOP, 1, 85);
        final long stop = driver.placed().clientOrderId();
        driver.accepted(stop).quiet().filled(stop, 80, E8.ONE, 0).later(SECOND_NS).tick();
        driver.assertNothingSent();
        assertEquals(20 * E8.ONE, driver.engine.portfolio().lossTodayE8());
    }

    /** The stop is asked for in vain for 16 seconds: were these failures, the next exit would wait for 8 more. */
    @Test
    void shouldCloseAtAStopWithinASecondOfAResume() {
        holdWithAStop(3, 97);
        person.halt(Flag.NO);
        driver.dropBid(0, 99.9).setBid(0, 96).quiet();
        refusedForSeconds(16);
        driver.resume(900).later(SECOND_NS).heartbeat(0).tick();
        driver.assertExit(Purpose.EXIT_STOP, 3 * E8.ONE);
    }

    /** The same, where 2 % of 10,000 are lost meanwhile: 15 times 14. */
    @Test
    void shouldCloseWhatLosesTheDaysLimitWithinASecondOfAResume() {
        holdWithAStop(15, 97);
        person.halt(Flag.NO);
        driver.dropBid(0, 99.9).setBid(0, 72).quiet();
        refusedForSeconds(16);
        driver.resume(900).later(SECOND_NS).heartbeat(0).tick();
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        driver.assertExit(Purpose.EXIT_LOSS, 15 * E8.ONE);
    }

    /** 2 % of 10,000 is 200: 15 held from 100 lose it at 86 in the middle, and nothing was to stop them there. */
    @Test
    void shouldCloseWhatLosesTheDaysLimit() {
        person.hold(15);
        driver.dropBid(0, 99.9).setBid(0, 72).heartbeat(0);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        driver.tick();
        driver.assertExit(Purpose.EXIT_LOSS, 15 * E8.ONE);
    }

    @Test
    void shouldLeaveItToTheStopsWhereASettingSaysSo() {
        driver.setting(Setting.LOSS_CLOSES, 0);
        person.hold(15);
        driver.dropBid(0, 99.9).setBid(0, 72).heartbeat(0).tick();
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        driver.assertNothingSent();
    }

    /** Bought at 100; the engine watches the stop. */
    private void holdWithAStop(final double qty, final double stop) {
        person.buyProtected(qty, 100, stop, 0);
        final long entry = driver.placed().clientOrderId();
        driver.accepted(entry).filled(entry, 100, E8.fromDouble(qty), 0).quiet();
    }

    /** The market goes on, an exit is wanted all the time, and the halt alone holds it back. */
    private void refusedForSeconds(final int seconds) {
        for (int second = 0; second < seconds; second++) {
            driver.later(SECOND_NS).heartbeat(0).tick();
        }
        assertEquals(DenialReason.TRADING_IS_HALTED, driver.verdict().reason());
        driver.assertNothingSent();
    }

    /** One is held, closed, and sold. */
    private void closeFilled() {
        person.hold(1);
        person.close(0);
        driver.filled(driver.placed().clientOrderId(), 99.9, E8.ONE, 0).quiet();
    }
}
