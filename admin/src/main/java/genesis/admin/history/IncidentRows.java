package genesis.admin.history;

import genesis.admin.history.Incident.Kind;
import genesis.admin.history.Incident.Severity;
import genesis.admin.view.DenialText;
import genesis.core.message.BreakerChangedDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.ConnectionAnnouncedDecoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.FeedHealthChangedDecoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.SessionAnnouncedDecoder;
import genesis.core.message.Settlement;
import genesis.core.message.StrategyStoppedDecoder;
import genesis.core.message.TradingState;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.message.TransportBreakerAnnouncedDecoder;
import genesis.core.unit.E8;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Incidents: changes of the trading state and of the circuit breakers, strategies that failed, differences with the exchange's
 * books, lost connections, broken books, and where sessions began. Nobody writes them down: they are what the engine said.
 */
public final class IncidentRows implements Rows<Incident> {
    /** What the gateway says of a connection that it closed itself, as at each stop. */
    private static final String CLOSED_BY_US = "closed by us";

    private final SessionAnnouncedDecoder session = new SessionAnnouncedDecoder();
    private final TradingStateChangedDecoder trading = new TradingStateChangedDecoder();
    private final BreakerChangedDecoder breaker = new BreakerChangedDecoder();
    private final StrategyStoppedDecoder stopped = new StrategyStoppedDecoder();
    private final DifferenceFoundDecoder difference = new DifferenceFoundDecoder();
    private final ConnectionAnnouncedDecoder connection = new ConnectionAnnouncedDecoder();
    private final FeedHealthChangedDecoder feed = new FeedHealthChangedDecoder();
    private final TransportBreakerAnnouncedDecoder transport = new TransportBreakerAnnouncedDecoder();
    private final LiveStateChangedDecoder live = new LiveStateChangedDecoder();
    private final Severity least;
    /** What is said in answer to its beginning is how things stand, not what happened. */
    private long sessionSequence;
    private long lastSequence;
    private boolean hasBegun;
    private final Map<Integer, Boolean> isFresh = new HashMap<>();

    /** Of this severity and above. */
    public IncidentRows(final Severity least) {
        this.least = least;
    }

