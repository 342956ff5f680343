package genesis.bench.setup;

import genesis.core.engine.OutputSink;
import genesis.core.message.Channel;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.strategy.EmaCrossover;
import genesis.core.unit.Setting;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The first inputs of a session: mode, settings, one instrument, its live book, and enough history that indicators are
 * ready. All of them have the same message time.
 */
public final class Opening {
    /** Epoch milliseconds at which history ends: the start of a minute. */
    public static final long START_MS = 1_700_000_040_000L;
    /** The same in nanoseconds: the message time of all these inputs. */
    public static final long START_NS = START_MS * 1_000_000L;

    private static final int CANDLES = 60;
    private static final long CANDLE_MS = 60_000L;

    private final Feed feed = new Feed();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Long.BYTES]);
    private final Map<Setting, Long> settings = new LinkedHashMap<>();
    private final Mode mode;
    private boolean everyCross;

    public Opening(final Mode mode) {
        this.mode = mode;
    }

    /** Sets a value other than its default. */
    public Opening with(final Setting setting, final long value) {
        settings.put(setting, value);
        return this;
    }

    /**
     * Everything that could keep a cross of the averages from becoming an order is set wide open, and the averages
     * are so short that a single trade far away makes them cross. The first such trade is made here, downward: a
     * strategy only remembers the first order of the averages that it sees.
     */
    public Opening withAnOrderForEveryCross() {
        everyCross = true;
        return with(Setting.EMA_FAST, 2).with(Setting.EMA_SLOW, 3).with(Setting.RSI_PERIOD, 2)
            .with(Setting.ATR_PERIOD, 2)
            .with(Setting.EVALUATION_INTERVAL, 0).with(Setting.CONFIDENCE_MIN, 0).with(Setting.PROBABILITY_MIN, 0)
            .with(Setting.COOLDOWN, 0).with(Setting.TRADES_PER_DAY, Setting.TRADES_PER_DAY.max())
            .with(Setting.TRADES_PER_INSTRUMENT, Setting.TRADES_PER_INSTRUMENT.max()).with(Setting.BREAKER_LOSSES, 0)
            .with(Setting.ORDERS_PER_SECOND, Setting.ORDERS_PER_SECOND.max())
            .with(Setting.ORDERS_PER_MINUTE, Setting.ORDERS_PER_MINUTE.max());
    }

    /** Session and settings only: instrument, book and candles come over the wire. */
    public int settingsTo(final OutputSink taker) {
        give(taker, feed.sessionStarted(buffer, START_NS, mode));
        settings.forEach((setting, value) -> give(taker, feed.setting(buffer, START_NS, setting, value)));
        if (!everyCross) {
            return 1 + settings.size();
        }
        give(taker, feed.strategy(buffer, START_NS, EmaCrossover.ID, EmaCrossover.factory().description().name()));
        give(taker, feed.parameter(buffer, START_NS, EmaCrossover.OVERBOUGHT, 100));
        give(taker, feed.parameter(buffer, START_NS, EmaCrossover.OVERSOLD, 0));
        give(taker, feed.parameter(buffer, START_NS, EmaCrossover.HYSTERESIS, 0));
        give(taker, feed.strategiesApplied(buffer, START_NS));
        return 6 + settings.size();
    }

    /** Gives all inputs to a taker, in order; returns how many. */
    public int to(final OutputSink taker) {
        int count = settingsTo(taker);
        give(taker, feed.connectionUp(buffer, START_NS));
        give(taker, feed.instrumentDefined(buffer, START_NS));
        give(taker, feed.subscribed(buffer, START_NS, Channel.BOOK));
        count += 3;
        for (int i = 0; i < CANDLES; i++) {
            final long closeE8 = Ladder.MIDDLE_E8 + (i % 2 == 0 ? 50_000_000L : -50_000_000L);
            give(taker, feed.candle(buffer, START_NS, START_MS - CANDLE_MS * (CANDLES - i), closeE8));
            count++;
        }
        for (int from = 0; from < Ladder.LEVEL_COUNT; from += Message.SNAPSHOT_LEVELS_MAX) {
            give(taker, feed.snapshotPiece(buffer, START_NS, from, Ladder.LEVEL_COUNT));
            count++;
        }
        if (everyCross) {
            give(taker, feed.trade(buffer, START_NS, START_MS, 1, Ladder.MIDDLE_E8 * 9 / 10));
            count++;
        }
        return count;
    }

    /** The book as the exchange writes it in a snapshot: {@code [[PRICE,COUNT,AMOUNT],…]}. */
    public static String bookText() {
        final StringBuilder text = new StringBuilder("[");
        for (int level = 0; level < Ladder.LEVEL_COUNT; level++) {
            text.append(level == 0 ? "[" : ",[").append(BigDecimal.valueOf(Ladder.priceE8(level), 8)
                .stripTrailingZeros().toPlainString())
                .append(",1,").append(Ladder.amountE8(level) / 100_000_000L).append(']');
        }
        return text.append(']').toString();
    }

    private void give(final OutputSink taker, final int length) {
        taker.onOutput(buffer, 0, length);
    }
}
