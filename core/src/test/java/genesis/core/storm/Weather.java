package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Channel;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.Side;
import genesis.core.message.TradeKind;
import genesis.core.message.TradingCalendarReplacedEncoder;
import genesis.core.message.TradingWindowScheduledEncoder;
import genesis.core.strategy.EmaCrossover;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import java.util.ArrayList;
import java.util.List;

/** The market, time, and a person who wants everything: one event at a time, none of them planned. */
final class Weather {
    static final int INSTRUMENTS = 2;
    static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    private final Life life;
    private final Told told;
    private final SeededRandom random;
    /** Losses are held against their limit: then all is closed with a halt, and prices never leave the engine alone. */
    private final boolean isKind;
    private final List<Long> asked = new ArrayList<>();
    private long tradeId;
    private long commandId;

    Weather(final Life life, final SeededRandom random, final boolean isKind) {
        this.life = life;
        told = life.promises.told;
        this.random = random;
        this.isKind = isKind;
    }

    /** Ten in the morning of some day. */
    static long beginNs() {
        return 20_000L * 24 * HOUR_NS + 10 * HOUR_NS;
    }

    /** A strategy that trades as often as averages can cross, two markets, and limits that are reached. */
    void open() {
        life.set(Setting.EMA_FAST, 2);
        life.set(Setting.EMA_SLOW, 3);
        life.set(Setting.RSI_PERIOD, 2);
        life.set(Setting.ATR_PERIOD, 2);
        life.set(Setting.DAILY_LOSS, life.promises.limits.dailyLossPart());
        life.set(Setting.EXPOSURE_INSTRUMENT, life.promises.limits.instrumentPart());
        life.set(Setting.EXPOSURE_TOTAL, life.promises.limits.totalPart());
        life.set(Setting.COOLDOWN, random.nextInt(3) == 0 ? Setting.COOLDOWN.initial() : 0);
        life.set(Setting.BREAKER_LOSSES, random.nextInt(2) * 3);
        life.set(Setting.BREAKER_REJECTIONS, random.nextInt(2) * 5);
        life.set(Setting.POST_ONLY_REPRICE, random.nextInt(2));
        // Stops and targets rest at the venue, or the engine watches them.
        life.set(Setting.BRACKET_REST, random.nextInt(2));
        life.accept(life.inputs.strategy(life.buffer, life.nowNs, EmaCrossover.ID, "ema-crossover"));
        life.accept(life.inputs.parameter(life.buffer, life.nowNs, EmaCrossover.OVERSOLD, 0));
        life.accept(life.inputs.strategiesApplied(life.buffer, life.nowNs));
        life.accept(life.inputs.instrument(life.buffer, life.nowNs, 0, "BTC", "USD"));
        life.accept(life.inputs.instrument(life.buffer, life.nowNs, 1, "ETH", "USD"));
        for (int i = 0; i < INSTRUMENTS; i++) {
            life.accept(life.inputs.feed(life.buffer, life.nowNs, i, Channel.BOOK, FeedState.SUBSCRIBED));
            move(i, (1_000 - 500 * i) * E8.ONE);
            for (int minute = 5; minute > 0; minute--) {
                life.accept(life.inputs.candle(life.buffer, life.nowNs, i, (life.nowNs / MINUTE_NS - minute) * 60_000,
                    told.askE8[i] + E8.ONE, told.bidE8[i] - E8.ONE, told.bidE8[i] + minute * E8.ONE));
            }
        }
    }

    /** Something happens. */
    void step() {
        life.nowNs += random.nextInt(10) == 0 ? (long) (2 * SECOND_NS * random.nextDouble()) : random.nextInt(50_000_000);
        final int instrument = random.nextInt(INSTRUMENTS);
        final int dice = random.nextInt(1_000);
        if (dice < 420) {
            wander(instrument);
        } else if (dice < 520) {
            life.accept(life.inputs.trade(life.buffer, life.nowNs, instrument, ++tradeId, TradeKind.EXECUTED,
                random.nextInt(2) == 0 ? told.bidE8[instrument] : told.askE8[instrument]));
        } else if (dice < 640) {
            tick(SECOND_NS);
        } else if (dice < 800) {
            order(instrument);
        } else if (dice < 850) {
            cancel(instrument);
        } else if (dice < 880) {
            life.acceptBlock(new PositionCloseRequestedEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
                .commandId(++commandId).instrumentId(instrument).encodedLength());
        } else if (dice < 920) {
            life.acceptBlock(new AmendRequestedEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
                .commandId(++commandId).clientOrderId(openOrder()).priceE8(random.nextInt(2) == 0 ? 0 : near(instrument))
                .qtyE8(random.nextInt(4) == 0 ? 0 : qty()).auxPriceE8(random.nextInt(8) == 0 ? near(instrument) : 0)
                .trailingE8(random.nextInt(8) == 0 ? E8.ONE : 0).encodedLength());
        } else if (dice < 932) {
            halt(isKind || random.nextInt(3) > 0);
        } else if (dice < 972) {
            resume();
        } else {
            rarely(dice, instrument);
        }
    }

