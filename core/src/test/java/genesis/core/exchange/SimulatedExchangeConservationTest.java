package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderType;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever the market does: nothing is filled twice, nothing outside its limit, and every order is accounted for. */
class SimulatedExchangeConservationTest {
    private static final long ONE = 100_000_000L;

    @Test
    void shouldAccountForEveryOrderInAnyMarket() {
        for (long seed = 1; seed <= 200; seed++) {
            new Run(seed).go();
        }
    }

    private static final class Ordered {
        Side side;
        OrderType type;
        long limitE8;
        long qtyE8;
        long filledE8;
        boolean accepted;
        boolean closed;
        boolean hidden;
        Ordered pair;
    }

    private static final class Run implements ExchangeEvents {
        private final long seed;
        private final SeededRandom random;
        private final SimulatedExchange exchange = new SimulatedExchange(this);
        private final Map<Long, Ordered> orders = new HashMap<>();
        private long lastTradeId;
        private long makerBudgetE8;
        private long makerFilledE8;

        Run(final long seed) {
            this.seed = seed;
            random = new SeededRandom(seed);
        }

        void go() {
            exchange.define(0, 1, 100 * ONE, 0, ONE / 500);
            for (long id = 1; id <= 400; id++) {
                step(id);
            }
            final long open = orders.values().stream().filter(order -> order.accepted && !order.closed).count();
            assertEquals(open, exchange.openOrderCount(), "seed=" + seed);

            for (final Map.Entry<Long, Ordered> entry : orders.entrySet()) {
                exchange.cancel(entry.getKey(), 0);
            }
            assertEquals(0, exchange.openOrderCount(), "seed=" + seed);
            assertTrue(orders.values().stream().allMatch(order -> order.closed), "seed=" + seed);
        }

        private void step(final long id) {
            makerBudgetE8 = Long.MAX_VALUE;
            makerFilledE8 = 0;
            final long priceE8 = (90 + random.nextInt(21)) * ONE;
            final long qtyE8 = 1 + random.nextInt(500_000_000);
            final boolean up = random.nextInt(2) == 0;
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> exchange.bookUpdated(0, priceE8, up ? qtyE8 : -qtyE8, random.nextInt(3));
                case 3 -> {
                    // Each side of ours may meet the same print, but never more of it than there is.
                    makerBudgetE8 = 2 * qtyE8;
                    exchange.traded(0, priceE8, up ? qtyE8 : -qtyE8);
                }
                case 4 -> exchange.cancel(1 + random.nextInt((int) id), 0);
                case 8 -> exchange.amend(1 + random.nextInt((int) id), 0, up ? priceE8 : 0, qtyE8);
                case 5 -> {
                    exchange.snapshotStarted(0);
                    exchange.snapshotLevel(0, priceE8 - ONE, qtyE8, 1);
                    exchange.snapshotLevel(0, priceE8, -qtyE8, 1);
                    exchange.snapshotCompleted(0);
                }
                default -> place(id, priceE8, qtyE8, up);
            }
        }

        private void place(final long id, final long priceE8, final long qtyE8, final boolean up) {
            final OrderTicket ticket = new OrderTicket().of(id, 0, up ? Side.BUY : Side.SELL,
                OrderType.get((byte) random.nextInt(7)), priceE8, qtyE8);
            ticket.auxPriceE8 = priceE8 + (random.nextInt(5) - 2) * ONE;
            ticket.trailingE8 = (1 + random.nextInt(4)) * ONE;
            ticket.hidden = ticket.type == OrderType.LIMIT && random.nextInt(4) == 0;
            ticket.postOnly = ticket.type == OrderType.LIMIT && random.nextInt(4) == 0;
            expect(ticket, id, ticket.type == OrderType.STOP_LIMIT ? ticket.auxPriceE8 : priceE8);
            if (ticket.type == OrderType.LIMIT && random.nextInt(3) == 0) {
                ticket.ocoStopPriceE8 = priceE8 + (up ? ONE : -ONE);
                ticket.ocoClientOrderId = 1_000 + id;
                expect(ticket, 1_000 + id, priceE8).type = OrderType.STOP;
                orders.get(id).pair = orders.get(1_000 + id);
                orders.get(1_000 + id).pair = orders.get(id);
            }
            exchange.place(ticket);
        }

        private Ordered expect(final OrderTicket ticket, final long id, final long limitE8) {
            final Ordered order = new Ordered();
            order.side = ticket.side;
            order.type = ticket.type;
            order.limitE8 = limitE8;
            order.qtyE8 = ticket.qtyE8;
            order.hidden = ticket.hidden;
            orders.put(id, order);
            return order;
        }

        @Override
        public void accepted(final int instrumentId, final long clientOrderId, final long exchangeOrderId) {
            orders.get(clientOrderId).accepted = true;
        }

        @Override
        public void filled(final int instrumentId, final long clientOrderId, final long exchangeOrderId,
            final long tradeId,
                           final long priceE8, final long qtyE8, final long feeE8, final Liquidity liquidity) {
            final Ordered order = orders.get(clientOrderId);
            final String where = "seed=" + seed + ", order=" + clientOrderId;
            assertTrue(order.accepted && !order.closed, where);
            assertTrue(qtyE8 > 0, where);
            assertEquals(++lastTradeId, tradeId, where);
            assertTrue(order.pair == null || order.pair.filledE8 == 0, where + " and the other of its pair");
            if (hasLimit(order.type)) {
                assertTrue(order.side == Side.BUY ? priceE8 <= order.limitE8 : priceE8 >= order.limitE8, where);
            }
            if (liquidity == Liquidity.MAKER) {
                assertTrue(!order.hidden, where);
                assertEquals(order.limitE8, priceE8, where);
                assertEquals(0, feeE8, where);
                makerFilledE8 += qtyE8;
                assertTrue(makerFilledE8 <= makerBudgetE8, where);
            }
            order.filledE8 += qtyE8;
            assertTrue(order.filledE8 <= order.qtyE8, where);
            order.closed = order.filledE8 == order.qtyE8;
        }

        private static boolean hasLimit(final OrderType type) {
            return type == OrderType.LIMIT || type == OrderType.STOP_LIMIT || type == OrderType.IOC || type == OrderType.FOK;
        }

        @Override
        public void amended(final int instrumentId, final long clientOrderId, final long exchangeOrderId, final long priceE8,
                            final long qtyE8, final long auxPriceE8, final long trailingE8) {
            final Ordered order = orders.get(clientOrderId);
            assertTrue(order.accepted && !order.closed && qtyE8 > order.filledE8, "seed=" + seed);
            order.limitE8 = priceE8;
            order.qtyE8 = qtyE8;
        }

        @Override
        public void changeRejected(final int instrumentId, final long clientOrderId, final RejectReason reason) {
            assertEquals(RejectReason.NOT_FOUND, reason, "seed=" + seed);
        }

        @Override
        public void canceled(final int instrumentId, final long clientOrderId, final long exchangeOrderId,
                             final CancelReason reason) {
            final Ordered order = orders.get(clientOrderId);
            assertTrue(order.accepted && !order.closed && order.filledE8 < order.qtyE8, "seed=" + seed);
            order.closed = true;
        }

        @Override
        public void rejected(final int instrumentId, final long clientOrderId, final RejectReason reason) {
            assertEquals(RejectReason.NOT_FOUND, reason, "seed=" + seed);
        }
    }
}
