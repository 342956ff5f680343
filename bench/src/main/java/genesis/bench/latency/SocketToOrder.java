package genesis.bench.latency;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.Feed;
import genesis.bench.setup.JournalCount;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Pin;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Scratch;
import genesis.bench.setup.Threads;
import genesis.core.engine.Counters;
import genesis.core.message.Mode;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.ConnectionListener;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.FrameDecoder;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.order.OrderBudget;
import genesis.gateway.order.OrderSender;
import genesis.journal.record.JournalStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * From the bytes of a trade, as they come from the socket, to the bytes of the order that it causes, as they go to
 * the socket: decode, ring, append, decide, append, command ring, encode, WebSocket frame and mask. Every trade
 * causes an order; the exchange's answer to it comes in before the next trade, outside of the measured time.
 */
public final class SocketToOrder {
    private static final long INTERVAL_NS = 50_000;
    /** Many seconds of spinning: a trade that causes no order would be waited for in vain. */
    private static final long TURNS_MAX = 1_000_000_000L;

    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final InputRing ring = new InputRing();
    private final CommandRing commands = new CommandRing();
    private final InputPublisher inputs = new InputPublisher(ring);
    private final WireEnd wire = new WireEnd();
    private final CrossingTrades trades = new CrossingTrades();
    private final OrderSender sender = new OrderSender(wire, inputs, registry, trades::timeNs, System::nanoTime,
        new OrderBudget(1_000_000_000, 1_000_000_000L, System.nanoTime()));
    private final FrameDecoder decoder = new FrameDecoder(0, inputs, registry, new FrameCounters(),
        new ConnectionListener() {
        @Override
        public void onOrderAnswered(final long clientOrderId) {
            sender.onAnswered(clientOrderId);
        }
    });
    private final Histogram histogram = Latencies.histogram();
    private final Stations stations = new Stations();
    private final int warmUp;
    private final int measured;
    private final int staged;
    private InputProcessor processor;
    private EngineLoop loop;

    private SocketToOrder(final Plan plan) {
        warmUp = plan.choose(40_000, 20_000, 200);
        measured = plan.choose(100_000, 20_000, 800);
        staged = plan.choose(20_000, 5_000, 100);
    }

    public static List<Result> run(final Plan plan) {
        final List<Result> results = new ArrayList<>();
        results.add(new SocketToOrder(plan).measure(Layout.SINGLE, 900));
        results.add(new SocketToOrder(plan).measure(Layout.SPLIT, 1_500));
        return results;
    }

    private Result measure(final Layout layout, final double targetNs) {
        final String name = "socket to order, " + layout.title();
        try (Scratch scratch = new Scratch(true)) {
            processor = new InputProcessor(commands, scratch.journal());
            loop = new EngineLoop(ring, processor, null, new LatencyRecorder(), new AllocationMeter());
            registry.define(Feed.SYMBOL);
            // Not LIVE, which would want a whole exchange to reconcile with; the way of an order is the same.
            new Opening(Mode.PAPER).withAnOrderForEveryCross()
                .to((buffer, offset, length) -> processor.accept(buffer, length));
            scratch.journal().release();
            if (layout == Layout.SINGLE) {
                Threads.run(() -> {
                    Pin.engine();
                    trade(() -> loop.poll());
                });
            } else {
                split();
            }
            scratch.closeJournal();
            final String wrong = check(scratch);
            if (wrong != null) {
                return Result.wrong(name, wrong);
            }
            final Result result = Result.ofLatency(name, histogram, Target.atMost(targetNs), "20,000 orders/s");
            // On two threads the engine decides while nobody here looks.
            return layout == Layout.SINGLE ? stations.addTo(result) : result;
        } finally {
            wire.close();
        }
    }

    private void split() {
        final AtomicBoolean done = new AtomicBoolean();
        Threads.run(() -> {
            Pin.feeder();
            trade(Threads::spin);
            done.set(true);
        }, () -> {
            Pin.engine();
            while (!done.get() || !ring.isEmpty()) {
                if (loop.poll() == 0) {
                    Threads.spin();
                }
            }
        });
    }

    /** The gateway's side. {@code turn}: what this thread does while it waits: the engine's turn, or nothing. */
    private void trade(final Runnable turn) {
        receive(trades.subscribed());
        trade(turn, warmUp, Latencies.histogram(), null);
        trade(turn, measured, histogram, null);
        // Once more with a watch at every station: three readings of the clock more, so not in the figure itself.
        trade(turn, staged, Latencies.histogram(), stations);
    }

    private void trade(final Runnable turn, final int tradeCount, final Histogram into, final Stations watches) {
        final long startNs = System.nanoTime() + INTERVAL_NS;
        for (int i = 0; i < tradeCount; i++) {
            final long intendedNs = startNs + i * INTERVAL_NS;
            final UnsafeBuffer frame = trades.next();
            long nowNs = System.nanoTime();
            while (nowNs < intendedNs) {
                turn.run();
                nowNs = System.nanoTime();
            }
            receive(frame);
            final long decodedNs = watches == null ? 0 : System.nanoTime();
            turn.run();
            final long decidedNs = watches == null ? 0 : System.nanoTime();
            awaitOrder(turn);
            Latencies.record(into, wire.flushedNs() - intendedNs);
            if (watches != null) {
                watches.record(nowNs, decodedNs, decidedNs, wire.flushedNs());
            }
            final int length = trades.canceled(wire.clientOrderId());
            decoder.onText(trades.answer(), 0, length, trades.timeNs());
        }
    }

    private void awaitOrder(final Runnable turn) {
        long turns = 0;
        while (commands.poll(sender) == 0) {
            turn.run();
            if (++turns > TURNS_MAX) {
                final Counters counters = processor.engine().counters();
                throw new IllegalStateException("no order for a trade: " + counters.signals() + " signals, "
                    + counters.ordersDenied() + " denied, " + counters.ordersSent() + " sent");
            }
        }
    }

    private void receive(final UnsafeBuffer frame) {
        decoder.onText(frame, 0, frame.capacity(), trades.timeNs());
    }

    private String check(final Scratch scratch) {
        final int count = warmUp + measured + staged;
        final long decided = processor.engine().counters().ordersSent();
        if (wire.flushCount() != count || sender.sentCount() != count || decided != count) {
            return wire.flushCount() + " frames, " + sender.sentCount() + " sent, " + decided
                + " decided for " + count + " trades";
        }
        final String wrongOrder = trades.check(OrderCheck.order(wire.frame()));
        if (wrongOrder != null) {
            return wrongOrder;
        }
        final long records = JournalCount.of(scratch.path(), JournalStream.INPUTS);
        return records == processor.lastSequence() ? null
            : "the journal holds " + records + " inputs of " + processor.lastSequence();
    }

    /** Where the time goes: medians between the stations, one reading of the clock in each. */
    private static final class Stations {
        private final Histogram decode = Latencies.histogram();
        private final Histogram decide = Latencies.histogram();
        private final Histogram encode = Latencies.histogram();

        void record(final long startNs, final long decodedNs, final long decidedNs, final long flushedNs) {
            Latencies.record(decode, decodedNs - startNs);
            Latencies.record(decide, decidedNs - decodedNs);
            Latencies.record(encode, flushedNs - decidedNs);
        }

        Result addTo(final Result result) {
            return result.with("decode", decode.getValueAtPercentile(50))
                .with("decide", decide.getValueAtPercentile(50))
                .with("encode", encode.getValueAtPercentile(50));
        }
    }
}
