package genesis.bench.setup;

import java.util.SplittableRandom;

/**
 * A book of 25 levels a side around 6,443 USD, and a cycle of updates that always leads back to it:
 * <pre>
 *   remove a bid  →  remove an ask  →  set the bid again  →  set the ask again    one batch, as the exchange orders it
 * </pre>
 * Levels near the top change more often, as they do in recorded books, and half of all updates are removals, as
 * there. No update meets a level that is not there, and no batch ends crossed: engines that count either have read
 * something else.
 */
public final class Ladder {
    /** Levels of both sides together, bids first, best first. */
    public static final int LEVEL_COUNT = 50;
    /** Updates until the book is as it was at the start. */
    public static final int CYCLE = 4_096;
    /** The best ask; the best bid is one tick below. */
    public static final long MIDDLE_E8 = 644_310_000_000L;

    private static final int SIDE = LEVEL_COUNT / 2;
    private static final long TICK_E8 = 10_000_000L;
    private static final int BATCH = 4;

    private final long[] priceE8 = new long[CYCLE];
    private final long[] amountE8 = new long[CYCLE];
    private final int[] orderCount = new int[CYCLE];

    public Ladder() {
        // The same cycle in every run: figures of two runs compare.
        final SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < CYCLE; i += BATCH) {
            final int bid = nearTheTop(random);
            final int ask = SIDE + nearTheTop(random);
            put(i, bid, 0, random);
            put(i + 1, ask, 0, random);
            put(i + 2, bid, 1 + random.nextInt(9), random);
            put(i + 3, ask, 1 + random.nextInt(9), random);
        }
    }

    public long updatePriceE8(final long index) {
        return priceE8[(int) (index & CYCLE - 1)];
    }

    /** Signed; with no orders only its sign counts. */
    public long updateAmountE8(final long index) {
        return amountE8[(int) (index & CYCLE - 1)];
    }

    /** 0 removes the level. */
    public int updateOrderCount(final long index) {
        return orderCount[(int) (index & CYCLE - 1)];
    }

    static long priceE8(final int level) {
        return level < SIDE ? MIDDLE_E8 - TICK_E8 * (level + 1) : MIDDLE_E8 + TICK_E8 * (level - SIDE);
    }

    static long amountE8(final int level) {
        return level < SIDE ? 100_000_000L : -100_000_000L;
    }

    private void put(final int index, final int level, final int count, final SplittableRandom random) {
        final int sign = level < SIDE ? 1 : -1;
        priceE8[index] = priceE8(level);
        amountE8[index] = sign * (count == 0 ? 100_000_000L : 1 + random.nextLong(500_000_000L));
        orderCount[index] = count;
    }

    private static int nearTheTop(final SplittableRandom random) {
        final double uniform = random.nextDouble();
        return (int) (SIDE * uniform * uniform);
    }
}
