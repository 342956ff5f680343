package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.DataDirectories;
import genesis.admin.config.ExitCode;
import genesis.admin.config.RunOptions;
import genesis.admin.launch.Launch;
import genesis.admin.launch.RunResult;
import genesis.admin.launch.Strategies;
import genesis.admin.launch.Troubles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trades until its time is over, its capture ends, or somebody stops it. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Starts the engine on the embedded exchange, a recording, or a public venue, and serves the live page.",
    footer = {"",
        "Examples:",
        "  genesis run --duration 60s                                        a minute of the synthetic market",
        "  genesis run --capture btcusd.jsonl.gz --speed max --json          a recording, as fast as it goes",
        "  genesis run --data data/mine                                      goes on where that directory's journal ends",
        "  genesis run --venue bitfinex --symbols tBTCUSD,tETHUSD            the exchange's market, orders on paper",
        "",
        "Defaults and their meaning: reference.conf; environment variables: GENESIS_RUN_PORT=9000, GENESIS_SETTING_EMA_FAST=9."})
final class RunVerb implements Callable<Integer> {
    private static final long POLL_MS = 250;
    /** Set by scripts/genesis. */
    private static final String TERMINAL = "genesis.terminal";

    @Option(names = "--duration", paramLabel = "TIME", description = "Stop after this, such as 60s, 10m, 1h (units ms, s, m, h).")
    private String duration;
    @Option(names = "--data", paramLabel = "DIR", description = "Data directory; without it a fresh one below data/, which data/latest names.")
    private Path data;
    @Option(names = "--port", paramLabel = "PORT", description = "Of the admin server on 127.0.0.1; 0 for any free one. Default 8080.")
    private String port;
    @Option(names = "--seed", paramLabel = "N", description = "Of the synthetic market and everything else that is random.")
    private String seed;
    @Option(names = "--capture", paramLabel = "FILE", description = "Play this recording instead of the synthetic market.")
    private Path capture;
    @Option(names = "--speed", paramLabel = "max|Nx", description = "Of the embedded exchange: max, 1x, 60x. Default 1x.")
    private String speed;
    @Option(names = "--layout", paramLabel = "auto|split|single", description = "Threads of gateway and engine.")
    private String layout;
    @Option(names = "--wait", paramLabel = "auto|spin|thrifty", description = "What idle threads do.")
    private String waiting;
    @Option(names = "--pin", paramLabel = "CPU", description = "Pin the engine's thread to this CPU.")
    private String pin;
    @Option(names = "--mode", paramLabel = "observe|paper|live",
        description = "Send nothing, trade on paper, or send orders to the venue. Live needs keys and, each time, genesis arm. Default paper.")
    private String mode;
    @Option(names = "--venue", paramLabel = "URI", description = "bitfinex, or the address of a public stream; default is the embedded exchange.")
    private String venue;
    @Option(names = "--symbols", paramLabel = "LIST", description = "Instruments, such as tBTCUSD,tETHUSD; paper for the exchange's paper trading.")
    private String symbols;
    @Option(names = "--model", paramLabel = "FILE", description = "A probability model to load at the start; see genesis model.")
    private String model;
    @Option(names = "--config", paramLabel = "FILE", description = "HOCON file over the defaults.")
    private Path config;
    @Option(names = "--strategies", paramLabel = "DIR", description = "Jars with strategies of your own. Default: strategies/ of the checkout.")
    private Path strategies;
    @Option(names = "--json", description = "The last line of standard output is the result as one JSON object; all else goes to standard error.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (data != null && data.toString().isBlank()) {
            throw Complaint.usage("--data \"" + data + "\" names no directory; name one, or leave --data out for a fresh one");
        }
        final Configuration configuration = Configuration.load(config, System.getenv());
        final RunOptions options = RunOptions.of(given(), configuration, data, capture);
        final DataDirectories directories = DataDirectories.usual();
        final Path directory = data != null ? data : directories.fresh(Instant.now());
        LogFile.in(directory);
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter people = json ? spec.commandLine().getErr() : out;
        final StopSignal stop = new StopSignal();
        int exitCode = ExitCode.GOOD.number();
        try {
            final RunResult result = run(options.in(directory), configuration, people, stop, data == null ? directories : null);
            people.print(SummaryTable.of(result));
            people.flush();
            if (json) {
                out.println(ResultJson.of(result));
            }
        } catch (final RuntimeException | Error e) {
            exitCode = Failures.report(e, spec.commandLine().getErr());
        } finally {
            stop.done(exitCode);
        }
        return exitCode;
    }

    /** The directories are null where the person named one, which {@code latest} has no business with. */
    private RunResult run(final RunOptions options, final Configuration configuration, final PrintWriter people,
                          final StopSignal stop, final DataDirectories directories) throws InterruptedException {
        try (Launch launch = start(options, configuration, people, directories)) {
            if (directories != null) {
                directories.pointLatestTo(options.data());
            }
            people.println("genesis: " + launch.vitals().feed() + " · live page http://127.0.0.1:" + launch.port() + "/ · data " + options.data());
            // As a difference: the clock's value plus 292 years would be in the past.
            final long startNs = System.nanoTime();
            final long durationNs = options.durationNs() == 0 ? Long.MAX_VALUE : options.durationNs();
            try (StatusLine line = StatusLine.on(people, !json && Boolean.getBoolean(TERMINAL))) {
                while (!launch.isOver() && System.nanoTime() - startNs < durationNs) {
                    final long leftNs = durationNs - (System.nanoTime() - startNs);
                    if (stop.await(Math.min(POLL_MS, TimeUnit.NANOSECONDS.toMillis(leftNs) + 1))) {
                        break;
                    }
                    line.show(launch.status(), launch.vitals());
                }
            }
            return launch.stop();
        }
    }

    /** A directory that was made for a run that could not start is not left behind. */
    private Launch start(final RunOptions options, final Configuration configuration, final PrintWriter people,
                         final DataDirectories directories) {
        try {
            final Strategies chosen = Strategies.of(configuration, StrategiesOption.directory(strategies, configuration));
            return Launch.start(options, configuration.configured(), chosen, people::println);
        } catch (final RuntimeException e) {
            if (directories != null && Troubles.complaint(e).isPresent()) {
                directories.discard(options.data());
            }
            throw e;
        }
    }

    private Map<String, String> given() {
        final Map<String, String> given = new LinkedHashMap<>();
        given.put("duration", duration);
        given.put("port", port);
        given.put("seed", seed);
        given.put("speed", speed);
        given.put("layout", layout);
        given.put("wait", waiting);
        given.put("pin", pin);
        given.put("mode", mode);
        given.put("venue", venue);
        given.put("symbols", symbols);
        given.put("model", model);
        given.values().removeIf(value -> value == null);
        return given;
    }
}
