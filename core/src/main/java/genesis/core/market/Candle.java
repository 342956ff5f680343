package genesis.core.market;

import genesis.core.unit.StreamDigest;

/**
 * What was traded in one interval. A reused object: read what you need, do not keep it.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Candle {
    private static final long VOLUME_NOISE_E8 = 100;

    private long openTimeMs;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long closeE8;
    private long volumeE8;
    private int tradeCount;
    private boolean isOfficial;

    /** An empty one, to be filled by {@link CandleSeries#read}. */
    public Candle() {
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

    /** 0 for a candle of the exchange's history, which does not tell. */
    public int tradeCount() {
        return tradeCount;
    }

    /** True for one that the exchange itself made, of just this interval. */
    public boolean isOfficial() {
        return isOfficial;
    }

    void official(final boolean isOfficial) {
        this.isOfficial = isOfficial;
    }

    void begin(final long openTimeMs, final long priceE8) {
        set(openTimeMs, priceE8, priceE8, priceE8, priceE8, 0, 0);
    }

    void add(final long priceE8, final long qtyE8) {
        highE8 = Math.max(highE8, priceE8);
        lowE8 = Math.min(lowE8, priceE8);
        closeE8 = priceE8;
        volumeE8 = sum(volumeE8, qtyE8);
        tradeCount++;
    }

    /** A later, shorter candle becomes part of this one. */
    void add(final Candle part) {
        highE8 = Math.max(highE8, part.highE8);
        lowE8 = Math.min(lowE8, part.lowE8);
        closeE8 = part.closeE8;
        volumeE8 = sum(volumeE8, part.volumeE8);
        tradeCount += part.tradeCount;
    }

    /** Becomes this candle, or its sum with what is here already. Always true: there is something now. */
    boolean join(final Candle part, final boolean isAny) {
        if (isAny) {
            add(part);
        } else {
            copyFrom(part);
        }
        isOfficial = false;
        return true;
    }

    /** The same prices, and the same volume but for what the exchange's double sums leave as noise. */
    boolean agreesWith(final Candle other) {
        return openE8 == other.openE8 && highE8 == other.highE8 && lowE8 == other.lowE8 && closeE8 == other.closeE8
            && Math.abs(volumeE8 - other.volumeE8) <= VOLUME_NOISE_E8;
    }

    /** The same in all that trades say. */
    boolean isSameAs(final Candle other) {
        return agreesWith(other) && volumeE8 == other.volumeE8 && tradeCount == other.tradeCount;
    }

    void set(final long openTimeMs, final long openE8, final long highE8, final long lowE8, final long closeE8,
             final long volumeE8, final int tradeCount) {
        this.openTimeMs = openTimeMs;
        this.openE8 = openE8;
        this.highE8 = highE8;
        this.lowE8 = lowE8;
        this.closeE8 = closeE8;
        this.volumeE8 = volumeE8;
        this.tradeCount = tradeCount;
        isOfficial = false;
    }

    void openTimeMs(final long openTimeMs) {
        this.openTimeMs = openTimeMs;
    }

    void copyFrom(final Candle other) {
        set(other.openTimeMs, other.openE8, other.highE8, other.lowE8, other.closeE8, other.volumeE8, other.tradeCount);
        isOfficial = other.isOfficial;
    }

    void addTo(final StreamDigest digest) {
        digest.add(openTimeMs).add(openE8).add(highE8).add(lowE8).add(closeE8).add(volumeE8).add(tradeCount)
            .add(isOfficial ? 1 : 0);
    }

    private static long sum(final long volumeE8, final long moreE8) {
        final long sumE8 = volumeE8 + moreE8;
        return sumE8 < 0 ? Long.MAX_VALUE : sumE8;
    }
}