    @Override
    public void take(final int templateId, final UnsafeBuffer message, final Sink<Incident> sink) {
        if (Message.sequence(message, 0) < lastSequence) {
            // Another stretch, an older one.
            isFresh.clear();
            hasBegun = false;
        }
        lastSequence = Message.sequence(message, 0);
        final int length = Message.blockLength(message, 0);
        final int version = Message.version(message, 0);
        switch (templateId) {
            case SessionAnnouncedDecoder.TEMPLATE_ID -> onSession(session.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case TradingStateChangedDecoder.TEMPLATE_ID -> onTrading(trading.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case BreakerChangedDecoder.TEMPLATE_ID -> onBreaker(breaker.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case StrategyStoppedDecoder.TEMPLATE_ID -> onStopped(stopped.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case DifferenceFoundDecoder.TEMPLATE_ID -> onDifference(difference.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case ConnectionAnnouncedDecoder.TEMPLATE_ID -> onConnection(connection.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case FeedHealthChangedDecoder.TEMPLATE_ID -> onFeed(feed.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case TransportBreakerAnnouncedDecoder.TEMPLATE_ID -> onTransport(transport.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            case LiveStateChangedDecoder.TEMPLATE_ID -> onLive(live.wrap(message, Message.HEADER_LENGTH, length, version), sink);
            default -> {
                // Daily business.
            }
        }
    }

    private void onSession(final SessionAnnouncedDecoder one, final Sink<Incident> sink) {
        sessionSequence = one.sequence();
        hasBegun = true;
        isFresh.clear();
        put(sink, one.sequence(), one.timeNs(), one.mode() == Mode.LIVE ? Severity.WARNING : Severity.INFO, Kind.SESSION, null,
            "session " + one.sessionCount() + " began, mode " + one.mode());
    }

    private void onTrading(final TradingStateChangedDecoder one, final Sink<Incident> sink) {
        final Severity severity = switch (one.state()) {
            case HALTED -> Severity.CRITICAL;
            case REDUCING_ONLY -> Severity.CRITICAL;
            case PAUSED -> one.cause() == Cause.OPERATOR ? Severity.INFO : Severity.ERROR;
            case TRADING, NULL_VAL -> Severity.INFO;
        };
        // A session says once where it stands; that is news only where it is not allowed to trade.
        if (one.cause() != Cause.START || one.state() != TradingState.TRADING) {
            put(sink, one.sequence(), one.timeNs(), severity, Kind.TRADING_STATE, null, one.state() + ", " + DenialText.words(one.cause())
                + (one.reason().isEmpty() ? "" : ": " + one.reason()));
        }
    }

    private void onBreaker(final BreakerChangedDecoder one, final Sink<Incident> sink) {
        if (one.state() != BreakerState.CLOSED) {
            final Severity severity = one.state() == BreakerState.LATCHED ? Severity.CRITICAL
                : one.state() == BreakerState.OPEN ? Severity.ERROR : Severity.INFO;
            put(sink, one.sequence(), one.timeNs(), severity, Kind.CIRCUIT_BREAKER, null, one.state() + ", " + DenialText.words(one.cause())
                + ", trips of the day: " + one.tripsToday());
        }
    }

    private void onStopped(final StrategyStoppedDecoder one, final Sink<Incident> sink) {
        put(sink, one.sequence(), one.timeNs(), Severity.ERROR, Kind.STRATEGY, sink.symbol(one.instrumentId()), one.name() + " was stopped: " + one.reason());
    }

    private void onDifference(final DifferenceFoundDecoder one, final Sink<Incident> sink) {
        final boolean isBookkeeping = one.settlement() == Settlement.BOOKED
            && (one.difference() == Difference.MISSED_FILL || one.difference() == Difference.NEVER_ARRIVED || one.difference() == Difference.ORDER_STATUS);
        final Severity severity = one.settlement() == Settlement.FLAGGED ? Severity.ERROR : isBookkeeping ? Severity.INFO : Severity.WARNING;
        final boolean isStatus = one.difference() == Difference.ORDER_STATUS;
        put(sink, one.sequence(), one.timeNs(), severity, Kind.RECONCILIATION,
            one.instrumentId() == Message.UNKNOWN_INSTRUMENT ? null : sink.symbol(one.instrumentId()),
            DenialText.words(one.difference()) + ", ours " + (isStatus ? one.ours() : E8.text(one.ours())) + ", the exchange's "
                + (isStatus ? one.theirs() : E8.text(one.theirs())) + ": " + DenialText.words(one.settlement())
                + (one.clientOrderId() == 0 ? "" : ", order " + one.clientOrderId()));
    }

    private void onConnection(final ConnectionAnnouncedDecoder one, final Sink<Incident> sink) {
        if (one.state() == ConnectionState.DOWN || one.state() == ConnectionState.MAINTENANCE) {
            put(sink, one.sequence(), one.timeNs(), CLOSED_BY_US.equals(one.reason()) ? Severity.INFO : Severity.WARNING, Kind.CONNECTION, null, "connection " + one.connectionId() + " "
                + one.state() + (one.reason().isEmpty() ? "" : ": " + one.reason()));
        }
    }

    private void onFeed(final FeedHealthChangedDecoder one, final Sink<Incident> sink) {
        final boolean isStale = one.stale() == Flag.YES;
        // Nothing was heard yet of a feed that a session has just begun with: that is no news.
        final boolean wasFresh = isFresh.getOrDefault(one.instrumentId(), !hasBegun);
        isFresh.put(one.instrumentId(), one.state() == FeedState.LIVE && !isStale);
        if (one.state() == FeedState.BROKEN || isStale && wasFresh) {
            // A connection that went down says so itself, once.
            put(sink, one.sequence(), one.timeNs(), one.problem() == FeedProblem.DISCONNECTED ? Severity.INFO : Severity.WARNING, Kind.FEED, sink.symbol(one.instrumentId()),
                one.state() == FeedState.BROKEN ? "the book is broken: " + DenialText.words(one.problem()) : "market data is stale");
        }
    }

    private void onTransport(final TransportBreakerAnnouncedDecoder one, final Sink<Incident> sink) {
        if (one.state() == BreakerState.OPEN) {
            put(sink, one.sequence(), one.timeNs(), Severity.WARNING, Kind.REST, null, one.endpoint() + " is not called: " + one.reason());
        }
    }

    private void onLive(final LiveStateChangedDecoder one, final Sink<Incident> sink) {
        put(sink, one.sequence(), one.timeNs(), Severity.INFO, Kind.LIVE, null, (one.armed() == Flag.YES ? "armed" : "not armed") + ", account "
            + (one.accountUp() == Flag.YES ? "up" : "down") + ", " + (one.reconciled() == Flag.YES ? "reconciled" : "not reconciled"));
    }

    private void put(final Sink<Incident> sink, final long sequence, final long timeNs, final Severity severity, final Kind kind,
                     final String symbol, final String description) {
        if (severity.compareTo(least) >= 0) {
            sink.put(new Object(), timeNs, symbol, new Incident(sequence, timeNs, severity, kind, symbol,
                sequence == sessionSequence && kind != Kind.SESSION ? "still so: " + description : description));
        }
    }
}
