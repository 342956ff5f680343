package genesis.core.portfolio;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;

/**
 * What is held of one instrument, from fills alone. The cost is kept exactly, in money, so that cash, realised profit and
 * cost always add up to the last hundred-millionth; the average price is derived from it.
 * Threading: engine thread. Allocation: none.
 */
public final class Position {
    /** Upper half of price × quantity × 10^16 from which on the value leaves no room to add anything to it. */
    private static final long VALUE_HIGH_MAX = E8.ONE / 4;

    private long qtyE8;
    private long costE8;
    private long realisedPnlE8;
    private long feesE8;
    private long stopPriceE8;
    private long targetPriceE8;
    private long markE8;

    Position() {
    }

    /**
     * Books a fill and returns the change of cash, fee included: below zero when money is paid.
     * A fill may turn the position round; then the part that closes realises and the rest opens.
     */
    long fill(final Side side, final long priceE8, final long fillQtyE8, final long feeE8) {
        final long signedQtyE8 = side == Side.BUY ? fillQtyE8 : -fillQtyE8;
        final long notionalE8 = E8.multiplyFloor(priceE8, fillQtyE8);
        final long paidE8 = side == Side.BUY ? notionalE8 : -notionalE8;
        final boolean wasFlat = qtyE8 == 0;
        final boolean grows = wasFlat || qtyE8 > 0 == signedQtyE8 > 0;
        if (grows) {
            costE8 = Math.addExact(costE8, paidE8);
        } else {
            final long closingQtyE8 = Math.min(fillQtyE8, Math.abs(qtyE8));
            final long closedCostE8 = closingQtyE8 == Math.abs(qtyE8)
                ? costE8 : E8.multiplyDivideFloor(costE8, closingQtyE8, Math.abs(qtyE8));
            final long closedPaidE8 = closingQtyE8 == fillQtyE8
                ? paidE8 : E8.multiplyDivideFloor(paidE8, closingQtyE8, fillQtyE8);
            realisedPnlE8 = Math.subtractExact(realisedPnlE8, Math.addExact(closedCostE8, closedPaidE8));
            costE8 = Math.addExact(costE8 - closedCostE8, paidE8 - closedPaidE8);
        }
        final boolean endsSide = !grows && fillQtyE8 >= Math.abs(qtyE8);
        qtyE8 = Math.addExact(qtyE8, signedQtyE8);
        feesE8 = Math.addExact(feesE8, feeE8);
        if (wasFlat || endsSide || Math.abs(Math.multiplyHigh(markE8, qtyE8)) >= VALUE_HIGH_MAX) {
            // A fill may be told late: what is held already is worth what the market says, not what a part went for then.
            markE8 = priceE8;
        }
        if (endsSide) {
            // The stop of a long position would be reached at once by the short one that it turned into.
            protect(0, 0);
        }
        return Math.negateExact(Math.addExact(paidE8, feeE8));
    }

    /** Becomes what the exchange says it is, and stays protected where its side stays; returns by how much its cost grew. */
    long adopt(final long newQtyE8, final long priceE8) {
        final long newCostE8 = E8.multiplyFloor(priceE8, newQtyE8);
        final long grownE8 = Math.subtractExact(newCostE8, costE8);
        if (Long.signum(newQtyE8) != Long.signum(qtyE8)) {
            protect(0, 0);
        }
        qtyE8 = newQtyE8;
        costE8 = newCostE8;
        markE8 = priceE8;
        return grownE8;
    }

    /** Paid for what is held, below zero when short. */
    public long costE8() {
        return costE8;
    }

    /** Where the position shall be closed; 0 for none. */
    public void protect(final long stopPriceE8, final long targetPriceE8) {
        this.stopPriceE8 = stopPriceE8;
        this.targetPriceE8 = targetPriceE8;
    }

    /** A fee that was told after its fill. */
    void addFee(final long feeE8) {
        feesE8 = Math.addExact(feesE8, feeE8);
    }

    /** The price that the position is valued at from now on. One at which money cannot hold it is none: the last stays. */
    public void mark(final long priceE8) {
        if (Math.abs(Math.multiplyHigh(priceE8, qtyE8)) < VALUE_HIGH_MAX) {
            markE8 = priceE8;
        }
    }

    /** Above zero long, below short. */
    public long qtyE8() {
        return qtyE8;
    }

    public boolean isFlat() {
        return qtyE8 == 0;
    }

    /** The side of an order that makes the position smaller. */
    public Side exitSide() {
        return qtyE8 > 0 ? Side.SELL : Side.BUY;
    }

    /** 0 when flat. */
    public long averagePriceE8() {
        return qtyE8 == 0 ? 0 : E8.divideFloor(Math.abs(costE8), Math.abs(qtyE8));
    }

    /** Fees not included. */
    public long realisedPnlE8() {
        return realisedPnlE8;
    }

    public long unrealisedPnlE8() {
        return valueE8() - costE8;
    }

    /** At the mark; below zero when short. */
    public long valueE8() {
        return E8.multiplyFloor(markE8, qtyE8);
    }

    /** At the mark, without a sign. */
    public long exposureE8() {
        return Math.abs(valueE8());
    }

    public long feesE8() {
        return feesE8;
    }

    /** 0 without a stop. */
    public long stopPriceE8() {
        return stopPriceE8;
    }

    /** 0 without a target. */
    public long targetPriceE8() {
        return targetPriceE8;
    }

    void addTo(final StreamDigest digest) {
        digest.add(qtyE8).add(costE8).add(realisedPnlE8).add(feesE8).add(stopPriceE8).add(targetPriceE8).add(markE8);
    }
}
