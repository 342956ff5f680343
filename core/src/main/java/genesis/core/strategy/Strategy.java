package genesis.core.strategy;

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

    /**
     * Looks at the market once more and fills the proposal completely.
     *
     * @param indicators on {@link Trigger#CANDLE_CLOSE} already updated with the candle: read {@code value()}; on
     *                   {@link Trigger#INSIDE_CANDLE} as after the candle before: read {@code provisional(…)}
     * @param high       of the candle that closed or is open, in quote units
     * @param low        of that candle
     * @param close      of that candle; the last price while it is open
     * @param trigger    what asked
     * @param into       overwritten
     */
    void evaluate(IndicatorSet indicators, double high, double low, double close, Trigger trigger, Proposal into);

    /** Adds what it remembers. */
    void addTo(StreamDigest digest);
}
