package genesis.gateway.simulator.market;

import genesis.core.exchange.SeededRandom;

/**
 * Where a synthetic price goes: stretches of trend, range and turmoil that follow each other every 8 to 40 seconds.
 *
 * <pre>
 *   calm ──► trend ──► trend | range | volatile ──► trend ──► …
 * </pre>
 *
 * A trend moves some 0.5 to 1.5 % in 10 to 30 seconds, more likely back over the slow anchor than away from it: so
 * averages of minutes cross within a minute, and the price stays where its tick is.
 * <p>Allocation: none. Threading: one thread. Clock: the steps it is given.
 */
final class PricePath {
    /** What the price is doing. */
    enum Regime { TREND_UP, TREND_DOWN, RANGE, VOLATILE }

    /** The farthest from the start price, as a fraction: inside, the price keeps its number of digits. */
    private static final double REACH = 0.3;
    private static final double ANCHOR_SECONDS = 600;
    private static final double TREND_NOISE = 0.00015;
    private static final double VOLATILE_NOISE = 0.0006;
    private static final double RANGE_NOISE = 0.0003;
    private static final double RANGE_PULL = 0.5;

    private final SeededRandom random;
    private final double start;
    private final boolean firstTrendUp;
    private double price;
    private double anchor;
    private double rangeMiddle;
    private double driftPerSecond;
    private double secondsLeft;
    private Regime regime = Regime.RANGE;
    private boolean isFirstTrend = true;

    /** Begins in a calm that lasts long enough for a client to come and look; then the first trend goes as told. */
    PricePath(final SeededRandom random, final double start, final boolean firstTrendUp) {
        this.firstTrendUp = firstTrendUp;
        this.random = random;
        this.start = start;
        price = start;
        anchor = start;
        rangeMiddle = start;
        secondsLeft = between(6, 12);
    }

    /** Moves on by so many seconds and returns the price. */
    double advance(final double seconds) {
        secondsLeft -= seconds;
        if (secondsLeft <= 0) {
            beginNextRegime();
        }
        final double noise = StrictMath.sqrt(seconds) * random.nextGaussian();
        switch (regime) {
            case RANGE -> price += RANGE_PULL * seconds * (rangeMiddle - price) + price * RANGE_NOISE * noise;
            case VOLATILE -> price += price * VOLATILE_NOISE * noise;
            default -> price += price * (driftPerSecond * seconds + TREND_NOISE * noise);
        }
        anchor += (price - anchor) * seconds / ANCHOR_SECONDS;
        price = Math.max(start * (1 - REACH), Math.min(start * (1 + REACH), price));
        return price;
    }

    Regime regime() {
        return regime;
    }

    /** −1 to 1: which way takers lean. */
    double lean() {
        return switch (regime) {
            case TREND_UP -> 0.6;
            case TREND_DOWN -> -0.6;
            default -> 0;
        };
    }

    private void beginNextRegime() {
        final boolean wasTrend = regime == Regime.TREND_UP || regime == Regime.TREND_DOWN;
        final double draw = random.nextDouble();
        if (!wasTrend || draw < 0.6) {
            beginTrend();
        } else if (draw < 0.8) {
            regime = Regime.RANGE;
            rangeMiddle = price;
            secondsLeft = between(8, 20);
        } else {
            regime = Regime.VOLATILE;
            secondsLeft = between(8, 15);
        }
    }

    /** Away from the anchor by something, or back to it and by something beyond. */
    private void beginTrend() {
        final double offAnchor = price / anchor - 1;
        final double chanceUp = offAnchor > 0.002 ? 0.15 : offAnchor < -0.002 ? 0.85 : 0.5;
        final boolean up = isFirstTrend ? firstTrendUp : random.nextDouble() < chanceUp;
        final boolean back = up != offAnchor > 0;
        regime = up ? Regime.TREND_UP : Regime.TREND_DOWN;
        secondsLeft = between(10, 30);
        driftPerSecond = (up ? 1 : -1) * (between(0.005, 0.009) + (back ? Math.abs(offAnchor) : 0)) / secondsLeft;
        isFirstTrend = false;
    }

    private double between(final double from, final double to) {
        return from + (to - from) * random.nextDouble();
    }
}
