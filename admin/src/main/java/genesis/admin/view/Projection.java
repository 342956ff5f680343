package genesis.admin.view;

import genesis.core.market.Timeframes;
import genesis.core.message.AccountChangedDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.ConnectionAnnouncedDecoder;
import genesis.core.message.EngineStatusDecoder;
import genesis.core.message.FeedHealthChangedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.Recommendation;
import genesis.core.message.RegimeChangedDecoder;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.SessionAnnouncedDecoder;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.StrategyAnnouncedDecoder;
import genesis.core.message.StrategyPerformanceDecoder;
import genesis.core.message.StrategyStoppedDecoder;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.message.TransportBreakerAnnouncedDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Output messages folded into what they mean together. A {@code SessionAnnounced} starts over: everything that still holds
 * is announced again behind it. Threading: one thread.
 */
final class Projection {
    /** What a person reads of the past on one screen; the journal has all of it. */
    private static final int RECENT_COUNT_MAX = 20;

    private final SessionAnnouncedDecoder sessionAnnounced = new SessionAnnouncedDecoder();
    private final InstrumentAnnouncedDecoder instrumentAnnounced = new InstrumentAnnouncedDecoder();
    private final TradingStateChangedDecoder tradingStateChanged = new TradingStateChangedDecoder();
    private final ConnectionAnnouncedDecoder connectionAnnounced = new ConnectionAnnouncedDecoder();
    private final TransportBreakerAnnouncedDecoder transportBreakerAnnounced = new TransportBreakerAnnouncedDecoder();
    private final FeedHealthChangedDecoder feedHealthChanged = new FeedHealthChangedDecoder();
    private final CandleClosedDecoder candleClosed = new CandleClosedDecoder();
    private final SignalEvaluatedDecoder signalEvaluated = new SignalEvaluatedDecoder();
    private final RegimeChangedDecoder regimeChanged = new RegimeChangedDecoder();
    private final RiskVerdictDecoder riskVerdict = new RiskVerdictDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final OrderChangedDecoder orderChanged = new OrderChangedDecoder();
    private final PositionChangedDecoder positionChanged = new PositionChangedDecoder();
    private final AccountChangedDecoder accountChanged = new AccountChangedDecoder();
    private final StrategyAnnouncedDecoder strategyAnnounced = new StrategyAnnouncedDecoder();
    private final StrategyPerformanceDecoder strategyPerformance = new StrategyPerformanceDecoder();
    private final StrategyStoppedDecoder strategyStopped = new StrategyStoppedDecoder();
    private final EngineStatusDecoder engineStatus = new EngineStatusDecoder();

    private final Map<Integer, Status.Connection> connections = new TreeMap<>();
    private final Map<String, Status.Breaker> breakers = new TreeMap<>();
    private final Map<Integer, Status.Market> markets = new TreeMap<>();
    private final Map<Integer, Status.Position> positions = new TreeMap<>();
    private final Map<Long, Status.Order> openOrders = new LinkedHashMap<>();
    private final Map<Integer, Status.Strategy> strategies = new TreeMap<>();
    private final Deque<Status.Verdict> verdicts = new ArrayDeque<>();
    private final Deque<Status.Order> closedOrders = new ArrayDeque<>();
    private Status.Session session;
    private Status.Trading trading;
    private Status.Account account;
    private Status.Counters counters = Status.Counters.NONE;
    private long lastSequence;
    private long timeNs;

