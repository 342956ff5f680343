package genesis.bench.latency;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.Feed;
import genesis.bench.setup.JournalCount;
import genesis.bench.setup.Ladder;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Pin;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Scratch;
import genesis.bench.setup.Threads;
import genesis.core.engine.Counters;
import genesis.core.exchange.PaperVenue;
import genesis.core.message.Mode;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.unit.Setting;
import genesis.journal.record.JournalStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * From publication in the ring to the end of processing: append, decide, append, paper account. The market is 63
 * book updates to one trade, every trade is evaluated, and a candle closes each second.
 */
public final class RingToDecision {
    private static final long INTERVAL_NS = 10_000;
    private static final int INPUTS_PER_TRADE = 64;

    private final Plan plan;

    private RingToDecision(final Plan plan) {
        this.plan = plan;
    }

    public static List<Result> run(final Plan plan) {
        final List<Result> results = new ArrayList<>();
        for (final Layout layout : Layout.values()) {
            results.add(new RingToDecision(plan).measure(layout));
        }
        return results;
    }

    private Result measure(final Layout layout) {
        final String name = "ring to decision, " + layout.title();
        final int warmUp = plan.choose(300_000, 100_000, 2_000);
        final int count = warmUp + plan.choose(1_000_000, 100_000, 8_000);
        final Pace pace = new Pace(INTERVAL_NS);
        final Histogram histogram = Latencies.histogram();
        try (Scratch scratch = new Scratch(true)) {
            final InputRing ring = new InputRing();
            final InputProcessor processor = new InputProcessor(
                new TimedVenue(new PaperVenue(), pace, histogram, pace.messageTimeNs(warmUp)), scratch.journal());
            final AllocationMeter allocation = new AllocationMeter();
            final EngineLoop loop = new EngineLoop(ring, processor, null, new LatencyRecorder(), allocation);
            open(processor);
            scratch.journal().release();
            final Market market = new Market(ring, pace);
            if (layout == Layout.SINGLE) {
                single(pace, market, loop, count);
            } else {
                split(pace, market, loop, ring, count);
            }
            scratch.closeJournal();
            final String wrong = check(processor, scratch, count, histogram.getTotalCount() - (count - warmUp));
            return wrong != null ? Result.wrong(name, wrong)
                : Result.ofLatency(name, histogram, target(layout), "100,000 inputs/s")
                    .with("B/input", allocation.bytesPerInput());
        }
    }

    /** Ours, not promised to anybody: what a quiet machine of the smallest kind should do, and then some. */
    private static Target target(final Layout layout) {
        return Target.atMost(layout == Layout.SINGLE ? 600 : 900);
    }

    private static void open(final InputProcessor processor) {
        new Opening(Mode.PAPER).with(Setting.EVALUATION_INTERVAL, 0)
            .to((buffer, offset, length) -> processor.accept(buffer, length));
    }

    private static void single(final Pace pace, final Market market, final EngineLoop loop, final int count) {
        Threads.run(() -> {
            Pin.engine();
            pace.start();
            for (int i = 0; i < count; i++) {
                while (System.nanoTime() < pace.intendedNs(i)) {
                    loop.poll();
                }
                market.publish(i);
                loop.poll();
            }
        });
    }

    private static void split(final Pace pace, final Market market, final EngineLoop loop, final InputRing ring,
                              final int count) {
        final AtomicBoolean fed = new AtomicBoolean();
        Threads.run(() -> {
            Pin.feeder();
            pace.start();
            for (int i = 0; i < count; i++) {
                while (System.nanoTime() < pace.intendedNs(i)) {
                    Threads.spin();
                }
                market.publish(i);
            }
            fed.set(true);
        }, () -> {
            Pin.engine();
            while (!fed.get() || !ring.isEmpty()) {
                if (loop.poll() == 0) {
                    Threads.spin();
                }
            }
        });
    }

    private static String check(final InputProcessor processor, final Scratch scratch, final int count,
                                final long unrecorded) {
        final Counters counters = processor.engine().counters();
        final long trades = count / INPUTS_PER_TRADE;
        if (counters.trades() != trades || counters.bookUpdates() != count - trades) {
            return "the engine saw " + counters.bookUpdates() + " book updates and " + counters.trades()
                + " trades of " + count;
        }
        if (counters.unknownDeletes() + counters.crossedBooks() != 0 || unrecorded != 0) {
            return "unknown deletes " + counters.unknownDeletes() + ", crossed books " + counters.crossedBooks()
                + ", latencies missing " + -unrecorded;
        }
        final long records = JournalCount.of(scratch.path(), JournalStream.INPUTS);
        return records == processor.lastSequence() ? null
            : "the journal holds " + records + " inputs of " + processor.lastSequence();
    }

    /** Publishes the market, input by input. */
    private static final class Market {
        private final Feed feed = new Feed();
        private final Ladder ladder = new Ladder();
        private final InputRing ring;
        private final Pace pace;
        private long updateCount;

        Market(final InputRing ring, final Pace pace) {
            this.ring = ring;
            this.pace = pace;
        }

        void publish(final int index) {
            final long slot = ring.claim();
            ring.publish(slot, encode(ring.buffer(slot), index, pace.messageTimeNs(index)));
        }

        private int encode(final UnsafeBuffer into, final int index, final long timeNs) {
            if (index % INPUTS_PER_TRADE == INPUTS_PER_TRADE - 1) {
                final long stepsE8 = (index / INPUTS_PER_TRADE & 7) * 10_000_000L;
                return feed.trade(into, timeNs, timeNs / 1_000_000, 1 + index, Ladder.MIDDLE_E8 + stepsE8);
            }
            final long update = updateCount++;
            return feed.bookUpdate(into, timeNs, ladder.updatePriceE8(update), ladder.updateAmountE8(update),
                ladder.updateOrderCount(update));
        }
    }
}
