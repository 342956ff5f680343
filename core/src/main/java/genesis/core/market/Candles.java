package genesis.core.market;

import genesis.core.message.Timeframe;
import genesis.core.unit.StreamDigest;

/**
 * The candles of one instrument on all {@link Timeframes}, in one pass.
 * <pre>
 *   trades ──► {@link CandleBuilder}: minutes ──closed──► 1m series
 *                                           ├────────► 5m series ─┐
 *                                           ├────────► 15m …      ├  each sums up minutes until its own end is reached
 *                                           └────────► 1d series ─┘
 * </pre>
 * Longer candles are made of closed minutes, not of trades, for three reasons: a trade costs the same however many
 * timeframes there are; a longer candle is always exactly the sum of the minutes that were announced; and minutes of
 * the exchange's history build it just as well. The price is that a longer candle in the making lags by the open minute.
 * <p>As at the exchange an interval without a trade has no candle. A trade is late when its candle is closed, on any
 * timeframe: were it let into a minute that no longer fits into its day, the sums would not hold. A candle whose
 * beginning we did not see is thrown away at its end.
 * <p>Threading: engine thread. Allocation: none after construction. Clock: times of trades and message time, as handed in.
 */
public final class Candles {
    private static final long NOTHING_KNOWN = Long.MAX_VALUE;

    private final CandleBuilder minutes = new CandleBuilder(Timeframes.lengthMs(Timeframes.DECISION));
    private final CandleSeries[] series = new CandleSeries[Timeframes.COUNT];
    private final Candle history = new Candle();
    private final Candle kept = new Candle();
    private final Candle whole = new Candle();
    /** Time of the first minute taken in. */
    private long knownFromMs = NOTHING_KNOWN;
    /** The earliest end of a candle in the making; not part of the state, it follows from it. */
    private long nextEndMs = Long.MAX_VALUE;
    /** What the last candle of the exchange corrected; not part of the state. */
    private int corrected;

    public Candles() {
        for (int i = 0; i < series.length; i++) {
            series[i] = new CandleSeries(Timeframes.at(i));
        }
    }

    /** Closes every candle whose end lies at or before the time of a trade; the answer is a mask of {@link Timeframes}. */
    public int closeBefore(final long timeMs) {
        return timeMs < nextEndMs ? 0 : close(timeMs);
    }

    /** Closes every candle whose end lies {@link CandleBuilder#GRACE_MS} or more behind: silence closes candles too. */
    public int closeIfOver(final long nowMs) {
        return closeBefore(nowMs - CandleBuilder.GRACE_MS);
    }

    /** Adds a trade to the open minute; {@link #closeBefore} must have been asked with the same time. False: it is late. */
    public boolean onTrade(final long timeMs, final long priceE8, final long amountE8) {
        final boolean isNew = minutes.onTrade(timeMs, priceE8, amountE8);
        if (isNew) {
            nextEndMs = Math.min(nextEndMs, minutes.openEndMs());
        }
        return isNew;
    }

    /** Closes every candle that ends before a closed one of the exchange begins; a mask, as above. Ask before {@link #onHistory}. */
    public int closeBeforeHistory(final Timeframe timeframe, final long openTimeMs) {
        return timeframe == Timeframes.DECISION && isNews(timeframe, openTimeMs) ? closeLonger(openTimeMs) : 0;
    }

    /**
     * Takes in a closed candle of the exchange. Minutes build the longer timeframes as live ones do; longer candles must
     * come before the minutes that follow them, as nothing is put in front of what is known.
     *
     * <p>Where the interval is closed here already the exchange's own candle wins: it corrects ours, or fills a hole, and
     * longer candles that contain it are added up again, unless they are the exchange's own. {@link #corrected} tells
     * which. What lies in front of everything that is kept changes nothing.
     *
     * @return mask of the timeframes that have a new closed candle; 0 where it was none
     */
    public int onHistory(final Timeframe timeframe, final long openTimeMs, final long openE8, final long highE8,
                         final long lowE8, final long closeE8, final long volumeE8) {
        corrected = 0;
        history.set(openTimeMs, openE8, highE8, lowE8, closeE8, volumeE8, 0);
        history.official(true);
        if (!isNews(timeframe, openTimeMs)) {
            if (openTimeMs % Timeframes.lengthMs(timeframe) == 0) {
                correct(Timeframes.index(timeframe));
            }
            return 0;
        }
        if (timeframe != Timeframes.DECISION) {
            series(timeframe).append(history);
            return 1 << Timeframes.index(timeframe);
        }
        final long endMs = openTimeMs + Timeframes.lengthMs(timeframe);
        takeMinute(history);
        addUpAgain(1, openTimeMs);
        final int closed = 1 | closeLonger(endMs);
        minutes.nothingBefore(endMs);
        return closed;
    }