    /** Takes one output message in, header first. What a person does not watch is passed over. */
    void apply(final UnsafeBuffer buffer, final int offset) {
        final int at = offset + Message.HEADER_LENGTH;
        final int length = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case SessionAnnouncedDecoder.TEMPLATE_ID -> onSession(sessionAnnounced.wrap(buffer, at, length, version));
            case InstrumentAnnouncedDecoder.TEMPLATE_ID -> onInstrument(instrumentAnnounced.wrap(buffer, at, length, version));
            case TradingStateChangedDecoder.TEMPLATE_ID -> onTradingState(tradingStateChanged.wrap(buffer, at, length, version));
            case ConnectionAnnouncedDecoder.TEMPLATE_ID -> onConnection(connectionAnnounced.wrap(buffer, at, length, version));
            case TransportBreakerAnnouncedDecoder.TEMPLATE_ID ->
                onBreaker(transportBreakerAnnounced.wrap(buffer, at, length, version));
            case FeedHealthChangedDecoder.TEMPLATE_ID -> onFeed(feedHealthChanged.wrap(buffer, at, length, version));
            case CandleClosedDecoder.TEMPLATE_ID -> onCandle(candleClosed.wrap(buffer, at, length, version));
            case SignalEvaluatedDecoder.TEMPLATE_ID -> onSignal(signalEvaluated.wrap(buffer, at, length, version));
            case RegimeChangedDecoder.TEMPLATE_ID -> onRegime(regimeChanged.wrap(buffer, at, length, version));
            case RiskVerdictDecoder.TEMPLATE_ID -> onVerdict(riskVerdict.wrap(buffer, at, length, version));
            case PlaceOrderDecoder.TEMPLATE_ID -> onPlaced(placeOrder.wrap(buffer, at, length, version));
            case OrderChangedDecoder.TEMPLATE_ID -> onOrder(orderChanged.wrap(buffer, at, length, version));
            case PositionChangedDecoder.TEMPLATE_ID -> onPosition(positionChanged.wrap(buffer, at, length, version));
            case AccountChangedDecoder.TEMPLATE_ID -> onAccount(accountChanged.wrap(buffer, at, length, version));
            case StrategyAnnouncedDecoder.TEMPLATE_ID -> onStrategy(strategyAnnounced.wrap(buffer, at, length, version));
            case StrategyPerformanceDecoder.TEMPLATE_ID -> onPerformance(strategyPerformance.wrap(buffer, at, length, version));
            case StrategyStoppedDecoder.TEMPLATE_ID -> onStopped(strategyStopped.wrap(buffer, at, length, version));
            case EngineStatusDecoder.TEMPLATE_ID -> onCounters(engineStatus.wrap(buffer, at, length, version));
            default -> {
                // Cancels and answers: their effects arrive as OrderChanged and TradingStateChanged.
            }
        }
        lastSequence = Message.sequence(buffer, offset);
        timeNs = Message.timeNs(buffer, offset);
    }

    Status status() {
        return new Status(session, trading, List.copyOf(connections.values()), List.copyOf(breakers.values()), List.copyOf(markets.values()),
            List.copyOf(positions.values()), List.copyOf(openOrders.values()), List.copyOf(verdicts), List.copyOf(closedOrders),
            List.copyOf(strategies.values()), account, counters, lastSequence, timeNs);
    }

    private void onSession(final SessionAnnouncedDecoder message) {
        session = new Status.Session(message.mode(), message.seed(), message.sessionCount(), message.timeNs());
        connections.clear();
        // A new process calls every endpoint again.
        breakers.clear();
        markets.clear();
        positions.clear();
        openOrders.clear();
        strategies.clear();
    }

    private void onInstrument(final InstrumentAnnouncedDecoder message) {
        final Status.Market known = market(message.instrumentId());
        markets.put(known.id(), known.with(message.symbol(), message.tradable() == Flag.YES));
    }

    private void onTradingState(final TradingStateChangedDecoder message) {
        trading = new Status.Trading(message.state(), message.cause(), message.reason(), message.timeNs(), message.untilNs());
    }

    private void onConnection(final ConnectionAnnouncedDecoder message) {
        connections.put(message.connectionId(),
            new Status.Connection(message.connectionId(), message.state(), message.reason(), message.timeNs()));
    }

    private void onBreaker(final TransportBreakerAnnouncedDecoder message) {
        final String endpoint = message.endpoint();
        if (message.state() == BreakerState.CLOSED) {
            breakers.remove(endpoint);
        } else {
            breakers.put(endpoint,
                new Status.Breaker(endpoint, message.state(), message.reason(), message.timeNs(), message.untilNs()));
        }
    }

    private void onFeed(final FeedHealthChangedDecoder message) {
        final Status.Market known = market(message.instrumentId());
        markets.put(known.id(), known.with(message.state(), message.stale() == Flag.YES));
    }

    private void onCandle(final CandleClosedDecoder message) {
        if (message.timeframe() != Timeframes.DECISION) {
            return;
        }
        final Status.Market known = market(message.instrumentId());
        final Status.Candle candle = new Status.Candle(message.openTimeMs(), message.openE8(), message.highE8(), message.lowE8(),
            message.closeE8(), message.volumeE8(), message.tradeCount());
        markets.put(known.id(), known.with(candle));
    }

    private void onSignal(final SignalEvaluatedDecoder message) {
        final Status.Market known = market(message.instrumentId());
        if (message.recommendation() == Recommendation.HOLD && known.signal() != null && known.signal().sequence() == message.sequence()) {
            // Several strategies look at each candle: who has something to say is not hidden by who has not.
            return;
        }
        final Status.Signal signal = new Status.Signal(message.sequence(), message.timeNs(), message.recommendation(),
            message.reason(), message.source(), message.confidence(), message.probability(), message.price(),
            message.emaFast(), message.emaSlow(), message.rsi(), message.atr(), message.atrPercent(), message.adx(),
            message.plusDi(), message.minusDi(), message.macdHistogram(), message.bollingerB(), message.vwapDistance());
        markets.put(known.id(), known.with(signal));
    }

    private void onRegime(final RegimeChangedDecoder message) {
        final Status.Market known = market(message.instrumentId());
        markets.put(known.id(), known.with(message.timeframe(), message.regime()));
    }

    private void onVerdict(final RiskVerdictDecoder message) {
        keep(verdicts, new Status.Verdict(message.sequence(), message.timeNs(), market(message.instrumentId()).symbol(),
            message.side(), message.purpose(), message.reason(), message.qtyE8(), message.priceE8(), message.observed(), message.bound()));
    }

    private void onPlaced(final PlaceOrderDecoder message) {
        openOrders.put(message.clientOrderId(), new Status.Order(message.clientOrderId(), message.timeNs(),
            market(message.instrumentId()).symbol(), message.side(), message.orderType(), message.purpose(),
            OrderStatus.PENDING_NEW, message.qtyE8(), 0, message.priceE8(), 0, 0));
    }

    private void onOrder(final OrderChangedDecoder message) {
        final Status.Order order = new Status.Order(message.clientOrderId(), message.timeNs(), market(message.instrumentId()).symbol(),
            message.side(), message.orderType(), message.purpose(), message.status(), message.qtyE8(), message.filledQtyE8(),
            message.priceE8(), message.averagePriceE8(), message.feeE8());
        if (order.isOpen()) {
            openOrders.put(order.clientOrderId(), order);
        } else {
            openOrders.remove(order.clientOrderId());
            // A fee that is told late says the same order again.
            closedOrders.removeIf(one -> one.clientOrderId() == order.clientOrderId());
            keep(closedOrders, order);
        }
    }

    private void onPosition(final PositionChangedDecoder message) {
        if (message.qtyE8() == 0) {
            positions.remove(message.instrumentId());
        } else {
            positions.put(message.instrumentId(), new Status.Position(message.instrumentId(), market(message.instrumentId()).symbol(),
                message.qtyE8(), message.averagePriceE8(), message.realisedPnlE8(), message.feesE8(),
                message.stopPriceE8(), message.targetPriceE8()));
        }
    }

    private void onAccount(final AccountChangedDecoder message) {
        account = new Status.Account(message.cashE8(), message.equityE8(), message.realisedPnlE8(), message.unrealisedPnlE8(),
            message.feesE8(), message.dayStartEquityE8(), message.openPositions());
    }

    private void onStrategy(final StrategyAnnouncedDecoder message) {
        if (lastSequence != message.sequence()) {
            // Another plan: what is not in it is not in use any more.
            strategies.replaceAll((id, one) -> new Status.Strategy(id, one.name(), false, one.stopped(), one.orders(), one.fills(),
                one.roundTrips(), one.roundTripsWon(), one.realisedPnlE8(), one.feesE8(), one.unrealisedPnlE8(), one.openPositions()));
        }
        strategies.put(message.strategyId(), strategy(message.strategyId()).announced(message.name(), message.stopped() == Flag.YES));
    }

    private void onStopped(final StrategyStoppedDecoder message) {
        strategies.put(message.strategyId(), strategy(message.strategyId()).stopped(message.name(), message.reason()));
    }

    private void onPerformance(final StrategyPerformanceDecoder message) {
        final Status.Strategy known = strategy(message.strategyId());
        strategies.put(known.id(), new Status.Strategy(known.id(), known.name(), known.inUse(), known.stopped(), message.orders(),
            message.fills(), message.roundTrips(), message.roundTripsWon(), message.realisedPnlE8(), message.feesE8(),
            message.unrealisedPnlE8(), message.openPositions()));
    }

    private Status.Strategy strategy(final int id) {
        final Status.Strategy known = strategies.get(id);
        return known != null ? known : Status.Strategy.idle(id);
    }

    private void onCounters(final EngineStatusDecoder message) {
        counters = new Status.Counters(message.bookUpdates(), message.bookSnapshots(), message.trades(), message.tickers(),
            message.heartbeats(), message.unknownDeletes(), message.crossedBooks(), message.framesRefused(), message.candlesClosed(),
            message.evaluations(), message.signals(), message.ordersSent(), message.ordersFilled(), message.ordersDenied());
    }

    /** Known, or with its number as a name until it is announced. */
    private Status.Market market(final int instrumentId) {
        final Status.Market known = markets.get(instrumentId);
        return known != null ? known
            : new Status.Market(instrumentId, "#" + instrumentId, false, null, false, null, null, Map.of());
    }

    private static <T> void keep(final Deque<T> recent, final T newest) {
        recent.addFirst(newest);
        if (recent.size() > RECENT_COUNT_MAX) {
            recent.removeLast();
        }
    }
}
