package genesis.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelScope;
import genesis.core.message.DenialReason;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Fills.Part;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.risk.TradingGate;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancels, late answers and protection, with an announcer that writes down what it hears. */
class OrderManagerTest implements Announcer {
    private static final long SECOND_NS = 1_000_000_000L;

    private final Settings settings = new Settings();
    private final Orders orders = new Orders();
    private final Portfolio portfolio = new Portfolio();
    private final OrderManager manager = new OrderManager(settings, orders,
        new Bookkeeper(portfolio, new Attribution(portfolio), this), this);
    private final List<String> heard = new ArrayList<>();
    private long nextId = 8;

    @Test
    void shouldAskForAnEndOnce() {
        final Order order = entry(Side.BUY, 6 * E8.ONE);
        manager.onAccepted(order, 77);
        manager.cancel(order);
        manager.cancel(order);
        assertEquals(List.of("changed WORKING", "cancel", "changed PENDING_CANCEL"), heard);
    }

    @Test
    void shouldAskForTheEndOfAnOrderThatIsNotAcceptedYet() {
        final Order order = entry(Side.BUY, 6 * E8.ONE);
        manager.cancel(order);
        assertEquals(List.of("cancel", "changed PENDING_CANCEL"), heard);
        manager.onAccepted(order, 77);
        assertEquals(OrderStatus.PENDING_CANCEL, order.status());
        assertEquals(77, order.exchangeOrderId());
    }

    @Test
    void shouldAskNothingOfAnOrderThatNobodyKnows() {
        final Order order = entry(Side.BUY, 6 * E8.ONE);
        manager.onUnknown(order);
        heard.clear();
        manager.cancel(order);
        assertTrue(heard.isEmpty());
    }

    @Test
    void shouldCancelOnlyEntriesThatAreOpenTooLong() {
        final Order old = entry(Side.BUY, 6 * E8.ONE);
        final Order exit = orders.start(nextId++, 0, new OrderIntent().exit(1, 0, Side.SELL,
            Purpose.EXIT_STOP, 1, E8.ONE), E8.ONE);
        final Withdrawals withdrawals = new Withdrawals(settings, orders, new TradingGate(), manager);
        final long ttlNs = settings.value(Setting.ENTRY_TTL);
        manager.onInput(5, ttlNs - 1);
        withdrawals.onTime(ttlNs - 1);
        assertEquals(OrderStatus.PENDING_NEW, old.status());
        manager.onInput(6, ttlNs);
        withdrawals.onTime(ttlNs);
        assertEquals(OrderStatus.PENDING_CANCEL, old.status());
        assertEquals(OrderStatus.PENDING_NEW, exit.status());
    }

    @Test
    void shouldNotKnowTheFateOfOpenOrdersAfterForgetting() {
        final Order open = entry(Side.BUY, 6 * E8.ONE);
        final Order ended = entry(Side.BUY, 6 * E8.ONE);
        manager.onCanceled(ended, -1);
        manager.forget();
        assertEquals(OrderStatus.UNKNOWN, open.status());
        assertEquals(OrderStatus.CANCELED, ended.status());
        assertEquals(1, orders.openCount());
    }

    @Test
    void shouldProtectAShortPositionAboveAndBelow() {
        final Order order = entry(Side.SELL, 6 * E8.ONE);
        assertEquals(Part.ALL, manager.onFilled(order, 1, 100 * E8.ONE, E8.ONE, 0, FeeCurrency.QUOTE, Liquidity.TAKER));
        final Position position = portfolio.position(0);
        assertEquals(106 * E8.ONE, position.stopPriceE8());
        assertEquals(91 * E8.ONE, position.targetPriceE8(), "6 × 3 ÷ 2 below");
        assertEquals(Part.NOTHING, manager.onFilled(order, 1, 100 * E8.ONE, E8.ONE, 0, FeeCurrency.QUOTE, Liquidity.TAKER));
        assertEquals(List.of("filled FILLED", "position 0"), heard);
    }

    @Test
    void shouldNotMoveTheStopAwayFromTheEntryByRounding() {
        final Order order = entry(Side.BUY, 612_345_678L);
        manager.onFilled(order, 1, 36_123 * E8.ONE, E8.ONE, 0, FeeCurrency.QUOTE, Liquidity.TAKER);
        assertEquals(36_123 * E8.ONE - 612_345_678L, portfolio.position(0).stopPriceE8());
    }

    @Test
    void shouldKeepAPriceWhereTheStopIsFartherThanZero() {
        final Order order = entry(Side.BUY, 600 * E8.ONE);
        manager.onFilled(order, 1, 100 * E8.ONE, E8.ONE, 0, FeeCurrency.QUOTE, Liquidity.TAKER);
        assertEquals(1, portfolio.position(0).stopPriceE8(), "0 would mean no stop");
        assertEquals(1_000 * E8.ONE, portfolio.position(0).targetPriceE8());
    }

    @Test
    void shouldBookAFillOfACanceledOrder() {
        final Order order = entry(Side.BUY, 6 * E8.ONE);
        manager.onCanceled(order, -1);
        assertEquals(0, orders.openCount());
        assertEquals(Part.ALL, manager.onFilled(order, 1, 100 * E8.ONE, E8.ONE, 0, FeeCurrency.QUOTE, Liquidity.TAKER));
        assertEquals(E8.ONE, portfolio.position(0).qtyE8());
        assertEquals(94 * E8.ONE, portfolio.position(0).stopPriceE8());
    }

    private Order entry(final Side side, final long stopDistanceE8) {
        manager.onInput(1, SECOND_NS);
        return orders.start(nextId++, 0, new OrderIntent().entry(0, 1, side, 100 * E8.ONE, 100 * E8.ONE, stopDistanceE8, 1, 1), E8.ONE);
    }

    @Override
    public void verdict(final OrderIntent intent, final DenialReason reason, final long qtyE8, final long observed, final long bound) {
        heard.add("verdict " + reason);
    }

    @Override
    public void place(final Order order) {
        heard.add("place");
    }

    @Override
    public void cancel(final Order order) {
        heard.add("cancel");
    }

    @Override
    public void amend(final Order order, final OrderChange change) {
        heard.add("amend");
    }

    @Override
    public void cancelMany(final CancelScope scope, final int groupId) {
        heard.add("cancel " + scope + " " + groupId);
    }

    @Override
    public void batch(final int commandCount) {
        heard.add("batch " + commandCount);
    }

    @Override
    public void lookUp(final Order order) {
        heard.add("look up");
    }

    @Override
    public void overfilled(final Order order, final long fillQtyE8) {
        heard.add("overfilled " + fillQtyE8);
    }

    @Override
    public void changed(final Order order) {
        heard.add("changed " + order.status());
    }

    @Override
    public void filled(final Order order) {
        heard.add("filled " + order.status());
    }

    @Override
    public void positionChanged(final int instrumentId) {
        heard.add("position " + instrumentId);
    }

    @Override
    public void performance(final int strategyId) {
        // What strategies come to is another test's.
    }
}