    /**
     * Timeframes whose closed candle around the time of the last candle of the exchange is not what it was, as a mask.
     * None of them is a closed candle that {@link #onHistory} returned.
     */
    public int corrected() {
        return corrected;
    }

    public CandleSeries series(final Timeframe timeframe) {
        return series[Timeframes.index(timeframe)];
    }

    public boolean hasOpen() {
        return minutes.hasOpen();
    }

    /** The minute in the making; what it holds means nothing unless {@link #hasOpen}. Always the same object. */
    public Candle open() {
        return minutes.open();
    }

    /** Trades that came after their candle was closed. */
    public long lateTrades() {
        return minutes.lateTrades();
    }

    public void addTo(final StreamDigest digest) {
        digest.add(knownFromMs);
        minutes.addTo(digest);
        for (final CandleSeries one : series) {
            one.addTo(digest);
        }
    }

    private int close(final long timeMs) {
        int closed = 0;
        if (minutes.closeBefore(timeMs)) {
            takeMinute(minutes.closed());
            closed = 1;
        }
        return closed | closeLonger(timeMs);
    }

    private void takeMinute(final Candle minute) {
        knownFromMs = Math.min(knownFromMs, minute.openTimeMs());
        series[0].append(minute);
        for (int i = 1; i < series.length; i++) {
            series[i].add(minute, knownFromMs);
        }
    }

    private int closeLonger(final long timeMs) {
        int closed = 0;
        for (int i = 1; i < series.length; i++) {
            if (series[i].openEndMs() <= timeMs) {
                closed |= series[i].closeBefore(timeMs) ? 1 << i : 0;
                minutes.nothingBefore(series[i].closedUntilMs());
            }
        }
        scheduleNextEnd();
        return closed;
    }

    /** The exchange's candle of an interval that is over. */
    private void correct(final int index) {
        final CandleSeries own = series[index];
        final int back = own.find(history.openTimeMs());
        if (back >= 0) {
            own.read(back, kept);
            if (kept.agreesWith(history)) {
                return;
            }
            own.write(back, history);
        } else if (own.isHole(history.openTimeMs())) {
            own.fill(history);
        } else {
            return;
        }
        corrected |= 1 << index;
        addUpAgain(index + 1, history.openTimeMs());
    }

    /** Candles from this timeframe on that contain this time are sums again of what is below them. */
    private void addUpAgain(final int from, final long timeMs) {
        for (int i = from; i < series.length; i++) {
            final long lengthMs = Timeframes.lengthMs(Timeframes.at(i));
            final long openTimeMs = Math.floorDiv(timeMs, lengthMs) * lengthMs;
            if (!series[i - 1].sum(openTimeMs, openTimeMs + lengthMs, whole)) {
                continue;
            }
            final Candle making = series[i].making(openTimeMs);
            final int back = series[i].find(openTimeMs);
            if (making != null) {
                making.copyFrom(whole);
            } else if (back >= 0) {
                series[i].read(back, kept);
                if (kept.isOfficial() || kept.isSameAs(whole)) {
                    continue;
                }
                series[i].write(back, whole);
                corrected |= 1 << i;
            } else if (openTimeMs >= knownFromMs && series[i].isHole(openTimeMs)) {
                series[i].fill(whole);
                corrected |= 1 << i;
            }
        }
    }

    /** News lies on the grid, too: what does not is no candle of the exchange. */
    private boolean isNews(final Timeframe timeframe, final long openTimeMs) {
        return openTimeMs % Timeframes.lengthMs(timeframe) == 0 && series(timeframe).isNews(openTimeMs)
            && (timeframe != Timeframes.DECISION || minutes.isBeforeOpen(openTimeMs));
    }

    private void scheduleNextEnd() {
        nextEndMs = minutes.openEndMs();
        for (int i = 1; i < series.length; i++) {
            nextEndMs = Math.min(nextEndMs, series[i].openEndMs());
        }
    }
}
