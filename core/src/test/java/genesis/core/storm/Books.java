package genesis.core.storm;

import genesis.core.message.FeeCurrency;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Money by a second way of counting: from what was told of fills and prices, and from nothing that the engine believes. */
final class Books {
    private static final long DAY_NS = 86_400_000_000_000L;

    final long[] positionE8;
    final long[] markE8;
    long cashE8;
    long feesE8;
    long dayStartE8;
    private final Set<Long> booked = new HashSet<>();
    /** What was paid in fills of which no fee was told yet. */
    private final Map<Long, Long> withoutFee = new HashMap<>();
    private long day;

    Books(final int instruments, final long cashE8) {
        positionE8 = new long[instruments];
        markE8 = new long[instruments];
        this.cashE8 = cashE8;
        dayStartE8 = cashE8;
    }

    /** True where the quantity is news. */
    boolean fill(final long tradeId, final int instrument, final Side side, final long priceE8, final long qtyE8, final long feeE8,
                 final FeeCurrency currency) {
        final long key = side == Side.SELL ? -tradeId : tradeId;
        final boolean isNew = booked.add(key);
        if (isNew) {
            final long paidE8 = E8.multiplyFloor(priceE8, qtyE8);
            cashE8 += side == Side.BUY ? -paidE8 : paidE8;
            move(instrument, priceE8, side == Side.BUY ? qtyE8 : -qtyE8);
        }
        if (currency == FeeCurrency.NOT_TOLD) {
            if (isNew) {
                withoutFee.put(key, E8.multiplyCeil(priceE8, qtyE8));
            }
        } else if (withoutFee.remove(key) != null || isNew) {
            fee(instrument, priceE8, feeE8, currency);
        }
        return isNew;
    }

    private void fee(final int instrument, final long priceE8, final long feeE8, final FeeCurrency currency) {
        if (currency == FeeCurrency.QUOTE) {
            cashE8 -= feeE8;
            feesE8 += feeE8;
        } else if (currency == FeeCurrency.BASE && feeE8 != 0) {
            move(instrument, priceE8, -feeE8);
            feesE8 += E8.multiplyFloor(priceE8, feeE8);
        }
    }

    /** A price is known of a position that it opened; of one that was there, the market knows it. */
    private void move(final int instrument, final long priceE8, final long byE8) {
        final long beforeE8 = positionE8[instrument];
        positionE8[instrument] += byE8;
        if (Long.signum(beforeE8) != Long.signum(positionE8[instrument])) {
            markE8[instrument] = priceE8;
        }
    }

    /** The middle of a book. */
    void mark(final int instrument, final long midE8) {
        if (positionE8[instrument] != 0) {
            markE8[instrument] = midE8;
        }
    }

    /** Time goes on: a new day begins with what there is. */
    void tick(final long nowNs) {
        if (nowNs / DAY_NS != day) {
            day = nowNs / DAY_NS;
            dayStartE8 = equityE8();
        }
    }

    /** Paid, and the fee is still to come: after a lost line it comes with the next reconciliation. */
    long withoutFeeE8() {
        return withoutFee.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Money that came from outside. */
    void deposit(final long amountE8) {
        cashE8 += amountE8;
        dayStartE8 += amountE8;
    }

    long valueE8(final int instrument) {
        return E8.multiplyFloor(markE8[instrument], positionE8[instrument]);
    }

    long equityE8() {
        long equityE8 = cashE8;
        for (int i = 0; i < positionE8.length; i++) {
            equityE8 += valueE8(i);
        }
        return equityE8;
    }

    /** Above zero when the day lost money. */
    long lossE8() {
        return dayStartE8 - equityE8();
    }
}
