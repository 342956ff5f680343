package genesis.gateway.market;

import genesis.core.message.TradeKind;

/** Trades that wait until what came before them is known, in the order in which they came. Grows to its limit. */
final class HeldTrades {
    /** A minute of the busiest market; whoever waits longer than that waits in vain. */
    static final int COUNT_MAX = 4_096;
    private static final int WIDTH = 4;

    private long[] fields = new long[64 * WIDTH];
    private TradeKind[] kinds = new TradeKind[64];
    private int count;

    boolean isFull() {
        return count == COUNT_MAX;
    }

    void add(final TradeKind kind, final long tradeId, final long timeMs, final long priceE8, final long amountE8) {
        if (count == kinds.length) {
            fields = java.util.Arrays.copyOf(fields, 2 * fields.length);
            kinds = java.util.Arrays.copyOf(kinds, 2 * kinds.length);
        }
        kinds[count] = kind;
        fields[count * WIDTH] = tradeId;
        fields[count * WIDTH + 1] = timeMs;
        fields[count * WIDTH + 2] = priceE8;
        fields[count * WIDTH + 3] = amountE8;
        count++;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    TradeKind kind(final int index) {
        return kinds[index];
    }

    long tradeId(final int index) {
        return fields[index * WIDTH];
    }

    long timeMs(final int index) {
        return fields[index * WIDTH + 1];
    }

    long priceE8(final int index) {
        return fields[index * WIDTH + 2];
    }

    long amountE8(final int index) {
        return fields[index * WIDTH + 3];
    }
}
