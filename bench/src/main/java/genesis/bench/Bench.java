package genesis.bench;

import genesis.admin.cli.Verb;
import genesis.admin.config.ExitCode;
import genesis.bench.latency.HopFloor;
import genesis.bench.latency.KillSwitch;
import genesis.bench.latency.RingToDecision;
import genesis.bench.latency.SocketToOrder;
import genesis.bench.latency.WireToWire;
import genesis.bench.load.MarketLoad;
import genesis.bench.part.AppendBenchmark;
import genesis.bench.part.DecodeBenchmark;
import genesis.bench.part.EngineBenchmark;
import genesis.bench.part.IndicatorBenchmark;
import genesis.bench.part.ModelBenchmark;
import genesis.bench.part.Parts;
import genesis.bench.part.RiskBenchmark;
import genesis.bench.replay.EpsilonRun;
import genesis.bench.replay.ReplayRate;
import genesis.bench.report.Machine;
import genesis.bench.report.Report;
import genesis.bench.report.Result;
import genesis.bench.setup.CaptureFile;
import genesis.bench.setup.Plan;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code bench}: runs benchmarks one after the other, never two at once, and prints one table. */
@Command(name = "bench", description = "Measures the parts, the latencies and the replay on this machine.",
    mixinStandardHelpOptions = true, footer = {"",
        "Exit code 1 says that a benchmark's answer was wrong. A missed target is shown and is no error.",
        "Close everything else before believing a figure; run it twice before telling anybody."})
public final class Bench implements Verb {
    @Option(names = "--quick", description = "Less than a minute instead of a few.")
    private boolean quick;

    @Option(names = "--json", description = "The last line is one JSON object instead of a table.")
    private boolean json;

    @Option(names = "--only", arity = "1..*", paramLabel = "NAME", completionCandidates = Names.class,
        description = "Only these, of: ${COMPLETION-CANDIDATES}.")
    private List<String> only = List.of();

    @Option(names = "--capture", paramLabel = "FILE",
        description = "A recorded session of the exchange for replay and epsilon.")
    private Path capture;

    @Option(names = "--seconds", paramLabel = "N", description = "How long load is measured; without it 60, with --quick 10.")
    private int seconds;

    @Spec
    private CommandSpec spec;

    /** All benchmarks, in the order in which they run: from small to whole. */
    private enum Benchmark {
        DECODE(plan -> Parts.run(plan, DecodeBenchmark.class)),
        ENGINE(plan -> Parts.run(plan, EngineBenchmark.class)),
        INDICATORS(plan -> Parts.run(plan, IndicatorBenchmark.class)),
        MODEL(plan -> Parts.run(plan, ModelBenchmark.class)),
        RISK(plan -> Parts.run(plan, RiskBenchmark.class)),
        APPEND(plan -> Parts.run(plan, AppendBenchmark.class)),
        // The longest way first: what another benchmark teaches the compiler about shared call sites would slow it down.
        SOCKET(SocketToOrder::run),
        WIRE(WireToWire::run),
        RING(RingToDecision::run),
        HOP(plan -> List.of(HopFloor.run(plan))),
        REPLAY(plan -> List.of(ReplayRate.run(plan))),
        EPSILON(plan -> List.of(EpsilonRun.run(plan))),
        LOAD(MarketLoad::run),
        KILL(KillSwitch::run);

        final Function<Plan, List<Result>> run;

        Benchmark(final Function<Plan, List<Result>> run) {
            this.run = run;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For the help text. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            for (final Benchmark benchmark : Benchmark.values()) {
                add(benchmark.title());
            }
        }
    }

    @Override
    public Integer call() {
        final Set<Benchmark> chosen = chosen();
        if (capture != null && !Files.isReadable(capture)) {
            throw new ParameterException(spec.commandLine(), "--capture " + capture + " cannot be read");
        }
        if (seconds < 0) {
            throw new ParameterException(spec.commandLine(), "--seconds " + seconds + " must not be below zero");
        }
        final Plan plan = new Plan(quick ? Plan.Effort.QUICK : Plan.Effort.FULL,
            capture != null ? capture : CaptureFile.find(), seconds);
        final PrintWriter err = spec.commandLine().getErr();
        final List<Result> results = new ArrayList<>();
        for (final Benchmark benchmark : chosen) {
            err.println("genesis: measuring " + benchmark.title() + " …");
            results.addAll(run(benchmark, plan));
        }
        final Report report = new Report(Machine.describe(), results);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            report.print(out);
        }
        out.flush();
        return (report.isRight() ? ExitCode.GOOD : ExitCode.CHECK_FAILED).number();
    }

    /** A benchmark that breaks must not hide what the others found. */
    private static List<Result> run(final Benchmark benchmark, final Plan plan) {
        try {
            return benchmark.run.apply(plan);
        } catch (final RuntimeException e) {
            return List.of(Result.wrong(benchmark.title(), e.toString()));
        }
    }

    private Set<Benchmark> chosen() {
        if (only.isEmpty()) {
            return EnumSet.allOf(Benchmark.class);
        }
        final Set<Benchmark> chosen = EnumSet.noneOf(Benchmark.class);
        for (final String name : only) {
            try {
                chosen.add(Benchmark.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (final IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(),
                    "there is no benchmark " + name + "; there are " + String.join(", ", new Names()), e);
            }
        }
        return chosen;
    }
}
