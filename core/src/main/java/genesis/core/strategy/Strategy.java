package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Trigger;
import genesis.core.unit.StreamDigest;

/**
 * The extension point: turns indicators into a recommendation. One object serves one instrument and may remember what
 * it saw; whatever it remembers must be added to the digest, or a replay cannot prove that it remembers the same.
 * <p>An implementation has no clock, no randomness and no I/O, and allocates nothing after construction.
 * <p>Threading: engine thread.
 */
public interface Strategy {
    /** Pinned: it stands in journals. */
    int id();

    /** For people, such as {@code ema-crossover}. */
    String name();

    /** True when those indicators that it reads have values. Until then it is asked at the close of candles only. */
    boolean isReady(IndicatorSet indicators);

    /**
     * Looks at the market once more and fills the proposal completely.
     *
     * @param indicators as after the last closed candle: on {@link Trigger#CANDLE_CLOSE} the one that asks
     * @param now        what they say at this moment: of that candle, or on {@link Trigger#INSIDE_CANDLE} of the open
     *                   one as if it closed now
     * @param trigger    what asked
     * @param into       overwritten
     */
    void evaluate(IndicatorSet indicators, Features now, Trigger trigger, Proposal into);

    /** Adds what it remembers. */
    void addTo(StreamDigest digest);
}
