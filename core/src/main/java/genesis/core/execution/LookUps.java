package genesis.core.execution;

import genesis.core.message.LookUpResult;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * LIVE: orders that nobody knows about are looked up until somebody does. Nothing is ever sent again instead.
 *
 * <pre>
 *   no answer in time, connection lost, cancel not found ──► UNKNOWN ── looked up: at once, then after 1, 2, 4, 8, 8 … s, or 3 where none answers
 *       found: what the exchange says          not found, asked later than the grace after sending: it never arrived
 *   it had it two weeks ago or more, and has it nowhere now: canceled, and forgotten there
 *   the end is told and fills are missing ── looked up after 1 s: its fills come with it
 * </pre>
 *
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class LookUps {
    private static final long FIRST_PAUSE_NS = 1_000_000_000L;
    private static final long LAST_PAUSE_NS = 8_000_000_000L;
    private static final int DOUBLINGS_MAX = 3;
    /** Nobody answered: that says nothing of the order, and is soon over. */
    private static final long FAILED_PAUSE_NS = 3_000_000_000L;
    /** The exchange keeps canceled orders for about two weeks. */
    private static final long REMEMBERED_NS = 14 * 86_400_000_000_000L;
    /** Of one tick: the exchange allows 45 questions of a kind a minute. */
    private static final int COUNT_PER_TICK = 4;

    private final Settings settings;
    private final Orders orders;
    private final OrderManager orderManager;
    private final Announcer announcer;

    public LookUps(final Settings settings, final Orders orders, final OrderManager orderManager, final Announcer announcer) {
        this.settings = settings;
        this.orders = orders;
        this.orderManager = orderManager;
        this.announcer = announcer;
    }

    /** What waited too long for an answer is unknown; what is unknown and due is looked up, exits first. */
    public void onTime(final long nowNs) {
        final long timeoutNs = settings.value(Setting.ORDER_ANSWER_TIMEOUT);
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            final boolean isPending = order.status() == OrderStatus.PENDING_NEW || order.status() == OrderStatus.PENDING_CANCEL;
            if (isPending && nowNs - order.inquiry().askedNs() >= timeoutNs) {
                orderManager.onUnknown(order);
            }
        }
        int left = COUNT_PER_TICK;
        left -= ask(nowNs, true, left);
        ask(nowNs, false, left);
    }

    /** This order has become unknown just now: no reason to wait for the next tick. */
    public void onUnknown(final Order order, final long nowNs) {
        if (order.status() == OrderStatus.UNKNOWN && order.inquiry().lookUpCount() == 0) {
            ask(order, nowNs);
        }
    }

    /** Questions are answered again: a search that was put off for long may be made with the next tick. */
    void onAnswering(final Order order, final long nowNs) {
        if (order.inquiry().lookUpNs() > nowNs + FIRST_PAUSE_NS) {
            order.inquiry().changed(nowNs);
        }
    }

    /** The way to the exchange is open again: all are due. */
    public void onAccountUp(final long nowNs) {
        for (int i = 0; i < orders.openCount(); i++) {
            if (orders.open(i).status() == OrderStatus.UNKNOWN) {
                orders.open(i).inquiry().changed(nowNs);
            }
        }
    }

    /**
     * A search has ended without a find. True where that settles it: the order was nowhere long enough after it was
     * sent, and nothing was ever heard of it.
     */
    public boolean onLookedUp(final Order order, final LookUpResult result, final long askedNs, final long nowNs) {
        if (result == LookUpResult.FAILED) {
            order.inquiry().lookUpBy(nowNs + FAILED_PAUSE_NS);
        }
        return result == LookUpResult.NOT_FOUND && order.exchangeOrderId() == 0 && order.filledQtyE8() == 0
            && askedNs - order.placedTimeNs() >= settings.value(Setting.LOOK_UP_GRACE)
            && orderManager.onNeverArrived(order);
    }

    /**
     * True where a search without a find shows that an order which the exchange had has ended so long ago that it is not
     * remembered there. One that left the book a moment ago is found by the next search.
     */
    public boolean isForgotten(final Order order, final LookUpResult result, final long askedNs) {
        return result == LookUpResult.NOT_FOUND && order.status() == OrderStatus.UNKNOWN && order.exchangeOrderId() != 0
            && askedNs - order.placedTimeNs() >= REMEMBERED_NS
            && askedNs - order.inquiry().changedNs() >= settings.value(Setting.LOOK_UP_GRACE);
    }

    private int ask(final long nowNs, final boolean isExit, final int countMax) {
        int count = 0;
        for (int i = 0; i < orders.openCount() && count < countMax; i++) {
            final Order order = orders.open(i);
            if ((order.purpose() != Purpose.ENTRY) == isExit && isDue(order, nowNs)) {
                ask(order, nowNs);
                count++;
            }
        }
        return count;
    }

    private static boolean isDue(final Order order, final long nowNs) {
        if (order.status() == OrderStatus.UNKNOWN) {
            return nowNs >= order.inquiry().lookUpNs();
        }
        return order.isEnding() && nowNs >= Math.max(order.inquiry().lookUpNs(), order.inquiry().changedNs() + FIRST_PAUSE_NS);
    }

    private void ask(final Order order, final long nowNs) {
        final long pauseNs = Math.min(LAST_PAUSE_NS, FIRST_PAUSE_NS << Math.min(DOUBLINGS_MAX, order.inquiry().lookUpCount()));
        order.inquiry().lookedUp(nowNs + pauseNs);
        announcer.lookUp(order);
    }
}
