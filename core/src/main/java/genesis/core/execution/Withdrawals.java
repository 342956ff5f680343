package genesis.core.execution;

import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.risk.TradingGate;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Sees to it that what shall leave the book does leave it. A cancel can be lost, and an order that nobody knew about can
 * turn up in the book when nothing may stand there any more:
 *
 * <pre>
 *   found in the book              taken off it again
 *   anybody asked for its end      always
 *   ours, trading is halted        unless it closes a position for the flatten
 *   ours, only reducing            where it is an entry
 *   in the book for too long       an entry of a strategy, and what was to stand there until now
 * </pre>
 *
 * Besides, it clears the way of an exit. What others placed is theirs: after a halt a person may go on by hand. Asked again no
 * sooner than an answer may take.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class Withdrawals {
    private final Settings settings;
    private final Orders orders;
    private final TradingGate gate;
    private final OrderManager orderManager;

    public Withdrawals(final Settings settings, final Orders orders, final TradingGate gate, final OrderManager orderManager) {
        this.settings = settings;
        this.orders = orders;
        this.gate = gate;
        this.orderManager = orderManager;
    }

    /** A second of message time is over. */
    public void onTime(final long nowNs) {
        final long answerNs = settings.value(Setting.ORDER_ANSWER_TIMEOUT);
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            final boolean isFound = order.status() == OrderStatus.WORKING && nowNs - order.inquiry().askedNs() >= answerNs;
            if (isFound && isUnwanted(order) || isOld(order, nowNs)) {
                orderManager.cancel(order);
            }
        }
    }

    /**
     * An exit that a person approved leaves next: what of ours it would trade with leaves the book first. A trade with
     * oneself closes nothing, and an exit cannot be refused for it. Does nothing for an entry, which is.
     */
    void beforeExit(final OrderIntent exit) {
        for (int i = orders.openCount() - 1; i >= 0 && !exit.isEntry(); i--) {
            final Order order = orders.open(i);
            if (order.isReachedBy(exit) && !order.isAdopted()) {
                orderManager.cancel(order);
            }
        }
    }

    private boolean isOld(final Order order, final long nowNs) {
        final boolean isExpired = order.terms().expiresNs() != 0 && nowNs >= order.terms().expiresNs();
        return isExpired || order.purpose() == Purpose.ENTRY && order.strategyId() != Attribution.NOBODY
            && nowNs - order.placedTimeNs() >= settings.value(Setting.ENTRY_TTL);
    }

    private boolean isUnwanted(final Order order) {
        if (order.inquiry().isEndWanted() || order.isAdopted()) {
            return order.inquiry().isEndWanted();
        }
        return gate.isHalted() ? order.purpose() != Purpose.EXIT_FLATTEN : gate.isLatched() && order.purpose() == Purpose.ENTRY;
    }
}
