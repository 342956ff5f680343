package genesis.core.engine;

import genesis.core.execution.AccountAnnouncer;
import genesis.core.execution.Announcer;
import genesis.core.message.AccountChangedEncoder;
import genesis.core.message.BreakerChangedEncoder;
import genesis.core.message.CancelOrderEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandAnsweredEncoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.EngineStatusEncoder;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderChangedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.PositionChangedEncoder;
import genesis.core.message.RiskVerdictEncoder;
import genesis.core.message.SessionAnnouncedEncoder;
import genesis.core.message.Settlement;
import genesis.core.message.TradingStateChangedEncoder;
import genesis.core.message.TradingWindowChangedEncoder;
import genesis.core.message.WalletType;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.order.OrderTerms;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.portfolio.Wallets;
import genesis.core.risk.LiveGate;
import genesis.core.risk.TradingCircuitBreaker;
import genesis.core.risk.TradingGate;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * All that the engine says, as messages: one method for each, in the order of messages.xml. Counts what it sends.
 * Threading: engine thread. Allocation: none.
 */
final class OutputEncoder implements Announcer, AccountAnnouncer {
    private final SessionAnnouncedEncoder sessionAnnounced = new SessionAnnouncedEncoder();
    private final InstrumentAnnouncedEncoder instrumentAnnounced = new InstrumentAnnouncedEncoder();
    private final TradingStateChangedEncoder tradingStateChanged = new TradingStateChangedEncoder();
    private final BreakerChangedEncoder breakerChanged = new BreakerChangedEncoder();
    private final TradingWindowChangedEncoder tradingWindowChanged = new TradingWindowChangedEncoder();
    private final RiskVerdictEncoder riskVerdict = new RiskVerdictEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final OrderChangedEncoder orderChanged = new OrderChangedEncoder();
    private final PositionChangedEncoder positionChanged = new PositionChangedEncoder();
    private final AccountChangedEncoder accountChanged = new AccountChangedEncoder();
    private final CommandAnsweredEncoder commandAnswered = new CommandAnsweredEncoder();
    private final EngineStatusEncoder engineStatus = new EngineStatusEncoder();
    private final Outbox out;
    private final MarketOutputs market;
    private final StrategyOutputs strategies;
    private final AccountOutputs account;
    private final RiskOutputs risk;
    private final FillOutputs fills;
    private final Counters counters;
    private final Portfolio portfolio;
    private final Settings settings;

    OutputEncoder(final OutputSink sink, final Counters counters, final Portfolio portfolio,
                  final Attribution attribution, final Settings settings) {
        this.counters = counters;
        this.portfolio = portfolio;
        this.settings = settings;
        out = new Outbox(sink);
        market = new MarketOutputs(out, counters);
        strategies = new StrategyOutputs(out, attribution);
        account = new AccountOutputs(out);
        risk = new RiskOutputs(out);
        fills = new FillOutputs(out);
    }

    /** Everything said from now on is caused by this input. */
    void onInput(final long inputSequence, final long inputTimeNs) {
        out.onInput(inputSequence, inputTimeNs);
    }

    /** What is said of days and limits. */
    RiskOutputs risk() {
        return risk;
    }

    /** What is said of fills. */
    FillOutputs fills() {
        return fills;
    }

    /** What is said of the market. */
    MarketOutputs market() {
        return market;
    }

    /** What is said of strategies, scores and models. */
    StrategyOutputs strategies() {
        return strategies;
    }

