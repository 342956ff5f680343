package genesis.core.order;

import genesis.core.message.OrderType;

/**
 * What somebody would like to be different about an order that stands at the venue; 0 leaves a number as it is. One reused
 * instance. Threading: engine thread. Allocation: none.
 */
public final class OrderChange {
    private long priceE8;
    private long auxPriceE8;
    private long trailingE8;
    private long remainingQtyE8;

    /** Nothing is different. */
    public OrderChange clear() {
        priceE8 = auxPriceE8 = trailingE8 = remainingQtyE8 = 0;
        return this;
    }

    /** Limit of a limit order, trigger of a stop. */
    public OrderChange priceE8(final long newPriceE8) {
        priceE8 = newPriceE8;
        return this;
    }

    public long priceE8() {
        return priceE8;
    }

    /** The limit that a stop-limit order will have. */
    public OrderChange auxPriceE8(final long newAuxPriceE8) {
        auxPriceE8 = newAuxPriceE8;
        return this;
    }

    public long auxPriceE8() {
        return auxPriceE8;
    }

    /** How far a trailing stop stays behind the best price. */
    public OrderChange trailingE8(final long newTrailingE8) {
        trailingE8 = newTrailingE8;
        return this;
    }

    public long trailingE8() {
        return trailingE8;
    }

    /** What shall be left to fill. */
    public OrderChange remainingQtyE8(final long newRemainingQtyE8) {
        remainingQtyE8 = newRemainingQtyE8;
        return this;
    }

    public long remainingQtyE8() {
        return remainingQtyE8;
    }

    /** True where it says something, and an order of this type has all that it speaks of. */
    public boolean fits(final OrderType type) {
        final boolean isAny = (priceE8 | auxPriceE8 | trailingE8 | remainingQtyE8) != 0;
        return isAny && switch (type) {
            case LIMIT, STOP -> auxPriceE8 == 0 && trailingE8 == 0;
            case STOP_LIMIT -> trailingE8 == 0;
            case TRAILING_STOP -> priceE8 == 0 && auxPriceE8 == 0;
            case MARKET, FOK, IOC, NULL_VAL -> false;
        };
    }

    /** True where a price or the distance is below zero. */
    public boolean hasPriceBelowZero() {
        return priceE8 < 0 || auxPriceE8 < 0 || trailingE8 < 0;
    }

    /** True where nothing but the quantity would be different. */
    public boolean leavesPrices() {
        return (priceE8 | auxPriceE8 | trailingE8) == 0;
    }
}
