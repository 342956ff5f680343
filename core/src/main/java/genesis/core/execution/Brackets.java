package genesis.core.execution;

import genesis.core.market.MarketState;
import genesis.core.message.DenialReason;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Stop and target of a position as orders that rest at the venue, so that it is protected while this process is not there:
 * setting {@code order.bracket-rest}. What shall rest follows from the position alone and is held against what is open, after
 * every news of the account and every second. So it makes no difference why they differ: a fill, a restart, a lost answer.
 *
 * <pre>
 *   position, stop, target                    what rests
 *   a part is not covered                     one more leg of exactly that part: a limit order at the target with a stop beside
 *                                             it (OCO), or a stop alone; reduce-only
 *   stop or target are other prices           each leg is changed where it stands
 *   a target whose stop the venue ended       canceled; its rest is covered anew by a whole pair
 *   more than is held, or the wrong side      the youngest legs are canceled until it fits
 *   flat, closing, setting off                canceled
 *   a leg that nobody knows about             counts as covering until it is found: it is looked up, never sent again
 * </pre>
 *
 * A further partial fill gets a leg of its own, rather than the one that stands getting larger: a new quantity "what is left"
 * would race with a fill of that leg and could exceed the position; canceling it for a larger one would leave the position
 * bare for two ways. The price is more orders; while one is on its way, what is filled meanwhile waits for its answer, so
 * there is at most one more for each way to the venue and back. A part below the venue's minimum waits for more, watched by
 * the engine.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class Brackets {
    /** A leg that the venue does not want is tried again, but not at once, and less and less often. */
    private static final long RETRY_NS = 1_000_000_000L;
    private static final int DOUBLINGS_MAX = 5;
    /** News of a pair come in any order: what ended alone may only be the first to be told. */
    private static final long SETTLING_NS = 1_000_000_000L;
    private static final int ORDERS_OF_A_PAIR = 2;

    private final Settings settings;
    private final Portfolio portfolio;
    private final Attribution attribution;
    private final Orders orders;
    private final RiskPolicyEngine risk;
    private final OrderManager orderManager;
    private final Announcer announcer;
    private final OrderIntent intent = new OrderIntent();
    private final OrderChange change = new OrderChange();
    private final long[] lastLeg = new long[Instrument.COUNT_MAX];
    private final int[] refusals = new int[Instrument.COUNT_MAX];
    private long bound;

    public Brackets(final Settings settings, final Portfolio portfolio, final Attribution attribution, final Orders orders,
                    final RiskPolicyEngine risk, final OrderManager orderManager, final Announcer announcer) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.attribution = attribution;
        this.orders = orders;
        this.risk = risk;
        this.orderManager = orderManager;
        this.announcer = announcer;
    }

    public boolean isOn() {
        return settings.isOn(Setting.BRACKET_REST);
    }

    /**
     * How far beyond this price the engine watches: the second line. The leg there is executed by the venue; an order beside
     * it would close twice, or wait for the leg's cancel just when it is executed. Only where the market is well past it
     * and nothing happened, the engine acts.
     */
    long marginE8(final int instrumentId, final Purpose kind, final long priceE8) {
        if (isOn()) {
            for (int i = 0; i < orders.openCount(); i++) {
                final Order order = orders.open(i);
                if (order.instrumentId() == instrumentId && order.isLeg() && order.purpose() == kind) {
                    return E8.multiplyFloor(priceE8, settings.value(Setting.BRACKET_MARGIN));
                }
            }
        }
        return 0;
    }

    /**
     * A person moves stop or target by moving a leg: all legs follow. False where the one would be beyond the other, or a stop
     * would be reached at once: that is a slip, and would sell at the market. {@link #bound} is the price in its way then.
     *
     * @param oppositeE8 what an exit would get now; 0 where nobody stands there
     */
    boolean move(final Order leg, final long priceE8, final long oppositeE8) {
        final Position position = portfolio.position(leg.instrumentId());
        final boolean isStop = leg.purpose() == Purpose.EXIT_STOP;
        final long stopE8 = isStop ? priceE8 : position.stopPriceE8();
        final long targetE8 = isStop ? position.targetPriceE8() : priceE8;
        final boolean isMixedUp = isReached(leg.side(), stopE8, targetE8);
        final boolean isReached = isStop && isReached(leg.side(), stopE8, oppositeE8);
        bound = isMixedUp ? isStop ? targetE8 : stopE8 : isReached ? oppositeE8 : 0;
        if (isMixedUp || isReached || position.isFlat() || position.exitSide() != leg.side()) {
            return false;
        }
        position.protect(stopE8, targetE8);
        for (int i = 0; i < orders.openCount(); i++) {
            final Order entry = orders.open(i);
            if (entry.instrumentId() == leg.instrumentId() && entry.purpose() == Purpose.ENTRY && entry.side() != leg.side()
                && entry.filledQtyE8() > 0) {
                // What else it fills is protected where the person wants it, not where it was asked for first.
                entry.terms().bracket(stopE8, targetE8);
            }
        }
        announcer.positionChanged(leg.instrumentId());
        return true;
    }

    /** Of the last move that was refused; 0 where no price was in its way. */
    long bound() {
        return bound;
    }

    /** 0 is none. */
    private static boolean isReached(final Side exitSide, final long stopE8, final long priceE8) {
        return stopE8 != 0 && priceE8 != 0 && (exitSide == Side.SELL ? stopE8 >= priceE8 : stopE8 <= priceE8);
    }

    /** Nothing shall rest where nothing is held, on the wrong side, or at all. */
    public void cancelOrphans(final long nowNs) {
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (order.isLeg()) {
                final Position position = portfolio.position(order.instrumentId());
                final boolean isUseless = !isOn() || position.isFlat() || order.side() != position.exitSide();
                if (isUseless && !isExecuting(order, nowNs) && !isLeaving(order, nowNs)) {
                    orderManager.cancel(order);
                }
            }
        }
    }

    /** Brings what rests of a position that nobody wants closed to what it should be. */
    void sync(final Instrument instrument, final MarketState market, final boolean withNewLegs, final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        final Side side = position.exitSide();
        final long stopE8 = onTickE8(side, position.stopPriceE8());
        final long wantedE8 = onTickE8(side, position.targetPriceE8());
        // On the venue's ticks two near prices may be one.
        final boolean isMixedUp = stopE8 != 0 && (side == Side.SELL ? wantedE8 <= stopE8 : wantedE8 >= stopE8);
        final long targetE8 = isMixedUp ? 0 : wantedE8;
        boolean isOnItsWay = false;
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (order.instrumentId() == instrument.id() && order.isLeg()) {
                isOnItsWay |= order.status() == OrderStatus.PENDING_NEW;
                review(order, stopE8, targetE8, instrument, market, nowNs);
            }
        }
        cancelSurplus(instrument.id(), Math.abs(position.qtyE8()), nowNs);
        if (withNewLegs && !isOnItsWay && (stopE8 | targetE8) != 0 && risk.letsBracketsRest()) {
            cover(instrument, market, side, stopE8, targetE8, nowNs);
        }
    }

    /** A leg that should not be so is changed, or goes. */
    private void review(final Order leg, final long stopE8, final long targetE8, final Instrument instrument,
                        final MarketState market, final long nowNs) {
        final boolean isTarget = leg.purpose() == Purpose.EXIT_TARGET;
        final long priceE8 = isTarget ? targetE8 : stopE8;
        if (priceE8 == 0 || isTarget && stopE8 != 0 && isAlone(leg, nowNs)) {
            if (!isExecuting(leg, nowNs)) {
                orderManager.cancel(leg);
            }
        } else if (leg.priceE8() != priceE8 && leg.status() == OrderStatus.WORKING && isUntouched(leg) && !isAsked(leg, nowNs)) {
            change.clear().priceE8(priceE8);
            if (risk.evaluateChange(leg, change, instrument, market, nowNs) == DenialReason.NONE) {
                orderManager.amend(risk.approveChange(leg, change, nowNs));
            }
        }
    }

    /** Neither was executed: then the one will be ended, and the other's price does not matter any more. */
    private boolean isUntouched(final Order leg) {
        final Order partner = orders.partnerOf(leg);
        return leg.filledQtyE8() == 0 && leg.priceE8() != 0 && (partner == null || partner.filledQtyE8() == 0);
    }

    /** A target without a stop beside it. A stop without a target is better than none, and stays. */
    private boolean isAlone(final Order target, final long nowNs) {
        final Order stop = orders.partnerOf(target);
        return stop == null || !stop.isOpen() && stop.filledQtyE8() == 0
            && (target.filledQtyE8() > 0 || nowNs - stop.inquiry().changedNs() >= SETTLING_NS);
    }

    /** A stop that was reached just now is a market order, and comes to its end by itself. */
    private static boolean isExecuting(final Order leg, final long nowNs) {
        return leg.purpose() == Purpose.EXIT_STOP && (leg.filledQtyE8() > 0 || leg.priceE8() == 0)
            && nowNs - leg.inquiry().changedNs() < SETTLING_NS;
    }

    /** Its partner was executed, so the venue is ending it. */
    private boolean isLeaving(final Order leg, final long nowNs) {
        final Order partner = orders.partnerOf(leg);
        return partner != null && partner.filledQtyE8() > 0 && nowNs - partner.inquiry().changedNs() < SETTLING_NS;
    }

    /** A change was sent, and nothing was heard since. */
    private boolean isAsked(final Order leg, final long nowNs) {
        return leg.inquiry().isChangePending() && nowNs - leg.inquiry().changeAskedNs() < settings.value(Setting.ORDER_ANSWER_TIMEOUT);
    }

    private void cancelSurplus(final int instrumentId, final long heldE8, final long nowNs) {
        Order youngest = youngestSurplus(instrumentId, heldE8, nowNs);
        while (youngest != null) {
            orderManager.cancel(youngest);
            youngest = youngest.status() == OrderStatus.PENDING_CANCEL ? youngestSurplus(instrumentId, heldE8, nowNs) : null;
        }
    }

    /** The youngest leg that can be canceled where all exits together are too much; else null. */
    private Order youngestSurplus(final int instrumentId, final long heldE8, final long nowNs) {
        long coveredE8 = 0;
        Order youngest = null;
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (order.instrumentId() == instrumentId && order.purpose() != Purpose.ENTRY) {
                final long ownE8 = coveredE8(order, nowNs);
                coveredE8 = Math.addExact(coveredE8, ownE8);
                final boolean isFree = ownE8 > 0 && order.isLeg() && order.status() != OrderStatus.UNKNOWN && !isExecuting(order, nowNs);
                youngest = isFree && (youngest == null || order.clientOrderId() > youngest.clientOrderId()) ? order : youngest;
            }
        }
        return coveredE8 > heldE8 ? youngest : null;
    }

    /** What an exit may still take. A pair counts once; what is being ended, by us or by the venue, does not. */
    private long coveredE8(final Order exit, final long nowNs) {
        final Order partner = orders.partnerOf(exit);
        final boolean isPair = partner != null && partner.isOpen();
        final boolean isEnding = !isStaying(exit) || isLeaving(exit, nowNs) || isPair && !isStaying(partner);
        return isEnding || isPair && exit.pairedWith() != 0 && !isLeaving(partner, nowNs) ? 0 : exit.remainingQtyE8();
    }

    private static boolean isStaying(final Order order) {
        return order.status() != OrderStatus.PENDING_CANCEL;
    }

    /** One more leg, of what nothing covers. */
    private void cover(final Instrument instrument, final MarketState market, final Side side, final long stopE8,
                       final long targetE8, final long nowNs) {
        final int id = instrument.id();
        final long qtyE8 = Math.min(risk.reducibleE8(id, side), instrument.maxQtyE8());
        if (qtyE8 <= 0 || qtyE8 < instrument.minQtyE8() || orders.openCount() + ORDERS_OF_A_PAIR > Orders.COUNT_MAX
            || isTooSoon(id, nowNs)) {
            return;
        }
        intent.order(id, attribution.owner(id), side, targetE8 == 0 ? OrderType.STOP : OrderType.LIMIT,
            targetE8 == 0 ? Purpose.EXIT_STOP : Purpose.EXIT_TARGET, targetE8 == 0 ? stopE8 : targetE8,
            Exits.oppositeE8(market.book(), side), qtyE8, OrderIntent.NO_STOP);
        intent.terms().ocoStopPriceE8(targetE8 == 0 ? 0 : stopE8);
        final DenialReason reason = risk.evaluate(intent, instrument, market, nowNs);
        announcer.verdict(intent, reason, risk.qtyE8(), risk.observed(), risk.bound());
        if (reason == DenialReason.NONE) {
            lastLeg[id] = orderManager.submit(risk.approve(intent, nowNs)).clientOrderId();
        }
    }

    /** The last leg ended without a fill: somebody does not want it. */
    private boolean isTooSoon(final int instrumentId, final long nowNs) {
        final Order last = lastLeg[instrumentId] == 0 ? null : orders.find(lastLeg[instrumentId]);
        if (last == null || last.isOpen() || last.filledQtyE8() > 0 || last.instrumentId() != instrumentId) {
            refusals[instrumentId] = 0;
            return false;
        }
        final int doublings = last.status() == OrderStatus.REJECTED ? Math.min(DOUBLINGS_MAX, refusals[instrumentId]) : 0;
        if (nowNs - last.placedTimeNs() < RETRY_NS << doublings) {
            return true;
        }
        refusals[instrumentId] = last.status() == OrderStatus.REJECTED ? refusals[instrumentId] + 1 : 0;
        return false;
    }

    /** The venue's prices have five digits: rounded to where it closes sooner at a loss, and not worse at a profit. */
    private static long onTickE8(final Side exitSide, final long priceE8) {
        return priceE8 == 0 ? 0 : exitSide == Side.SELL ? Instrument.roundUpE8(priceE8) : Instrument.roundDownE8(priceE8);
    }

    public void addTo(final StreamDigest digest) {
        for (int i = 0; i < Instrument.COUNT_MAX; i++) {
            digest.add(lastLeg[i]).add(refusals[i]);
        }
    }
}
