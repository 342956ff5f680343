package genesis.core.indicator;

/** Fair value gaps that are open, at least in part, for those who only read them; see {@link FairValueGaps}. */
public interface OpenGaps {
    boolean isReady();

    /** Height of the gap that the last candle completed: above zero rising, below zero falling, zero for none. */
    double value();

    int count();

    /** @param gap 0 for the oldest, {@code count() − 1} for the newest */
    boolean isRising(int gap);

    /** Lower end of what is still open. */
    double bottom(int gap);

    /** Upper end of what is still open. */
    double top(int gap);

    /** Candles since the one that completed it; 0 for a gap of the last candle. */
    int age(int gap);
}
