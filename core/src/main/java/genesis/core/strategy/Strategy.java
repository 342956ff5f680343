package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.unit.StreamDigest;

/**
 * Turns what indicators say into a recommendation. One object serves one instrument and may remember what it saw;
 * whatever it remembers must be added to the digest, or a replay cannot prove that it remembers the same.
 * <p>An implementation has no clock, no randomness and no I/O, and allocates nothing after construction.
 * <p>Threading: engine thread.
 */
public interface Strategy {
    /** True when all that it reads has values. Until then it is asked at the close of candles only. */
    boolean isReady(Features lastClosed);

    /** Looks at the market once more and fills the proposal completely. */
    void evaluate(MarketView market, Proposal into);

    /** Adds what it remembers. */
    void addTo(StreamDigest digest);
}
