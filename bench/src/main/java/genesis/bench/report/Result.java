package genesis.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One line of the report: a figure, what it should be, and whether the benchmark's own answer was right. A result whose
 * answer was wrong has a failure, and its figure means nothing.
 *
 * @param name    which benchmark, and which variant of it
 * @param value   the figure; NaN where there is none
 * @param unit    of the figure
 * @param target  what the figure should be
 * @param figures more of the same measurement, in the figure's unit unless its name says otherwise
 * @param note    what a reader should know; empty for nothing
 * @param outcome whether it ran, and whether its answer was right
 */
public record Result(String name, double value, String unit, Target target, Map<String, Double> figures,
                     String note, Outcome outcome) {
    /** What became of a benchmark. */
    public enum Outcome {
        /** It ran and its answer was right. */ RIGHT,
        /** It ran and its answer was wrong, or it could not run to its end. */ WRONG,
        /** It was not run; the note says why. */ SKIPPED
    }

    public Result {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    public static Result of(final String name, final double value, final String unit, final Target target,
                            final String note) {
        return new Result(name, value, unit, target, Map.of(), note, Outcome.RIGHT);
    }

    /** The median of a histogram of nanoseconds, and its tail beside it. */
    public static Result ofLatency(final String name, final Histogram latenciesNs, final Target target,
                                   final String note) {
        return new Result(name, latenciesNs.getValueAtPercentile(50), "ns", target, tail(latenciesNs), note,
            Outcome.RIGHT);
    }

    public static Result skipped(final String name, final String why) {
        return new Result(name, Double.NaN, "", Target.NONE, Map.of(), why, Outcome.SKIPPED);
    }

    public static Result wrong(final String name, final String what) {
        return new Result(name, Double.NaN, "", Target.NONE, Map.of(), what, Outcome.WRONG);
    }

    /** The same with more figures behind those it has. */
    public Result with(final String figure, final double figureValue) {
        final Map<String, Double> more = new LinkedHashMap<>(figures);
        more.put(figure, figureValue);
        return new Result(name, value, unit, target, more, note, outcome);
    }

    /** {@code met}, {@code missed}, {@code WRONG}, {@code skipped}; a dash where nothing is expected. */
    public String verdict() {
        return switch (outcome) {
            case WRONG -> "WRONG";
            case SKIPPED -> "skipped";
            case RIGHT -> target.kind() == Target.Kind.NONE ? "–" : target.isMetBy(value) ? "met" : "missed";
        };
    }

    private static Map<String, Double> tail(final Histogram latenciesNs) {
        final Map<String, Double> tail = new LinkedHashMap<>();
        tail.put("p90", (double) latenciesNs.getValueAtPercentile(90));
        tail.put("p99", (double) latenciesNs.getValueAtPercentile(99));
        tail.put("p99.9", (double) latenciesNs.getValueAtPercentile(99.9));
        tail.put("max", (double) latenciesNs.getMaxValue());
        tail.put("samples", (double) latenciesNs.getTotalCount());
        return tail;
    }
}
