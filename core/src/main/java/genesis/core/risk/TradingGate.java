package genesis.core.risk;

import genesis.core.message.Cause;
import genesis.core.message.TradingState;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * What the engine may do at all: the one door. Several things may hold at once, each ends in its own way, and the strictest
 * is the state.
 *
 * <pre>
 *   HALTED           the kill switch                                           until a resume
 *   REDUCING_ONLY    daily loss, an unknown order                              until a resume on a later trading day
 *                    drawdown, a circuit breaker that tripped too often        until a resume
 *   PAUSED           the circuit breaker is open                               until its time is over, or a resume
 *                    an operator's pause                                       until its time is over, or a resume
 *   TRADING          none of these
 * </pre>
 *
 * Threading: engine thread. Allocation: none.
 */
public final class TradingGate {
    private static final long NEVER = 0;

    private static final int REASON_LENGTH = 80;
    private static final byte[] NO_WORDS = new byte[REASON_LENGTH];
    /** Strictest first; what is said of the state is said of the first that holds. */
    private static final Cause[] GUARDS = {Cause.DAILY_LOSS, Cause.DRAWDOWN, Cause.UNKNOWN_ORDER, Cause.TRIPPED_TOO_OFTEN};

    private final byte[] pauseReason = new byte[REASON_LENGTH];
    private final byte[] haltReason = new byte[REASON_LENGTH];
    private final boolean[] latched = new boolean[GUARDS.length];
    private final long[] latchedDay = new long[GUARDS.length];
    private boolean halted;
    private boolean flattening;
    private boolean paused;
    private long pausedUntilNs = NEVER;
    private boolean broken;
    private long brokenUntilNs = NEVER;
    private Cause breaker = Cause.START;
    private Cause cause = Cause.START;

    public TradingState state() {
        if (halted) {
            return TradingState.HALTED;
        }
        if (isLatched()) {
            return TradingState.REDUCING_ONLY;
        }
        return paused || broken ? TradingState.PAUSED : TradingState.TRADING;
    }

    public boolean isHalted() {
        return halted;
    }

    /** True where any guard holds. */
    public boolean isLatched() {
        return firstLatched() >= 0;
    }

    public boolean isLatched(final Cause guard) {
        return latched[indexOf(guard)];
    }

    /** An operator wants no order at all; the words are in {@link #haltReason}. False where it was so already. */
    public boolean halt() {
        final boolean changes = !halted;
        halted = true;
        return changes;
    }

    /** Besides, all positions shall be closed; until a resume, for a fill may still arrive. False where it was so already. */
    public boolean flatten() {
        final boolean changes = !flattening;
        flattening = true;
        return changes;
    }

    public boolean isFlattening() {
        return flattening;
    }

    /** An operator wants no new entries, for so long; 0 until a resume. Pausing again replaces time and reason. */
    public void pause(final long nowNs, final long ttlNs) {
        paused = true;
        final long untilNs = nowNs + ttlNs;
        // No time, or more than there is: until a resume.
        pausedUntilNs = untilNs <= nowNs ? NEVER : untilNs;
        cause = Cause.OPERATOR;
    }

    /** The circuit breaker opened. */
    public void breakOff(final Cause trippedBy, final long untilNs) {
        broken = true;
        brokenUntilNs = untilNs;
        breaker = trippedBy;
    }

    /** The circuit breaker is not open any more. A pause that holds keeps its own cause. */
    public void mend(final Cause by) {
        broken = false;
        brokenUntilNs = NEVER;
        cause = paused ? cause : by;
    }

    /** A guard allows nothing but getting smaller. False where this one already holds; then its day is the latest of both. */
    public boolean latch(final Cause guard, final long day) {
        final int index = indexOf(guard);
        if (latched[index]) {
            latchedDay[index] = Math.max(latchedDay[index], day);
            return false;
        }
        latched[index] = true;
        latchedDay[index] = day;
        return true;
    }

    /** An operator ends what an operator may end now. False where nothing changed. */
    public boolean resume(final long day) {
        boolean changes = halted || paused || broken;
        halted = false;
        flattening = false;
        paused = false;
        pausedUntilNs = NEVER;
        broken = false;
        brokenUntilNs = NEVER;
        for (int i = 0; i < GUARDS.length; i++) {
            if (latched[i] && (!lastsADay(GUARDS[i]) || day > latchedDay[i])) {
                latched[i] = false;
                changes = true;
            }
        }
        if (changes) {
            cause = Cause.OPERATOR;
            Arrays.fill(pauseReason, (byte) 0);
            Arrays.fill(haltReason, (byte) 0);
        }
        return changes;
    }

    /** Ends a pause whose time is over. True where it did. */
    public boolean onTime(final long nowNs) {
        if (pausedUntilNs == NEVER || nowNs < pausedUntilNs) {
            return false;
        }
        paused = false;
        pausedUntilNs = NEVER;
        cause = Cause.TIME;
        Arrays.fill(pauseReason, (byte) 0);
        return true;
    }

    /** When the state ends by itself; 0 never. */
    public long untilNs() {
        if (halted || isLatched()) {
            return NEVER;
        }
        return paused && pausedUntilNs == NEVER ? NEVER : Math.max(pausedUntilNs, brokenUntilNs);
    }

    /** What brought the state about. */
    public Cause cause() {
        if (halted) {
            return Cause.HALT;
        }
        final int guard = firstLatched();
        if (guard >= 0) {
            return GUARDS[guard];
        }
        return broken && !paused ? breaker : cause;
    }

    /** The operator's words for the state, zero bytes behind them; a guard has none. */
    public byte[] reason() {
        if (halted) {
            return haltReason;
        }
        return isLatched() || !paused ? NO_WORDS : pauseReason;
    }

    /** Where the pauser writes its words. */
    public byte[] pauseReason() {
        return pauseReason;
    }

    /** Where who halts writes its words. */
    public byte[] haltReason() {
        return haltReason;
    }

    public void addTo(final StreamDigest digest) {
        digest.add((halted ? 1 : 0) + (flattening ? 2 : 0)).add(paused ? 1 : 0).add(pausedUntilNs).add(broken ? 1 : 0).add(brokenUntilNs)
            .add(breaker.value()).add(cause.value());
        for (int i = 0; i < GUARDS.length; i++) {
            digest.add(latched[i] ? 1 : 0).add(latchedDay[i]);
        }
        for (final byte letter : pauseReason) {
            digest.add(letter);
        }
        for (final byte letter : haltReason) {
            digest.add(letter);
        }
    }

    private int firstLatched() {
        for (int i = 0; i < GUARDS.length; i++) {
            if (latched[i]) {
                return i;
            }
        }
        return -1;
    }

    private static boolean lastsADay(final Cause guard) {
        return guard == Cause.DAILY_LOSS || guard == Cause.UNKNOWN_ORDER;
    }

    private static int indexOf(final Cause guard) {
        for (int i = 0; i < GUARDS.length; i++) {
            if (GUARDS[i] == guard) {
                return i;
            }
        }
        throw new IllegalArgumentException("no guard latches for this cause: " + guard);
    }
}
