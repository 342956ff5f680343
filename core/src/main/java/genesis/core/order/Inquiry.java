package genesis.core.order;

import genesis.core.unit.StreamDigest;

/**
 * What was asked of the venue about one order and when: the answers that are waited for, the searches for it, and whether
 * somebody wanted it ended. All times are message times. Threading: engine thread. Allocation: none.
 */
public final class Inquiry {
    private long askedNs;
    private long changedNs;
    private long lookUpNs;
    private long reportedRound;
    private int lookUpCount;
    private boolean endWanted;

    Inquiry() {
    }

    void start(final long nowNs) {
        askedNs = changedNs = nowNs;
        lookUpNs = reportedRound = 0;
        lookUpCount = 0;
        endWanted = false;
    }

    void wantEnd() {
        endWanted = true;
    }

    /** Somebody asked for its end, be it while nobody knew where it was: that holds until it has ended. */
    public boolean isEndWanted() {
        return endWanted;
    }

    /** Something was asked of the venue at this time. */
    public void asked(final long nowNs) {
        askedNs = nowNs;
    }

    /** When something was last asked of the venue. */
    public long askedNs() {
        return askedNs;
    }

    /** The order's status changed at this time; searches for it start over. */
    public void changed(final long nowNs) {
        changedNs = nowNs;
        lookUpNs = nowNs;
        lookUpCount = 0;
    }

    public long changedNs() {
        return changedNs;
    }

    /** Earliest time of the next search. */
    public long lookUpNs() {
        return lookUpNs;
    }

    /** A search was sent; the next one not before this. */
    public void lookedUp(final long nextNs) {
        lookUpNs = nextNs;
        lookUpCount++;
    }

    /** The next search is not later than this. */
    public void lookUpBy(final long latestNs) {
        lookUpNs = Math.min(lookUpNs, latestNs);
    }

    /** Searches since its status changed. */
    public int lookUpCount() {
        return lookUpCount;
    }

    /** The reconciliation in which it was reported last. */
    public long reportedRound() {
        return reportedRound;
    }

    public void reportedIn(final long round) {
        reportedRound = round;
    }

    void addTo(final StreamDigest digest) {
        digest.add(askedNs).add(changedNs).add(lookUpNs).add(lookUpCount).add(reportedRound).add(endWanted ? 1 : 0);
    }
}
