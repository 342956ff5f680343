package genesis.bench.part;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.ChildJvm;
import genesis.bench.setup.Plan;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The parts that are measured on their own, and what is expected of each. */
public final class Parts {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** JMH spreads the few objects of its own over all operations; a real one would be 16 bytes or more. */
    private static final double ALLOCATED_BYTES_MAX = 0.5;

    private Parts() {
    }

    /** One part. */
    private enum Part {
        DECODE_BOOK("decode: book update", DecodeBenchmark.class, "bookUpdate", 40, "bytes to message"),
        DECODE_MIRROR("decode: book update, mirrored", DecodeBenchmark.class, "bookUpdateMirrored", 70, "text kept for checksums"),
        DECODE_TRADE("decode: te", DecodeBenchmark.class, "trade", 60, ""),
        DECODE_TICKER("decode: ticker, 17 digits", DecodeBenchmark.class, "ticker", 110, ""),
        DECODE_CHECKSUM("decode: checksum of 50 levels", DecodeBenchmark.class, "checksum", 500, "text joined, CRC-32, compared"),
        PUBLICATION("decode: publication alone", DecodeBenchmark.class, "publication", 60, "ring, clock, reading out"),
        ENGINE_BOOK("engine: book update", EngineBenchmark.class, "bookUpdate", 50, ""),
        ENGINE_TRADE("engine: trade in candle", EngineBenchmark.class, "tradeInsideCandle", 100,
            "evaluated and announced"),
        ENGINE_CANDLE("engine: candle close", EngineBenchmark.class, "candleClose", 250, "evaluated twice, announced"),
        TICK("indicators: tick in candle", IndicatorBenchmark.class, "insideCandle", 60, "all of one timeframe"),
        CLOSE("indicators: candle close", IndicatorBenchmark.class, "closeOnSixTimeframes", 1_000,
            "six timeframes, regimes included"),
        APPEND("journal: append 64 B", AppendBenchmark.class, "append", 300, "unpaced, page faults included"),
        MODEL("model: a score", ModelBenchmark.class, "score", 150, "eleven features, calibrated, mixed"),
        RISK_APPROVED("risk: whole policy, approved", RiskBenchmark.class, "approved", 150, "LIVE, with sizing, calendar and open orders"),
        RISK_DENIED("risk: whole policy, denied", RiskBenchmark.class, "denied", 150, "by the last rule, the balance");

        final String title;
        final Class<?> type;
        final String method;
        final double targetNs;
        final String note;

        Part(final String title, final Class<?> type, final String method, final double targetNs, final String note) {
            this.title = title;
            this.type = type;
            this.method = method;
            this.targetNs = targetNs;
            this.note = note;
        }

        String benchmark() {
            return type.getName() + "." + method;
        }
    }

    /** Measures the parts of one kind; the last line says which of them allocates most. */
    public static List<Result> run(final Plan plan, final Class<?> kind) {
        final List<Result> results = new ArrayList<>();
        double mostBytes = 0;
        String most = "";
        for (final Part part : Part.values()) {
            if (part.type != kind) {
                continue;
            }
            final RunResult measured;
            try {
                measured = new Runner(options(part, plan)).runSingle();
            } catch (final RunnerException e) {
                results.add(Result.wrong(part.title, rootCause(e)));
                continue;
            }
            final double bytes = measured.getSecondaryResults().get(ALLOCATED).getScore();
            if (bytes >= mostBytes) {
                mostBytes = bytes;
                most = part.title;
            }
            final double ns = measured.getPrimaryResult().getScore();
            results.add(Result.of(part.title, ns, "ns/op", Target.atMost(part.targetNs), part.note)
                .with("±", measured.getPrimaryResult().getStatistics().getStandardDeviation()).with("B/op", bytes));
        }
        if (!most.isEmpty()) {
            results.add(Result.of(most.substring(0, most.indexOf(':')) + ": allocated", mostBytes, "B/op",
                Target.atMost(ALLOCATED_BYTES_MAX), "by " + most.substring(most.indexOf(':') + 2)));
        }
        return results;
    }

    private static Options options(final Part part, final Plan plan) {
        return new OptionsBuilder()
            .include(part.benchmark().replace(".", "\\.") + "$")
            .forks(plan.choose(2, 1, 0))
            .jvm(ChildJvm.java())
            .jvmArgs(ChildJvm.heapFlags().toArray(new String[0]))
            .jvmArgsPrepend(ChildJvm.flags().toArray(new String[0]))
            .warmupIterations(plan.choose(3, 3, 1))
            .measurementIterations(plan.choose(5, 3, 1))
            .warmupTime(TimeValue.milliseconds(plan.choose(500, 200, 20)))
            .measurementTime(TimeValue.milliseconds(plan.choose(500, 200, 20)))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    }

    private static String rootCause(final Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
