package genesis.admin.view;

import genesis.core.message.AccountChangedEncoder;
import genesis.core.message.BreakerChangedEncoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CandleClosedEncoder;
import genesis.core.message.Cause;
import genesis.core.message.CommandAnsweredEncoder;
import genesis.core.message.CommandResult;
import genesis.core.message.ConnectionAnnouncedEncoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.DenialReason;
import genesis.core.message.EngineStatusEncoder;
import genesis.core.message.FeedHealthChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderChangedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.PositionChangedEncoder;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.Regime;
import genesis.core.message.RegimeChangedEncoder;
import genesis.core.message.RiskVerdictEncoder;
import genesis.core.message.SessionAnnouncedEncoder;
import genesis.core.message.Side;
import genesis.core.message.SignalEvaluatedEncoder;
import genesis.core.message.SignalReason;
import genesis.core.message.SignalSource;
import genesis.core.message.Timeframe;
import genesis.core.message.TradingState;
import genesis.core.message.TradingStateChangedEncoder;
import genesis.core.message.TransportBreakerAnnouncedEncoder;
import genesis.core.message.Trigger;
import genesis.core.unit.E8;
import org.agrona.concurrent.UnsafeBuffer;

/** Output messages as the engine would write them, fed into a view. */
public final class Outputs {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + 8]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StatusView view;

    public Outputs(final StatusView view) {
        this.view = view;
    }

    public Outputs session(final long sequence, final int count) {
        new SessionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).seed(7).sessionCount(count).mode(Mode.PAPER);
        return feed(sequence);
    }

    public Outputs instrument(final long sequence, final int id, final String symbol) {
        new InstrumentAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).instrumentId(id).tradable(Flag.YES).symbol(symbol);
        return feed(sequence);
    }

    public Outputs trading(final long sequence, final TradingState state, final String reason, final long untilNs) {
        new TradingStateChangedEncoder().wrapAndApplyHeader(buffer, 0, header).untilNs(untilNs).state(state).cause(Cause.OPERATOR).reason(reason);
        return feed(sequence);
    }

    public Outputs connection(final long sequence, final int id, final ConnectionState state) {
        new ConnectionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).connectionId(id).state(state).reason("because");
        return feed(sequence);
    }

    public Outputs breaker(final long sequence, final String endpoint, final BreakerState state, final long untilNs) {
        new TransportBreakerAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).untilNs(untilNs).state(state).endpoint(endpoint)
            .reason("HTTP 429");
        return feed(sequence);
    }

    public Outputs tradingBreaker(final long sequence, final BreakerState state, final long untilNs) {
        new BreakerChangedEncoder().wrapAndApplyHeader(buffer, 0, header).untilNs(untilNs).tripsToday(1).state(state).cause(Cause.LOSING_TRADES);
        return feed(sequence);
    }

    public Outputs feedHealth(final long sequence, final int id, final FeedState state, final boolean stale) {
        new FeedHealthChangedEncoder().wrapAndApplyHeader(buffer, 0, header).instrumentId(id).state(state).stale(stale ? Flag.YES : Flag.NO).problem(FeedProblem.NONE);
        return feed(sequence);
    }

    public Outputs signal(final long sequence, final int id, final Recommendation recommendation, final double rsi) {
        new SignalEvaluatedEncoder().wrapAndApplyHeader(buffer, 0, header).confidence(0.75).probability(0.625).price(100).emaFast(101)
            .emaSlow(99).rsi(rsi).atr(2).atrPercent(2).adx(31).plusDi(28).minusDi(12).macdHistogram(0.5).bollingerB(0.8)
            .vwapDistance(-0.25).regime(Regime.TRENDING_UP).instrumentId(id).strategyId(1).recommendation(recommendation).source(SignalSource.HEURISTIC)
            .trigger(Trigger.CANDLE_CLOSE).reason(SignalReason.CROSSED_UP);
        return feed(sequence);
    }

    public Outputs candle(final long sequence, final int id, final Timeframe timeframe, final long closeE8) {
        new CandleClosedEncoder().wrapAndApplyHeader(buffer, 0, header).openTimeMs(60_000).openE8(closeE8).highE8(closeE8).lowE8(closeE8)
            .closeE8(closeE8).volumeE8(E8.ONE).tradeCount(1).instrumentId(id).timeframe(timeframe);
        return feed(sequence);
    }

    public Outputs regime(final long sequence, final int id, final Timeframe timeframe, final Regime regime) {
        new RegimeChangedEncoder().wrapAndApplyHeader(buffer, 0, header).adx(31).emaFast(101).emaSlow(99).volatility(0.02)
            .volatilityMean(0.015).instrumentId(id).timeframe(timeframe).regime(regime).previous(Regime.UNKNOWN);
        return feed(sequence);
    }

    public Outputs verdict(final long sequence, final int id, final DenialReason reason, final long observed, final long bound) {
        new RiskVerdictEncoder().wrapAndApplyHeader(buffer, 0, header).qtyE8(E8.ONE).priceE8(100 * E8.ONE).observed(observed).bound(bound)
            .instrumentId(id).strategyId(1).side(Side.BUY).purpose(Purpose.ENTRY).reason(reason);
        return feed(sequence);
    }

    public Outputs order(final long sequence, final long clientOrderId, final OrderStatus status, final long filledQtyE8) {
        new OrderChangedEncoder().wrapAndApplyHeader(buffer, 0, header).clientOrderId(clientOrderId).exchangeOrderId(9).priceE8(100 * E8.ONE)
            .qtyE8(E8.ONE).filledQtyE8(filledQtyE8).averagePriceE8(0).feeE8(0).instrumentId(0).side(Side.BUY).orderType(OrderType.LIMIT)
            .status(status).purpose(Purpose.ENTRY);
        return feed(sequence);
    }

    public Outputs placed(final long sequence, final long clientOrderId) {
        new PlaceOrderEncoder().wrapAndApplyHeader(buffer, 0, header).clientOrderId(clientOrderId).priceE8(100 * E8.ONE).qtyE8(E8.ONE).instrumentId(0)
            .strategyId(1).side(Side.BUY).orderType(OrderType.LIMIT).reduceOnly(Flag.NO).purpose(Purpose.ENTRY).ocoClientOrderId(0);
        return feed(sequence);
    }

    public Outputs position(final long sequence, final int id, final long qtyE8) {
        new PositionChangedEncoder().wrapAndApplyHeader(buffer, 0, header).qtyE8(qtyE8).averagePriceE8(100 * E8.ONE).realisedPnlE8(-E8.ONE)
            .feesE8(E8.ONE / 4).stopPriceE8(95 * E8.ONE).targetPriceE8(110 * E8.ONE).instrumentId(id);
        return feed(sequence);
    }

    public Outputs account(final long sequence) {
        new AccountChangedEncoder().wrapAndApplyHeader(buffer, 0, header).cashE8(9_900 * E8.ONE).equityE8(10_012 * E8.ONE + 50_000_000)
            .realisedPnlE8(-E8.ONE).unrealisedPnlE8(E8.ONE / 2).feesE8(E8.ONE / 4).dayStartEquityE8(10_000 * E8.ONE).openPositions(1);
        return feed(sequence);
    }

    public Outputs status(final long sequence, final long bookUpdates) {
        new EngineStatusEncoder().wrapAndApplyHeader(buffer, 0, header).bookUpdates(bookUpdates).bookSnapshots(2).trades(3).tickers(4)
            .heartbeats(5).unknownDeletes(6).crossedBooks(7).framesRefused(8).candlesClosed(9).evaluations(10).signals(11)
            .ordersSent(12).ordersFilled(13).ordersDenied(14);
        return feed(sequence);
    }

    public Outputs answer(final long sequence, final long commandId, final CommandResult result) {
        new CommandAnsweredEncoder().wrapAndApplyHeader(buffer, 0, header).commandId(commandId).result(result).clientOrderId(0)
            .observed(0).bound(0).reason(DenialReason.NONE);
        return feed(sequence);
    }

    /** Makes what was fed visible. */
    public void publish() {
        view.publish();
    }

    private Outputs feed(final long sequence) {
        Message.sequence(buffer, 0, sequence);
        Message.timeNs(buffer, 0, sequence * 1_000_000_000L);
        view.onOutput(buffer, 0);
        return this;
    }
}
