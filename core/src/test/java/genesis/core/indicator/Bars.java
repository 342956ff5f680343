package genesis.core.indicator;

import genesis.core.market.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Candles to compare indicators on, oldest first. */
record Bars(String name, long[] timeMs, double[] high, double[] low, double[] close, double[] volume) {
    private static final long MINUTE_MS = 60_000;
    /** Some hours before a UTC day begins. */
    private static final long START_MS = 19_000 * 86_400_000L - 700 * MINUTE_MS;

    /** A walk with quiet and wild stretches, and now and then a candle that does not move. */
    static Bars generated(final long seed, final int count) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<double[]> rows = new ArrayList<>();
        double price = 100 + random.nextInt(10_000);
        for (int i = 0; i < count; i++) {
            final double size = price * (i / 200 % 2 == 0 ? 0.001 : 0.02);
            final double moved = Math.max(1, price + size * (random.nextDouble() - 0.5));
            final double close = random.nextInt(20) == 0 ? price : moved;
            final double high = Math.max(price, close) + size * random.nextDouble() / 3;
            final double low = Math.min(price, close) - size * random.nextDouble() / 3;
            rows.add(new double[] {START_MS + i * MINUTE_MS, high, low, close, random.nextInt(10) == 0 ? 0 : random.nextDouble() * 5});
            price = close;
        }
        return of("generated with seed " + seed, rows);
    }

    /** 8,760 real hourly candles. */
    static Bars hoursOf2019() throws IOException {
        final List<double[]> rows = new ArrayList<>();
        for (final String[] row : SharedData.rowsOfCsv("history/btcusd-1h-2019.csv")) {
            rows.add(numbers(row, 4, 5, 6, 7));
        }
        Collections.reverse(rows);
        return of("btcusd-1h-2019", rows);
    }

    /** 1,000 real one-minute candles of the exchange: time, open, close, high, low, volume. */
    static Bars minutesOf2018() throws IOException {
        final List<double[]> rows = new ArrayList<>();
        for (final String[] row : SharedData.rowsOfJson("history/btcusd-1m-2018-08-10.json")) {
            rows.add(numbers(row, 3, 4, 2, 5));
        }
        Collections.reverse(rows);
        return of("btcusd-1m-2018-08-10", rows);
    }

    /** A set of the shared indicator data: time, open, close, high, low, volume. */
    static Bars named(final String name) throws IOException {
        final List<double[]> rows = new ArrayList<>();
        for (final String[] row : SharedData.rowsOfNamedJson("indicators/candles.json", name)) {
            rows.add(numbers(row, 3, 4, 2, 5));
        }
        return of(name, rows);
    }

    int count() {
        return close.length;
    }

    /** Candles from this one to before that one. */
    Bars part(final int from, final int to) {
        return new Bars(name + " from " + from + " to " + to, Arrays.copyOfRange(timeMs, from, to),
            Arrays.copyOfRange(high, from, to), Arrays.copyOfRange(low, from, to),
            Arrays.copyOfRange(close, from, to), Arrays.copyOfRange(volume, from, to));
    }

    void feed(final IndicatorSet set, final int i) {
        set.onCandle(timeMs[i], high[i], low[i], close[i], volume[i]);
    }

    private static double[] numbers(final String[] row, final int high, final int low, final int close,
                                    final int volume) {
        final double time = Double.parseDouble(row[0]);
        return new double[] {time < 1e11 ? time * 1000 : time, Double.parseDouble(row[high]),
            Double.parseDouble(row[low]), Double.parseDouble(row[close]), Double.parseDouble(row[volume])};
    }

    private static Bars of(final String name, final List<double[]> rows) {
        return new Bars(name, rows.stream().mapToLong(row -> (long) row[0]).toArray(), column(rows, 1),
            column(rows, 2), column(rows, 3), column(rows, 4));
    }

    private static double[] column(final List<double[]> rows, final int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
