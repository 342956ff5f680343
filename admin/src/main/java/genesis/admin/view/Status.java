package genesis.admin.view;

import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.ConnectionState;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.Regime;
import genesis.core.message.Side;
import genesis.core.message.SignalReason;
import genesis.core.message.SignalSource;
import genesis.core.message.Timeframe;
import genesis.core.message.TradingState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The engine as its outputs describe it, at one point of the output journal. Immutable.
 *
 * @param session      null before the first announcement
 * @param trading      null before the first announcement
 * @param connections  by number
 * @param breakers     endpoints of the exchange that are not called as usual, by name
 * @param instruments  by number
 * @param positions    the open ones, by instrument
 * @param openOrders   in the order of their placing
 * @param verdicts     the latest risk verdicts, newest first
 * @param closedOrders the latest orders that ended, newest first
 * @param strategies   those in use and those with something to show, by number
 * @param account      null before the first announcement
 * @param counters     since the first session
 * @param lastSequence of the input whose outputs were seen last
 * @param timeNs       message time of the last output
 */
public record Status(Session session, Trading trading, List<Connection> connections, List<Breaker> breakers, List<Market> instruments,
                     List<Position> positions, List<Order> openOrders, List<Verdict> verdicts, List<Order> closedOrders,
                     List<Strategy> strategies, Account account, Counters counters, long lastSequence, long timeNs) {

    /** Nothing was seen yet. */
    static final Status EMPTY = new Status(null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        null, Counters.NONE, 0, 0);

    /** The latest session; a data directory may have seen several. */
    public record Session(Mode mode, long seed, int count, long startedNs) {
    }

    /** What the engine may do, since when, and until when it changes by itself; untilNs is 0 for never. */
    public record Trading(TradingState state, Cause cause, String reason, long sinceNs, long untilNs) {
        public boolean isPaused() {
            return state == TradingState.PAUSED;
        }
    }

    /** The circuit breaker of a REST endpoint that is not closed; untilNs is 0 unless it is open. */
    public record Breaker(String endpoint, BreakerState state, String reason, long sinceNs, long untilNs) {
    }

    /** One connection to the exchange. */
    public record Connection(int id, ConnectionState state, String reason, long sinceNs) {
    }

    /**
     * One instrument; feed is null before its first report, candle and signal before the first of them. Regimes in the
     * order of their timeframes; those that are not known yet are missing.
     */
    public record Market(int id, String symbol, boolean tradable, FeedState feed, boolean stale, Candle candle,
                         Signal signal, Map<Timeframe, Regime> regimes) {
        Market with(final String itsSymbol, final boolean isTradable) {
            return new Market(id, itsSymbol, isTradable, feed, stale, candle, signal, regimes);
        }

        Market with(final FeedState itsFeed, final boolean isStale) {
            return new Market(id, symbol, tradable, itsFeed, isStale, candle, signal, regimes);
        }

        Market with(final Candle itsCandle) {
            return new Market(id, symbol, tradable, feed, stale, itsCandle, signal, regimes);
        }

        Market with(final Signal itsSignal) {
            return new Market(id, symbol, tradable, feed, stale, candle, itsSignal, regimes);
        }

        Market with(final Timeframe timeframe, final Regime regime) {
            final Map<Timeframe, Regime> all = new EnumMap<>(Timeframe.class);
            all.putAll(regimes);
            all.put(timeframe, regime);
            return new Market(id, symbol, tradable, feed, stale, candle, signal, Collections.unmodifiableMap(all));
        }

        /** True when its data may be traded on. */
        public boolean isHealthy() {
            return feed == FeedState.LIVE && !stale;
        }
    }

    /** The latest closed one-minute candle. */
    public record Candle(long openTimeMs, long openE8, long highE8, long lowE8, long closeE8, long volumeE8, int tradeCount) {
    }

    /** The latest evaluation of an instrument. */
    public record Signal(long sequence, long timeNs, Recommendation recommendation, SignalReason reason, SignalSource source,
                         double confidence, double probability, double price, double emaFast, double emaSlow, double rsi, double atr,
                         double atrPercent, double adx, double plusDi, double minusDi, double macdHistogram, double bollingerB,
                         double vwapDistance) {
    }

    /** What risk said to an intent. */
    public record Verdict(long sequence, long timeNs, String symbol, Side side, Purpose purpose, DenialReason reason,
                          long qtyE8, long priceE8, long observed, long bound) {
        public boolean isApproved() {
            return reason == DenialReason.NONE;
        }
    }

    /** An open position; qtyE8 is signed, prices are 0 where there is none. */
    public record Position(int instrumentId, String symbol, long qtyE8, long averagePriceE8, long realisedPnlE8, long feesE8,
                           long stopPriceE8, long targetPriceE8) {
    }

    /** An order after the latest that happened to it. */
    public record Order(long clientOrderId, long timeNs, String symbol, Side side, OrderType type, Purpose purpose, OrderStatus status,
                        long qtyE8, long filledQtyE8, long priceE8, long averagePriceE8, long feeE8) {
        public boolean isOpen() {
            return Status.isOpen(status);
        }
    }

    /** Whether an order may still be filled. */
    public static boolean isOpen(final OrderStatus status) {
        return status != OrderStatus.FILLED && status != OrderStatus.CANCELED && status != OrderStatus.REJECTED;
    }

    /**
     * What a strategy came to since the first session. The name is empty where it is not in use any more; stopped says why it
     * failed, and is null while it works.
     */
    public record Strategy(int id, String name, boolean inUse, String stopped, long orders, long fills, long roundTrips,
                           long roundTripsWon, long realisedPnlE8, long feesE8, long unrealisedPnlE8, int openPositions) {
        /** Nothing done yet. */
        static Strategy idle(final int id) {
            return new Strategy(id, "", false, null, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        Strategy announced(final String itsName, final boolean isStopped) {
            final String reason = stopped == null ? "it failed before" : stopped;
            return new Strategy(id, itsName, true, isStopped ? reason : null, orders, fills, roundTrips, roundTripsWon, realisedPnlE8, feesE8,
                unrealisedPnlE8, openPositions);
        }

        Strategy stopped(final String itsName, final String reason) {
            return new Strategy(id, itsName, true, reason, orders, fills, roundTrips, roundTripsWon, realisedPnlE8, feesE8,
                unrealisedPnlE8, openPositions);
        }
    }

    /** The account; money in quote units × 10^8. */
    public record Account(long cashE8, long equityE8, long realisedPnlE8, long unrealisedPnlE8, long feesE8, long dayStartEquityE8,
                          int openPositions) {
        /** What the trading day brought so far, fees and open positions included. */
        public long pnlTodayE8() {
            return equityE8 - dayStartEquityE8;
        }
    }

    /** The engine's counters since the first session. */
    public record Counters(long bookUpdates, long bookSnapshots, long trades, long tickers, long heartbeats, long unknownDeletes,
                           long crossedBooks, long framesRefused, long candlesClosed, long evaluations, long signals,
                           long ordersSent, long ordersFilled, long ordersDenied) {
        static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