    private void rarely(final int dice, final int instrument) {
        if (dice < 977) {
            life.accept(life.inputs.pause(life.buffer, life.nowNs, ++commandId, random.nextInt(2) * 10 * SECOND_NS, "storm"));
        } else if (dice < 982) {
            window();
        } else if (dice < 988 && !isKind) {
            life.accept(life.inputs.broken(life.buffer, life.nowNs, instrument, FeedProblem.DISCONNECTED));
            subscribe(instrument);
        } else if (dice < 997) {
            tick(MINUTE_NS);
        } else {
            tick(24 * HOUR_NS);
        }
    }

    /** Time goes on, and is told of. */
    void tick(final long durationNs) {
        life.nowNs += durationNs;
        life.accept(life.inputs.tick(life.buffer, life.nowNs));
    }

    /** The book is there again. */
    void subscribe(final int instrument) {
        life.accept(life.inputs.feed(life.buffer, life.nowNs, instrument, Channel.BOOK, FeedState.SUBSCRIBED));
        wander(instrument);
    }

    private void order(final int instrument) {
        final OrderType type = OrderType.get((byte) random.nextInt(7));
        final boolean isBuy = random.nextInt(2) == 0;
        final boolean reduces = random.nextInt(3) == 0;
        final boolean isLimit = type == OrderType.LIMIT;
        final boolean hasPrice = type != OrderType.MARKET && type != OrderType.TRAILING_STOP;
        final long stopE8 = reduces || random.nextInt(2) == 0 ? 0
            : isBuy ? told.bidE8[instrument] * 98 / 100 : told.askE8[instrument] * 102 / 100;
        final long targetE8 = stopE8 == 0 ? 0 : isBuy ? told.askE8[instrument] * 103 / 100 : told.bidE8[instrument] * 97 / 100;
        final long requestId = random.nextInt(10) == 0 && !asked.isEmpty() ? asked.get(random.nextInt(asked.size())) : ++commandId;
        asked.add(requestId);
        life.acceptBlock(new OrderRequestedEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
            .commandId(++commandId).requestId(requestId).qtyE8(qty()).priceE8(hasPrice ? near(instrument) : 0)
            .auxPriceE8(type == OrderType.STOP_LIMIT ? near(instrument) : 0)
            .trailingE8(type == OrderType.TRAILING_STOP ? E8.ONE * (1 + random.nextInt(5)) : 0)
            .ocoStopPriceE8(isLimit && random.nextInt(4) == 0 ? near(instrument) : 0).stopPriceE8(stopE8).targetPriceE8(targetE8)
            .untilNs(random.nextInt(4) == 0 ? life.nowNs + 5 * SECOND_NS : 0).instrumentId(instrument)
            .side(isBuy ? Side.BUY : Side.SELL).orderType(type).reduceOnly(reduces ? Flag.YES : Flag.NO)
            .postOnly(isLimit && random.nextInt(4) == 0 ? Flag.YES : Flag.NO)
            .hidden(isLimit && random.nextInt(4) == 0 ? Flag.YES : Flag.NO).encodedLength());
    }

    private void cancel(final int instrument) {
        final int dice = random.nextInt(8);
        life.acceptBlock(new CancelRequestedEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
            .commandId(++commandId).clientOrderId(anyOrder()).instrumentId(instrument)
            .scope(dice == 0 ? CancelScope.ALL : dice < 3 ? CancelScope.INSTRUMENT : CancelScope.ORDER).encodedLength());
    }

    void halt(final boolean flattens) {
        life.acceptBlock(new HaltRequestedEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
            .commandId(++commandId).flatten(flattens ? Flag.YES : Flag.NO).reason("storm").encodedLength());
    }

    void resume() {
        life.accept(life.inputs.resume(life.buffer, life.nowNs, ++commandId));
    }

    private void window() {
        final boolean has = random.nextInt(2) == 0;
        life.acceptBlock(new TradingCalendarReplacedEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
            .hasWindows(has ? Flag.YES : Flag.NO).dayCount(0).windowCount(has ? 1 : 0).commandId(0).encodedLength());
        if (has) {
            life.acceptBlock(new TradingWindowScheduledEncoder().wrapAndApplyHeader(life.buffer, 0, life.header).timeNs(life.nowNs)
                .openNs(life.nowNs).closeNs(life.nowNs + 10 * SECOND_NS).encodedLength());
        }
    }

    private void wander(final int instrument) {
        final long midE8 = (told.bidE8[instrument] + told.askE8[instrument]) / 2;
        move(instrument, midE8 + (long) (midE8 * 0.001 * (2 * random.nextDouble() - 1)));
    }

    private void move(final int instrument, final long midE8) {
        life.accept(life.inputs.snapshot(life.buffer, life.nowNs, instrument, Instrument.roundDownE8(midE8 - midE8 / 5_000),
            Instrument.roundUpE8(midE8 + midE8 / 5_000)));
    }

    private long near(final int instrument) {
        return (long) (told.askE8[instrument] * (0.985 + 0.03 * random.nextDouble()));
    }

    private long qty() {
        return (long) (Math.exp(-6 * random.nextDouble()) * 4 * E8.ONE);
    }

    /** Mostly one that is not known to be over. */
    private long openOrder() {
        final int count = told.open.size();
        return count == 0 || random.nextInt(8) == 0 ? anyOrder() : told.open.get(random.nextInt(count)).id;
    }

    /** Mostly one of the latest. */
    private long anyOrder() {
        final int count = told.orders.size();
        return count == 0 ? 1 : (long) told.orders.keySet().toArray()[count - 1 - random.nextInt(Math.min(count, 8))];
    }
}
