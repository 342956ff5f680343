package genesis.core.market;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * Makes candles of trades, by the time the exchange gave them. As at the exchange, an interval without a trade has no
 * candle.
 * <pre>
 *   a trade      closeBefore(its time)  →  true: take closed()      then onTrade
 *   a time tick  closeIfOver(now)       →  true: take closed()      silence closes candles too
 * </pre>
 * A closed candle stays closed: a trade that belongs to it, or to an earlier one, is counted as late and changes
 * nothing.
 * <p>Threading: engine thread. Allocation: none after construction. Clock: the exchange's time of the trade; ticks
 * bring message time.
 */
public final class CandleBuilder {
    /** Trades take a while to reach us: a candle stays open this long after its end if no trade closes it. */
    public static final long GRACE_MS = 500;

    private final long intervalMs;
    private final Candle open = new Candle();
    private final Candle closed = new Candle();
    private boolean hasOpen;
    /** Trades before this time belong to closed candles. */
    private long closedUntilMs = Long.MIN_VALUE;
    private long lateTrades;

    /** Throws {@link IllegalStateException} for an interval that is not above zero. */
    public CandleBuilder(final long intervalMs) {
        Check.that(intervalMs > 0, "candle interval above zero, in ms", intervalMs);
        this.intervalMs = intervalMs;
    }

    /** Closes the open candle where this time lies at or after its end. */
    public boolean closeBefore(final long timeMs) {
        return closeFrom(0, timeMs);
    }

    /** Closes the open candle where its end lies {@link #GRACE_MS} or more behind. */
    public boolean closeIfOver(final long nowMs) {
        return closeFrom(GRACE_MS, nowMs);
    }

    /**
     * Adds a trade to the open candle, or opens one. {@link #closeBefore} must have been asked with the same time.
     *
     * @param amountE8 signed or not: only its size counts
     * @return false for a late trade: it was counted in {@link #lateTrades} and otherwise not applied
     */
    public boolean onTrade(final long timeMs, final long priceE8, final long amountE8) {
        if (timeMs < (hasOpen ? open.openTimeMs() : closedUntilMs)) {
            lateTrades++;
            return false;
        }
        if (!hasOpen) {
            open.begin(Math.floorDiv(timeMs, intervalMs) * intervalMs, priceE8);
            hasOpen = true;
        }
        Check.that(timeMs - open.openTimeMs() < intervalMs, "candle closed before a later trade, in ms", timeMs);
        open.add(priceE8, Math.abs(amountE8));
        return true;
    }

    public boolean hasOpen() {
        return hasOpen;
    }

    /** The candle in the making; what it holds means nothing unless {@link #hasOpen}. Always the same object. */
    public Candle open() {
        return open;
    }

    /** The candle closed last, until the next is; all zero before the first. Always the same object. */
    public Candle closed() {
        return closed;
    }

    /** Trades that came after their candle was closed. */
    public long lateTrades() {
        return lateTrades;
    }

    /** End of the open candle; the largest number without one. */
    long openEndMs() {
        return hasOpen ? open.openTimeMs() + intervalMs : Long.MAX_VALUE;
    }

    boolean isBeforeOpen(final long timeMs) {
        return !hasOpen || timeMs < open.openTimeMs();
    }

    /** Trades before this time are late from now on: what they belong to is closed elsewhere. */
    void nothingBefore(final long timeMs) {
        closedUntilMs = Math.max(closedUntilMs, timeMs);
    }

    public void addTo(final StreamDigest digest) {
        digest.add(intervalMs).add(closedUntilMs).add(lateTrades).add(hasOpen ? 1 : 0);
        if (hasOpen) {
            open.addTo(digest);
        }
    }

    private boolean closeFrom(final long graceMs, final long timeMs) {
        if (!hasOpen || timeMs - open.openTimeMs() < intervalMs + graceMs) {
            return false;
        }
        closed.copyFrom(open);
        nothingBefore(open.openTimeMs() + intervalMs);
        hasOpen = false;
        return true;
    }
}
