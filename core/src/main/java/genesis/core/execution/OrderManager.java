package genesis.core.execution;

import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.OrderLife.Event;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.risk.ApprovedOrder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Sends what risk approved, and books what became of it. Only an {@link ApprovedOrder} gets in.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class OrderManager {
    /** Client order ids of an input start at its sequence times this. More orders than this borrow from the numbers behind. */
    private static final int IDS_PER_INPUT = 8;

    private final Settings settings;
    private final Orders orders;
    private final Portfolio portfolio;
    private final Attribution attribution;
    private final Announcer announcer;
    private long sequence;
    private long nowNs;
    private long lastClientOrderId;

    public OrderManager(final Settings settings, final Orders orders, final Portfolio portfolio,
                        final Attribution attribution, final Announcer announcer) {
        this.settings = settings;
        this.orders = orders;
        this.portfolio = portfolio;
        this.attribution = attribution;
        this.announcer = announcer;
    }

    /** A new input is being processed: client order ids derive from its sequence. */
    public void onInput(final long inputSequence, final long timeNs) {
        sequence = inputSequence;
        nowNs = timeNs;
    }

    /** Sends an order. */
    void submit(final ApprovedOrder approved) {
        lastClientOrderId = Math.max(sequence * IDS_PER_INPUT, lastClientOrderId + 1);
        final Order order = orders.start(lastClientOrderId, nowNs, approved.intent(), approved.qtyE8());
        attribution.onOrder(order.strategyId());
        announcer.place(order);
    }

    /** Asks for an order's end. Asking twice sends nothing twice; of an order nobody knows about, nothing can be asked. */
    void cancel(final Order order) {
        if (order.status() == OrderStatus.WORKING || order.status() == OrderStatus.PENDING_NEW) {
            announcer.cancel(order);
            change(order, Event.CANCEL_SENT);
        }
    }

    /** Asks for the end of all orders. */
    public void cancelAll() {
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            cancel(orders.open(i));
        }
    }

    /** Cancels entries that have been open for too long. */
    public void onTime() {
        final long ttlNs = settings.value(Setting.ENTRY_TTL);
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (order.purpose() == Purpose.ENTRY && nowNs - order.placedTimeNs() >= ttlNs) {
                cancel(order);
            }
        }
    }

    /** A new session that does not share the venue's memory cannot know what became of orders of the last one. */
    public void forget() {
        for (int i = 0; i < orders.openCount(); i++) {
            change(orders.open(i), Event.LOST);
        }
    }

    public void onAccepted(final Order order, final long exchangeOrderId) {
        order.exchangeOrderId(exchangeOrderId);
        change(order, Event.ACCEPTED);
    }

    public void onCanceled(final Order order) {
        change(order, Event.CANCELED);
    }

    public void onRejected(final Order order) {
        change(order, Event.REJECTED);
    }

    public void onUnknown(final Order order) {
        change(order, Event.LOST);
    }

    /** Books a fill, once, and puts stop and target where the position now needs them. Returns false for a known fill. */
    public boolean onFilled(final Order order, final long tradeId, final long priceE8, final long qtyE8,
                            final long feeE8, final Liquidity liquidity) {
        if (!orders.isNewFill(tradeId)) {
            return false;
        }
        order.fill(priceE8, qtyE8, feeE8, liquidity);
        final Position position = portfolio.position(order.instrumentId());
        final int ownerBefore = attribution.owner(order.instrumentId());
        final long qtyBeforeE8 = position.qtyE8();
        final long realisedBeforeE8 = position.realisedPnlE8();
        portfolio.fill(order.instrumentId(), order.side(), priceE8, qtyE8, feeE8);
        attribution.onFill(order.strategyId(), order.instrumentId(), qtyBeforeE8,
            position.realisedPnlE8() - realisedBeforeE8, feeE8);
        if (order.purpose() == Purpose.ENTRY && order.stopDistanceE8() != OrderIntent.NO_STOP) {
            protect(position, order.stopDistanceE8());
        }
        orders.settle(order);
        announcer.filled(order);
        announcer.positionChanged(order.instrumentId());
        announcer.performance(order.strategyId());
        if (qtyBeforeE8 != 0 && ownerBefore != order.strategyId()) {
            announcer.performance(ownerBefore);
        }
        return true;
    }

    /** Stop and target at their distances from the average price. They are watched here, not sent: no tick rounds them. */
    private void protect(final Position position, final long stopDistanceE8) {
        if (position.isFlat()) {
            return;
        }
        final long targetDistanceE8 = E8.multiplyDivideFloor(stopDistanceE8,
            settings.value(Setting.TARGET_ATR), settings.value(Setting.STOP_ATR));
        final long averageE8 = position.averagePriceE8();
        final boolean isLong = position.exitSide() == Side.SELL;
        final long stopE8 = isLong ? averageE8 - stopDistanceE8 : averageE8 + stopDistanceE8;
        final long targetE8 = isLong ? averageE8 + targetDistanceE8 : averageE8 - targetDistanceE8;
        // A distance wider than the price itself leaves no price to stop at: the smallest one then.
        position.protect(Math.max(1, stopE8), Math.max(1, targetE8));
    }

    public void addTo(final StreamDigest digest) {
        digest.add(lastClientOrderId);
    }

    private void change(final Order order, final Event event) {
        if (order.on(event) || event == Event.ACCEPTED) {
            orders.settle(order);
            announcer.changed(order);
        }
    }
}
