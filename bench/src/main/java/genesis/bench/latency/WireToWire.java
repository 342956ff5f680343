package genesis.bench.latency;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.Feed;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Pin;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Scratch;
import genesis.bench.setup.Threads;
import genesis.core.message.Channel;
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
import genesis.gateway.stream.BookOptions;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import io.netty.channel.epoll.Epoll;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * From the write of a trade at the exchange's side to the read of the order that it causes, over WebSockets on the
 * loopback: the real gateway, journal and engine. Beside it, in the same process and by turns, a plain Netty client
 * that only sends the frame back. Most of both is the kernel's work; the ratio is ours.
 *
 * <pre>
 *   server thread ──te──► kernel ──► client thread: gateway, ring, append, decide, append, order ──► kernel ──► server
 *   server thread ──te──► kernel ──► client thread: the same frame back ──────────────────────────► kernel ──► server
 * </pre>
 *
 * Message time is the venue's here, so that more orders than the engine allows in a second of the wall's can be
 * measured.
 */
public final class WireToWire {
    private static final long INTERVAL_NS = 500_000;
    private static final double RATIO_MAX = 1.3;
    private static final int CORES_FOR_SPLIT = 4;
    private static final long CLIENT_WAIT_NS = 10_000_000_000L;
    private static final int NOT_BOUND = 0;

    private final Plan plan;
    private final Layout layout;
    private final boolean epoll = Epoll.isAvailable();
    private final AtomicInteger port = new AtomicInteger(NOT_BOUND);
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile Turn turn = Turn.BOTH;
    private final Histogram orders = Latencies.histogram();
    private final Histogram echoes = Latencies.histogram();
    private final List<Double> ratios = new ArrayList<>();
    private final InputRing ring = new InputRing();
    private final CommandRing commands = new CommandRing();
    private final CancelWatch watch = new CancelWatch(commands);
    private InputProcessor processor;
    private EngineLoop engine;

    /** Whose turns the client's thread gives. */
    private enum Turn {
        /** While both connect. */ BOTH,
        /** The gateway answers with orders. */ ORDERS,
        /** The plain client answers with echoes. */ ECHOES
    }

