package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Cause;
import genesis.core.message.TradingState;
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
}
