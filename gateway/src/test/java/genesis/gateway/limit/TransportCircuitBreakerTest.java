package genesis.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransportCircuitBreakerTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<BreakerState> states = new ArrayList<>();
    private final TransportCircuitBreaker breaker = new TransportCircuitBreaker(Endpoint.WALLETS, new SplittableRandom(3),
        (endpoint, state, reason, openNs) -> states.add(state));
    private long nowNs;

    @Test
    void shouldOpenAtTheFifthFailureInARowAndNotBefore() {
        fail(4);
        breaker.called(nowNs);
        breaker.noteSuccess();
        fail(4);
        assertTrue(breaker.canCall(nowNs));
        fail(1);

        assertFalse(breaker.canCall(nowNs));
        assertEquals(List.of(BreakerState.OPEN), states);
        assertEquals(5, breaker.failureCount());
    }

    @Test
    void shouldLetOneCallThroughAndCloseWhenItSucceeds() {
        fail(5);
        nowNs += breaker.waitNs(nowNs);

        breaker.called(nowNs);
        assertFalse(breaker.canCall(nowNs), "one only");
        assertThrows(IllegalStateException.class, () -> breaker.called(nowNs));
        breaker.noteSuccess();

        assertTrue(breaker.canCall(nowNs));
        assertEquals(List.of(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED), states);
        assertEquals(0, breaker.failureCount());
    }

    @Test
    void shouldLetAnotherCallThroughWhereTheFirstDidNotLeave() {
        fail(5);
        nowNs += breaker.waitNs(nowNs);
        breaker.called(nowNs);
        breaker.released();

        assertTrue(breaker.canCall(nowNs));
    }

    /** One second, doubled to sixty, and up to half more. */
    @Test
    void shouldStayOpenLongerEachTimeWithJitterAndBeginAnewAfterASuccess() {
        fail(5);
        for (final long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            final long waitNs = breaker.waitNs(nowNs);
            assertTrue(waitNs >= seconds * SECOND_NS && waitNs < seconds * SECOND_NS * 3 / 2, seconds + ": " + waitNs);
            nowNs += waitNs;
            fail(1);
        }
        nowNs += breaker.waitNs(nowNs);
        breaker.called(nowNs);
        breaker.noteSuccess();
        fail(5);

        assertTrue(breaker.waitNs(nowNs) < 2 * SECOND_NS);
    }

    @Test
    void shouldHonourWhatTheExchangeAsksFor() {
        breaker.called(nowNs);
        breaker.noteTooMany(nowNs, 5 * SECOND_NS);
        assertEquals(5 * SECOND_NS, breaker.waitNs(nowNs));

        breaker.noteTooMany(nowNs, 2 * SECOND_NS);
        assertEquals(5 * SECOND_NS, breaker.waitNs(nowNs), "the longer wish counts");
        assertEquals(List.of(BreakerState.OPEN), states, "and it is told once");

        nowNs += 5 * SECOND_NS;
        breaker.called(nowNs);
        breaker.noteTooMany(nowNs, Long.MAX_VALUE / 2);
        assertEquals(3_600 * SECOND_NS, breaker.waitNs(nowNs), "nonsense is cut");
    }

    @Test
    void shouldStayOpenAMinuteAfterTooManyWithoutAWish() {
        breaker.called(nowNs);
        breaker.noteTooMany(nowNs, RetryAfter.NOT_GIVEN);

        assertTrue(breaker.waitNs(nowNs) >= 60 * SECOND_NS);
    }

    @Test
    void shouldStayOpenWhereAnOlderCallSucceeds() {
        breaker.called(nowNs);
        breaker.called(nowNs);
        breaker.noteTooMany(nowNs, 5 * SECOND_NS);
        breaker.noteSuccess();

        assertFalse(breaker.canCall(nowNs));
    }

    /** RFC 9110, 10.2.3. */
    @Test
    void shouldReadSecondsAndDates() {
        final long wallNs = 1_763_596_800L * SECOND_NS;
        assertEquals(120 * SECOND_NS, RetryAfter.parseNs(" 120 ", wallNs));
        assertEquals(30 * SECOND_NS, RetryAfter.parseNs("Thu, 20 Nov 2025 00:00:30 GMT", wallNs));
        assertEquals(0, RetryAfter.parseNs("Wed, 19 Nov 2025 00:00:30 GMT", wallNs));
        assertEquals(SECOND_NS * SECOND_NS, RetryAfter.parseNs("99999999999999999999999", wallNs));
        for (final String nonsense : new String[] {null, "", "soon", "-5", "1.5", "Thu, 99 Nov 2025 00:00:30 GMT"}) {
            assertEquals(RetryAfter.NOT_GIVEN, RetryAfter.parseNs(nonsense, wallNs), nonsense);
        }
    }

    private void fail(final int count) {
        for (int i = 0; i < count; i++) {
            breaker.called(nowNs);
            breaker.noteFailure(nowNs, "planned");
        }
    }
}
