package genesis.admin.research;

import genesis.admin.config.Complaint;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import genesis.core.unit.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Candles as they stand in a file, in any order and with all their dirt. What can be put right is put right and noted:
 * order, repeated rows, holes. What cannot have happened is refused with its line.
 */
final class BarRows {
    private static final int HOLES_NAMED_MAX = 3;

    private final String file;
    private final List<Row> rows = new ArrayList<>();

    /** A candle and the line that it stands in. */
    private record Row(int line, Bar bar) {
    }

    BarRows(final String file) {
        this.file = file;
    }

    /** One row; refuses a candle that cannot have happened. */
    void add(final int line, final Bar bar) {
        final String wrong = wrong(bar);
        if (wrong != null) {
            throw Complaint.check(file + ", line " + line + ": an impossible candle at " + Instant.ofEpochMilli(bar.openTimeMs())
                + ": " + wrong + "; correct or remove that line", null);
        }
        rows.add(new Row(line, bar));
    }

    /** All rows as one market. @param wanted null for the timeframe that the rows themselves show */
    Market market(final String symbol, final Timeframe wanted, final Settings settings) {
        rows.sort(Comparator.comparingLong((Row row) -> row.bar.openTimeMs()).thenComparingInt(Row::line));
        final List<String> notes = new ArrayList<>();
        final List<Bar> bars = distinct(notes);
        final Timeframe own = timeframe(bars);
        for (final Bar bar : bars) {
            if (bar.openTimeMs() % Timeframes.lengthMs(own) != 0) {
                throw Complaint.check(file + ": the candle at " + Instant.ofEpochMilli(bar.openTimeMs()) + " does not begin at a multiple of "
                    + Timeframes.text(own) + ", as the others do; correct or remove it", null);
            }
        }
        noteHoles(bars, own, notes);
        if (wanted == null || wanted == own) {
            return Market.evaluated(symbol, own, bars, notes, settings);
        }
        if (own != Timeframes.DECISION) {
            throw Complaint.usage(file + " holds candles of " + Timeframes.text(own) + ", from which " + Timeframes.text(wanted)
                + " cannot be made; leave --timeframe out, or name a file of "
                + (wanted == Timeframes.DECISION ? "" : Timeframes.text(wanted) + " or ") + Timeframes.text(Timeframes.DECISION) + " candles");
        }
        return Market.evaluated(symbol, wanted, LongerBars.ofMinutes(bars, wanted), notes, settings);
    }

    private List<Bar> distinct(final List<String> notes) {
        final List<Bar> bars = new ArrayList<>(rows.size());
        int repeated = 0;
        int different = 0;
        int firstDifferent = 0;
        for (final Row row : rows) {
            final Bar before = bars.isEmpty() ? null : bars.get(bars.size() - 1);
            if (before == null || before.openTimeMs() != row.bar.openTimeMs()) {
                bars.add(row.bar);
                continue;
            }
            repeated++;
            if (!before.equals(row.bar)) {
                different++;
                firstDifferent = firstDifferent == 0 ? row.line : firstDifferent;
            }
        }
        if (repeated > 0) {
            notes.add(file + ": " + repeated + " rows repeat the time of another one and were left out"
                + (different == 0 ? ", all with the same numbers" : "; " + different + " of them say something else, the first in line "
                    + firstDifferent + ": the row that stands first in the file counts"));
        }
        return bars;
    }

    /** The most frequent distance of neighbours. */
    private Timeframe timeframe(final List<Bar> bars) {
        final Map<Long, Integer> counts = new HashMap<>();
        for (int i = 1; i < bars.size(); i++) {
            counts.merge(bars.get(i).openTimeMs() - bars.get(i - 1).openTimeMs(), 1, Integer::sum);
        }
        final long stepMs = counts.entrySet().stream().max(Map.Entry.<Long, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()))).map(Map.Entry::getKey).orElse(0L);
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if (Timeframes.lengthMs(Timeframes.at(i)) == stepMs) {
                return Timeframes.at(i);
            }
        }
        throw Complaint.check(file + ": the candles are mostly " + stepMs + " ms apart, which is none of 1m, 5m, 15m, 1h, 4h, 1d", null);
    }

    private void noteHoles(final List<Bar> bars, final Timeframe timeframe, final List<String> notes) {
        final long lengthMs = Timeframes.lengthMs(timeframe);
        final List<String> named = new ArrayList<>();
        int holes = 0;
        long missing = 0;
        for (int i = 1; i < bars.size(); i++) {
            final long absent = (bars.get(i).openTimeMs() - bars.get(i - 1).openTimeMs()) / lengthMs - 1;
            if (absent > 0) {
                holes++;
                missing += absent;
                if (named.size() < HOLES_NAMED_MAX) {
                    named.add(Instant.ofEpochMilli(bars.get(i - 1).openTimeMs() + lengthMs) + " (" + absent + ")");
                }
            }
        }
        if (holes > 0) {
            notes.add(file + ": " + missing + " candles are missing in " + holes + " places, " + String.join(", ", named)
                + (holes > named.size() ? ", …" : "") + "; outcomes across more than " + Outcome.MISSING_MAX + " missing candles are not judged");
        }
    }

    /** Null where it can have happened. */
    private static String wrong(final Bar bar) {
        if (bar.lowE8() <= 0) {
            return "its low is not above zero";
        }
        if (bar.highE8() < Math.max(bar.openE8(), bar.closeE8())) {
            return "its high is below its open or close";
        }
        if (bar.lowE8() > Math.min(bar.openE8(), bar.closeE8())) {
            return "its low is above its open or close";
        }
        return bar.volumeE8() < 0 ? "its volume is below zero" : null;
    }
}
