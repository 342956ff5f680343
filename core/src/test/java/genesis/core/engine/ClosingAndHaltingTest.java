package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
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
}
