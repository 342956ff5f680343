package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerState;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.Channel;
import genesis.core.message.ChecksumResult;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.ConnectionState;
import genesis.core.message.FeeCurrency;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.message.TradeKind;
import genesis.core.message.WalletType;
import genesis.core.strategy.EmaCrossover;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.function.ToIntFunction;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Speaks to an engine in the words of trading, and keeps what it said. Prices are plain numbers. Every input moves time on
 * by a millisecond; what the engine said since {@link #quiet} can be asked for: see {@link EngineEar}.
 */
final class EngineDriver extends EngineEar {
    static final long SECOND_NS = 1_000_000_000L;
    static final long MINUTE_NS = 60 * SECOND_NS;
    static final long DAY_NS = 1_440 * MINUTE_NS;

    final TradingEngine engine;
    /** Ten in the morning of some day. */
    long nowNs = 20_000 * DAY_NS + 600 * MINUTE_NS;

    private final Inputs inputs = new Inputs();
    private final AccountReports reported = new AccountReports();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private long sequence;
    private long nextTradeId = 1;

    EngineDriver() {
        this(StrategyCatalogue.builtIn());
    }

    EngineDriver(final StrategyCatalogue catalogue) {
        engine = new TradingEngine(this, catalogue);
    }

    /** Forgets what was said so far. */
    EngineDriver quiet() {
        forget();
        return this;
    }

    EngineDriver later(final long byNs) {
        nowNs += byNs;
        return this;
    }

    /**
     * A session with short averages (2 and 3 candles, RSI and ATR of 2), one instrument with a live book at 99.9 / 100, and a
     * history that falls by 1 a minute to 97, each candle 2 high: the ATR is 2, the fast average 97.5, the slow one 98.
     */
    EngineDriver readyToTrade() {
        session(Mode.PAPER);
        setting(Setting.EMA_FAST, 2).setting(Setting.EMA_SLOW, 3).setting(Setting.RSI_PERIOD, 2).setting(Setting.ATR_PERIOD, 2);
        return instrument(0, "BTC", "USD").fallingHistory(0).liveBook(0, 99.9, 100);
    }

    EngineDriver fallingHistory(final int instrument) {
        final long openMs = nowNs / MINUTE_NS * 60_000;
        for (int i = 0; i < 5; i++) {
            final double close = 101 - i;
            input(inputs.candle(buffer, nowNs, instrument, openMs - 60_000 * (5 - i), e8(close + 1), e8(close - 1), e8(close)));
        }
        return this;
    }

    /** A candle that another engine closed comes as the exchange's own. */
    EngineDriver history(final int instrument, final CandleClosedDecoder candle) {
        return input(inputs.candle(buffer, nowNs, instrument, candle));
    }

    /** A candle that another engine closed comes as the exchange's latest word. */
    EngineDriver reported(final int instrument, final CandleClosedDecoder candle) {
        return input(inputs.reported(buffer, nowNs, instrument, candle));
    }

    EngineDriver liveBook(final int instrument, final double bid, final double ask) {
        feed(instrument, Channel.BOOK, FeedState.SUBSCRIBED);
        return snapshot(instrument, bid, ask);
    }

    /** Two trades: at 96 the averages are seen falling, a second later at 100 the fast one has crossed (ATR then 3). */
    EngineDriver crossUp() {
        return trade(0, 96).later(SECOND_NS).trade(0, 100);
    }

    /** The way of an order that is taken at once: returns its client order id. */
    long entryFilled(final double price) {
        crossUp();
        final PlaceOrderDecoder order = placed();
        final long id = order.clientOrderId();
        final long qtyE8 = order.qtyE8();
        accepted(id).filled(id, price, qtyE8, 0);
        return id;
    }

    EngineDriver session(final Mode mode) {
        return input(inputs.session(buffer, nowNs, mode));
    }

    EngineDriver setting(final Setting setting, final long value) {
        return input(inputs.setting(buffer, nowNs, setting, value));
    }

    /** Stands in the coming plan, on all instruments with the declared parameters. */
    EngineDriver strategy(final int id, final String name) {
        return input(inputs.strategy(buffer, nowNs, id, name));
    }

    EngineDriver strategy(final int id, final String name, final String symbol, final boolean enabled, final double weight,
                          final String jarHash) {
        return input(inputs.strategy(buffer, nowNs, id, name, symbol, enabled, weight, jarHash));
    }

    /** Of the strategy that was put into the coming plan last. */
    EngineDriver parameter(final String name, final long value) {
        return input(inputs.parameter(buffer, nowNs, name, value));
    }

    /** The coming plan is the plan. */
    EngineDriver strategiesApplied() {
        return input(inputs.strategiesApplied(buffer, nowNs));
    }

    /** The averages alone, without the veto that a fast fall meets. */
    EngineDriver sellsIntoEveryFall() {
        return strategy(EmaCrossover.ID, "ema-crossover").parameter(EmaCrossover.OVERSOLD, 0).strategiesApplied();
    }

    EngineDriver instrument(final int id, final String base, final String quote) {
        return input(inputs.instrument(buffer, nowNs, id, base, quote));
    }

    EngineDriver tick() {
        return input(inputs.tick(buffer, nowNs));
    }

    EngineDriver breaker(final String endpoint, final BreakerState state, final long untilNs) {
        return input(inputs.breaker(buffer, nowNs, endpoint, state, untilNs));
    }

    EngineDriver connection(final int connectionId, final ConnectionState state) {
        return input(inputs.connection(buffer, nowNs, connectionId, state));
    }

    EngineDriver feed(final int instrument, final Channel channel, final FeedState state) {
        return input(inputs.feed(buffer, nowNs, instrument, channel, state));
    }

    EngineDriver broken(final int instrument, final FeedProblem problem) {
        return input(inputs.broken(buffer, nowNs, instrument, problem));
    }

    EngineDriver checksum(final int instrument, final ChecksumResult result) {
        return input(inputs.checksum(buffer, nowNs, instrument, result));
    }

    EngineDriver derivative(final int instrument, final double mark) {
        return input(inputs.derivative(buffer, nowNs, instrument, e8(mark)));
    }

    EngineDriver candleReported(final int instrument) {
        return input(inputs.candleReported(buffer, nowNs, instrument));
    }

    EngineDriver heartbeat(final int instrument) {
        return input(inputs.heartbeat(buffer, nowNs, instrument));
    }

    EngineDriver snapshot(final int instrument, final double bid, final double ask) {
        return input(inputs.snapshot(buffer, nowNs, instrument, e8(bid), e8(ask)));
    }

    EngineDriver setBid(final int instrument, final double price) {
        return input(inputs.bookUpdate(buffer, nowNs, instrument, e8(price), E8.ONE, 1));
    }

    EngineDriver setAsk(final int instrument, final double price) {
        return input(inputs.bookUpdate(buffer, nowNs, instrument, e8(price), -E8.ONE, 1));
    }

    EngineDriver dropBid(final int instrument, final double price) {
        return input(inputs.bookUpdate(buffer, nowNs, instrument, e8(price), E8.ONE, 0));
    }

    EngineDriver dropAsk(final int instrument, final double price) {
        return input(inputs.bookUpdate(buffer, nowNs, instrument, e8(price), -E8.ONE, 0));
    }

    EngineDriver trade(final int instrument, final double price) {
        return trade(instrument, nextTradeId++, TradeKind.EXECUTED, price);
    }

    EngineDriver trade(final int instrument, final long id, final TradeKind kind, final double price) {
        return input(inputs.trade(buffer, nowNs, instrument, id, kind, e8(price)));
    }

    EngineDriver pause(final long commandId, final long ttlNs, final String reason) {
        return input(inputs.pause(buffer, nowNs, commandId, ttlNs, reason));
    }

    EngineDriver resume(final long commandId) {
        return input(inputs.resume(buffer, nowNs, commandId));
    }

    EngineDriver accepted(final long id) {
        return input(inputs.accepted(buffer, nowNs, id));
    }

    EngineDriver filled(final long id, final double price, final long qtyE8, final double fee) {
        return filled(id, nextTradeId++, price, qtyE8, fee);
    }

    /** The exchange will tell the fee in a second message. */
    EngineDriver filledWithoutFee(final long id, final long tradeId, final double price, final long qtyE8) {
        return input(inputs.filled(buffer, nowNs, id, tradeId, e8(price), qtyE8, 0, FeeCurrency.NOT_TOLD));
    }

    EngineDriver filled(final long id, final long tradeId, final double price, final long qtyE8, final double fee) {
        return input(inputs.filled(buffer, nowNs, id, tradeId, e8(price), qtyE8, e8(fee)));
    }

    /** The account is up, and asked; its margin wallet holds what the books say. */
    EngineDriver reconciled() {
        account(true);
        return round(() -> { });
    }

    EngineDriver account(final boolean isUp) {
        return input(inputs.account(buffer, nowNs, isUp));
    }

    EngineDriver arm() {
        return arm("ARM LIVE");
    }

    EngineDriver arm(final String words) {
        return input(inputs.arm(buffer, nowNs, words));
    }

    /** A whole round with these reports in it, and a margin wallet of 10,000 USD. */
    EngineDriver round(final Runnable reports) {
        input(reported.roundStarted(buffer, nowNs));
        reports.run();
        input(reported.wallet(buffer, nowNs, WalletType.MARGIN, "USD", 10_000 * E8.ONE));
        return input(reported.roundFinished(buffer, nowNs, true));
    }

    EngineDriver failedRound() {
        input(reported.roundStarted(buffer, nowNs));
        return input(reported.roundFinished(buffer, nowNs, false));
    }

    EngineDriver wallet(final WalletType type, final String currency, final double balance) {
        return input(reported.wallet(buffer, nowNs, type, currency, e8(balance)));
    }

    EngineDriver position(final int instrument, final double qty, final double price) {
        return input(reported.position(buffer, nowNs, instrument, e8(qty), e8(price)));
    }

    EngineDriver order(final long id, final long exchangeId, final Side side, final double price, final long qtyE8,
                       final long filledQtyE8, final OrderStatus status, final ReportSource source) {
        return input(reported.order(buffer, nowNs, id, exchangeId, side, e8(price), qtyE8, filledQtyE8, status, source));
    }

    EngineDriver fillReported(final long id, final long exchangeId, final long tradeId, final Side side, final double price,
                              final long qtyE8) {
        return input(reported.fillReported(buffer, nowNs, id, exchangeId, tradeId, side, e8(price), qtyE8));
    }

    EngineDriver lookedUp(final long id, final long askedNs, final LookUpResult result) {
        return input(reported.lookedUp(buffer, nowNs, id, askedNs, result));
    }

    EngineDriver changeRejected(final long id) {
        return input(inputs.changeRejected(buffer, nowNs, id));
    }

    EngineDriver canceled(final long id) {
        return input(inputs.canceled(buffer, nowNs, id));
    }

    EngineDriver rejected(final long id) {
        return input(inputs.rejected(buffer, nowNs, id));
    }

    EngineDriver unknown(final long id) {
        return input(inputs.unknown(buffer, nowNs, id));
    }

    EngineDriver amended(final long id, final double price, final long qtyE8) {
        return input(inputs.amended(buffer, nowNs, id, e8(price), qtyE8));
    }

    long lastTradeId() {
        return nextTradeId - 1;
    }

    CommandResult answerTo(final long commandId) {
        final UnsafeBuffer message = latest(CommandAnsweredDecoder.TEMPLATE_ID);
        final CommandAnsweredDecoder answered = new CommandAnsweredDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
        assertTrue(answered.commandId() == commandId && answered.sequence() == sequence, "answers the command");
        return answered.result();
    }

    static long e8(final double value) {
        return E8.fromDouble(value);
    }

    /** Any input: the function writes it and returns its length without the header. */
    EngineDriver send(final ToIntFunction<UnsafeBuffer> encodes) {
        return input(Message.HEADER_LENGTH + encodes.applyAsInt(buffer));
    }

    private EngineDriver input(final int length) {
        Message.sequence(buffer, 0, ++sequence);
        engine.onInput(buffer, 0, length);
        nowNs += 1_000_000;
        return this;
    }
}
