package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Cause;
import genesis.core.message.TradingState;
import genesis.core.unit.Digests;
import org.junit.jupiter.api.Test;

class TradingGateTest {
    private final TradingGate gate = new TradingGate();

    @Test
    void shouldTradeFromTheStart() {
        assertEquals(TradingState.TRADING, gate.state());
        assertEquals(Cause.START, gate.cause());
        assertFalse(gate.resume(1), "nothing to end");
    }

    @Test
    void shouldPauseUntilAResume() {
        gate.pause(1_000, 0);
        assertEquals(TradingState.PAUSED, gate.state());
        assertEquals(0, gate.untilNs());
        assertFalse(gate.onTime(Long.MAX_VALUE));
        assertTrue(gate.resume(0));
        assertEquals(TradingState.TRADING, gate.state());
        assertEquals(Cause.OPERATOR, gate.cause());
    }

    @Test
    void shouldEndAPauseWhenItsTimeIsOver() {
        gate.pauseReason()[0] = 'x';
        gate.pause(1_000, 50);
        assertEquals(1_050, gate.untilNs());
        assertFalse(gate.onTime(1_049));
        assertTrue(gate.onTime(1_050));
        assertEquals(TradingState.TRADING, gate.state());
        assertEquals(Cause.TIME, gate.cause());
        assertEquals(0, gate.reason()[0]);
        assertEquals(0, gate.pauseReason()[0], "the next pause has words of its own");
        assertFalse(gate.onTime(1_051), "once");
    }

    @Test
    void shouldReplaceAPauseByALaterOne() {
        gate.pause(1_000, 50);
        gate.pause(1_010, 500);
        assertFalse(gate.onTime(1_100));
        assertEquals(1_510, gate.untilNs());
        gate.pause(1_020, 0);
        assertFalse(gate.onTime(2_000));
        assertEquals(TradingState.PAUSED, gate.state());
    }

    @Test
    void shouldPauseForGoodWhereTheTimeIsMoreThanThereIs() {
        gate.pause(1_700_000_000_000_000_000L, Long.MAX_VALUE);
        assertFalse(gate.onTime(1_700_000_000_000_000_001L));
        assertEquals(TradingState.PAUSED, gate.state());
        assertEquals(0, gate.untilNs());
    }

    @Test
    void shouldLatchOnceAndOutrankAPause() {
        gate.pauseReason()[0] = 'x';
        gate.pause(1_000, 50);
        assertTrue(gate.latch(Cause.DAILY_LOSS, 7));
        assertFalse(gate.latch(Cause.DAILY_LOSS, 8), "once");
        assertEquals(TradingState.REDUCING_ONLY, gate.state());
        assertEquals(Cause.DAILY_LOSS, gate.cause());
        assertEquals(0, gate.reason()[0], "a guard has no words");
        assertEquals(0, gate.untilNs());
    }

    @Test
    void shouldKeepTheGuardsCauseWhateverThePauseDoes() {
        gate.latch(Cause.UNKNOWN_ORDER, 7);
        gate.pause(1_000, 50);
        assertEquals(Cause.UNKNOWN_ORDER, gate.cause());
        gate.onTime(1_050);
        assertEquals(Cause.UNKNOWN_ORDER, gate.cause());
        assertEquals(TradingState.REDUCING_ONLY, gate.state());
    }

    @Test
    void shouldUnlatchOnlyOnALaterDayAndOnlyByAResume() {
        gate.latch(Cause.DAILY_LOSS, 7);
        assertFalse(gate.resume(7));
        assertFalse(gate.resume(6));
        assertFalse(gate.onTime(Long.MAX_VALUE));
        assertTrue(gate.isLatched());
        assertTrue(gate.resume(8));
        assertEquals(TradingState.TRADING, gate.state());
        assertTrue(gate.latch(Cause.DAILY_LOSS, 8), "it latches again");
    }

    /** A loss or a stranger of the second day is not made good by having been latched since the first. */
    @Test
    void shouldHoldUntilTheDayAfterTheLastTime() {
        gate.latch(Cause.UNKNOWN_ORDER, 7);
        assertFalse(gate.latch(Cause.UNKNOWN_ORDER, 8), "it holds already");
        assertFalse(gate.latch(Cause.UNKNOWN_ORDER, 6), "nor does it become older");
        assertFalse(gate.resume(8));
        assertTrue(gate.resume(9));
    }

