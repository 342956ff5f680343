package genesis.core.risk;

import genesis.core.message.Cause;
import genesis.core.message.TradingState;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * What the engine may do at all. A latched guard outranks a pause: both may hold at once, and each ends in its own way.
 *
 * <pre>
 *   TRADING ──── pause ────────► PAUSED ──── resume, or its time is over ───► TRADING
 *      └──── a guard latches ──► REDUCING_ONLY ──── a new day, then resume ─► TRADING
 * </pre>
 *
 * Threading: engine thread. Allocation: none.
 */
public final class TradingGate {
    private static final long NEVER = 0;

    private static final int REASON_LENGTH = 80;
    private static final byte[] NO_WORDS = new byte[REASON_LENGTH];

    private final byte[] pauseReason = new byte[REASON_LENGTH];
    private boolean paused;
    private long pausedUntilNs = NEVER;
    private boolean latched;
    private long latchedDay;
    private Cause guard = Cause.START;
    private Cause cause = Cause.START;

    public TradingState state() {
        if (latched) {
            return TradingState.REDUCING_ONLY;
        }
        return paused ? TradingState.PAUSED : TradingState.TRADING;
    }

    public boolean isLatched() {
        return latched;
    }

    /** An operator wants no new entries, for so long; 0 until a resume. Pausing again replaces time and reason. */
    public void pause(final long nowNs, final long ttlNs) {
        paused = true;
        final long untilNs = nowNs + ttlNs;
        // More time than there is: until a resume.
        pausedUntilNs = ttlNs == 0 || untilNs < nowNs ? NEVER : untilNs;
        cause = Cause.OPERATOR;
    }

    /** A guard allows nothing but getting smaller, until another day and an operator's resume. False where it already holds. */
    public boolean latch(final Cause guard, final long day) {
        if (latched) {
            return false;
        }
        latched = true;
        latchedDay = day;
        this.guard = guard;
        return true;
    }

    /** An operator ends the pause; a latch only where its day is over. False where nothing changed. */
    public boolean resume(final long day) {
        final boolean unlatches = latched && day > latchedDay;
        final boolean changes = paused || unlatches;
        paused = false;
        pausedUntilNs = NEVER;
        latched &= !unlatches;
        if (changes) {
            cause = Cause.OPERATOR;
            clearReason();
        }
        return changes;
    }

    /** Ends a pause whose time is over. True where it did. */
    public boolean onTime(final long nowNs) {
        if (!paused || pausedUntilNs == NEVER || nowNs < pausedUntilNs) {
            return false;
        }
        paused = false;
        pausedUntilNs = NEVER;
        cause = Cause.TIME;
        clearReason();
        return true;
    }

    /** When the state ends by itself; 0 never. */
    public long untilNs() {
        return latched ? NEVER : pausedUntilNs;
    }

    /** What brought the state about. */
    public Cause cause() {
        return latched ? guard : cause;
    }

    /** The operator's words for the state, zero bytes behind them; a guard has none. */
    public byte[] reason() {
        return latched ? NO_WORDS : pauseReason;
    }

    /** Where the pauser writes its words. */
    public byte[] pauseReason() {
        return pauseReason;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(paused ? 1 : 0).add(pausedUntilNs).add(latched ? 1 : 0).add(latchedDay).add(guard.value()).add(cause.value());
        for (final byte letter : pauseReason) {
            digest.add(letter);
        }
    }

    private void clearReason() {
        Arrays.fill(pauseReason, (byte) 0);
    }
}
