package genesis.core.risk;

import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * What LIVE needs before an entry may leave the house: an operator who armed this session, the account's events coming
 * in, the exchange's truth being ours, and an exchange that can be asked for it. Exits and cancels never ask here.
 *
 * <pre>
 *   session starts, account lost ──► not reconciled ── a whole round without an open question ──► reconciled
 *   session starts ──► disarmed ── ARM LIVE ──► armed
 *   a REST breaker of orders opens ──► cannot be asked ── its time is over ──► can
 * </pre>
 *
 * That time ends it and not the next success: where nobody calls, nobody succeeds, and entries would wait for ever.
 *
 *
 * <p>Threading: engine thread. Allocation: none.
 */
public final class LiveGate {
    /** The line is up, or the first tick since it went down is still to come. */
    private static final long NOT_COUNTED = 0;

    private final boolean[] blocked = new boolean[Instrument.COUNT_MAX];
    private boolean accountUp;
    private boolean reconciled;
    private boolean armed;
    private long downSinceNs = NOT_COUNTED;
    private long askableFromNs;

    LiveGate() {
    }

    /** Everything has to be shown again. */
    public void onSessionStarted() {
        armed = false;
        askableFromNs = 0;
        accountUp(false);
        downSinceNs = NOT_COUNTED;
    }

    /** True where that changed something. */
    public boolean arm(final boolean isArmed) {
        final boolean changes = armed != isArmed;
        armed = isArmed;
        return changes;
    }

    /**
     * The account's connection was logged in, or lost; lost once more is every try to connect that failed. Either way the
     * exchange has to be asked anew.
     */
    public void accountUp(final boolean isUp) {
        accountUp = isUp;
        reconciled = false;
        if (isUp) {
            downSinceNs = NOT_COUNTED;
        }
    }

    /** A second is over. */
    public void onTime(final long nowNs) {
        if (!accountUp && downSinceNs == NOT_COUNTED) {
            downSinceNs = nowNs;
        }
    }

    /** How long nobody has heard the account, counted by ticks; 0 where it is heard. */
    public long downNs(final long nowNs) {
        return downSinceNs == NOT_COUNTED ? 0 : nowNs - downSinceNs;
    }

    /** A breaker of an endpoint for orders lets nothing through before this time. */
    public void leaveAlone(final long untilNs) {
        askableFromNs = Math.max(askableFromNs, untilNs);
    }

    /** From when on what became of an order can be found out again. */
    long askableFromNs() {
        return askableFromNs;
    }

    /** True where that changed something. */
    public boolean reconciled(final boolean isReconciled) {
        final boolean changes = reconciled != isReconciled;
        reconciled = isReconciled;
        return changes;
    }

    /** An open question about one instrument. */
    public void blocked(final int instrumentId, final boolean isBlocked) {
        blocked[instrumentId] = isBlocked;
    }

    public boolean isBlocked(final int instrumentId) {
        return blocked[instrumentId];
    }

    public boolean isArmed() {
        return armed;
    }

    public boolean isAccountUp() {
        return accountUp;
    }

    public boolean isReconciled() {
        return reconciled;
    }

    /** True where nothing is in question about this instrument. */
    public boolean isReconciled(final int instrumentId) {
        return accountUp && reconciled && !blocked[instrumentId];
    }

    public void addTo(final StreamDigest digest) {
        digest.add((accountUp ? 1 : 0) + (reconciled ? 2 : 0) + (armed ? 4 : 0)).add(downSinceNs).add(askableFromNs);
        for (final boolean one : blocked) {
            digest.add(one ? 1 : 0);
        }
    }
}
