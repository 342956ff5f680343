package genesis.core.market;

import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.unit.StreamDigest;

/**
 * Whether one instrument's book can be trusted: the state the gateway reports, why it cannot where it cannot, and when it
 * was last heard of.
 *
 * <pre>
 *   SUBSCRIBED ──snapshot──► LIVE        without checksums
 *   VERIFYING ──snapshot, then a checksum that matches──► LIVE
 *   any ──gap, mismatch, silence, notice, lost connection──► BROKEN ──new acknowledgement──► SUBSCRIBED or VERIFYING
 * </pre>
 * <p>Threading: engine thread. Allocation: none. Clock: message time.
 */
public final class FeedHealth {
    /** Stands where nothing was ever heard. */
    public static final long NEVER_HEARD = Long.MIN_VALUE;
    /** Stands where no connection carries the feed. */
    public static final int NO_CONNECTION = -1;

    private FeedState state = FeedState.UNSUBSCRIBED;
    private FeedProblem problem = FeedProblem.NONE;
    private boolean needsChecksum;
    private int connectionId = NO_CONNECTION;
    private long lastHeardNs = NEVER_HEARD;

    /** {@link FeedState#UNSUBSCRIBED} before anything was reported. */
    public FeedState state() {
        return state;
    }

    /** {@link FeedProblem#NONE} unless the state is {@link FeedState#BROKEN}. */
    public FeedProblem problem() {
        return problem;
    }

    /** A new state on the same connection, without a problem. */
    public void state(final FeedState newState) {
        state = newState;
        problem = FeedProblem.NONE;
    }

    /** What we hold is not to be trusted any more. */
    public void broken(final FeedProblem why) {
        state = FeedState.BROKEN;
        problem = why;
    }

    /** A new state, and the connection that it came over; also whether that sends checksums. */
    public void state(final FeedState newState, final int connectionId) {
        needsChecksum = newState == FeedState.VERIFYING;
        state(newState);
        this.connectionId = connectionId;
    }

    /** True where a snapshot alone proves nothing, because a checksum will. */
    public boolean needsChecksum() {
        return needsChecksum;
    }

    /** Something came, be it a heartbeat. */
    public void heard(final long timeNs) {
        lastHeardNs = timeNs;
    }

    /** {@link #NEVER_HEARD} where nothing was. */
    public long lastHeardNs() {
        return lastHeardNs;
    }

    /** How old the last sign of life is; {@link Long#MAX_VALUE} where there never was one. */
    public long ageNs(final long nowNs) {
        return lastHeardNs == NEVER_HEARD ? Long.MAX_VALUE : nowNs - lastHeardNs;
    }

    /** True when the last sign of life is older than the bound, or there never was one. */
    public boolean isStale(final long nowNs, final long boundNs) {
        return lastHeardNs == NEVER_HEARD || nowNs - lastHeardNs > boundNs;
    }

    /** {@link #NO_CONNECTION} before anything was reported. */
    public int connectionId() {
        return connectionId;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(state.value()).add(problem.value()).add(needsChecksum ? 1 : 0).add(connectionId).add(lastHeardNs);
    }
}
