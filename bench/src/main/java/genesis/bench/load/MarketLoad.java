package genesis.bench.load;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Scratch;
import genesis.bench.setup.Threads;
import genesis.core.exchange.PaperVenue;
import genesis.core.exchange.Rehearsal;
import genesis.core.message.Channel;
import genesis.core.message.Mode;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.stream.ConnectionStatus;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.MessageClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Fifty instruments with book, trades and ticker, 150 channels over seven connections, 6,000 messages a second, from the
 * simulated exchange's socket to the engine's decision, journaled. What has to hold: nothing is lost, nobody waits, and
 * neither the gateway's thread nor the engine's makes garbage.
 * <p>Three threads: exchange, gateway, engine. On two cores the exchange takes from the others; that is part of the test.
 */
public final class MarketLoad {
    private static final int INSTRUMENTS = 50;
    private static final int CHANNELS = 3 * INSTRUMENTS;
    private static final int MESSAGES_PER_SECOND = 6_000;
    /** The exchange's rate is a mean over seeds: a tenth more, so that no seed falls below what is promised. */
    private static final int PLANNED_PER_SECOND = 6_600;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long READY_NS_MAX = 60 * SECOND_NS;
    private static final long TURN_NS = 1_000_000L;
    private static final long PARK_NS = 50_000L;
    private static final int REHEARSAL_SECONDS = 1_200;

    /** Nothing counts before: classes are loaded, code is compiled, buffers find their size. */
    private final long warmUpNs;
    private final long measuredNs;

    private final InputRing ring = new InputRing();
    private final AllocationMeter engineBytes = new AllocationMeter();
    private final ThreadBytes gatewayBytes = new ThreadBytes();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final LongSupplier clock = MessageClock.wall()::timeNs;
    private volatile boolean isDone;
    private volatile long inputs;
    private long fullCount;
    private long framesBefore;
    private long framesMeasured;
    private long fullBefore;
    private long fullMeasured;
    private long engineInputsBefore;
    private long engineInputsMeasured;
    private long engineBytesBefore;
    private long engineBytesMeasured;
    private long reconnects;
    private long refused;
    private long gaps;
    private long mismatches;
    private long malformed;

    private MarketLoad(final Plan plan) {
        measuredNs = plan.seconds() > 0 ? plan.seconds() * SECOND_NS : plan.choose(60L, 10L, 2L) * SECOND_NS;
        warmUpNs = plan.choose(10L, 5L, 1L) * SECOND_NS;
    }

    public static List<Result> run(final Plan plan) {
        return new MarketLoad(plan).measure(plan.effort() == Plan.Effort.GLANCE);
    }

    private List<Result> measure(final boolean isGlance) {
        final MarketPlan market =
            MarketPlan.of(1, System.currentTimeMillis() * 1_000_000L, INSTRUMENTS, PLANNED_PER_SECOND);
        try (Scratch scratch = new Scratch(true);
             SimulatorServer server = SimulatorServer.start(new SyntheticMarket(market), 0)) {
            final InputProcessor processor = new InputProcessor(new PaperVenue(), scratch.journal());
            new Opening(Mode.PAPER).settingsTo((buffer, offset, length) -> processor.accept(buffer, length));
            ring.whenFull(() -> {
                fullCount++;
                Threads.spin();
            });
            // The loop is there before the gateway, or it would miss what came first.
            final EngineLoop loop = new EngineLoop(ring, processor, clock, latency, engineBytes);
            Threads.run(() -> gateway(server, market.symbols()), () -> engine(loop));
        }
        return results(isGlance);
    }

    private void gateway(final SimulatorServer server, final List<String> symbols) {
        final GatewayConfig config = GatewayConfig.market(server.uri(), symbols)
            .withChannels(EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER), 25);
        try (Gateway gateway = new Gateway(config, ring, new InstrumentRegistry(), null, Environment.system(1))) {
            gateway.owner(Thread.currentThread());
            gateway.connect();
            pollUntil(gateway, () -> gateway.connections().stream().allMatch(one -> one.status() == ConnectionStatus.LIVE),
                READY_NS_MAX);
            pollUntil(gateway, () -> false, warmUpNs);
            framesBefore = gateway.counters().frames();
            fullBefore = fullCount;
            engineInputsBefore = engineBytes.inputs();
            engineBytesBefore = bytesOfEngine();
            gatewayBytes.start();
            pollUntil(gateway, () -> false, measuredNs);
            gatewayBytes.sample();
            engineInputsMeasured = engineBytes.inputs() - engineInputsBefore;
            engineBytesMeasured = bytesOfEngine() - engineBytesBefore;
            framesMeasured = gateway.counters().frames() - framesBefore;
            fullMeasured = fullCount - fullBefore;
            reconnects = gateway.connections().stream().mapToLong(one -> one.connectCount() - 1).sum();
            refused = gateway.connections().stream().mapToLong(one -> one.refusedCount()).sum();
            gaps = gateway.counters().sequenceGaps();
            mismatches = gateway.counters().checksumMismatches();
            malformed = gateway.counters().malformed();
        } finally {
            isDone = true;
        }
    }

    /** The meter tells a mean; a byte more or less is lost in it, not more. */
    private long bytesOfEngine() {
        return Math.round(engineBytes.bytesPerInput() * engineBytes.inputs());
    }

    private static void pollUntil(final Gateway gateway, final BooleanSupplier condition, final long maxNs) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - startNs < maxNs) {
            gateway.poll(TURN_NS);
        }
    }

    /** As in the program, what is met for the first time is met before the market. */
    private void engine(final EngineLoop loop) {
        Rehearsal.play(REHEARSAL_SECONDS);
        while (!isDone || !ring.isEmpty()) {
            if (loop.poll() == 0) {
                LockSupport.parkNanos(PARK_NS);
            }
        }
        inputs = loop.processedSequence();
    }

    private List<Result> results(final boolean isGlance) {
        final List<Result> results = new ArrayList<>();
        final double rate = framesMeasured * (double) SECOND_NS / measuredNs;
        final String lost = "sequence gaps " + gaps + ", reconnects " + reconnects + ", refused channels " + refused
            + ", checksum mismatches " + mismatches + ", malformed " + malformed;
        if (gaps + reconnects + refused + mismatches + malformed > 0 || framesMeasured == 0 || inputs == 0) {
            results.add(Result.wrong("load: " + CHANNELS + " channels", lost + ", frames " + framesMeasured));
            return results;
        }
        results.add(Result.of("load: frames received", rate, "1/s",
            isGlance ? Target.NONE : Target.atLeast(MESSAGES_PER_SECOND), CHANNELS + " channels, "
                + measuredNs / SECOND_NS + " s; nothing lost: " + lost).with("frames", framesMeasured).with("inputs", inputs));
        results.add(Result.of("load: ring was full", fullMeasured, "times", Target.atMost(0), "back pressure into the sockets"));
        results.add(Result.of("load: gateway thread", (double) gatewayBytes.bytes() / framesMeasured, "B/frame",
            isGlance ? Target.NONE : Target.atMost(100), "everything that thread allocates"));
        results.add(Result.of("load: engine thread", engineBytesMeasured / (double) Math.max(1, engineInputsMeasured), "B/input",
            isGlance ? Target.NONE : Target.atMost(0), "append, decide, append").with("measured", engineInputsMeasured));
        return results;
    }
}
