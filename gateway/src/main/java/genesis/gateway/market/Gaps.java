package genesis.gateway.market;

/**
 * What became of the gaps that lost connections left. Threading: the gateway's thread writes, any may read; a number is
 * whole and soon right.
 */
public final class Gaps {
    volatile long closedBySnapshot;
    volatile long closedByRest;
    volatile long left;
    volatile long trades;
    volatile long candles;

    /** Gaps of trades that the first snapshot after the return reached across. */
    public long closedBySnapshot() {
        return closedBySnapshot;
    }

    /** Gaps of trades that had to be asked for. */
    public long closedByRest() {
        return closedByRest;
    }

    /** Gaps of trades that stayed open: nobody answered in time. */
    public long left() {
        return left;
    }

    /** Trades that were told late, into a gap or while the channel was down. */
    public long trades() {
        return trades;
    }

    /** Candles that were asked for. */
    public long candles() {
        return candles;
    }
}
