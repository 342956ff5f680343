package genesis.admin.research;

import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented markets whose truth is known. */
public final class Walks {
    private static final int STEPS_PER_BAR = 20;

    private Walks() {
    }

    /**
     * Log prices that move in small normal steps; each bar's drift is a part of the one before.
     *
     * @param momentum 0: no candle says anything of the next; 0.9: a move goes on for about ten candles
     */
    public static List<Bar> bars(final int count, final Timeframe timeframe, final double momentum, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Bar> bars = new ArrayList<>(count);
        final long lengthMs = Timeframes.lengthMs(timeframe);
        double price = Math.log(1_000);
        double drift = 0;
        for (int i = 0; i < count; i++) {
            drift = momentum * drift + (momentum == 0 ? 0 : 0.5e-4 * random.nextGaussian());
            final double open = price;
            double high = price;
            double low = price;
            for (int step = 0; step < STEPS_PER_BAR; step++) {
                price += drift + 2e-4 * random.nextGaussian();
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            bars.add(new Bar(1_700_000_000_000L / lengthMs * lengthMs + i * lengthMs, e8(open), e8(high), e8(low), e8(price),
                100_000_000L + random.nextInt(100_000_000)));
        }
        return bars;
    }

    /** The same candles in another order, each beginning where the one before it ended: what one says of the next is gone. */
    public static List<Bar> shuffled(final List<Bar> bars, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Bar> mixed = new ArrayList<>(bars);
        for (int i = mixed.size() - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final Bar other = mixed.set(i, mixed.get(j));
            mixed.set(j, other);
        }
        final List<Bar> chained = new ArrayList<>(bars.size());
        double price = bars.get(0).openE8();
        for (int i = 0; i < bars.size(); i++) {
            final Bar one = mixed.get(i);
            final double factor = price / one.openE8();
            chained.add(new Bar(bars.get(i).openTimeMs(), Math.round(price), Math.round(one.highE8() * factor), Math.round(one.lowE8() * factor),
                Math.round(one.closeE8() * factor), one.volumeE8()));
            price = one.closeE8() * factor;
        }
        return chained;
    }

    private static long e8(final double log) {
        return Math.round(Math.exp(log) * 1e8);
    }
}
