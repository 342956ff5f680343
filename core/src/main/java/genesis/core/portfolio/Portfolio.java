package genesis.core.portfolio;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.StreamDigest;

/**
 * The account in one currency: cash, positions, equity, and what the day began with. Equity is cash and the value of all
 * positions; it equals what was paid in, plus realised and unrealised profit, minus fees, exactly.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class Portfolio {
    /** The currency that cash is kept in; instruments quoted in another are watched and not traded. */
    public static final String CURRENCY = "USD";

    private final Position[] positions = new Position[Instrument.COUNT_MAX];
    private final int[] open = new int[Instrument.COUNT_MAX];
    private int openCount;
    private long cashE8 = Setting.PAPER_CASH.initial();
    private long dayStartEquityE8 = cashE8;
    private long peakEquityE8 = cashE8;
    private long realisedPnlE8;
    private long feesE8;

    public Portfolio() {
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Position();
        }
    }

    /** Money paid in, or taken out below zero. It is no profit: the day's start and the peak move with it. */
    public void deposit(final long amountE8) {
        cashE8 = Math.addExact(cashE8, amountE8);
        dayStartEquityE8 = Math.addExact(dayStartEquityE8, amountE8);
        peakEquityE8 = Math.addExact(peakEquityE8, amountE8);
    }

    /** Books a fill. */
    public void fill(final int instrumentId, final Side side, final long priceE8, final long qtyE8, final long feeE8) {
        final Position position = positions[instrumentId];
        final boolean wasFlat = position.isFlat();
        final long realisedBeforeE8 = position.realisedPnlE8();
        cashE8 = Math.addExact(cashE8, position.fill(side, priceE8, qtyE8, feeE8));
        realisedPnlE8 = Math.addExact(realisedPnlE8, position.realisedPnlE8() - realisedBeforeE8);
        feesE8 = Math.addExact(feesE8, feeE8);
        if (wasFlat && !position.isFlat()) {
            open[openCount++] = instrumentId;
        } else if (!wasFlat && position.isFlat()) {
            close(instrumentId);
        }
    }

    /**
     * A fee in base units, which makes the quantity received smaller: as if it were sold at the fill's price and the
     * proceeds were paid as the fee. Returns what it is worth in quote units.
     */
    public long feeInBase(final int instrumentId, final long priceE8, final long feeQtyE8) {
        final long worthE8 = E8.multiplyFloor(priceE8, feeQtyE8);
        fill(instrumentId, Side.SELL, priceE8, feeQtyE8, worthE8);
        return worthE8;
    }

    /** A fee in quote units that was told after its fill. */
    public void fee(final int instrumentId, final long feeE8) {
        cashE8 = Math.subtractExact(cashE8, feeE8);
        feesE8 = Math.addExact(feesE8, feeE8);
        positions[instrumentId].addFee(feeE8);
    }

    /**
     * Takes over a position as the exchange has it, at this price. What that does to equity is no profit: the day's
     * start and the peak move with it.
     */
    public void adopt(final int instrumentId, final long qtyE8, final long priceE8) {
        final Position position = positions[instrumentId];
        final long equityBeforeE8 = equityE8();
        final boolean wasFlat = position.isFlat();
        cashE8 = Math.subtractExact(cashE8, position.adopt(qtyE8, priceE8));
        if (wasFlat && !position.isFlat()) {
            open[openCount++] = instrumentId;
        } else if (!wasFlat && position.isFlat()) {
            close(instrumentId);
        }
        final long changeE8 = Math.subtractExact(equityE8(), equityBeforeE8);
        dayStartEquityE8 = Math.addExact(dayStartEquityE8, changeE8);
        peakEquityE8 = Math.addExact(peakEquityE8, changeE8);
    }

    /** Paid for all that is held; what is held short counts below zero. */
    public long costE8() {
        long costE8 = 0;
        for (int i = 0; i < openCount; i++) {
            costE8 = Math.addExact(costE8, positions[open[i]].costE8());
        }
        return costE8;
    }

    /** From now on the day's loss counts from here. */
    public void startDay() {
        dayStartEquityE8 = equityE8();
    }

    /** Equity as it is now may be the highest so far. */
    public void markPeak() {
        peakEquityE8 = Math.max(peakEquityE8, equityE8());
    }

    /** From now on the drawdown counts from here. */
    public void resetPeak() {
        peakEquityE8 = equityE8();
    }

    public Position position(final int instrumentId) {
        return positions[instrumentId];
    }

    public int openCount() {
        return openCount;
    }

    /** Instrument of the open position at this index, in no particular, but always the same, order. */
    public int openInstrument(final int index) {
        return open[index];
    }

    public long cashE8() {
        return cashE8;
    }

    public long equityE8() {
        long equityE8 = cashE8;
        for (int i = 0; i < openCount; i++) {
            equityE8 = Math.addExact(equityE8, positions[open[i]].valueE8());
        }
        return equityE8;
    }

    public long unrealisedPnlE8() {
        long pnlE8 = 0;
        for (int i = 0; i < openCount; i++) {
            pnlE8 = Math.addExact(pnlE8, positions[open[i]].unrealisedPnlE8());
        }
        return pnlE8;
    }

    /** Without signs: long and short do not cancel out. */
    public long exposureE8() {
        long exposureE8 = 0;
        for (int i = 0; i < openCount; i++) {
            exposureE8 = Math.addExact(exposureE8, positions[open[i]].exposureE8());
        }
        return exposureE8;
    }

    /** Fees not included. */
    public long realisedPnlE8() {
        return realisedPnlE8;
    }

    public long feesE8() {
        return feesE8;
    }

    public long dayStartEquityE8() {
        return dayStartEquityE8;
    }

    /** Above zero when the day lost money, fees included. */
    public long lossTodayE8() {
        return dayStartEquityE8 - equityE8();
    }

    /** The highest equity that was marked. */
    public long peakEquityE8() {
        return peakEquityE8;
    }

    /** How far equity is below its peak; above zero when it fell. */
    public long drawdownE8() {
        return peakEquityE8 - equityE8();
    }

    public void addTo(final StreamDigest digest) {
        digest.add(cashE8).add(dayStartEquityE8).add(peakEquityE8).add(realisedPnlE8).add(feesE8).add(openCount);
        for (int i = 0; i < openCount; i++) {
            digest.add(open[i]);
        }
        for (final Position position : positions) {
            position.addTo(digest);
        }
    }

    private void close(final int instrumentId) {
        int index = 0;
        while (open[index] != instrumentId) {
            index++;
        }
        open[index] = open[--openCount];
    }
}
