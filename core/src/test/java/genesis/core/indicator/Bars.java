package genesis.core.indicator;

import genesis.core.market.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Candles to compare indicators on, oldest first. */
record Bars(String name, double[] high, double[] low, double[] close) {
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
            rows.add(new double[] {high, low, close});
            price = close;
        }
        return of("generated with seed " + seed, rows);
    }

    /** 8,760 real hourly candles. */
    static Bars hoursOf2019() throws IOException {
        final List<double[]> rows = new ArrayList<>();
        for (final String[] row : SharedData.rowsOfCsv("history/btcusd-1h-2019.csv")) {
            rows.add(new double[] {Double.parseDouble(row[4]), Double.parseDouble(row[5]), Double.parseDouble(row[6])});
        }
        Collections.reverse(rows);
        return of("btcusd-1h-2019", rows);
    }

    /** 1,000 real one-minute candles of the exchange: time, open, close, high, low, volume. */
    static Bars minutesOf2018() throws IOException {
        final List<double[]> rows = new ArrayList<>();
        for (final String[] row : SharedData.rowsOfJson("history/btcusd-1m-2018-08-10.json")) {
            rows.add(new double[] {Double.parseDouble(row[3]), Double.parseDouble(row[4]), Double.parseDouble(row[2])});
        }
        Collections.reverse(rows);
        return of("btcusd-1m-2018-08-10", rows);
    }

    int count() {
        return close.length;
    }

    private static Bars of(final String name, final List<double[]> rows) {
        return new Bars(name,
            rows.stream().mapToDouble(row -> row[0]).toArray(),
            rows.stream().mapToDouble(row -> row[1]).toArray(),
            rows.stream().mapToDouble(row -> row[2]).toArray());
    }
}
