package genesis.core.execution;

import genesis.core.market.MarketState;
import genesis.core.market.OrderBook;
import genesis.core.message.DenialReason;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * Closes positions at the market, whoever wants that: a stop, a score, a person, a loss limit, the kill switch. One order at a time goes
 * out; what is left when it has ended is tried again, so that partial fills, rejections and a book that is empty for a
 * while do not keep a position open.
 *
 * <pre>
 *   open of the instrument        what is done first
 *   entry                         canceled; it may still fill, and what it fills is closed next
 *   exit at the market            waited for
 *   resting exit of a person      canceled: it holds a part of the position, and that much waits until it is gone
 *   exit that nobody knows about  what it may take is left to it, the rest is closed
 * </pre>
 *
 * A close that a person asked for lasts until it is over or trading is halted, a flatten as long as the halt.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class Exits {
    /** An exit that the venue does not execute is tried again, but not on every tick: after 1, 2, 4, 8, 8 … s. */
    private static final long RETRY_NS = 1_000_000_000L;
    private static final int DOUBLINGS_MAX = 3;

    private final Portfolio portfolio;
    private final Orders orders;
    private final RiskPolicyEngine risk;
    private final OrderManager orderManager;
    private final Announcer announcer;
    private final OrderIntent intent = new OrderIntent();
    private final long[] lastExitNs = new long[Instrument.COUNT_MAX];
    /** By instrument: what the last exit was to close, and how many before it closed nothing of that. */
    private final long[] triedQtyE8 = new long[Instrument.COUNT_MAX];
    private final int[] failures = new int[Instrument.COUNT_MAX];
    private final boolean[] closing = new boolean[Instrument.COUNT_MAX];

    public Exits(final Portfolio portfolio, final Orders orders, final RiskPolicyEngine risk,
                 final OrderManager orderManager, final Announcer announcer) {
        this.portfolio = portfolio;
        this.orders = orders;
        this.risk = risk;
        this.orderManager = orderManager;
        this.announcer = announcer;
    }

    /** A person wants this position closed. The first order leaves now. */
    public void close(final Instrument instrument, final MarketState market, final long nowNs) {
        closing[instrument.id()] = true;
        lastExitNs[instrument.id()] = 0;
        triedQtyE8[instrument.id()] = 0;
        goOn(instrument, market, nowNs);
    }

    /** True while a person wants this position closed. */
    boolean isClosing(final int instrumentId) {
        return closing[instrumentId];
    }

    /** Nobody wants this position closed any more: it is, and what is ordered from now on is wanted. */
    void forget(final int instrumentId) {
        closing[instrumentId] = false;
    }

    /**
     * True where the wish to close is fulfilled: flat, and nothing is open any more that it was about. That is an exit, or what
     * had to leave the book for it and may still be filled, but no entry that came after it.
     */
    boolean isOver(final int instrumentId) {
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            final boolean isLeaving = order.purpose() != Purpose.ENTRY || isEndWanted(order) || isEndWanted(orders.partnerOf(order));
            if (order.instrumentId() == instrumentId && isLeaving) {
                return false;
            }
        }
        return portfolio.position(instrumentId).isFlat();
    }

    private static boolean isEndWanted(final Order order) {
        return order != null && order.inquiry().isEndWanted();
    }

    /** Nobody wants single positions closed any more: the kill switch was used. */
    public void forget() {
        Arrays.fill(closing, false);
    }

    /** Goes on with what a person, the kill switch or a loss limit wants closed. False where that is nothing. */
    public boolean goOn(final Instrument instrument, final MarketState market, final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        if (position.isFlat()) {
            triedQtyE8[instrument.id()] = 0;
            return false;
        }
        if (risk.isFlattening()) {
            close(Purpose.EXIT_FLATTEN, Attribution.NOBODY, instrument, market, nowNs);
        } else if (closing[instrument.id()]) {
            close(Purpose.EXIT_MANUAL, Attribution.NOBODY, instrument, market, nowNs);
        } else if (risk.isLossClosing()) {
            close(Purpose.EXIT_LOSS, Attribution.NOBODY, instrument, market, nowNs);
        } else {
            return false;
        }
        return true;
    }

    /** Closes the whole position, or does what has to be done before that. The position is not flat. */
    void close(final Purpose purpose, final int strategyId, final Instrument instrument, final MarketState market,
               final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        long heldE8 = 0;
        boolean isOnItsWay = false;
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (order.instrumentId() == instrument.id()) {
                final boolean isExit = order.purpose() != Purpose.ENTRY;
                if (isExit && !order.rests() && order.status() != OrderStatus.UNKNOWN) {
                    isOnItsWay = true;
                } else {
                    heldE8 += isExit ? order.remainingQtyE8() : 0;
                    orderManager.cancel(order);
                }
            }
        }
        if (isOnItsWay) {
            return;
        }
        final long qtyE8 = Math.abs(position.qtyE8());
        if (heldE8 >= qtyE8 || !isDue(instrument.id(), qtyE8, nowNs)) {
            return;
        }
        final Side side = position.exitSide();
        intent.exit(instrument.id(), strategyId, side, purpose, oppositeE8(market.book(), side), qtyE8);
        // Less than the venue takes as an order can only leave as the rest of a position.
        intent.terms().closePosition(qtyE8 < instrument.minQtyE8());
        final DenialReason reason = risk.evaluate(intent, instrument, market, nowNs);
        announcer.verdict(intent, reason, risk.qtyE8(), risk.observed(), risk.bound());
        if (reason == DenialReason.NONE) {
            orderManager.submit(risk.approve(intent, nowNs));
        } else {
            // The venue has failed nothing: what we refuse ourselves leaves as soon as we may.
            failures[instrument.id()] = 0;
        }
    }

    /** True where it is time for an exit of so much, which is then the last one. What closed a part of it was no failure. */
    private boolean isDue(final int instrumentId, final long qtyE8, final long nowNs) {
        final boolean isRepeated = qtyE8 == triedQtyE8[instrumentId];
        final long pauseNs = RETRY_NS << (isRepeated ? failures[instrumentId] : 0);
        if (nowNs - lastExitNs[instrumentId] < pauseNs) {
            return false;
        }
        failures[instrumentId] = isRepeated ? Math.min(DOUBLINGS_MAX, failures[instrumentId] + 1) : 0;
        triedQtyE8[instrumentId] = qtyE8;
        lastExitNs[instrumentId] = nowNs;
        return true;
    }

    /** 0 where nobody stands on the other side. */
    static long oppositeE8(final OrderBook book, final Side side) {
        final long bestE8 = side == Side.BUY ? book.bestAskE8() : book.bestBidE8();
        return bestE8 == OrderBook.NO_PRICE ? 0 : bestE8;
    }

    public void addTo(final StreamDigest digest) {
        for (int i = 0; i < Instrument.COUNT_MAX; i++) {
            digest.add(lastExitNs[i]).add(closing[i] ? 1 : 0).add(triedQtyE8[i]).add(failures[i]);
        }
    }
}
