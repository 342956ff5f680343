package genesis.core.engine;

import genesis.core.execution.AccountAnnouncer;
import genesis.core.execution.Announcer;
import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.indicator.RegimeDetector;
import genesis.core.market.Candle;
import genesis.core.market.FeedHealth;
import genesis.core.market.Timeframes;
import genesis.core.message.AccountChangedEncoder;
import genesis.core.message.BreakerChangedEncoder;
import genesis.core.message.CancelOrderEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CandleClosedEncoder;
import genesis.core.message.CandleCorrectedEncoder;
import genesis.core.message.CommandAnsweredEncoder;
import genesis.core.message.CommandResult;
import genesis.core.message.ConnectionAnnouncedEncoder;
import genesis.core.message.ConnectionChangedDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.EngineStatusEncoder;
import genesis.core.message.FeedHealthChangedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.ModelAnnouncedEncoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelState;
import genesis.core.message.OrderChangedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.PositionChangedEncoder;
import genesis.core.message.Regime;
import genesis.core.message.RegimeChangedEncoder;
import genesis.core.message.RiskVerdictEncoder;
import genesis.core.message.SessionAnnouncedEncoder;
import genesis.core.message.Settlement;
import genesis.core.message.SignalEvaluatedEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.StrategyAnnouncedEncoder;
import genesis.core.message.StrategyPerformanceEncoder;
import genesis.core.message.StrategyStoppedEncoder;
import genesis.core.message.TradingStateChangedEncoder;
import genesis.core.message.TradingWindowChangedEncoder;
import genesis.core.message.TransportBreakerAnnouncedEncoder;
import genesis.core.message.TransportBreakerChangedDecoder;
import genesis.core.message.WalletType;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.portfolio.Attribution;
import genesis.core.order.OrderTerms;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.portfolio.Wallets;
import genesis.core.risk.LiveGate;
import genesis.core.risk.TradingCircuitBreaker;
import genesis.core.risk.TradingGate;
import genesis.core.signal.ProbabilityModel;
import genesis.core.signal.SignalScore;
import genesis.core.strategy.Installed;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * All that the engine says, as messages: one method for each, in the order of messages.xml. Counts what it sends.
 * Threading: engine thread. Allocation: none.
 */
final class OutputEncoder implements Announcer, AccountAnnouncer {
    /** A message and the bytes behind it that a sink may write; off the heap, where a journal can copy from at once. */
    private final UnsafeBuffer buffer = new UnsafeBuffer(
        BufferUtil.allocateDirectAligned(Message.LENGTH_MAX + 64, 64));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SessionAnnouncedEncoder sessionAnnounced = new SessionAnnouncedEncoder();
    private final InstrumentAnnouncedEncoder instrumentAnnounced = new InstrumentAnnouncedEncoder();
    private final TradingStateChangedEncoder tradingStateChanged = new TradingStateChangedEncoder();
    private final BreakerChangedEncoder breakerChanged = new BreakerChangedEncoder();
    private final TradingWindowChangedEncoder tradingWindowChanged = new TradingWindowChangedEncoder();
    private final ConnectionAnnouncedEncoder connectionAnnounced = new ConnectionAnnouncedEncoder();
    private final FeedHealthChangedEncoder feedHealthChanged = new FeedHealthChangedEncoder();
    private final CandleClosedEncoder candleClosed = new CandleClosedEncoder();
    private final CandleCorrectedEncoder candleCorrected = new CandleCorrectedEncoder();
    private final RegimeChangedEncoder regimeChanged = new RegimeChangedEncoder();
    private final SignalEvaluatedEncoder signalEvaluated = new SignalEvaluatedEncoder();
    private final RiskVerdictEncoder riskVerdict = new RiskVerdictEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final OrderChangedEncoder orderChanged = new OrderChangedEncoder();
    private final PositionChangedEncoder positionChanged = new PositionChangedEncoder();
    private final AccountChangedEncoder accountChanged = new AccountChangedEncoder();
    private final CommandAnsweredEncoder commandAnswered = new CommandAnsweredEncoder();
    private final ModelAnnouncedEncoder modelAnnounced = new ModelAnnouncedEncoder();
    private final EngineStatusEncoder engineStatus = new EngineStatusEncoder();
    private final AccountOutputs account;
    private final RiskOutputs risk;
    private final TransportBreakerAnnouncedEncoder transportBreakerAnnounced = new TransportBreakerAnnouncedEncoder();
    private final StrategyAnnouncedEncoder strategyAnnounced = new StrategyAnnouncedEncoder();
    private final StrategyStoppedEncoder strategyStopped = new StrategyStoppedEncoder();
    private final StrategyPerformanceEncoder strategyPerformance = new StrategyPerformanceEncoder();
    private final byte[] reason = new byte[ConnectionChangedDecoder.reasonLength()];
    private final byte[] endpoint = new byte[TransportBreakerChangedDecoder.endpointLength()];
    private final OutputSink sink;
    private final Counters counters;
    private final Portfolio portfolio;
    private final Attribution attribution;
    private final Settings settings;
    private long sequence;
    private long timeNs;

