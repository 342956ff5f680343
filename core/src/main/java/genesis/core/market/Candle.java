package genesis.core.market;

import genesis.core.unit.StreamDigest;

/**
 * What was traded in one interval. A reused object of its {@link CandleBuilder}: read what you need, do not keep it.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Candle {
    private long openTimeMs;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long closeE8;
    private long volumeE8;
    private int tradeCount;

    /** Only a builder makes candles. */
    Candle() {
    }

    /** Start of the interval, a multiple of its length. */
    public long openTimeMs() {
        return openTimeMs;
    }

    /** Price of the first trade that came. */
    public long openE8() {
        return openE8;
    }

    public long highE8() {
        return highE8;
    }

    public long lowE8() {
        return lowE8;
    }

    /** Price of the last trade that came. */
    public long closeE8() {
        return closeE8;
    }

    /** Sum of the traded quantities of both sides; stays at the largest {@code long} where it would not fit. */
    public long volumeE8() {
        return volumeE8;
    }

    public int tradeCount() {
        return tradeCount;
    }

    void begin(final long openTimeMs, final long priceE8) {
        this.openTimeMs = openTimeMs;
        openE8 = priceE8;
        highE8 = priceE8;
        lowE8 = priceE8;
        closeE8 = priceE8;
        volumeE8 = 0;
        tradeCount = 0;
    }

    void add(final long priceE8, final long qtyE8) {
        highE8 = Math.max(highE8, priceE8);
        lowE8 = Math.min(lowE8, priceE8);
        closeE8 = priceE8;
        final long sumE8 = volumeE8 + qtyE8;
        volumeE8 = sumE8 < 0 ? Long.MAX_VALUE : sumE8;
        tradeCount++;
    }

    void copyFrom(final Candle other) {
        openTimeMs = other.openTimeMs;
        openE8 = other.openE8;
        highE8 = other.highE8;
        lowE8 = other.lowE8;
        closeE8 = other.closeE8;
        volumeE8 = other.volumeE8;
        tradeCount = other.tradeCount;
    }

    void addTo(final StreamDigest digest) {
        digest.add(openTimeMs).add(openE8).add(highE8).add(lowE8).add(closeE8).add(volumeE8).add(tradeCount);
    }
}
