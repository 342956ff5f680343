package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Durations;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.gateway.simulator.CapturePlayer;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.MarketSource;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.AccountSettings;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.simulator.market.MarketPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulated exchange alone, for other clients and for other processes of ours. */
@Command(name = "exchange", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Starts the simulated exchange alone: Bitfinex v2 over WebSocket and REST on 127.0.0.1, with paper accounts.",
    footer = {"",
        "Examples:",
        "  genesis exchange                                a synthetic market and two paper accounts, until Ctrl-C",
        "  genesis exchange --faults 7                     the same, and things go wrong as seed 7 has it",
        "  genesis exchange --faults plan.txt              one fault a line: 12.5 disconnect, 20 delay frame=on for=1.5, …",
        "  genesis exchange --capture btcusd.jsonl.gz      a recording instead of the synthetic market",
        "  genesis exchange --port 0 --duration 60s --json for scripts: one line at the start, one at the end"})
final class ExchangeVerb implements Callable<Integer> {
    private static final List<AccountKey> KEYS =
        List.of(new AccountKey("demo-key", "demo-secret"), new AccountKey("demo-key-2", "demo-secret-2"));
    private static final long FAULT_SPAN_MS = TimeUnit.DAYS.toMillis(7);
    private static final long FAULT_GAP_MS = TimeUnit.SECONDS.toMillis(20);
    private static final long STATUS_MS = 1_000;
    /** Set by scripts/genesis. */
    private static final String TERMINAL = "genesis.terminal";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8090",
        description = "On 127.0.0.1; 0 for any free one. Default ${DEFAULT-VALUE}.")
    private int port;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Of the synthetic market. Default ${DEFAULT-VALUE}.")
    private long seed;
    @Option(names = "--capture", paramLabel = "FILE",
        description = "Play this recording instead of the synthetic market.")
    private Path capture;
    @Option(names = "--faults", paramLabel = "FILE|SEED",
        description = "What goes wrong: a plan, or a number to make one from.")
    private String faults;
    @Option(names = "--instruments", paramLabel = "N", defaultValue = "6",
        description = "Of the synthetic market. Default ${DEFAULT-VALUE}.")
    private int instruments;
    @Option(names = "--rate", paramLabel = "N", defaultValue = "0",
        description = "Messages a second to a client that hears everything; 0 is as much as happens by itself.")
    private int rate;
    @Option(names = "--rest-limits",
        description = "Refuse with HTTP 429 who asks REST more often than the exchange allows.")
    private boolean restLimits;
    @Option(names = "--duration", paramLabel = "TIME",
        description = "Stop after this, such as 60s, 10m, 1h; without it until Ctrl-C.")
    private String duration;
    @Option(names = "--json",
        description = "Two lines of JSON on standard output, addresses and result; all else goes to standard error.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter people = json ? spec.commandLine().getErr() : out;
        final long durationNs = duration == null ? Long.MAX_VALUE : Durations.parseNs(duration)
            .orElseThrow(() -> Complaint.usage("--duration " + duration + " is not allowed; expected "
                + Durations.FORM));
        final ExchangeOptions options = options(people);
        final MarketSource source = source();
        final StopSignal stop = new StopSignal();
        int exitCode = ExitCode.GOOD.number();
        try (SimulatorServer server = start(source, options)) {
            announce(server, people);
            if (json) {
                out.println(addresses(server));
                out.flush();
            }
            serve(server, people, stop, durationNs);
            people.println("genesis: the exchange stops; " + traffic(server));
            if (json) {
                out.println(result(server));
            }
        } catch (final RuntimeException | Error e) {
            exitCode = Failures.report(e, spec.commandLine().getErr());
        } finally {
            stop.done(exitCode);
        }
        return exitCode;
    }

    private ExchangeOptions options(final PrintWriter people) {
        ExchangeOptions options = new ExchangeOptions(KEYS.stream().map(List::of).toList(), AccountSettings.standard(),
            null, line -> { }, restLimits);
        if (faults != null) {
            options = options.withFaults(plan(), line -> {
                people.println(line);
                people.flush();
            });
        }
        return options;
    }

    private FaultPlan plan() {
        if (faults.matches("-?[0-9]{1,18}")) {
            return FaultPlan.generate(Long.parseLong(faults), FAULT_SPAN_MS, FAULT_GAP_MS);
        }
        try {
            return FaultPlan.parse(Files.readString(Path.of(faults)));
        } catch (final IOException e) {
            throw Complaint.environment("--faults " + faults + " cannot be read; name a file with a plan, or a number",
                e);
        } catch (final IllegalArgumentException e) {
            throw Complaint.usage("--faults " + faults + ": " + e.getMessage());
        }
    }

    private MarketSource source() {
        if (capture != null) {
            return new CapturePlayer(capture);
        }
        try {
            return new SyntheticMarket(MarketPlan.of(seed, wallNs(), instruments, rate));
        } catch (final IllegalArgumentException e) {
            throw Complaint.usage("--instruments " + instruments + " --rate " + rate + ": " + e.getMessage());
        }
    }

    private SimulatorServer start(final MarketSource source, final ExchangeOptions options) {
        if (port < 0 || port > 65_535) {
            throw Complaint.usage("--port " + port + " is not a port; expected 0 to 65535");
        }
        try {
            return SimulatorServer.start(source, Transport.loopback(port), Speed.WALL_TIME, options);
        } catch (final UncheckedIOException e) {
            throw Complaint.environment("port " + port
                + " of 127.0.0.1 is taken or may not be used; choose another one with --port,"
                + " or --port 0 for any free one", e);
        }
    }

    private void announce(final SimulatorServer server, final PrintWriter people) {
        people.println("genesis: the simulated exchange is open, " + (capture == null
            ? "a synthetic market of " + instruments + " instruments, seed " + seed
            : "playing " + capture.getFileName()));
        people.println("  WebSocket  " + server.uri());
        people.println("  REST       " + server.restUri());
        for (final AccountKey key : KEYS) {
            people.println("  paper key  " + key.key() + "   secret " + key.secret());
        }
        if (faults != null) {
            people.println("  faults     " + (faults.matches("-?[0-9]+") ? "seed " + faults : faults)
                + ", one line for each below");
        }
        people.println("Ctrl-C stops it.");
        people.flush();
    }

    private void serve(final SimulatorServer server, final PrintWriter people, final StopSignal stop,
                       final long durationNs)
        throws InterruptedException {
        final boolean isTerminal = !json && Boolean.getBoolean(TERMINAL);
        final long startNs = System.nanoTime();
        while (!server.isFinished() && System.nanoTime() - startNs < durationNs) {
            final long leftMs = TimeUnit.NANOSECONDS.toMillis(durationNs - (System.nanoTime() - startNs)) + 1;
            if (stop.await(Math.min(STATUS_MS, leftMs))) {
                break;
            }
            if (isTerminal) {
                people.print("\r" + traffic(server) + "   ");
                people.flush();
            }
        }
        if (isTerminal) {
            people.println();
        }
        if (server.failure() != null) {
            throw server.failure();
        }
    }

    private static String traffic(final SimulatorServer server) {
        return Texts.count(server.traffic().connections(), "connection") + " · "
            + Texts.count(server.traffic().messages(), "message")
            + " · " + Texts.count(server.traffic().restRequests(), "REST request") + " · "
            + Texts.count(server.faultCounts().values().stream().mapToInt(Integer::intValue).sum(), "fault");
    }

    private static String addresses(final SimulatorServer server) {
        return Json.object(json -> {
            json.writeNumberField("port", server.port());
            json.writeStringField("webSocket", server.uri().toString());
            json.writeStringField("rest", server.restUri().toString());
            json.writeStringField("key", KEYS.get(0).key());
            json.writeStringField("secret", KEYS.get(0).secret());
        });
    }

    private static String result(final SimulatorServer server) {
        return Json.object(json -> {
            json.writeNumberField("messages", server.traffic().messages());
            json.writeNumberField("restRequests", server.traffic().restRequests());
            json.writeObjectFieldStart("faults");
            for (final var each : server.faultCounts().entrySet()) {
                json.writeNumberField(each.getKey().text(), each.getValue());
            }
            json.writeEndObject();
        });
    }

    private static long wallNs() {
        final Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
