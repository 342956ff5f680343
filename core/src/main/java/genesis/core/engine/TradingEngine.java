package genesis.core.engine;

import genesis.core.execution.AccountWatchdog;
import genesis.core.execution.AutoTrader;
import genesis.core.execution.Bookkeeper;
import genesis.core.execution.Brackets;
import genesis.core.execution.Exits;
import genesis.core.execution.LookUps;
import genesis.core.execution.ManualTrader;
import genesis.core.execution.OrderManager;
import genesis.core.execution.Reconciler;
import genesis.core.execution.Withdrawals;
import genesis.core.message.BookChecksumDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.CandleReportedDecoder;
import genesis.core.message.Channel;
import genesis.core.message.ConnectionChangedDecoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.DerivativeStatusDecoder;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FeedState;
import genesis.core.message.FrameRefusedDecoder;
import genesis.core.message.HeartbeatDecoder;
import genesis.core.message.InstrumentDefinedDecoder;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.ModelLoadFinishedDecoder;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelUnloadRequestedDecoder;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.message.SessionStartedDecoder;
import genesis.core.message.SessionStoppedDecoder;
import genesis.core.message.SettingAppliedDecoder;
import genesis.core.message.StrategiesAppliedDecoder;
import genesis.core.message.StrategyConfiguredDecoder;
import genesis.core.message.StrategyParameterAppliedDecoder;
import genesis.core.message.TickerDecoder;
import genesis.core.message.TimeTickDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.message.TransportBreakerChangedDecoder;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingCircuitBreaker;
import genesis.core.risk.TradingGate;
import genesis.core.signal.SignalService;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.Check;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine: one input in, its outputs out, nothing else. It has no clock, no randomness and no I/O, so the same inputs
 * give the same outputs to the last bit, live, in a recovery, in a replay. {@link #onInput} is its table of contents; each
 * desk behind it owns one kind of input.
 * <p>Threading: one thread. Allocation: only when an instrument is defined or its indicators are set up anew.
 */
public final class TradingEngine {
    private final Settings settings = new Settings();
    private final Counters counters = new Counters();
    private final Portfolio portfolio = new Portfolio();
    private final Attribution attribution = new Attribution(portfolio);
    private final Orders orders = new Orders();
    private final TradingGate gate = new TradingGate();
    private final TradeConstraints constraints = new TradeConstraints();
    private final TradingCircuitBreaker breaker = new TradingCircuitBreaker(settings);
    private final InstrumentState[] states = new InstrumentState[Instrument.COUNT_MAX];
    private final RiskPolicyEngine risk = new RiskPolicyEngine(settings, portfolio, orders, gate, constraints, breaker);
    private final OutputEncoder outputs;
    private final OrderManager orderManager;
    private final Exits exits;
    private final AutoTrader trader;
    private final Brackets brackets;
    private final BracketDesk bracketDesk;
    private final FeedDesk feedDesk;
    private final MarketDesk marketDesk;
    private final AccountDesk accountDesk;
    private final AccountInputs accountInputs;
    private final OperatorInputs operatorInputs;
    private final CalendarDesk calendarDesk;
    private final ManualDesk manualDesk;
    private final Reconciler reconciler;
    private final SessionDesk sessionDesk;
    private final RiskDesk riskDesk;
    private final StrategyDesk strategyDesk;
    private final ModelDesk modelDesk;
    private final Timers timers;
    private int instrumentCount;

    private final SessionStartedDecoder sessionStarted = new SessionStartedDecoder();
    private final SettingAppliedDecoder settingApplied = new SettingAppliedDecoder();
    private final InstrumentDefinedDecoder instrumentDefined = new InstrumentDefinedDecoder();
    private final ConnectionChangedDecoder connectionChanged = new ConnectionChangedDecoder();
    private final TransportBreakerChangedDecoder transportBreakerChanged = new TransportBreakerChangedDecoder();
    private final FeedChangedDecoder feedChanged = new FeedChangedDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final BookUpdateDecoder bookUpdate = new BookUpdateDecoder();
    private final BookSnapshotDecoder bookSnapshot = new BookSnapshotDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TickerDecoder ticker = new TickerDecoder();
    private final CandleHistoryDecoder candleHistory = new CandleHistoryDecoder();
    private final BookChecksumDecoder bookChecksum = new BookChecksumDecoder();
    private final CandleReportedDecoder candleReported = new CandleReportedDecoder();
    private final DerivativeStatusDecoder derivativeStatus = new DerivativeStatusDecoder();

    /** With the strategies that are built in. */
    public TradingEngine(final OutputSink sink) {
        this(sink, StrategyCatalogue.builtIn());
    }

    /** With these strategies to choose from. */
    public TradingEngine(final OutputSink sink, final StrategyCatalogue catalogue) {
        outputs = new OutputEncoder(sink, counters, portfolio, attribution, settings);
        strategyDesk = new StrategyDesk(catalogue, attribution, outputs);
        final Bookkeeper books = new Bookkeeper(portfolio, attribution, outputs);
        orderManager = new OrderManager(settings, orders, books, outputs);
        exits = new Exits(portfolio, orders, risk, orderManager, outputs);
        brackets = new Brackets(settings, portfolio, attribution, orders, risk, orderManager, outputs);
        trader = new AutoTrader(settings, portfolio, attribution, risk, orderManager, exits, brackets, outputs);
        bracketDesk = new BracketDesk(settings, portfolio, trader, brackets);
        modelDesk = new ModelDesk(settings, outputs);
        final SignalService signals = new SignalService(settings, modelDesk.loader());
        final Analyst analyst = new Analyst(settings, counters, outputs, signals, trader, strategyDesk);
        riskDesk = new RiskDesk(portfolio, orders, risk, gate, constraints, breaker, orderManager, outputs);
        feedDesk = new FeedDesk(settings, riskDesk, outputs);
        marketDesk = new MarketDesk(counters, feedDesk, analyst, trader, riskDesk);
        final LookUps lookUps = new LookUps(settings, orders, orderManager, outputs);
        reconciler = new Reconciler(settings, orders, orderManager, lookUps, books, risk.live(), outputs);
        accountDesk = new AccountDesk(settings, orders, orderManager, lookUps, reconciler, risk, riskDesk, outputs);
        accountInputs = new AccountInputs(accountDesk, reconciler);
        final OperatorDesk operatorDesk = new OperatorDesk(gate, riskDesk, risk, orderManager, exits, outputs);
        final Withdrawals withdrawals = new Withdrawals(settings, orders, gate, orderManager);
        manualDesk = new ManualDesk(portfolio, orders, gate, risk, orderManager,
            new ManualTrader(settings, risk, orderManager, withdrawals, brackets, outputs), exits, outputs);
        sessionDesk = new SessionDesk(settings, portfolio, orders, orderManager, riskDesk, risk, outputs, marketDesk, strategyDesk,
            reconciler);
        calendarDesk = new CalendarDesk(constraints.calendar(), riskDesk, outputs);
        operatorInputs = new OperatorInputs(operatorDesk, manualDesk, calendarDesk);
        timers = new Timers(portfolio, constraints, riskDesk, withdrawals, exits, reconciler,
            new AccountWatchdog(settings, orders, orderManager, risk, outputs), outputs, marketDesk, bracketDesk);
    }

    /** One input message, header first. Throws where an invariant is broken; the engine must not be used after that. */
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        final long sequence = Message.sequence(buffer, offset);
        final long nowNs = Message.timeNs(buffer, offset);
        final int block = offset + Message.HEADER_LENGTH;
        final int blockLength = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        outputs.onInput(sequence, nowNs);
        orderManager.onInput(sequence, nowNs);

        // The hottest first: the JIT keeps the order of a sparse switch no better than this.
        final int templateId = Message.templateId(buffer, offset);
        switch (templateId) {
            case BookUpdateDecoder.TEMPLATE_ID -> {
                bookUpdate.wrap(buffer, block, blockLength, version);
                marketDesk.onBookUpdate(state(bookUpdate.instrumentId()), bookUpdate, nowNs);
            }
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrap(buffer, block, blockLength, version);
                marketDesk.onTrade(state(trade.instrumentId()), trade, nowNs);
            }
            case TickerDecoder.TEMPLATE_ID -> {
                ticker.wrap(buffer, block, blockLength, version);
                marketDesk.onTicker(state(ticker.instrumentId()), ticker, nowNs);
            }
            case HeartbeatDecoder.TEMPLATE_ID -> {
                heartbeat.wrap(buffer, block, blockLength, version);
                onHeartbeat(nowNs);
            }
            case BookChecksumDecoder.TEMPLATE_ID -> {
                bookChecksum.wrap(buffer, block, blockLength, version);
                marketDesk.onChecksum(state(bookChecksum.instrumentId()), bookChecksum, nowNs);
            }
            case BookSnapshotDecoder.TEMPLATE_ID -> {
                bookSnapshot.wrap(buffer, block, blockLength, version);
                marketDesk.onBookSnapshot(state(bookSnapshot.instrumentId()), bookSnapshot, nowNs);
            }
            case CandleHistoryDecoder.TEMPLATE_ID -> {
                candleHistory.wrap(buffer, block, blockLength, version);
                marketDesk.onCandleHistory(state(candleHistory.instrumentId()), candleHistory, nowNs);
            }
            case CandleReportedDecoder.TEMPLATE_ID -> {
                candleReported.wrap(buffer, block, blockLength, version);
                marketDesk.onCandleReported(state(candleReported.instrumentId()), candleReported, nowNs);
            }
            case DerivativeStatusDecoder.TEMPLATE_ID -> {
                derivativeStatus.wrap(buffer, block, blockLength, version);
                marketDesk.onDerivativeStatus(state(derivativeStatus.instrumentId()), derivativeStatus, nowNs);
            }
            case TimeTickDecoder.TEMPLATE_ID -> timers.onTick(states, instrumentCount, nowNs);
            case FeedChangedDecoder.TEMPLATE_ID -> {
                feedChanged.wrap(buffer, block, blockLength, version);
                if (feedChanged.channel() == Channel.ACCOUNT) {
                    reconciler.onAccount(feedChanged.state() == FeedState.LIVE, nowNs);
                } else {
                    feedDesk.onFeedChanged(state(feedChanged.instrumentId()), feedChanged, nowNs);
                }
            }
            case ConnectionChangedDecoder.TEMPLATE_ID ->
                onConnectionChanged(connectionChanged.wrap(buffer, block, blockLength, version));
            case TransportBreakerChangedDecoder.TEMPLATE_ID ->
                riskDesk.onTransportBreaker(transportBreakerChanged.wrap(buffer, block, blockLength, version));
            case FrameRefusedDecoder.TEMPLATE_ID -> {
                counters.framesRefused++;
                reconciler.doubt(nowNs);
            }
            case SessionStartedDecoder.TEMPLATE_ID -> {
                sessionStarted.wrap(buffer, block, blockLength, version);
                sessionDesk.onStarted(sessionStarted, states, instrumentCount, nowNs);
                modelDesk.announce();
            }
            case SessionStoppedDecoder.TEMPLATE_ID -> outputs.engineStatus();
            case SettingAppliedDecoder.TEMPLATE_ID -> {
                settingApplied.wrap(buffer, block, blockLength, version);
                sessionDesk.onSetting(settingApplied, states, instrumentCount);
                modelDesk.onSettingApplied();
            }
            case StrategyConfiguredDecoder.TEMPLATE_ID, StrategyParameterAppliedDecoder.TEMPLATE_ID,
                StrategiesAppliedDecoder.TEMPLATE_ID ->
                strategyDesk.onInput(templateId, buffer, block, blockLength, version);
            case ModelLoadStartedDecoder.TEMPLATE_ID, ModelWeightDecoder.TEMPLATE_ID, ModelLoadFinishedDecoder.TEMPLATE_ID,
                ModelUnloadRequestedDecoder.TEMPLATE_ID ->
                modelDesk.onInput(templateId, buffer, block, blockLength, version);
            case InstrumentDefinedDecoder.TEMPLATE_ID ->
                onInstrumentDefined(instrumentDefined.wrap(buffer, block, blockLength, version), nowNs);
            default -> {
                if (!accountInputs.onInput(templateId, buffer, offset, instrumentCount, nowNs)
                    && !operatorInputs.onInput(templateId, buffer, offset, states, instrumentCount, nowNs)) {
                    throw unknown(templateId, sequence, length);
                }
                bracketDesk.onNews(states, nowNs);
            }
        }
    }

    private static IllegalStateException unknown(final int templateId, final long sequence, final int length) {
        return new IllegalStateException("an input the engine does not know: templateId=" + templateId
            + ", sequence=" + sequence + ", length=" + length);
    }

    /** Digest of everything that a later decision can depend on. Walks the whole state: not for the hot path. */
    public long stateHash() {
        final StreamDigest digest = new StreamDigest();
        settings.addTo(digest);
        counters.addTo(digest);
        portfolio.addTo(digest);
        attribution.addTo(digest);
        orders.addTo(digest);
        gate.addTo(digest);
        constraints.addTo(digest);
        breaker.addTo(digest);
        riskDesk.addTo(digest);
        calendarDesk.addTo(digest);
        orderManager.addTo(digest);
        exits.addTo(digest);
        trader.addTo(digest);
        brackets.addTo(digest);
        manualDesk.addTo(digest);
        sessionDesk.addTo(digest);
        strategyDesk.addTo(digest);
        accountDesk.addTo(digest);
        modelDesk.addTo(digest);
        reconciler.addTo(digest);
        timers.addTo(digest);
        digest.add(instrumentCount);
        for (int i = 0; i < instrumentCount; i++) {
            states[i].addTo(digest);
        }
        return digest.value();
    }

    public Counters counters() {
        return counters;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    /** A setting as it is in force. */
    public long setting(final Setting setting) {
        return settings.value(setting);
    }

    /** True where earlier sessions traded on paper and this mode is LIVE, or they were LIVE and this one is not: two accounts, one book. */
    public boolean hasBooksForeignTo(final Mode mode) {
        return sessionDesk.isForeignTo(mode);
    }

    /** Instruments in the order of their numbers, for the edge's registry after a recovery. */
    public List<Instrument> instruments() {
        final List<Instrument> instruments = new ArrayList<>(instrumentCount);
        for (int i = 0; i < instrumentCount; i++) {
            instruments.add(states[i].instrument());
        }
        return instruments;
    }

    private InstrumentState state(final int instrumentId) {
        if (instrumentId >= instrumentCount) {
            throw new IllegalStateException("an instrument that was not defined: instrumentId=" + instrumentId);
        }
        return states[instrumentId];
    }

    private void onHeartbeat(final long nowNs) {
        counters.heartbeats++;
        if (heartbeat.instrumentId() != Message.UNKNOWN_INSTRUMENT) {
            marketDesk.onSignOfLife(state(heartbeat.instrumentId()), nowNs);
        }
    }

    private void onConnectionChanged(final ConnectionChangedDecoder changed) {
        outputs.market().connectionAnnounced(changed);
        if (changed.state() == ConnectionState.DOWN || changed.state() == ConnectionState.MAINTENANCE) {
            for (int i = 0; i < instrumentCount; i++) {
                if (states[i].market().feed().connectionId() == changed.connectionId()) {
                    feedDesk.onConnectionEnds(states[i], changed.state());
                }
            }
        }
    }

    private void onInstrumentDefined(final InstrumentDefinedDecoder defined, final long nowNs) {
        final Instrument instrument = new Instrument(defined.instrumentId(), defined.symbol(), defined.baseCurrency(),
            defined.quoteCurrency(), defined.minQtyE8(), defined.maxQtyE8(), defined.makerFeeE8(), defined.takerFeeE8());
        if (instrument.id() == instrumentCount) {
            states[instrumentCount++] = new InstrumentState(instrument, settings);
            strategyDesk.equip(states[instrument.id()]);
            reconciler.onInstrumentDefined(instrument.id(), nowNs);
        } else {
            Check.that(instrument.id() < instrumentCount, "instruments are defined in order: next=" + instrumentCount, instrument.id());
            Check.that(states[instrument.id()].instrument().symbol().equals(instrument.symbol()),
                "an instrument keeps its symbol " + states[instrument.id()].instrument().symbol(), instrument.id());
            states[instrument.id()].terms(instrument);
        }
        outputs.instrumentAnnounced(instrument, states[instrument.id()].symbol());
    }
}