    private WireToWire(final Plan plan, final Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    public static List<Result> run(final Plan plan) {
        final List<Result> results = new ArrayList<>(new WireToWire(plan, Layout.SINGLE).measure());
        if (Runtime.getRuntime().availableProcessors() >= CORES_FOR_SPLIT) {
            results.addAll(new WireToWire(plan, Layout.SPLIT).measure());
        } else {
            results.add(Result.skipped("wire to wire, split", "three spinning threads need " + CORES_FOR_SPLIT
                + " cores, here are "
                + Runtime.getRuntime().availableProcessors() + "; see socket to order, split"));
        }
        return results;
    }

    private List<Result> measure() {
        try (Scratch scratch = new Scratch(true)) {
            processor = new InputProcessor(watch, scratch.journal());
            engine = new EngineLoop(ring, processor, null, new LatencyRecorder(), new AllocationMeter());
            // Not LIVE, which would want a whole exchange to reconcile with; the way of an order is the same.
            new Opening(Mode.PAPER).withAnOrderForEveryCross()
                .to((buffer, offset, length) -> processor.accept(buffer, length));
            scratch.journal().release();
            if (layout == Layout.SINGLE) {
                Threads.run(this::exchange, () -> client(scratch));
            } else {
                Threads.run(this::exchange, () -> client(scratch), this::engine);
            }
        }
        final double ratio = (double) orders.getValueAtPercentile(50) / echoes.getValueAtPercentile(50);
        final String transport = (epoll ? "epoll" : "NIO") + ", busy, 2,000/s";
        return List.of(
            Result.ofLatency("wire: plain Netty echo", echoes, Target.NONE, transport),
            Result.ofLatency("wire: trade to order, " + layout.title(), orders, Target.NONE, transport),
            Result.of("wire: ratio of medians, " + layout.title(), ratio, "×", Target.atMost(RATIO_MAX), "by round "
                + roundRatios()));
    }

    private String roundRatios() {
        final StringBuilder text = new StringBuilder();
        for (final double ratio : ratios) {
            text.append(text.length() == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.2f", ratio));
        }
        return text.toString();
    }

    /** The exchange's thread: rounds of both sides by turns, so that a change of the machine's mood meets both. */
    private void exchange() {
        Pin.feeder();
        final int warmUp = plan.choose(10_000, 6_000, 50);
        final int count = plan.choose(4_000, 1_500, 100);
        final int rounds = plan.choose(5, 3, 1);
        try (WireServer server = new WireServer(epoll)) {
            port.set(server.port());
            server.awaitClients();
            turn = Turn.ORDERS;
            // Warm code first, at a pace that takes no longer than it must.
            server.trade(warmUp, INTERVAL_NS / 5, Latencies.histogram(), watch);
            turn = Turn.ECHOES;
            server.echo(warmUp, INTERVAL_NS / 5, Latencies.histogram());
            for (int round = 0; round < rounds; round++) {
                final Histogram ordersNow = Latencies.histogram();
                final Histogram echoesNow = Latencies.histogram();
                turn = Turn.ORDERS;
                server.trade(count, INTERVAL_NS, ordersNow, watch);
                turn = Turn.ECHOES;
                server.echo(count, INTERVAL_NS, echoesNow);
                orders.add(ordersNow);
                echoes.add(echoesNow);
                ratios.add((double) ordersNow.getValueAtPercentile(50) / echoesNow.getValueAtPercentile(50));
            }
            final long expected = warmUp + (long) rounds * count;
            if (processor.engine().counters().ordersSent() != expected || orders.getTotalCount() + warmUp != expected) {
                throw new IllegalStateException(processor.engine().counters().ordersSent() + " orders for " + expected
                    + " trades");
            }
        } finally {
            done.set(true);
        }
    }

    /** The client's thread: turns for the gateway and, in layout single, the engine; or for the echo. */
    private void client(final Scratch scratch) {
        Pin.engine();
        final long startNs = System.nanoTime();
        while (port.get() == NOT_BOUND && !done.get()) {
            Threads.spin();
            if (System.nanoTime() - startNs > CLIENT_WAIT_NS) {
                throw new IllegalStateException("no server to connect to");
            }
        }
        final InstrumentRegistry registry = new InstrumentRegistry();
        registry.define(Feed.SYMBOL);
        try (Gateway gateway = new Gateway(config(scratch), ring, registry, commands,
                 Environment.system(1));
             EchoClient echo = new EchoClient(port.get(), epoll)) {
            gateway.owner(Thread.currentThread());
            gateway.connect();
            while (!done.get()) {
                final Turn now = turn;
                if (now != Turn.ORDERS) {
                    echo.poll();
                }
                if (now != Turn.ECHOES) {
                    gateway.poll();
                    if (layout == Layout.SINGLE) {
                        engine.poll();
                    }
                }
                Threads.spin();
            }
        }
    }

    /** The engine's thread, in layout split. */
    private void engine() {
        Pin.third();
        while (!done.get()) {
            engine.poll();
            Threads.spin();
        }
    }

    private GatewayConfig config(final Scratch scratch) {
        final URI uri = URI.create("ws://127.0.0.1:" + port.get() + "/ws/2");
        return new GatewayConfig(uri, uri, List.of(Feed.SYMBOL), Set.of(Channel.BOOK, Channel.TRADES),
            BookOptions.USUAL, Set.of(), 0, true, false,
            new Credentials("bench", "bench".toCharArray()), new NonceManager(scratch.path().resolve("nonce")), false,
            GatewayConfig.CHANNELS_PER_CONNECTION, 1_000_000_000);
    }
}
