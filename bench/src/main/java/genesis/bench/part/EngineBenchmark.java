package genesis.bench.part;

import genesis.bench.setup.Feed;
import genesis.bench.setup.Ladder;
import genesis.bench.setup.Opening;
import genesis.core.engine.TradingEngine;
import genesis.core.message.Message;
import genesis.core.message.TradeEncoder;
import genesis.core.unit.Setting;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One input through the whole engine, outputs encoded and thrown away, without ring and journal. The engine's own
 * counters say at the end whether it did what it was asked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final int MESSAGE_LENGTH = 64;
    private static final long TICK_NS = 1_000L;
    private static final long CANDLE_MS = 60_000L;

    private long outputs;
    private final TradingEngine engine = new TradingEngine((buffer, offset, length) -> outputs++);
    private final Feed feed = new Feed();
    private final UnsafeBuffer updates = new UnsafeBuffer(ByteBuffer.allocateDirect(Ladder.CYCLE * MESSAGE_LENGTH));
    private final UnsafeBuffer trade = new UnsafeBuffer(ByteBuffer.allocateDirect(Message.LENGTH_MAX));
    private final TradeEncoder tradeFields = new TradeEncoder();
    private int updateLength;
    private int tradeLength;
    private long sequence;
    private long timeNs = Opening.START_NS;
    private long exchangeTimeMs = Opening.START_MS;
    private long updateCount;
    private long tradeCount;
    private long candleCount;

    /** Observing only: an order would wait for an answer that nobody gives here. Every trade is evaluated. */
    @Setup
    public void open() {
        new Opening(genesis.core.message.Mode.OBSERVE).with(Setting.EVALUATION_INTERVAL, 0)
            .to((buffer, offset, length) -> {
            Message.sequence(buffer, offset, ++sequence);
            engine.onInput(buffer, offset, length);
        });
        final Ladder ladder = new Ladder();
        final UnsafeBuffer slot = new UnsafeBuffer(updates, 0, MESSAGE_LENGTH);
        for (int i = 0; i < Ladder.CYCLE; i++) {
            slot.wrap(updates, i * MESSAGE_LENGTH, MESSAGE_LENGTH);
            updateLength = feed.bookUpdate(slot, 0, ladder.updatePriceE8(i), ladder.updateAmountE8(i),
                ladder.updateOrderCount(i));
        }
        tradeLength = feed.trade(trade, timeNs, exchangeTimeMs, 0, Ladder.MIDDLE_E8);
        tradeFields.wrap(trade, Message.HEADER_LENGTH);
    }

    @TearDown
    public void check() {
        expect("book updates", engine.counters().bookUpdates(), updateCount);
        expect("deletes of unknown levels", engine.counters().unknownDeletes(), 0);
        expect("crossed books", engine.counters().crossedBooks(), 0);
        expect("trades", engine.counters().trades(), tradeCount);
        expect("candles", engine.counters().candlesClosed(), candleCount);
        // One for each trade inside its candle, one for each closed candle.
        expect("evaluations", engine.counters().evaluations(), tradeCount + candleCount);
    }

    /** A level of the book is set or removed; every fourth ends a batch. */
    @Benchmark
    public long bookUpdate() {
        final int offset = (int) (updateCount++ & Ladder.CYCLE - 1) * MESSAGE_LENGTH;
        Message.sequence(updates, offset, ++sequence);
        Message.timeNs(updates, offset, timeNs += TICK_NS);
        engine.onInput(updates, offset, updateLength);
        return outputs;
    }

    /** A trade inside a candle: all indicators as if it closed now, strategy, score, announcement. */
    @Benchmark
    public long tradeInsideCandle() {
        tradeFields.exchangeTimeMs(exchangeTimeMs);
        return trade();
    }

    /** A trade that closes a candle and opens the next: the above, and once more for the closed one. */
    @Benchmark
    public long candleClose() {
        if (tradeCount > 0) {
            exchangeTimeMs += CANDLE_MS;
            candleCount++;
        }
        timeNs = exchangeTimeMs * 1_000_000L;
        tradeFields.exchangeTimeMs(exchangeTimeMs);
        return trade();
    }

    private long trade() {
        tradeCount++;
        tradeFields.sequence(++sequence).timeNs(timeNs += TICK_NS).tradeId(tradeCount)
            .priceE8(Ladder.MIDDLE_E8 + (tradeCount & 3) * 10_000_000L);
        engine.onInput(trade, 0, tradeLength);
        return outputs;
    }

    private static void expect(final String what, final long actual, final long expected) {
        if (actual != expected) {
            throw new IllegalStateException("the engine counted " + actual + " " + what + " instead of " + expected);
        }
    }
}
