package genesis.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelScope;
import genesis.core.message.DenialReason;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The news of an order (accepted, te, tu, ended, the history) in any order and any number of times, against a model that
 * only knows sets: position = sum of the different fills, fees = sum of the fees told, the order ends as the exchange says.
 */
class NewsInAnyOrderTest implements Announcer {
    private static final int ROUNDS = 20_000;
    private static final FeeCurrency[] CURRENCIES = {FeeCurrency.QUOTE, FeeCurrency.BASE};

    private final Settings settings = new Settings();

    /** One fill as the exchange has it. */
    private record Fill(long tradeId, long priceE8, long qtyE8, long feeE8, FeeCurrency currency) {
    }

    @Test
    void shouldComeToTheSameBooksWhateverTheOrder() {
        final long seed = System.nanoTime();
        System.out.println("NewsInAnyOrderTest seed=" + seed);
        final Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            play(random, "seed=" + seed + ", round=" + round);
        }
    }

    private void play(final Random random, final String where) {
        final Orders orders = new Orders();
        final Portfolio portfolio = new Portfolio();
        final OrderManager manager = new OrderManager(settings, orders, new Bookkeeper(portfolio, new Attribution(portfolio), this), this);
        manager.onInput(1, 1);
        manager.onSessionStarted(true);
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        final long qtyE8 = 1 + random.nextInt(1_000_000_000);
        final Order order = orders.start(7, 1, new OrderIntent().exit(0, 0, side, Purpose.EXIT_SIGNAL, 1, qtyE8), qtyE8);
        final FeeCurrency currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        final List<Fill> fills = fills(random, qtyE8, currency);
        final long filledE8 = fills.stream().mapToLong(Fill::qtyE8).sum();

        final List<Runnable> news = new ArrayList<>();
        add(news, random, () -> manager.onAccepted(order, 900), 0);
        add(news, random, () -> manager.onCanceled(order, filledE8), 1);
        for (final Fill fill : fills) {
            add(news, random, () -> book(manager, order, fill, false), 0);
            add(news, random, () -> book(manager, order, fill, true), 1);
        }
        Collections.shuffle(news, random);
        news.forEach(Runnable::run);

        assertEquals(filledE8, order.filledQtyE8(), where);
        assertEquals(filledE8 == qtyE8 ? OrderStatus.FILLED : OrderStatus.CANCELED, order.status(), where);
        assertEquals(0, orders.openCount(), where);
        final long baseFeesE8 = currency == FeeCurrency.BASE ? fills.stream().mapToLong(Fill::feeE8).sum() : 0;
        final long signedE8 = (side == Side.BUY ? filledE8 : -filledE8) - baseFeesE8;
        assertEquals(signedE8, portfolio.position(0).qtyE8(), where);
        final long feesE8 = fills.stream().mapToLong(NewsInAnyOrderTest::worthE8).sum();
        assertEquals(feesE8, portfolio.feesE8(), where);
        assertEquals(feesE8, order.feeE8(), where);
        final long paidInE8 = new Portfolio().cashE8();
        assertEquals(paidInE8 + portfolio.realisedPnlE8() + portfolio.unrealisedPnlE8() - portfolio.feesE8(),
            portfolio.equityE8(), where);
        assertEquals(paidInE8 + cashE8(fills, side, currency), portfolio.cashE8(), where);
    }

    private static void book(final OrderManager manager, final Order order, final Fill fill, final boolean withFee) {
        manager.onFilled(order, fill.tradeId, fill.priceE8, fill.qtyE8, withFee ? fill.feeE8 : 0,
            withFee ? fill.currency : FeeCurrency.NOT_TOLD, Liquidity.TAKER);
    }

    /** At least so often, and up to three times. */
    private static void add(final List<Runnable> news, final Random random, final Runnable one, final int atLeast) {
        for (int i = atLeast + random.nextInt(3); i > 0; i--) {
            news.add(one);
        }
    }

    private static List<Fill> fills(final Random random, final long qtyE8, final FeeCurrency currency) {
        final List<Fill> fills = new ArrayList<>();
        long leftE8 = qtyE8;
        final int count = random.nextInt(5);
        for (int i = 0; i < count && leftE8 > 0; i++) {
            // The last may be one hundred-millionth.
            final long partE8 = i == 3 ? leftE8 : Math.min(leftE8, 1 + (long) (random.nextDouble() * leftE8));
            leftE8 -= partE8;
            final long priceE8 = 1 + random.nextInt(1_000) * E8.ONE;
            fills.add(new Fill(100 + i, priceE8, partE8, random.nextInt(1_000), currency));
        }
        return fills;
    }

    private static long worthE8(final Fill fill) {
        return fill.currency == FeeCurrency.QUOTE ? fill.feeE8 : E8.multiplyFloor(fill.priceE8, fill.feeE8);
    }

    /** A fee in base costs no cash. */
    private static long cashE8(final List<Fill> fills, final Side side, final FeeCurrency currency) {
        long cashE8 = 0;
        for (final Fill fill : fills) {
            final long notionalE8 = E8.multiplyFloor(fill.priceE8, fill.qtyE8);
            cashE8 += side == Side.BUY ? -notionalE8 : notionalE8;
            cashE8 -= currency == FeeCurrency.QUOTE ? fill.feeE8 : 0;
        }
        return cashE8;
    }

    @Override
    public void verdict(final OrderIntent intent, final DenialReason reason, final long qtyE8, final long observed, final long bound) {
    }

    @Override
    public void place(final Order order) {
    }

    @Override
    public void cancel(final Order order) {
    }

    @Override
    public void amend(final Order order, final OrderChange change) {
    }

    @Override
    public void cancelMany(final CancelScope scope, final int groupId) {
    }

    @Override
    public void batch(final int commandCount) {
    }

    @Override
    public void lookUp(final Order order) {
    }

    @Override
    public void overfilled(final Order order, final long fillQtyE8) {
    }

    @Override
    public void changed(final Order order) {
    }

    @Override
    public void filled(final Order order) {
    }

    @Override
    public void performance(final int strategyId) {
        // What strategies come to has tests of its own.
    }

    @Override
    public void positionChanged(final int instrumentId) {
    }
}