    @Test
    void shouldEndThePauseButNotTheLatchOnTheSameDay() {
        gate.pause(1_000, 0);
        gate.latch(Cause.DAILY_LOSS, 7);
        assertTrue(gate.resume(7));
        assertEquals(TradingState.REDUCING_ONLY, gate.state());
        assertTrue(gate.resume(8));
        assertEquals(TradingState.TRADING, gate.state());
    }

    @Test
    void shouldHoldEachGuardByItself() {
        assertTrue(gate.latch(Cause.DAILY_LOSS, 7));
        assertTrue(gate.latch(Cause.UNKNOWN_ORDER, 8));
        assertTrue(gate.resume(8), "the loss is of yesterday");
        assertEquals(TradingState.REDUCING_ONLY, gate.state());
        assertEquals(Cause.UNKNOWN_ORDER, gate.cause());
        assertTrue(gate.resume(9));
        assertEquals(TradingState.TRADING, gate.state());
    }

    @Test
    void shouldEndADrawdownOnTheSameDayButOnlyByAResume() {
        gate.latch(Cause.DRAWDOWN, 7);
        assertFalse(gate.onTime(Long.MAX_VALUE));
        assertTrue(gate.isLatched(Cause.DRAWDOWN));
        assertTrue(gate.resume(7));
        assertEquals(TradingState.TRADING, gate.state());
    }

    @Test
    void shouldOutrankEverythingWhenHalted() {
        gate.pause(1_000, 50);
        gate.latch(Cause.DAILY_LOSS, 7);
        gate.haltReason()[0] = 'h';
        assertTrue(gate.halt());
        assertFalse(gate.halt(), "it was");
        assertEquals(TradingState.HALTED, gate.state());
        assertEquals(Cause.HALT, gate.cause());
        assertEquals('h', gate.reason()[0]);
        assertEquals(0, gate.untilNs());
        gate.onTime(Long.MAX_VALUE);
        assertEquals(TradingState.HALTED, gate.state());
        assertTrue(gate.resume(7));
        assertEquals(TradingState.REDUCING_ONLY, gate.state(), "what was latched stays latched");
    }

    @Test
    void shouldStayPausedByTheOperatorWhenTheBreakersTimeIsOver() {
        gate.pause(1_000, 0);
        gate.breakOff(Cause.LOSING_TRADES, 1_010);
        assertEquals(Cause.OPERATOR, gate.cause());
        gate.mend(Cause.TIME);
        assertEquals(TradingState.PAUSED, gate.state());
        assertEquals(Cause.OPERATOR, gate.cause(), "time ended nothing of his");
    }

    @Test
    void shouldPauseWhileTheCircuitBreakerIsOpen() {
        gate.breakOff(Cause.LOSING_TRADES, 500);
        assertEquals(TradingState.PAUSED, gate.state());
        assertEquals(Cause.LOSING_TRADES, gate.cause());
        assertEquals(500, gate.untilNs());
        gate.pause(100, 1_000);
        assertEquals(Cause.OPERATOR, gate.cause());
        assertEquals(1_100, gate.untilNs(), "the longer of the two");
        assertTrue(gate.onTime(1_100));
        assertEquals(TradingState.PAUSED, gate.state(), "the breaker holds");
        gate.mend(Cause.TIME);
        assertEquals(TradingState.TRADING, gate.state());
        assertEquals(Cause.TIME, gate.cause());
    }

    @Test
    void shouldLastAsLongAsTheBreakerWhereThatIsLongerThanThePause() {
        gate.breakOff(Cause.LOSING_TRADES, 2_000);
        gate.pause(100, 1_000);
        assertEquals(2_000, gate.untilNs());
        gate.pause(100, 0);
        assertEquals(0, gate.untilNs(), "a pause without an end");
    }

    @Test
    void shouldNotEndByItselfWhileAGuardHolds() {
        gate.pause(100, 1_000);
        gate.latch(Cause.DRAWDOWN, 7);
        assertEquals(0, gate.untilNs());
    }

    @Test
    void shouldNotEndByItselfWhileHalted() {
        gate.pause(100, 1_000);
        gate.halt();
        assertEquals(0, gate.untilNs());
    }

    @Test
    void shouldKnowWhichGuardHolds() {
        gate.latch(Cause.DRAWDOWN, 7);
        assertTrue(gate.isLatched(Cause.DRAWDOWN));
        assertFalse(gate.isLatched(Cause.DAILY_LOSS));
        assertFalse(gate.latch(Cause.DRAWDOWN, 7), "it holds already");
    }

