package genesis.gateway.market;

import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import genesis.gateway.rest.CandleRow;
import genesis.gateway.rest.PublicRequests;
import genesis.gateway.stream.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The closed candles of one instrument that the exchange tells: before the start, and across gaps. Longer timeframes
 * before shorter ones, as the engine wants them; each candle once. The exchange has none of four hours: they are made of
 * those of one.
 * <p>Threading: the gateway's thread.
 */
final class CandleFlow {
    /** What the engine keeps of each timeframe; a few more for the one in the making and the edges. */
    static final int HISTORY_ROWS = 500;
    private static final int SPARE_ROWS = 4;
    private static final int HOURS_IN_FOUR = 4;
    private static final int ATTEMPTS = 3;
    /** The limiter lets thirty calls a minute through: fifty instruments are fifty times five calls. */
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long NOTHING = Long.MIN_VALUE;
    /** As they are asked for and told. */
    private static final List<Timeframe> LONGEST_FIRST =
        List.of(Timeframe.DAY_1, Timeframe.HOUR_1, Timeframe.MINUTE_15, Timeframe.MINUTE_5, Timeframe.MINUTE_1);

    private final String symbol;
    private final Environment environment;
    private final Asker asker;
    private final RestRecords records;
    private final Gaps gaps;
    /** Opening time of the last closed candle that the engine has or can have made itself. */
    private final long[] lastMs = new long[Timeframes.COUNT];
    private int instrumentId;
    private boolean isFilling;

    CandleFlow(final String symbol, final Environment environment, final Asker asker, final RestRecords records,
               final Gaps gaps) {
        this.symbol = symbol;
        this.environment = environment;
        this.asker = asker;
        this.records = records;
        this.gaps = gaps;
        Arrays.fill(lastMs, NOTHING);
    }

    void instrument(final int newInstrumentId) {
        instrumentId = newInstrumentId;
    }

    /** Asks for the history; done is called when it is published, as far as there was an answer. */
    void load(final Runnable done) {
        ask(0, true, done);
    }

    /** From now on the engine misses trades: the candles in the making are incomplete. */
    void down(final long nowMs) {
        for (int i = 0; i < lastMs.length; i++) {
            final long lengthMs = Timeframes.lengthMs(Timeframes.at(i));
            lastMs[i] = Math.max(lastMs[i], nowMs / lengthMs * lengthMs - lengthMs);
        }
    }

    /** Asks for what was closed since the last known one; nothing while that is under way. */
    void fill() {
        if (!isFilling) {
            isFilling = true;
            ask(0, false, () -> isFilling = false);
        }
    }

    /** A closed candle of a snapshot: false where it is known. */
    boolean passes(final Timeframe timeframe, final long openTimeMs) {
        final int index = Timeframes.index(timeframe);
        if (openTimeMs <= lastMs[index]) {
            return false;
        }
        lastMs[index] = openTimeMs;
        return true;
    }

    private void ask(final int step, final boolean isStart, final Runnable done) {
        if (step == LONGEST_FIRST.size()) {
            done.run();
            return;
        }
        final Timeframe timeframe = LONGEST_FIRST.get(step);
        final long fromMs = isStart ? 0 : firstMissingMs(timeframe);
        if (!isStart && !isOneClosedSince(timeframe, fromMs)) {
            ask(step + 1, false, done);
            return;
        }
        final int rows = isStart ? startRows(timeframe) : PublicRequests.LIMIT_MAX / 10;
        asker.ask(PublicRequests.candles(timeframe, symbol, fromMs, 0, rows, !isStart), ATTEMPTS, PATIENCE_NS, answer -> {
            if (answer != null) {
                publish(timeframe, oldestFirst(answer));
            }
            ask(step + 1, isStart, done);
        });
    }

    private static int startRows(final Timeframe timeframe) {
        return (timeframe == Timeframe.HOUR_1 ? HOURS_IN_FOUR : 1) * (HISTORY_ROWS + SPARE_ROWS);
    }

    /** Hours are asked for from where four of them are missing, too. */
    private long firstMissingMs(final Timeframe timeframe) {
        final long ownMs = nextMs(timeframe);
        return timeframe == Timeframe.HOUR_1 && isOneClosedSince(Timeframe.HOUR_4, nextMs(Timeframe.HOUR_4))
            ? Math.min(ownMs, nextMs(Timeframe.HOUR_4)) : ownMs;
    }

    private long nextMs(final Timeframe timeframe) {
        final long last = lastMs[Timeframes.index(timeframe)];
        final long lengthMs = Timeframes.lengthMs(timeframe);
        // Without any history a gap is as long as what the engine keeps.
        return last == NOTHING ? nowMs() / lengthMs * lengthMs - HISTORY_ROWS * lengthMs : last + lengthMs;
    }

    private boolean isOneClosedSince(final Timeframe timeframe, final long fromMs) {
        return fromMs + Timeframes.lengthMs(timeframe) <= nowMs();
    }

    private void publish(final Timeframe timeframe, final List<CandleRow> rows) {
        if (timeframe == Timeframe.HOUR_1) {
            tell(Timeframe.HOUR_4, fourHours(rows));
        }
        tell(timeframe, rows);
    }

    private void tell(final Timeframe timeframe, final List<CandleRow> rows) {
        final long closedMs = nowMs() - Timeframes.lengthMs(timeframe);
        final int first = Math.max(0, rows.size() - HISTORY_ROWS - SPARE_ROWS);
        for (final CandleRow row : rows.subList(first, rows.size())) {
            if (row.openTimeMs() <= closedMs && passes(timeframe, row.openTimeMs())) {
                gaps.candles++;
                records.candle(instrumentId, timeframe, row);
            }
        }
    }

    /** The first may lack its beginning and is left out, unless it begins with its first hour. */
    private static List<CandleRow> fourHours(final List<CandleRow> hours) {
        final long lengthMs = Timeframes.lengthMs(Timeframe.HOUR_4);
        final List<CandleRow> sums = new ArrayList<>();
        CandleRow sum = null;
        for (final CandleRow hour : hours) {
            final long openMs = hour.openTimeMs() / lengthMs * lengthMs;
            if (sum != null && sum.openTimeMs() == openMs) {
                sum = new CandleRow(openMs, sum.openE8(), hour.closeE8(), Math.max(sum.highE8(), hour.highE8()),
                    Math.min(sum.lowE8(), hour.lowE8()), Math.addExact(sum.volumeE8(), hour.volumeE8()));
                sums.set(sums.size() - 1, sum);
            } else if (sum != null || hour.openTimeMs() == openMs) {
                sum = new CandleRow(openMs, hour.openE8(), hour.closeE8(), hour.highE8(), hour.lowE8(), hour.volumeE8());
                sums.add(sum);
            }
        }
        return sums;
    }

    private static List<CandleRow> oldestFirst(final List<CandleRow> rows) {
        final List<CandleRow> sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> Long.compare(a.openTimeMs(), b.openTimeMs()));
        return sorted;
    }

    private long nowMs() {
        return environment.wallMs().getAsLong();
    }
}
