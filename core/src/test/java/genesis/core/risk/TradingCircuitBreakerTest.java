package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.unit.Digests;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import org.junit.jupiter.api.Test;

/** Numbers: the defaults, 5 rejections in 60 s, 3 losses in a row in 15 min, 15 min of pause, 3 trips a day. */
class TradingCircuitBreakerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long NOW = 1_700_000_000L * SECOND;

    private static final int PROBED = 3;

    private final Settings settings = new Settings();
    private final TradingCircuitBreaker breaker = new TradingCircuitBreaker(settings);

    @Test
    void shouldTripOnFiveRejectionsWithinAMinute() {
        for (int i = 0; i < 4; i++) {
            assertFalse(breaker.onRejection(NOW + i * SECOND));
        }
        assertTrue(breaker.onRejection(NOW + MINUTE - 1));
        assertEquals(BreakerState.OPEN, breaker.state());
        assertEquals(Cause.ORDER_REJECTIONS, breaker.cause());
        assertEquals(NOW + MINUTE - 1 + 15 * MINUTE, breaker.untilNs());
        assertFalse(breaker.onRejection(NOW + MINUTE), "it is open already");
    }

    @Test
    void shouldForgetRejectionsOfMoreThanAMinuteAgo() {
        for (int i = 0; i < 40; i++) {
            assertFalse(breaker.onRejection(NOW + i * MINUTE / 4), "four in any minute");
        }
        assertEquals(BreakerState.CLOSED, breaker.state());
    }

    @Test
    void shouldTripOnThreeLossesInARow() {
        assertFalse(breaker.onRoundTrip(PROBED, -1, NOW));
        assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + 1));
        assertFalse(breaker.onRoundTrip(PROBED, 0, NOW + 2), "a gain, or nothing, ends the row");
        assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + 3));
        assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + 4));
        assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + 3 + 15 * MINUTE), "the first of the three is too long ago");
        assertTrue(breaker.onRoundTrip(PROBED, -1, NOW + 3 + 15 * MINUTE));
        assertEquals(Cause.LOSING_TRADES, breaker.cause());
    }

    @Test
    void shouldLetOneProbePassAndCloseWhenItWins() {
        breaker.onBrokenBook(NOW);
        assertEquals(Cause.BROKEN_BOOK, breaker.cause());
        assertFalse(breaker.onTime(NOW + 15 * MINUTE - 1));
        assertTrue(breaker.onTime(NOW + 15 * MINUTE));
        assertEquals(BreakerState.HALF_OPEN, breaker.state());
        assertEquals(0, breaker.untilNs());
        assertFalse(breaker.isProbeOut());
        breaker.onEntry(PROBED, NOW, true);
        assertTrue(breaker.isProbeOut());
        breaker.onProbeGone();
        assertFalse(breaker.isProbeOut(), "nothing was learned: another may pass");
        breaker.onEntry(PROBED, NOW, true);
        assertTrue(breaker.onRoundTrip(PROBED, 5, NOW + 16 * MINUTE));
        assertEquals(BreakerState.CLOSED, breaker.state());
        assertFalse(breaker.isProbeOut());
    }

    /** Found with DCA beside another strategy: its purchase became the probe, and no entry passed ever after. */
    @Test
    void shouldNotWaitForARoundTripOfWhatIsBoughtToBeKept() {
        breaker.onBrokenBook(NOW);
        breaker.onTime(NOW + 15 * MINUTE);
        breaker.onEntry(PROBED, NOW, false);
        assertFalse(breaker.isProbeOut());
        breaker.onEntry(PROBED, NOW, true);
        assertTrue(breaker.isProbeOut());
    }

    @Test
    void shouldTripAgainOnRejectionsWhileItWaitsForAProbe() {
        breaker.onBrokenBook(NOW);
        final long halfOpenNs = NOW + 15 * MINUTE;
        breaker.onTime(halfOpenNs);
        for (int i = 0; i < 4; i++) {
            assertFalse(breaker.onRejection(halfOpenNs + i));
        }
        assertTrue(breaker.onRejection(halfOpenNs + 4));
        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void shouldOpenAgainWhenTheProbeLosesOrIsRejected() {
        breaker.onBrokenBook(NOW);
        breaker.onTime(NOW + 15 * MINUTE);
        breaker.onEntry(PROBED, NOW, true);
        assertTrue(breaker.onRoundTrip(PROBED, -1, NOW + 16 * MINUTE));
        assertEquals(BreakerState.OPEN, breaker.state());
        assertEquals(2, breaker.tripsToday());
        breaker.startDay();
        breaker.onTime(NOW + 31 * MINUTE);
        assertFalse(breaker.onRejection(NOW + 31 * MINUTE), "an order from before is no probe");
        breaker.onEntry(PROBED, NOW, true);
        assertFalse(breaker.onRejection(NOW + 32 * MINUTE), "nor is one of another instrument");
        breaker.onProbeRejected(NOW + 32 * MINUTE);
        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void shouldLearnNothingFromPositionsOfBefore() {
        breaker.onBrokenBook(NOW);
        breaker.onTime(NOW + 15 * MINUTE);
        assertFalse(breaker.onRoundTrip(PROBED, 5, NOW + 15 * MINUTE), "no probe is out");
        breaker.onEntry(PROBED, NOW + 16 * MINUTE, true);
        assertFalse(breaker.onRoundTrip(PROBED + 1, 5, NOW + 16 * MINUTE));
        assertFalse(breaker.onRoundTrip(PROBED + 1, -1, NOW + 16 * MINUTE));
        assertFalse(breaker.onRoundTrip(PROBED + 2, -1, NOW + 16 * MINUTE));
        assertEquals(BreakerState.HALF_OPEN, breaker.state());
        assertTrue(breaker.isProbeOut());
        assertTrue(breaker.onRoundTrip(PROBED + 3, -1, NOW + 16 * MINUTE), "three losses in a row are three losses");
    }

    @Test
    void shouldKnowTheProbeAmongOtherOrders() {
        final Orders orders = new Orders();
        final OrderIntent intent = new OrderIntent();
        breaker.onBrokenBook(NOW);
        breaker.onTime(NOW + 15 * MINUTE);
        final long probeNs = NOW + 16 * MINUTE;
        final Order probe = orders.start(8, probeNs, intent.entry(PROBED, 1, Side.BUY, 1, 1, 1, 1, 1), 1);
        assertFalse(breaker.isProbe(probe), "none is out");
        breaker.onEntry(PROBED, probeNs, true);
        assertTrue(breaker.isProbe(probe));
        assertEquals(PROBED, breaker.probeInstrumentId());
        assertFalse(breaker.isProbe(orders.start(9, probeNs, intent.entry(PROBED + 1, 1, Side.BUY, 1, 1, 1, 1, 1), 1)), "elsewhere");
        assertFalse(breaker.isProbe(orders.start(10, probeNs - 1, intent.entry(PROBED, 1, Side.BUY, 1, 1, 1, 1, 1), 1)), "before");
        assertFalse(breaker.isProbe(orders.start(11, probeNs, intent.exit(PROBED, 1, Side.SELL, Purpose.EXIT_STOP, 1, 1), 1)), "an exit");
        breaker.onProbeGone();
        assertFalse(breaker.isProbe(probe), "it was");
        assertFalse(breaker.onRoundTrip(PROBED, 5, probeNs + 1), "nor does its instrument prove anything now");
        assertEquals(BreakerState.HALF_OPEN, breaker.state());
    }

    @Test
    void shouldLatchWithTheThirdTripOfADayUntilItIsReset() {
        for (int i = 0; i < 3; i++) {
            assertTrue(breaker.onBrokenBook(NOW + i * 15 * MINUTE));
            breaker.onTime(NOW + (i + 1) * 15 * MINUTE);
        }
        assertEquals(BreakerState.LATCHED, breaker.state());
        assertFalse(breaker.onTime(Long.MAX_VALUE));
        assertFalse(breaker.onBrokenBook(NOW + MINUTE * 60));
        breaker.startDay();
        assertEquals(BreakerState.LATCHED, breaker.state(), "another day does not unlatch");
        assertTrue(breaker.reset());
        assertEquals(BreakerState.CLOSED, breaker.state());
        assertEquals(0, breaker.tripsToday());
        assertFalse(breaker.reset());
    }

    @Test
    void shouldNotTripASecondTimeWhileItIsOpen() {
        breaker.onBrokenBook(NOW);
        for (int i = 1; i <= 10; i++) {
            assertFalse(breaker.onRejection(NOW + i), "rejection " + i);
            assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + i), "loss " + i);
            assertFalse(breaker.onBrokenBook(NOW + i), "book " + i);
        }
        assertEquals(1, breaker.tripsToday());
        assertEquals(NOW + 15 * MINUTE, breaker.untilNs(), "nor does it last longer");
        assertFalse(breaker.onRoundTrip(PROBED, 1, NOW + 11), "a gain does not close it before its time");
        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void shouldNeverTripOnWhatIsSetToZero() {
        settings.apply(Setting.BREAKER_REJECTIONS, 0);
        settings.apply(Setting.BREAKER_LOSSES, 0);
        for (int i = 0; i < 40; i++) {
            assertFalse(breaker.onRejection(NOW + i));
            assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + i));
        }
        assertEquals(BreakerState.CLOSED, breaker.state());
    }

    /** A window longer than the pause: what tripped it once does not count a second time. */
    @Test
    void shouldBeginToCountAnewOnceItTripped() {
        settings.apply(Setting.BREAKER_REJECTION_WINDOW, 24 * 60 * MINUTE);
        for (int i = 0; i < 5; i++) {
            breaker.onRejection(NOW);
        }
        assertTrue(breaker.onTime(NOW + 15 * MINUTE));
        assertFalse(breaker.onRejection(NOW + 16 * MINUTE), "the first, not the sixth");
    }

    @Test
    void shouldBeginToCountLossesAnewOnceItTripped() {
        settings.apply(Setting.BREAKER_LOSS_WINDOW, 24 * 60 * MINUTE);
        for (int i = 0; i < 3; i++) {
            breaker.onRoundTrip(PROBED, -1, NOW);
        }
        assertTrue(breaker.onTime(NOW + 15 * MINUTE));
        assertFalse(breaker.onRoundTrip(PROBED + 1, -1, NOW + 16 * MINUTE), "the first of a position from before, not the fourth");
    }

    @Test
    void shouldBeginToCountAnewOnceItClosed() {
        breaker.onBrokenBook(NOW);
        breaker.onTime(NOW + 15 * MINUTE);
        for (int i = 0; i < 4; i++) {
            breaker.onRejection(NOW + 15 * MINUTE);
        }
        breaker.onEntry(PROBED, NOW, true);
        breaker.onRoundTrip(PROBED, 1, NOW + 15 * MINUTE + 1);
        assertEquals(BreakerState.CLOSED, breaker.state());
        assertFalse(breaker.onRejection(NOW + 15 * MINUTE + 2), "the first, not the fifth");
    }

    @Test
    void shouldBeginToCountAnewOnceAnOperatorResetIt() {
        breaker.onRoundTrip(PROBED, -1, NOW);
        breaker.onRoundTrip(PROBED, -1, NOW);
        breaker.onBrokenBook(NOW);
        breaker.onRoundTrip(PROBED, -1, NOW);
        breaker.onRoundTrip(PROBED, -1, NOW);
        assertTrue(breaker.reset());
        assertEquals(0, breaker.untilNs());
        assertFalse(breaker.onRoundTrip(PROBED, -1, NOW + 1), "the first, not the third");
    }

    @Test
    void shouldShowItsStateAndItsCountsInTheDigest() {
        Digests.assertEachStepShows(breaker::addTo,
            () -> breaker.onRejection(NOW),
            () -> breaker.onRoundTrip(PROBED, -1, NOW),
            () -> breaker.onBrokenBook(NOW),
            () -> breaker.onTime(NOW + 15 * MINUTE),
            () -> breaker.onEntry(PROBED, NOW, true),
            () -> breaker.onEntry(PROBED + 1, NOW, true),
            () -> breaker.onEntry(PROBED, NOW + 1, true),
            () -> breaker.onProbeGone(),
            () -> breaker.startDay());
    }
}
