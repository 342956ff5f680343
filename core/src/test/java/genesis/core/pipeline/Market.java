package genesis.core.pipeline;

import genesis.core.engine.Inputs;
import genesis.core.message.Channel;
import genesis.core.message.FeedState;
import genesis.core.message.Mode;
import genesis.core.message.TradeKind;
import genesis.core.strategy.EmaCrossover;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A seeded market of one instrument that wanders: mostly book updates, some trades, heartbeats and tickers, a fifth of a
 * second between two inputs, so that candles close and signals come. Allocates nothing once it runs.
 */
final class Market {
    static final long START_NS = 20_000L * 86_400_000_000_000L + 36_000_000_000_000L;

    private static final long TICK_E8 = E8.ONE / 100;
    private static final int OPENING_COUNT = 23;

    private final Inputs inputs = new Inputs();
    private final SplittableRandom random;
    private final PatientVenue venue;
    private long nowNs = START_NS;
    private long bidE8 = 100 * E8.ONE;
    private long tradeId;
    private int step;

    /** @param venue told where the market stands; may be null */
    Market(final long seed, final PatientVenue venue) {
        random = new SplittableRandom(seed);
        this.venue = venue;
    }

    long nowNs() {
        return nowNs;
    }

    /** Writes the next input and returns its length. */
    int next(final UnsafeBuffer to) {
        return step < OPENING_COUNT ? opening(to, step++) : wander(to);
    }

    private int opening(final UnsafeBuffer to, final int part) {
        return switch (part) {
            case 0 -> inputs.session(to, nowNs, Mode.PAPER);
            case 1 -> inputs.setting(to, nowNs, Setting.EMA_FAST, 2);
            case 2 -> inputs.setting(to, nowNs, Setting.EMA_SLOW, 3);
            case 3 -> inputs.setting(to, nowNs, Setting.RSI_PERIOD, 2);
            case 4 -> inputs.setting(to, nowNs, Setting.ATR_PERIOD, 2);
            case 5 -> inputs.strategy(to, nowNs, EmaCrossover.ID, "ema-crossover");
            case 6 -> inputs.parameter(to, nowNs, EmaCrossover.OVERBOUGHT, 100);
            case 7 -> inputs.parameter(to, nowNs, EmaCrossover.OVERSOLD, 0);
            case 8 -> inputs.strategy(to, nowNs, 2, "rsi-reversion");
            case 9 -> inputs.strategy(to, nowNs, 3, "fair-value-gap");
            case 10 -> inputs.strategy(to, nowNs, 4, "dca");
            case 11 -> inputs.parameter(to, nowNs, "interval", 3_600_000_000_000L);
            case 12 -> inputs.parameter(to, nowNs, "protected", 1);
            case 13 -> inputs.strategiesApplied(to, nowNs);
            case 14 -> inputs.setting(to, nowNs, Setting.TRADES_PER_DAY, 1_000_000);
            case 15 -> inputs.setting(to, nowNs, Setting.CONFIDENCE_MIN, 0);
            case 16 -> inputs.setting(to, nowNs, Setting.DAILY_LOSS, Setting.DAILY_LOSS.max());
            case 17 -> inputs.setting(to, nowNs, Setting.DRAWDOWN, Setting.DRAWDOWN.max());
            case 18 -> inputs.setting(to, nowNs, Setting.TRADES_PER_INSTRUMENT, 1_000_000);
            case 19 -> inputs.setting(to, nowNs, Setting.BREAKER_LOSSES, 0);
            case 20 -> inputs.instrument(to, nowNs, 0, "BTC", "USD");
            case 21 -> inputs.feed(to, nowNs, 0, Channel.BOOK, FeedState.SUBSCRIBED);
            default -> inputs.snapshot(to, nowNs, 0, bidE8, bidE8 + 2 * TICK_E8);
        };
    }

    private int wander(final UnsafeBuffer to) {
        nowNs += 200_000_000L + random.nextInt(1_000_000);
        final int kind = random.nextInt(100);
        if (kind < 15) {
            final long moved = bidE8 + (random.nextInt(41) - 20) * TICK_E8;
            bidE8 = Math.max(50 * E8.ONE, moved);
            if (venue != null) {
                venue.price(bidE8);
            }
            return inputs.snapshot(to, nowNs, 0, bidE8, bidE8 + 2 * TICK_E8);
        }
        if (kind < 75) {
            // Below the best levels: the book stays uncrossed whatever is removed.
            final long depthE8 = (1 + random.nextInt(60)) * TICK_E8;
            final boolean bid = random.nextBoolean();
            return inputs.bookUpdate(to, nowNs, 0, bid ? bidE8 - depthE8 : bidE8 + 2 * TICK_E8 + depthE8,
                bid ? E8.ONE : -E8.ONE, random.nextInt(3));
        }
        if (kind < 95) {
            return inputs.trade(to, nowNs, 0, ++tradeId, TradeKind.EXECUTED, bidE8 + TICK_E8);
        }
        return kind < 98 ? inputs.heartbeat(to, nowNs, 0) : inputs.ticker(to, nowNs, 0, bidE8);
    }
}
