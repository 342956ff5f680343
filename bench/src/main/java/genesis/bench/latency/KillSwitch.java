package genesis.bench.latency;

import genesis.admin.http.AdminServer;
import genesis.admin.http.OperatorCommands;
import genesis.admin.http.TokenFile;
import genesis.admin.metrics.Latency;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.StatusView;
import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Scratch;
import genesis.bench.setup.Threads;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.Channel;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.stream.ConnectionStatus;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.MessageClock;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * The kill switch under load, in mode LIVE: from the moment a person's HTTP request is sent to the moment the bytes that cancel
 * all orders were given to the socket, while an exchange of this process sends 5,000 messages a second.
 *
 * <pre>
 *   operator ──HTTP──► admin server ──► ring ──► engine, journal ──► command ring ──► gateway ──► socket
 * </pre>
 *
 * Each halt is ended by a resume before the next. Five threads and those of the web server: on two cores they take from each
 * other, which is part of the test.
 */
public final class KillSwitch {
    private static final int INSTRUMENTS = 50;
    private static final int MESSAGES_PER_SECOND = 5_000;
    /** The exchange's rate is a mean over seeds: a fifth more, so that no moment falls below what is promised. */
    private static final int PLANNED_PER_SECOND = 6_000;
    private static final double TARGET_NS = 5_000_000;
    private static final long PARK_NS = 50_000L;
    private static final long TAIL_PAUSE_NS = 2_000_000L;
    private static final long BETWEEN_NS = 20_000_000L;
    private static final long PATIENCE_NS = 60_000_000_000L;

    private final InputRing ring = new InputRing();
    private final CommandRing commands = new CommandRing();
    private final StatusView view = new StatusView();
    private final LongSupplier clock = MessageClock.wall()::timeNs;
    private final Histogram histogram = Latencies.histogram();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final int warmUp;
    private final int measured;
    private volatile boolean isDone;
    private volatile long sentCount;
    private volatile long sentNs;
    private volatile long frames;
    private double rate;

    private KillSwitch(final Plan plan) {
        warmUp = plan.choose(100, 50, 2);
        measured = plan.choose(500, 200, 5);
    }

    /** One figure for the switch, one for the load that was really there. */
    public static List<Result> run(final Plan plan) {
        return new KillSwitch(plan).measure(plan.effort() == Plan.Effort.GLANCE);
    }