    void sessionAnnounced(final long seed, final int sessionCount, final Mode mode) {
        sessionAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs()).seed(seed).sessionCount(sessionCount).mode(mode);
        out.send(sessionAnnounced.encodedLength());
    }

    void instrumentAnnounced(final Instrument instrument, final byte[] symbol) {
        instrumentAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs()).instrumentId(instrument.id())
            .tradable(instrument.quote().equals(Portfolio.CURRENCY) ? Flag.YES : Flag.NO)
            .putSymbol(symbol, 0);
        out.send(instrumentAnnounced.encodedLength());
    }

    void tradingStateChanged(final TradingGate gate) {
        tradingStateChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .untilNs(gate.untilNs()).state(gate.state()).cause(gate.cause()).putReason(gate.reason(), 0);
        out.send(tradingStateChanged.encodedLength());
    }

    void breakerChanged(final TradingCircuitBreaker breaker) {
        breakerChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs()).untilNs(breaker.untilNs())
            .tripsToday(breaker.tripsToday()).state(breaker.state()).cause(breaker.cause());
        out.send(breakerChanged.encodedLength());
    }

    void tradingWindowChanged(final boolean isOpen, final long nextChangeNs) {
        tradingWindowChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .nextChangeNs(nextChangeNs).isOpen(isOpen ? Flag.YES : Flag.NO);
        out.send(tradingWindowChanged.encodedLength());
    }

    @Override
    public void verdict(final OrderIntent intent, final DenialReason denial, final long qtyE8,
                        final long observed, final long bound) {
        if (denial != DenialReason.NONE) {
            counters.ordersDenied++;
        }
        riskVerdict.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .qtyE8(qtyE8).priceE8(intent.priceE8() == 0 ? intent.referencePriceE8() : intent.priceE8())
            .observed(observed).bound(bound).instrumentId(intent.instrumentId()).strategyId(intent.strategyId())
            .side(intent.side()).purpose(intent.purpose()).reason(denial);
        out.send(riskVerdict.encodedLength());
    }

    @Override
    public void place(final Order order) {
        final OrderTerms terms = order.terms();
        counters.ordersSent++;
        placeOrder.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(order.clientOrderId()).priceE8(order.priceE8()).qtyE8(order.qtyE8())
            .instrumentId(order.instrumentId()).strategyId(order.strategyId()).side(order.side())
            .orderType(order.type()).reduceOnly(order.reduceOnly()).purpose(order.purpose())
            .wallet(settings.isOn(Setting.ACCOUNT_WALLET) ? WalletType.EXCHANGE : WalletType.MARGIN)
            .groupId(terms.groupId()).auxPriceE8(terms.auxPriceE8()).trailingE8(terms.trailingE8())
            .ocoStopPriceE8(terms.ocoStopPriceE8()).ocoClientOrderId(terms.ocoClientOrderId())
            .expiresNs(terms.expiresNs());
        AccountOutputs.flags(placeOrder, terms);
        out.send(placeOrder.encodedLength());
    }

    @Override
    public void cancel(final Order order) {
        cancelOrder.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(order.clientOrderId()).exchangeOrderId(order.exchangeOrderId())
            .placedTimeNs(order.placedTimeNs()).instrumentId(order.instrumentId());
        out.send(cancelOrder.encodedLength());
    }

    @Override
    public void amend(final Order order, final OrderChange change) {
        account.amend(order, change);
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
    public void entriesWithdrawn(final long downNs, final long boundNs, final int orderCount) {
        account.entriesWithdrawn(downNs, boundNs, orderCount);
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
        orderChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(order.clientOrderId()).exchangeOrderId(order.exchangeOrderId()).priceE8(order.priceE8())
            .qtyE8(order.qtyE8()).filledQtyE8(order.filledQtyE8()).averagePriceE8(order.averagePriceE8())
            .feeE8(order.feeE8()).instrumentId(order.instrumentId()).side(order.side()).orderType(order.type())
            .status(order.status()).purpose(order.purpose());
        out.send(orderChanged.encodedLength());
    }

    @Override
    public void positionChanged(final int instrumentId) {
        final Position position = portfolio.position(instrumentId);
        positionChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .qtyE8(position.qtyE8()).averagePriceE8(position.averagePriceE8()).realisedPnlE8(position.realisedPnlE8())
            .feesE8(position.feesE8()).stopPriceE8(position.stopPriceE8()).targetPriceE8(position.targetPriceE8())
            .instrumentId(instrumentId);
        out.send(positionChanged.encodedLength());
        accountChanged();
    }

    @Override
    public void accountChanged() {
        accountChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .cashE8(portfolio.cashE8()).equityE8(portfolio.equityE8()).realisedPnlE8(portfolio.realisedPnlE8())
            .unrealisedPnlE8(portfolio.unrealisedPnlE8()).feesE8(portfolio.feesE8())
            .dayStartEquityE8(portfolio.dayStartEquityE8()).openPositions(portfolio.openCount());
        out.send(accountChanged.encodedLength());
    }

    @Override
    public void performance(final int strategyId) {
        strategies.performance(strategyId);
    }

    void commandAnswered(final long commandId, final CommandResult result) {
        commandAnswered(commandId, result, 0, DenialReason.NONE, 0, 0);
    }

    /** About an order, or the rule that refused it with the two numbers it compared. */
    void commandAnswered(final long commandId, final CommandResult result, final long clientOrderId,
                         final DenialReason why, final long observed, final long bound) {
        commandAnswered.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .commandId(commandId).result(result).clientOrderId(clientOrderId).observed(observed).bound(bound)
            .reason(why);
        out.send(commandAnswered.encodedLength());
    }

    void engineStatus() {
        engineStatus.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .bookUpdates(counters.bookUpdates).bookSnapshots(counters.bookSnapshots).trades(counters.trades)
            .tickers(counters.tickers).heartbeats(counters.heartbeats).unknownDeletes(counters.unknownDeletes)
            .crossedBooks(counters.crossedBooks).framesRefused(counters.framesRefused)
            .candlesClosed(counters.candlesClosed).evaluations(counters.evaluations).signals(counters.signals)
            .ordersSent(counters.ordersSent).ordersFilled(counters.ordersFilled).ordersDenied(counters.ordersDenied);
        out.send(engineStatus.encodedLength());
    }
}
