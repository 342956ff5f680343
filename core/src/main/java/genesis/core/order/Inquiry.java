package genesis.core.order;

import genesis.core.unit.StreamDigest;

/**
 * What was asked of the venue about one order and when: the answers that are waited for, the searches for it, a change that
 * may have been made or not, and whether somebody wanted it ended. All times are message times. Threading: engine thread. Allocation: none.
 */
public final class Inquiry {
    private long askedNs;
    private long changedNs;
    private long lookUpNs;
    private long reportedRound;
    private int lookUpCount;
    private boolean endWanted;
    private boolean changePending;
    private long changePriceE8;
    private long changeLeftE8;
    private long changeAskedNs;

    Inquiry() {
    }

    void start(final long nowNs) {
        askedNs = changedNs = nowNs;
        lookUpNs = reportedRound = 0;
        lookUpCount = 0;
        endWanted = false;
        changeAnswered();
    }

    /**
     * A change was asked for: until it is answered, the order may be as it was or as it was asked to be.
     *
     * @param dearestE8 the highest price that it brings; 0 for none
     * @param leftE8    what it leaves to fill
     */
    public void changeAsked(final long dearestE8, final long leftE8, final long nowNs) {
        changePending = true;
        changePriceE8 = dearestE8;
        changeLeftE8 = leftE8;
        changeAskedNs = nowNs;
    }

    /** It was made, or refused. */
    public void changeAnswered() {
        changePending = false;
        changePriceE8 = changeLeftE8 = changeAskedNs = 0;
    }

    /** True from the question to the answer. */
    public boolean isChangePending() {
        return changePending;
    }

    /** The highest price that the pending change brings; 0 without one. */
    public long changePriceE8() {
        return changePriceE8;
    }

    /** What the pending change leaves to fill; 0 without one. */
    public long changeLeftE8() {
        return changeLeftE8;
    }

    /** When the pending change was asked for; 0 without one. */
    public long changeAskedNs() {
        return changeAskedNs;
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
        digest.add(askedNs).add(changedNs).add(lookUpNs).add(lookUpCount).add(reportedRound).add((endWanted ? 1 : 0) + (changePending ? 2 : 0))
            .add(changePriceE8).add(changeLeftE8).add(changeAskedNs);
    }
}
