package genesis.gateway.simulator.market;

import genesis.gateway.simulator.wire.FrameText;

/**
 * All candles of one instrument: the past, and one row for each minute since the market began. Longer candles are sums
 * of these, so every time frame tells the same story; a minute without trades has no candle.
 * <p>Allocation: a row a minute. Threading: one thread. Clock: the times of trades.
 */
final class Candles {
    private static final long MINUTE_MS = TimeFrame.MINUTE_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    private final PastCandles past;
    private final long startMinuteMs;
    private final CandleRows minutes = new CandleRows();
    private final CandleRow row = new CandleRow();

    Candles(final PastCandles past, final long startMs) {
        this.past = past;
        startMinuteMs = startMs - startMs % MINUTE_MS;
    }

    void add(final long timeMs, final long priceE8, final long qtyE8) {
        final int minute = (int) ((timeMs - startMinuteMs) / MINUTE_MS);
        while (minutes.count() <= minute) {
            minutes.add(0, 0, 0, 0, 0);
        }
        minutes.trade(minute, priceE8, qtyE8);
    }

    /** The candle that opens here, or what there is of it by now; it need not exist. Reused with the next call. */
    CandleRow candle(final TimeFrame timeFrame, final long openMs) {
        return between(row, openMs, timeFrame.nextMs(openMs), timeFrame.isOfHours());
    }

    /** Everything from this minute on, up to the end, as one candle. */
    CandleRow between(final CandleRow sum, final long fromMs, final long toMs, final boolean hasHours) {
        sum.begin(fromMs);
        long atMs = hasHours ? appendHours(sum, Math.max(fromMs, past.firstHourMs()), toMs)
            : Math.max(fromMs, past.firstMinuteMs());
        for (; atMs < Math.min(toMs, startMinuteMs); atMs += MINUTE_MS) {
            past.appendMinute(sum, atMs);
        }
        final long endMs = Math.min(toMs, startMinuteMs + minutes.count() * MINUTE_MS);
        for (; atMs < endMs; atMs += MINUTE_MS) {
            minutes.appendTo(sum, (int) ((atMs - startMinuteMs) / MINUTE_MS));
        }
        return sum;
    }

    /** The newest candle that exists. */
    CandleRow last(final TimeFrame timeFrame, final long timeMs) {
        long openMs = timeFrame.openMs(timeMs);
        while (!candle(timeFrame, openMs).exists()) {
            openMs = timeFrame.previousMs(openMs);
        }
        return row;
    }

    /** The list of those that open in a range of time and exist, in either order. */
    void write(final FrameText text, final TimeFrame timeFrame, final long startMs, final long endMs, final int limit,
               final boolean isAscending, final long timeMs) {
        final long firstMs = timeFrame.isOfHours() ? past.firstHourMs() : past.firstMinuteMs();
        final long fromMs = Math.max(startMs, firstMs);
        final long untilMs = Math.min(endMs, timeMs);
        long openMs = timeFrame.openMs(isAscending ? fromMs : untilMs);
        if (isAscending && openMs < fromMs) {
            openMs = timeFrame.nextMs(openMs);
        }
        text.raw('[');
        for (int count = 0; count < limit && openMs >= fromMs && openMs <= untilMs;) {
            if (candle(timeFrame, openMs).exists()) {
                row.write(text);
                text.raw(',');
                count++;
            }
            openMs = isAscending ? timeFrame.nextMs(openMs) : timeFrame.previousMs(openMs);
        }
        text.dropLast(',').raw(']');
    }

    private long appendHours(final CandleRow sum, final long fromMs, final long toMs) {
        long atMs = fromMs;
        for (; atMs < Math.min(toMs, past.firstMinuteMs()); atMs += HOUR_MS) {
            past.appendHour(sum, atMs);
        }
        return atMs;
    }
}
