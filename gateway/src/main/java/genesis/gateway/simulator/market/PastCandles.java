package genesis.gateway.simulator.market;

import genesis.core.exchange.SeededRandom;

/**
 * What a synthetic instrument did before the market began, made from the end backwards and only as far as somebody
 * asks: four calm hours, before them a walk that is drawn back to the first price; one-minute candles for some three
 * weeks, one-hour candles for some three years before those.
 * <p>How far it was asked does not change what it says: each row uses the next random numbers of its own stream.
 * <p>Allocation: when somebody asks for more than before. Threading: one thread.
 */
final class PastCandles {
    /** One-minute candles reach back to the midnight that lies so many days before the start. */
    static final int MINUTE_DAYS = 20;
    /** One-hour candles before that. */
    static final int HOUR_COUNT_MAX = 24_000;

    private static final long MINUTE_MS = TimeFrame.MINUTE_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final int CALM_COUNT = 240;
    /** Deviation of the closes in the calm. */
    private static final double CALM = 0.0003;
    /** What the price moved in each minute of the calm: it holds the averages apart by some of the calm's noise. */
    private static final double DRIFT = 0.00002;
    /** Deviation of a minute's return before the calm. */
    private static final double MINUTE_NOISE = 0.0005;
    private static final double HOUR_NOISE = MINUTE_NOISE * 7.7459667;
    /** How strongly the walk is drawn back in a minute: it strays some ten percent. */
    private static final double PULL = 0.0000125;
    private static final double REACH = 0.28;

    private final SeededRandom minuteRandom;
    private final SeededRandom hourRandom;
    private final Listing listing;
    private final double middle;
    private final double step;
    private final long startMinuteMs;
    private final long firstMinuteMs;
    /** Row k is the candle that ends k minutes before the start. */
    private final CandleRows minutes = new CandleRows();
    private final CandleRows hours = new CandleRows();
    private double walk;
    private double hourWalk;

    /** The walk ends at this price, in ticks; rising or falling in the calm. */
    PastCandles(final long seed, final Listing listing, final double middle, final boolean isRising,
                final long startMs) {
        minuteRandom = new SeededRandom(SeededRandom.mix(seed ^ 0x4D494E55L));
        hourRandom = new SeededRandom(SeededRandom.mix(seed ^ 0x484F5552L));
        this.listing = listing;
        this.middle = middle;
        step = middle * (isRising ? DRIFT : -DRIFT);
        startMinuteMs = startMs - startMs % MINUTE_MS;
        firstMinuteMs = startMinuteMs - startMinuteMs % DAY_MS - MINUTE_DAYS * DAY_MS;
        walk = middle;
    }

    /** Where the one-minute candles begin; a whole day. */
    long firstMinuteMs() {
        return firstMinuteMs;
    }

    /** Where the one-hour candles begin. */
    long firstHourMs() {
        return firstMinuteMs - HOUR_COUNT_MAX * HOUR_MS;
    }

    /** Hands on a one-minute candle, which opens before the start and not before the first. */
    void appendMinute(final CandleRow longer, final long openMs) {
        final int back = (int) ((startMinuteMs - openMs) / MINUTE_MS) - 1;
        growMinutes(back);
        minutes.appendTo(longer, back);
    }

    /** Hands on a one-hour candle, which opens before the first minute and not before the first hour. */
    void appendHour(final CandleRow longer, final long openMs) {
        final int back = (int) ((firstMinuteMs - openMs) / HOUR_MS) - 1;
        growHours(back);
        hours.appendTo(longer, back);
    }

    /** A trade at the last price in the last minute before the start. */
    void tradeAtTheEnd(final long qtyE8) {
        growMinutes(0);
        minutes.trade(0, lastPriceE8(), qtyE8);
    }

    /** Where the last candle closed. */
    long lastPriceE8() {
        return priceE8(middle);
    }

    private void growMinutes(final int row) {
        while (minutes.count() <= row) {
            final int back = minutes.count() + 1;
            final long closeE8 = back == 1 ? lastPriceE8() : minutes.openE8(back - 2);
            if (back < CALM_COUNT) {
                walk = middle - back * step + middle * CALM * minuteRandom.nextGaussian();
            } else {
                walk = back == CALM_COUNT ? middle - back * step
                    : strayed(walk, PULL, MINUTE_NOISE * minuteRandom.nextGaussian());
            }
            add(minutes, minuteRandom, closeE8, middle * (back <= CALM_COUNT ? CALM : MINUTE_NOISE) / 2, walk, 1);
        }
    }

    private void growHours(final int row) {
        if (hours.count() == 0) {
            growMinutes((int) ((startMinuteMs - firstMinuteMs) / MINUTE_MS) - 1);
            hourWalk = walk;
        }
        while (hours.count() <= row) {
            final int behind = hours.count();
            final long closeE8 = behind == 0 ? minutes.openE8(minutes.count() - 1) : hours.openE8(behind - 1);
            hourWalk = strayed(hourWalk, 60 * PULL, HOUR_NOISE * hourRandom.nextGaussian());
            add(hours, hourRandom, closeE8, middle * HOUR_NOISE / 2, hourWalk, 60);
        }
    }

    private void add(final CandleRows rows, final SeededRandom random, final long closeE8, final double wick,
                     final double open, final int minutesLong) {
        final long openE8 = priceE8(open);
        final long highE8 = Math.max(openE8, closeE8) + priceE8(wick * random.nextExponential());
        final long lowE8 = Math.min(openE8, closeE8) - priceE8(wick * random.nextExponential());
        rows.add(openE8, closeE8, highE8, Math.max(listing.tickE8(), lowE8),
            listing.quantityE8(minutesLong * listing.meanQtyE8() * (20 + 60 * random.nextDouble())));
    }

    private double strayed(final double from, final double pull, final double noise) {
        final double to = from + pull * (listing.startTicks() - from) + from * noise;
        return Math.max(listing.startTicks() * (1 - REACH), Math.min(listing.startTicks() * (1 + REACH), to));
    }

    private long priceE8(final double ticks) {
        return StrictMath.round(ticks) * listing.tickE8();
    }
}
