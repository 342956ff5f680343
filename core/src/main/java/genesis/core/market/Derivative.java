package genesis.core.market;

import genesis.core.message.DerivativeStatusDecoder;
import genesis.core.unit.StreamDigest;

/**
 * What the exchange last said of a perpetual contract: the price it marks positions at and the funding between longs
 * and shorts. All zero for what is no derivative.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Derivative {
    private long markPriceE8;
    private long spotPriceE8;
    private long currentFundingE8;
    private long nextFundingE8;
    private long nextFundingTimeMs;
    private long openInterestE8;

    public void onStatus(final DerivativeStatusDecoder status) {
        markPriceE8 = status.markPriceE8();
        spotPriceE8 = status.spotPriceE8();
        currentFundingE8 = status.currentFundingE8();
        nextFundingE8 = status.nextFundingE8();
        nextFundingTimeMs = status.nextFundingTimeMs();
        openInterestE8 = status.openInterestE8();
    }

    /** The price that margin is computed with. */
    public long markPriceE8() {
        return markPriceE8;
    }

    /** Of the index behind the contract. */
    public long spotPriceE8() {
        return spotPriceE8;
    }

    /** Fraction of the position that longs pay to shorts at the next funding, as it stands. */
    public long nextFundingE8() {
        return nextFundingE8;
    }

    /** The last one in force. */
    public long currentFundingE8() {
        return currentFundingE8;
    }

    public long nextFundingTimeMs() {
        return nextFundingTimeMs;
    }

    /** Contracts outstanding. */
    public long openInterestE8() {
        return openInterestE8;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(markPriceE8).add(spotPriceE8).add(currentFundingE8).add(nextFundingE8).add(nextFundingTimeMs)
            .add(openInterestE8);
    }
}
