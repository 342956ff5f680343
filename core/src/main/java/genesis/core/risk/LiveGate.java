package genesis.core.risk;

import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * What LIVE needs before an entry may leave the house: an operator who armed this session, the account's events coming
 * in, and the exchange's truth being ours. Exits and cancels never ask here.
 *
 * <pre>
 *   session starts, account lost ──► not reconciled ── a whole round without an open question ──► reconciled
 *   session starts ──► disarmed ── ARM LIVE ──► armed
 * </pre>
 *
 * Threading: engine thread. Allocation: none.
 */
public final class LiveGate {
    private final boolean[] blocked = new boolean[Instrument.COUNT_MAX];
    private boolean accountUp;
    private boolean reconciled;
    private boolean armed;

    LiveGate() {
    }

    /** Everything has to be shown again. */
    public void onSessionStarted() {
        armed = false;
        accountUp(false);
    }

    /** True where that changed something. */
    public boolean arm(final boolean isArmed) {
        final boolean changes = armed != isArmed;
        armed = isArmed;
        return changes;
    }

    /** The account's connection was logged in, or lost. Either way the exchange has to be asked anew. */
    public void accountUp(final boolean isUp) {
        accountUp = isUp;
        reconciled = false;
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
        digest.add((accountUp ? 1 : 0) + (reconciled ? 2 : 0) + (armed ? 4 : 0));
        for (final boolean one : blocked) {
            digest.add(one ? 1 : 0);
        }
    }
}