    OutputEncoder(final OutputSink sink, final Counters counters, final Portfolio portfolio,
                  final Attribution attribution, final Settings settings) {
        this.sink = sink;
        this.counters = counters;
        this.portfolio = portfolio;
        this.attribution = attribution;
        this.settings = settings;
        account = new AccountOutputs(sink);
        risk = new RiskOutputs(sink);
    }

    /** Everything said from now on is caused by this input. */
    void onInput(final long inputSequence, final long inputTimeNs) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
        account.onInput(inputSequence, inputTimeNs);
        risk.onInput(inputSequence, inputTimeNs);
    }

    /** What is said of days and limits. */
    RiskOutputs risk() {
        return risk;
    }

    void sessionAnnounced(final long seed, final int sessionCount, final Mode mode) {
        sessionAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .seed(seed).sessionCount(sessionCount).mode(mode);
        send(sessionAnnounced.encodedLength());
    }

    void instrumentAnnounced(final Instrument instrument, final byte[] symbol) {
        instrumentAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .instrumentId(instrument.id())
            .tradable(instrument.quote().equals(Portfolio.CURRENCY) ? Flag.YES : Flag.NO)
            .putSymbol(symbol, 0);
        send(instrumentAnnounced.encodedLength());
    }

    void tradingStateChanged(final TradingGate gate) {
        tradingStateChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .untilNs(gate.untilNs()).state(gate.state()).cause(gate.cause()).putReason(gate.reason(), 0);
        send(tradingStateChanged.encodedLength());
    }

    void breakerChanged(final TradingCircuitBreaker breaker) {
        breakerChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs).untilNs(breaker.untilNs())
            .tripsToday(breaker.tripsToday()).state(breaker.state()).cause(breaker.cause());
        send(breakerChanged.encodedLength());
    }

    void tradingWindowChanged(final boolean isOpen, final long nextChangeNs) {
        tradingWindowChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .nextChangeNs(nextChangeNs).isOpen(isOpen ? Flag.YES : Flag.NO);
        send(tradingWindowChanged.encodedLength());
    }

    void connectionAnnounced(final ConnectionChangedDecoder connection) {
        connection.getReason(reason, 0);
        connectionAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .connectionId(connection.connectionId()).state(connection.state()).putReason(reason, 0);
        send(connectionAnnounced.encodedLength());
    }

    void transportBreakerAnnounced(final TransportBreakerChangedDecoder breaker) {
        breaker.getReason(reason, 0);
        breaker.getEndpoint(endpoint, 0);
        transportBreakerAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .untilNs(breaker.untilNs()).state(breaker.state()).putEndpoint(endpoint, 0).putReason(reason, 0);
        send(transportBreakerAnnounced.encodedLength());
    }

    void feedHealthChanged(final int instrumentId, final FeedHealth feed, final boolean stale) {
        feedHealthChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .instrumentId(instrumentId).state(feed.state()).stale(stale ? Flag.YES : Flag.NO).problem(feed.problem());
        send(feedHealthChanged.encodedLength());
    }

    void candleClosed(final int instrumentId, final Timeframe timeframe, final Candle candle) {
        if (timeframe == Timeframes.DECISION) {
            counters.candlesClosed++;
        }
        candleClosed.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .openTimeMs(candle.openTimeMs()).openE8(candle.openE8()).highE8(candle.highE8()).lowE8(candle.lowE8())
            .closeE8(candle.closeE8()).volumeE8(candle.volumeE8()).tradeCount(candle.tradeCount())
            .instrumentId(instrumentId).timeframe(timeframe);
        send(candleClosed.encodedLength());
    }

    void candleCorrected(final int instrumentId, final Timeframe timeframe, final Candle candle) {
        candleCorrected.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .openTimeMs(candle.openTimeMs()).openE8(candle.openE8()).highE8(candle.highE8()).lowE8(candle.lowE8())
            .closeE8(candle.closeE8()).volumeE8(candle.volumeE8()).instrumentId(instrumentId).timeframe(timeframe)
            .official(candle.isOfficial() ? Flag.YES : Flag.NO);
        send(candleCorrected.encodedLength());
    }

    void regimeChanged(final int instrumentId, final Timeframe timeframe, final IndicatorSet indicators,
                       final Regime previous) {
        final RegimeDetector regime = indicators.regime();
        regimeChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .adx(indicators.adx().value()).emaFast(indicators.emaFast().value())
            .emaSlow(indicators.emaSlow().value()).volatility(regime.volatility())
            .volatilityMean(regime.volatilityMean()).instrumentId(instrumentId).timeframe(timeframe)
            .regime(regime.value()).previous(previous);
        send(regimeChanged.encodedLength());
    }

    void signalEvaluated(final int instrumentId, final SignalScore score) {
        final Features features = score.features();
        signalEvaluated.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .confidence(score.confidence()).probability(score.probability()).price(features.price())
            .emaFast(features.emaFast()).emaSlow(features.emaSlow()).rsi(features.rsi()).atr(features.atr())
            .atrPercent(features.atrPercent()).adx(features.adx()).plusDi(features.plusDi())
            .minusDi(features.minusDi()).macdHistogram(features.macdHistogram()).bollingerB(features.bollingerB())
            .vwapDistance(features.vwapDistance()).instrumentId(instrumentId).strategyId(score.strategyId())
            .recommendation(score.recommendation()).source(score.source()).trigger(score.trigger())
            .reason(score.reason()).regime(features.regime()).weight(score.weight())
            .modelProbability(score.modelProbability()).modelHash(score.modelHash()).modelWeight(score.modelWeight());
        send(signalEvaluated.encodedLength());
    }

    @Override
    public void verdict(final OrderIntent intent, final DenialReason denial, final long qtyE8,
                        final long observed, final long bound) {
        if (denial != DenialReason.NONE) {
            counters.ordersDenied++;
        }
        riskVerdict.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .qtyE8(qtyE8).priceE8(intent.priceE8() == 0 ? intent.referencePriceE8() : intent.priceE8())
            .observed(observed).bound(bound).instrumentId(intent.instrumentId()).strategyId(intent.strategyId())
            .side(intent.side()).purpose(intent.purpose()).reason(denial);
        send(riskVerdict.encodedLength());
    }

    @Override
    public void place(final Order order) {
        final OrderTerms terms = order.terms();
        counters.ordersSent++;
        placeOrder.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .clientOrderId(order.clientOrderId()).priceE8(order.priceE8()).qtyE8(order.qtyE8())
            .instrumentId(order.instrumentId()).strategyId(order.strategyId()).side(order.side())
            .orderType(order.type()).reduceOnly(order.reduceOnly()).purpose(order.purpose())
            .wallet(settings.isOn(Setting.ACCOUNT_WALLET) ? WalletType.EXCHANGE : WalletType.MARGIN)
            .groupId(terms.groupId()).auxPriceE8(terms.auxPriceE8()).trailingE8(terms.trailingE8())
            .ocoStopPriceE8(terms.ocoStopPriceE8()).ocoClientOrderId(terms.ocoClientOrderId()).expiresNs(terms.expiresNs());
        AccountOutputs.flags(placeOrder, terms);
        send(placeOrder.encodedLength());
    }

    @Override
    public void cancel(final Order order) {
        cancelOrder.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .clientOrderId(order.clientOrderId()).exchangeOrderId(order.exchangeOrderId())
            .placedTimeNs(order.placedTimeNs()).instrumentId(order.instrumentId());
        send(cancelOrder.encodedLength());
    }

    @Override
    public void amend(final Order order, final long newPriceE8, final long newRemainingQtyE8) {
        account.amend(order, newPriceE8, newRemainingQtyE8);
    }

    @Override
    public void cancelMany(final CancelScope scope, final int groupId) {
        account.cancelMany(scope, groupId);
    }

    @Override
    public void batch(final int commandCount) {
        account.batch(commandCount);
    }

    @Override
    public void lookUp(final Order order) {
        account.lookUp(order);
    }

    @Override
    public void reconcile(final long fillsSinceMs) {
        account.reconcile(fillsSinceMs);
    }

    @Override
    public void overfilled(final Order order, final long fillQtyE8) {
        account.overfilled(order, fillQtyE8);
    }

    @Override
    public void difference(final Difference difference, final Settlement settlement, final long clientOrderId,
                           final long exchangeOrderId, final int instrumentId, final long ours, final long theirs) {
        account.difference(difference, settlement, clientOrderId, exchangeOrderId, instrumentId, ours, theirs);
    }

    @Override
    public void walletChanged(final Wallets wallets, final int index) {
        account.walletChanged(wallets, index);
    }

    @Override
    public void liveStateChanged(final LiveGate live) {
        account.liveStateChanged(live);
    }

    @Override
    public void filled(final Order order) {
        if (order.status() == OrderStatus.FILLED) {
            counters.ordersFilled++;
        }
        changed(order);
    }

    @Override
    public void changed(final Order order) {
        orderChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .clientOrderId(order.clientOrderId()).exchangeOrderId(order.exchangeOrderId()).priceE8(order.priceE8())
            .qtyE8(order.qtyE8()).filledQtyE8(order.filledQtyE8()).averagePriceE8(order.averagePriceE8())
            .feeE8(order.feeE8()).instrumentId(order.instrumentId()).side(order.side()).orderType(order.type())
            .status(order.status()).purpose(order.purpose());
        send(orderChanged.encodedLength());
    }

    @Override
    public void positionChanged(final int instrumentId) {
        final Position position = portfolio.position(instrumentId);
        positionChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .qtyE8(position.qtyE8()).averagePriceE8(position.averagePriceE8()).realisedPnlE8(position.realisedPnlE8())
            .feesE8(position.feesE8()).stopPriceE8(position.stopPriceE8()).targetPriceE8(position.targetPriceE8())
            .instrumentId(instrumentId);
        send(positionChanged.encodedLength());
        accountChanged();
    }

    @Override
    public void accountChanged() {
        accountChanged.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .cashE8(portfolio.cashE8()).equityE8(portfolio.equityE8()).realisedPnlE8(portfolio.realisedPnlE8())
            .unrealisedPnlE8(portfolio.unrealisedPnlE8()).feesE8(portfolio.feesE8())
            .dayStartEquityE8(portfolio.dayStartEquityE8()).openPositions(portfolio.openCount());
        send(accountChanged.encodedLength());
    }

    @Override
    public void performance(final int strategyId) {
        final Attribution.Track track = attribution.of(strategyId);
        strategyPerformance.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .orders(track.orders()).fills(track.fills()).roundTrips(track.roundTrips())
            .roundTripsWon(track.roundTripsWon()).realisedPnlE8(track.realisedPnlE8()).feesE8(track.feesE8())
            .unrealisedPnlE8(attribution.unrealisedPnlE8(strategyId))
            .openPositions(attribution.openPositions(strategyId)).strategyId(strategyId);
        send(strategyPerformance.encodedLength());
    }

    void strategyAnnounced(final Installed strategy, final boolean isStopped) {
        strategyAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .strategyId(strategy.description().id()).stopped(isStopped ? Flag.YES : Flag.NO)
            .name(strategy.description().name());
        send(strategyAnnounced.encodedLength());
    }

    void strategyStopped(final Installed strategy, final int instrumentId, final String why) {
        strategyStopped.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .strategyId(strategy.description().id()).instrumentId(instrumentId).name(strategy.description().name())
            .reason(why.substring(0, Math.min(why.length(), StrategyStoppedEncoder.reasonLength())));
        send(strategyStopped.encodedLength());
    }

    void commandAnswered(final long commandId, final CommandResult result) {
        commandAnswered(commandId, result, 0, DenialReason.NONE, 0, 0);
    }

    /** About an order, or the rule that refused it with the two numbers it compared. */
    void commandAnswered(final long commandId, final CommandResult result, final long clientOrderId,
                         final DenialReason why, final long observed, final long bound) {
        commandAnswered.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .commandId(commandId).result(result).clientOrderId(clientOrderId).observed(observed).bound(bound).reason(why);
        send(commandAnswered.encodedLength());
    }

    void modelAnnounced(final ProbabilityModel model, final ModelState state, final ModelReason why,
                        final long detail) {
        modelAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .modelHash(model.hash()).detail(detail).modelVersion(model.version())
            .horizonCandles(model.horizonCandles()).featureCount(model.featureCount()).timeframe(model.timeframe()).state(state).reason(why)
            .putName(model.name(), 0);
        send(modelAnnounced.encodedLength());
    }

    void engineStatus() {
        engineStatus.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .bookUpdates(counters.bookUpdates).bookSnapshots(counters.bookSnapshots).trades(counters.trades)
            .tickers(counters.tickers).heartbeats(counters.heartbeats).unknownDeletes(counters.unknownDeletes)
            .crossedBooks(counters.crossedBooks).framesRefused(counters.framesRefused)
            .candlesClosed(counters.candlesClosed).evaluations(counters.evaluations).signals(counters.signals)
            .ordersSent(counters.ordersSent).ordersFilled(counters.ordersFilled).ordersDenied(counters.ordersDenied);
        send(engineStatus.encodedLength());
    }

    private void send(final int encodedLength) {
        sink.onOutput(buffer, 0, Message.HEADER_LENGTH + encodedLength);
    }
}