    private List<Result> measure(final boolean isGlance) {
        final AccountKey key = new AccountKey("bench-key", "bench-secret");
        final MarketPlan market = MarketPlan.of(1, System.currentTimeMillis() * 1_000_000L, INSTRUMENTS, PLANNED_PER_SECOND);
        try (Scratch scratch = new Scratch(true);
             SimulatorServer exchange = SimulatorServer.start(new SyntheticMarket(market), 0, Speed.WALL_TIME, key)) {
            final InputProcessor processor = new InputProcessor(commands, scratch.journal());
            new Opening(Mode.LIVE).settingsTo((buffer, offset, length) -> processor.accept(buffer, length));
            scratch.journal().release();
            final GatewayConfig config = GatewayConfig.market(exchange.uri(), market.symbols())
                .withChannels(EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER), GatewayConfig.CHANNELS_PER_CONNECTION)
                .withAccount(exchange.uri(), new Credentials(key.key(), key.secret().toCharArray()),
                    new NonceManager(scratch.path().resolve("nonce")));
            Threads.run(() -> gateway(config), () -> engine(processor), () -> tail(scratch), () -> operator(scratch));
            scratch.closeJournal();
            final long cancels = cancels(scratch);
            if (cancels != warmUp + measured || histogram.getTotalCount() != measured) {
                return List.of(Result.wrong("kill switch", cancels + " commands to cancel all for " + (warmUp + measured) + " halts"));
            }
        }
        return List.of(
            Result.ofLatency("kill switch: HTTP to socket", histogram, isGlance ? Target.NONE : Target.atMost(TARGET_NS),
                "cancel all, LIVE, under load"),
            Result.of("kill switch: load meanwhile", rate, "1/s", isGlance ? Target.NONE : Target.atLeast(MESSAGES_PER_SECOND),
                "messages of " + 3 * INSTRUMENTS + " channels"));
    }

    /** Takes the time behind the turn in which a command left: it never says less than it took. */
    private void gateway(final GatewayConfig config) {
        try (Gateway gateway = new Gateway(config, ring, new InstrumentRegistry(), commands, Environment.system(1))) {
            gateway.owner(Thread.currentThread());
            gateway.connect();
            while (!isDone) {
                final int work = gateway.poll();
                if (gateway.commandsSent() != sentCount) {
                    sentNs = System.nanoTime();
                    sentCount = gateway.commandsSent();
                }
                frames = gateway.counters().frames();
                if (ready.getCount() > 0
                    && gateway.connections().stream().allMatch(one -> one.status() == ConnectionStatus.LIVE)) {
                    ready.countDown();
                }
                if (work == 0) {
                    LockSupport.parkNanos(PARK_NS);
                }
            }
        } finally {
            isDone = true;
        }
    }

    private void engine(final InputProcessor processor) {
        final EngineLoop loop = new EngineLoop(ring, processor, clock, new LatencyRecorder(), new AllocationMeter());
        ring.whenFull(Threads::spin);
        while (!isDone || !ring.isEmpty()) {
            if (loop.poll() == 0) {
                LockSupport.parkNanos(PARK_NS);
            }
        }
    }

    /** Outputs to the view, as in a run: the server answers from there. */
    private void tail(final Scratch scratch) {
        try (JournalReader outputs = new JournalReader(scratch.path(), JournalStream.OUTPUTS)) {
            while (!isDone) {
                while (outputs.next()) {
                    view.onOutput(outputs.buffer(), 0);
                }
                view.publish();
                LockSupport.parkNanos(TAIL_PAUSE_NS);
            }
        }
    }

    private void operator(final Scratch scratch) {
        final OperatorCommands operator = new OperatorCommands(ring, clock);
        try (AdminServer server = new AdminServer(0, AdminServer.Office.in(scratch.path(), view,
            () -> new Vitals("bench", 0, 0, Latency.NONE, Map.of()), operator))) {
            awaitReady();
            final Requests requests = new Requests(server.port(), TokenFile.read(scratch.path()));
            for (int i = 0; i < warmUp; i++) {
                halt(requests, Latencies.histogram());
            }
            final long startNs = System.nanoTime();
            final long before = frames;
            for (int i = 0; i < measured; i++) {
                halt(requests, histogram);
            }
            rate = (frames - before) * 1e9 / (System.nanoTime() - startNs);
        } finally {
            isDone = true;
        }
    }

    private void halt(final Requests requests, final Histogram into) {
        final long before = sentCount;
        final long startNs = System.nanoTime();
        requests.post("/api/v2/risk/halt", "{\"reason\":\"bench\"}");
        while (sentCount == before) {
            Threads.spin();
            if (System.nanoTime() - startNs > PATIENCE_NS) {
                throw new IllegalStateException("no cancel left for a halt");
            }
        }
        Latencies.record(into, sentNs - startNs);
        requests.post("/api/v2/resume", "");
        LockSupport.parkNanos(BETWEEN_NS);
    }

    private void awaitReady() {
        final long startNs = System.nanoTime();
        while (ready.getCount() > 0 && !isDone) {
            LockSupport.parkNanos(BETWEEN_NS);
            if (System.nanoTime() - startNs > PATIENCE_NS) {
                throw new IllegalStateException("the connections did not come up");
            }
        }
    }

    private static long cancels(final Scratch scratch) {
        long count = 0;
        try (JournalReader outputs = new JournalReader(scratch.path(), JournalStream.OUTPUTS)) {
            while (outputs.next()) {
                count += Message.templateId(outputs.buffer(), 0) == CancelOrdersDecoder.TEMPLATE_ID ? 1 : 0;
            }
        }
        return count;
    }

    /** A script's client: one connection that stays open. */
    private static final class Requests {
        private final HttpClient client = HttpClient.newHttpClient();
        private final String address;
        private final String token;

        Requests(final int port, final String token) {
            address = "http://127.0.0.1:" + port;
            this.token = token;
        }

        /** Everything but a command that was done is an error. */
        void post(final String path, final String body) {
            try {
                final HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || !answer.body().contains("\"result\":\"DONE\"")) {
                    throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
                }
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
