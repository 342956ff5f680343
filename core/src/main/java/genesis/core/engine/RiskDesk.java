package genesis.core.engine;

import genesis.core.execution.OrderManager;
import genesis.core.market.OrderBook;
import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.Flag;
import genesis.core.message.TransportBreakerChangedDecoder;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.portfolio.PerformanceTracker;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.RoundTrips;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingCircuitBreaker;
import genesis.core.risk.TradingGate;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * Tells guards and circuit breaker what happened, and says what the gate became: nothing changes it without an output.
 * <pre>
 *   fills ────────► daily loss, drawdown, losing round trips ─┐
 *   rejections ───────────────────────────────────────────────┤
 *   broken books ─────────────────────────────────────────────┼──► {@link TradingGate} ──► TradingStateChanged
 *   time ─────────► daily loss, drawdown, ends of pauses ─────┤         breaker ──────────► BreakerChanged
 *   strangers ────────────────────────────────────────────────┘         calendar ─────────► TradingWindowChanged
 *   fills, entries, time ────────────────────────────────────────► DayPerformance · TradesCounted · RiskUsed
 * </pre>
 * Threading: engine thread. Allocation: none.
 */
final class RiskDesk {
    private final Portfolio portfolio;
    private final Orders orders;
    private final RiskPolicyEngine risk;
    private final TradingGate gate;
    private final TradeConstraints constraints;
    private final TradingCircuitBreaker breaker;
    private final OrderManager orderManager;
    private final OutputEncoder outputs;
    private final PerformanceTracker performance;
    /** By instrument: entries of the day that were told last. */
    private final long[] toldTrades = new long[Instrument.COUNT_MAX];
    private final RoundTrips roundTrips = new RoundTrips();
    private boolean windowIsOpen = true;

    RiskDesk(final Portfolio portfolio, final Orders orders, final RiskPolicyEngine risk, final TradingGate gate,
             final TradeConstraints constraints, final TradingCircuitBreaker breaker, final OrderManager orderManager,
             final OutputEncoder outputs) {
        this.portfolio = portfolio;
        this.orders = orders;
        this.risk = risk;
        this.gate = gate;
        this.constraints = constraints;
        this.breaker = breaker;
        this.orderManager = orderManager;
        this.outputs = outputs;
        performance = new PerformanceTracker(portfolio);
    }

    /**
     * A fill was booked.
     *
     * @param isFeeTold false where its fee comes later
     */
    void onFilled(final int instrumentId, final boolean isFeeTold, final long nowNs) {
        if (performance.today() == null) {
            // Days begin with a tick of time; before the first one a session may learn of fills that it missed.
            performance.startDay(constraints.dayOf(nowNs));
        }
        performance.onFill();
        roundTrips.onFill(instrumentId, portfolio.position(instrumentId), isFeeTold, nowNs);
        onBooked(instrumentId, nowNs);
    }

    /** The fee of a fill was booked that was not told with it: no other fill, and no other round trip. */
    void onFee(final int instrumentId, final long nowNs) {
        performance.mark();
        roundTrips.onFee(instrumentId);
        onBooked(instrumentId, nowNs);
    }

    private void onBooked(final int instrumentId, final long nowNs) {
        if (roundTrips.ends(instrumentId, portfolio.position(instrumentId))) {
            final long tripE8 = roundTrips.resultE8(instrumentId);
            outputs.risk().positionClosed(roundTrips, instrumentId);
            performance.onRoundTrip(tripE8);
            breakerMoved(breaker.onRoundTrip(instrumentId, tripE8, nowNs), nowNs);
        }
        check(nowNs);
        tellDay();
        tellTrades();
    }

    /** The venue rejected an order. */
    void onRejected(final Order order, final long nowNs) {
        if (breaker.isProbe(order)) {
            breaker.onProbeRejected(nowNs);
            breakerMoved(true, nowNs);
        } else {
            breakerMoved(breaker.onRejection(nowNs), nowNs);
        }
    }

    /** An order ended, and nothing of it was filled. Of two that end each other the other one may be, or may have been. */
    void onEndedUnfilled(final Order order) {
        final Order partner = orders.partnerOf(order);
        if (breaker.isProbe(order) && (partner == null || !partner.isOpen() && partner.filledQtyE8() == 0)) {
            breaker.onProbeGone();
        }
    }

    /** A person may close the probe's position at the exchange: then no round trip of ours tells. */
    private boolean isProbeLost() {
        if (!breaker.isProbeOut() || !portfolio.position(breaker.probeInstrumentId()).isFlat()) {
            return false;
        }
        for (int i = 0; i < orders.openCount(); i++) {
            if (breaker.isProbe(orders.open(i))) {
                return false;
            }
        }
        return true;
    }

    /** A book turned out to be wrong. */
    void onBrokenBook(final long nowNs) {
        breakerMoved(breaker.onBrokenBook(nowNs), nowNs);
    }

    /** A REST endpoint is left alone for a while, or not any more. Without those of orders no entry leaves the house in LIVE. */
    void onTransportBreaker(final TransportBreakerChangedDecoder change) {
        outputs.market().transportBreakerAnnounced(change);
        if (change.ofOrders() == Flag.YES && change.state() == BreakerState.OPEN) {
            risk.live().leaveAlone(change.untilNs());
        }
    }

