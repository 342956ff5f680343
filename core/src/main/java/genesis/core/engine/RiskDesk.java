package genesis.core.engine;

import genesis.core.execution.OrderManager;
import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.order.Fills;
import genesis.core.portfolio.PerformanceTracker;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
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

    RiskDesk(final Portfolio portfolio, final RiskPolicyEngine risk, final TradingGate gate,
             final TradeConstraints constraints, final TradingCircuitBreaker breaker, final OrderManager orderManager,
             final OutputEncoder outputs) {
        this.portfolio = portfolio;
        this.risk = risk;
        this.gate = gate;
        this.constraints = constraints;
        this.breaker = breaker;
        this.orderManager = orderManager;
        this.outputs = outputs;
        performance = new PerformanceTracker(portfolio);
    }

    /** A fill was booked, or the fee of one that was booked before. */
    void onFilled(final int instrumentId, final Fills.Part part, final boolean feeIsTold, final long nowNs) {
        if (performance.today() == null) {
            // Days begin with a tick of time; before the first one a session may learn of fills that it missed.
            performance.startDay(constraints.dayOf(nowNs));
        }
        final Position position = portfolio.position(instrumentId);
        if (part == Fills.Part.FEE) {
            performance.mark();
            if (roundTrips.onFee(instrumentId, position)) {
                onRoundTrip(instrumentId, nowNs);
            }
        } else {
            performance.onFill();
            if (roundTrips.endsWithoutFee(instrumentId)) {
                onRoundTrip(instrumentId, nowNs);
            }
            if (roundTrips.onFill(instrumentId, position, feeIsTold, nowNs)) {
                onRoundTrip(instrumentId, nowNs);
            }
        }
        check(nowNs);
        tellDay();
        tellTrades();
    }

    private void onRoundTrip(final int instrumentId, final long nowNs) {
        final long tripE8 = roundTrips.resultE8(instrumentId);
        outputs.risk().positionClosed(roundTrips, instrumentId);
        performance.onRoundTrip(tripE8);
        breakerMoved(breaker.onRoundTrip(tripE8, nowNs), nowNs);
    }

    /** The venue rejected an order. */
    void onRejected(final long nowNs) {
        breakerMoved(breaker.onRejection(nowNs), nowNs);
    }

    /** An entry ended unfilled. */
    void onEntryUnfilled() {
        breaker.onEntryUnfilled();
    }

    /** A book turned out to be wrong. */
    void onBrokenBook(final long nowNs) {
        breakerMoved(breaker.onBrokenBook(nowNs), nowNs);
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
        if (breaker.reset()) {
            outputs.breakerChanged(breaker);
        }
        if (changes) {
            outputs.tradingStateChanged(gate);
        }
        return changes;
    }

    /** A second of message time is over. */
    void onTick(final long nowNs) {
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

    /** Positions are worth something else. */
    void onPrices(final long nowNs) {
        if (portfolio.openCount() > 0) {
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