    @Test
    void shouldLatchForNothingThatIsNoGuard() {
        assertThrows(IllegalArgumentException.class, () -> gate.latch(Cause.TIME, 7));
        assertThrows(IllegalArgumentException.class, () -> gate.isLatched(Cause.HALT));
    }

    @Test
    void shouldFlattenUntilAResume() {
        assertFalse(gate.isFlattening());
        assertTrue(gate.flatten());
        assertTrue(gate.isFlattening());
        assertFalse(gate.flatten(), "it was");
        gate.halt();
        assertTrue(gate.resume(7));
        assertFalse(gate.isFlattening());
    }

    @Test
    void shouldEndABreakersPauseByAResumeAndSayWhoDidIt() {
        gate.breakOff(Cause.LOSING_TRADES, 500);
        assertTrue(gate.resume(7));
        assertEquals(TradingState.TRADING, gate.state());
        assertEquals(Cause.OPERATOR, gate.cause());
        assertEquals(0, gate.untilNs());
    }

    @Test
    void shouldNotTakeCreditForWhatEndedByItself() {
        gate.pause(1_000, 50);
        gate.onTime(1_050);
        assertFalse(gate.resume(7), "nothing to end");
        assertEquals(Cause.TIME, gate.cause());
    }

    @Test
    void shouldForgetTheOperatorsWordsWithWhatTheyWereAbout() {
        gate.pause(1_000, 0);
        gate.pauseReason()[0] = 'p';
        gate.halt();
        gate.haltReason()[0] = 'h';
        gate.resume(7);
        assertEquals(0, gate.pauseReason()[0]);
        assertEquals(0, gate.haltReason()[0]);
    }

    /** Whose words they are: the operator's for a pause or a halt; a guard and the breaker have none. */
    @Test
    void shouldGiveTheWordsThatBelongToTheState() {
        gate.pause(1_000, 0);
        gate.pauseReason()[0] = 'p';
        assertEquals('p', gate.reason()[0]);
        gate.breakOff(Cause.LOSING_TRADES, 500);
        assertEquals('p', gate.reason()[0], "the pause is told first");
        gate.latch(Cause.DRAWDOWN, 7);
        assertEquals(0, gate.reason()[0]);
        gate.halt();
        gate.haltReason()[0] = 'h';
        assertEquals('h', gate.reason()[0]);
    }

    @Test
    void shouldHaveNoWordsForTheBreaker() {
        gate.pauseReason()[0] = 'p';
        gate.breakOff(Cause.LOSING_TRADES, 500);
        assertEquals(0, gate.reason()[0]);
        assertEquals(gate.pauseReason().length, gate.reason().length);
    }

    @Test
    void shouldShowAllThatHoldsInTheDigest() {
        Digests.assertEachStepShows(gate::addTo,
            () -> gate.halt(),
            () -> gate.flatten(),
            () -> gate.pause(1_000, 0),
            () -> gate.pause(1_000, 50),
            () -> gate.breakOff(Cause.LOSING_TRADES, 0),
            () -> gate.breakOff(Cause.LOSING_TRADES, 500),
            () -> gate.breakOff(Cause.BROKEN_BOOK, 500),
            () -> gate.latch(Cause.DAILY_LOSS, 0),
            () -> gate.latch(Cause.DRAWDOWN, 7),
            () -> gate.latch(Cause.UNKNOWN_ORDER, 7),
            () -> gate.latch(Cause.TRIPPED_TOO_OFTEN, 0),
            () -> gate.pauseReason()[0] = 'p',
            () -> gate.haltReason()[0] = 'p',
            () -> gate.resume(0),
            () -> gate.flatten(),
            () -> gate.mend(Cause.TIME));
    }

    @Test
    void shouldTellDigestsOfPausesByTheirBeingAndOfGuardsByTheirDay() {
        final TradingGate other = new TradingGate();
        gate.pause(1_000, 0);
        other.resume(0);
        other.breakOff(Cause.START, 0);
        other.mend(Cause.OPERATOR);
        assertNotEquals(Digests.of(gate::addTo), Digests.of(other::addTo), "paused for good, or not at all");
        gate.resume(0);
        assertEquals(Digests.of(gate::addTo), Digests.of(other::addTo));
        gate.breakOff(Cause.START, 0);
        assertNotEquals(Digests.of(gate::addTo), Digests.of(other::addTo), "broken");
        other.breakOff(Cause.START, 0);
        gate.latch(Cause.DAILY_LOSS, 7);
        other.latch(Cause.DAILY_LOSS, 8);
        assertNotEquals(Digests.of(gate::addTo), Digests.of(other::addTo), "of which day");
    }
}