    /** The venue spoke of an order that we do not know: our picture of the account is wrong. */
    void onStranger(final long nowNs) {
        latch(Cause.UNKNOWN_ORDER, nowNs);
    }

    /** An operator ends what may be ended. False where that was nothing. */
    boolean resume(final long nowNs) {
        final boolean resetsPeak = gate.isLatched(Cause.DRAWDOWN);
        final boolean changes = gate.resume(constraints.dayOf(nowNs));
        if (resetsPeak) {
            portfolio.resetPeak();
        }
        final boolean closes = breaker.reset();
        if (closes) {
            outputs.breakerChanged(breaker);
        }
        if (changes) {
            outputs.tradingStateChanged(gate);
        }
        return changes || closes;
    }

    /** A second of message time is over. */
    void onTick(final long nowNs) {
        if (isProbeLost()) {
            breaker.onProbeGone();
        }
        if (breaker.onTime(nowNs)) {
            gate.mend(Cause.TIME);
            outputs.breakerChanged(breaker);
            outputs.tradingStateChanged(gate);
        }
        if (gate.onTime(nowNs)) {
            outputs.tradingStateChanged(gate);
        }
        final boolean isOpen = constraints.calendar().isOpen(nowNs);
        if (isOpen != windowIsOpen) {
            windowIsOpen = isOpen;
            outputs.tradingWindowChanged(isOpen, constraints.calendar().nextChangeNs(nowNs));
        }
        performance.mark();
        check(nowNs);
        tellTrades();
    }

    /** A position is worth something else. Before anybody acts on the price: what reaches a limit is closed at it. */
    void onPrices(final int instrumentId, final OrderBook book, final long nowNs) {
        if (portfolio.openCount() > 0) {
            if (!portfolio.position(instrumentId).isFlat() && !book.isEmpty()) {
                portfolio.position(instrumentId).mark(book.midE8());
            }
            check(nowNs);
        }
    }

    void startDay(final long dayStartNs) {
        breaker.startDay();
        if (performance.today() != null) {
            outputs.risk().dayPerformance(performance.today(), true);
        }
        performance.startDay(dayStartNs);
        tellDay();
    }

    /** Today so far, and what is used of the limits. */
    void tellDay() {
        if (performance.today() != null) {
            outputs.risk().dayPerformance(performance.today(), false);
        }
        outputs.risk().riskUsed(portfolio, risk);
    }

    /** Days and windows are others than before. */
    void onCalendarReplaced(final long nowNs) {
        windowIsOpen = constraints.calendar().isOpen(nowNs);
        outputs.tradingWindowChanged(windowIsOpen, constraints.calendar().nextChangeNs(nowNs));
    }

    /** Says once where everything stands. */
    void announce(final long nowNs) {
        outputs.tradingStateChanged(gate);
        outputs.breakerChanged(breaker);
        onCalendarReplaced(nowNs);
        for (int i = 0; i < performance.dayCount(); i++) {
            outputs.risk().dayPerformance(performance.day(i), i < performance.dayCount() - 1);
        }
        for (int i = 0; i < toldTrades.length; i++) {
            if (constraints.entriesToday(i) != 0) {
                tellTrades(i);
            }
        }
        outputs.risk().riskUsed(portfolio, risk);
    }

    void addTo(final StreamDigest digest) {
        digest.add(windowIsOpen ? 1 : 0);
        roundTrips.addTo(digest);
        for (final long trades : toldTrades) {
            digest.add(trades);
        }
        performance.addTo(digest);
    }

    private void tellTrades() {
        for (int i = 0; i < toldTrades.length; i++) {
            if (constraints.entriesToday(i) != toldTrades[i]) {
                tellTrades(i);
            }
        }
    }

    private void tellTrades(final int instrumentId) {
        toldTrades[instrumentId] = constraints.entriesToday(instrumentId);
        outputs.risk().tradesCounted(constraints, instrumentId);
    }

    /** What is not realised counts: both limits are on equity. */
    private void check(final long nowNs) {
        portfolio.markPeak();
        if (portfolio.lossTodayE8() >= risk.dailyLossE8()) {
            latch(Cause.DAILY_LOSS, nowNs);
        }
        if (portfolio.drawdownE8() >= risk.drawdownLimitE8()) {
            latch(Cause.DRAWDOWN, nowNs);
        }
    }

    private void latch(final Cause guard, final long nowNs) {
        if (gate.latch(guard, constraints.dayOf(nowNs))) {
            orderManager.cancelEntries();
            outputs.tradingStateChanged(gate);
        }
    }

    private void breakerMoved(final boolean moved, final long nowNs) {
        if (!moved) {
            return;
        }
        if (breaker.state() == BreakerState.LATCHED) {
            gate.latch(Cause.TRIPPED_TOO_OFTEN, constraints.dayOf(nowNs));
            orderManager.cancelEntries();
        } else if (breaker.state() == BreakerState.OPEN) {
            gate.breakOff(breaker.cause(), breaker.untilNs());
        }
        outputs.breakerChanged(breaker);
        outputs.tradingStateChanged(gate);
    }
}
