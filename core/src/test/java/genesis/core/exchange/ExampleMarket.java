package genesis.core.exchange;

import static genesis.core.message.OrderType.LIMIT;
import static genesis.core.message.Side.SELL;
import static genesis.core.unit.E8.ONE;

import genesis.core.message.OrderType;
import genesis.core.message.Side;

/**
 * The market on which the rules of SimulatedExchange are shown: bids 100 × 2, 99 × 5; asks 101 × 1, 102 × 4; orders from
 * 0.01 to 1,000. Prices and quantities are plain numbers here.
 */
final class ExampleMarket {
    static final int BTC = 3;

    private ExampleMarket() {
    }

    /** With a fee of 0.1 % for who waits, and 0.2 % for who takes. */
    static void open(final SimulatedExchange exchange) {
        open(exchange, BTC, ONE / 1_000, ONE / 500);
    }

    static void open(final SimulatedExchange exchange, final int instrument, final long makerFeeE8, final long takerFeeE8) {
        exchange.define(instrument, ONE / 100, 1_000 * ONE, makerFeeE8, takerFeeE8);
        exchange.snapshotStarted(instrument);
        exchange.snapshotLevel(instrument, 100 * ONE, 2 * ONE, 1);
        exchange.snapshotLevel(instrument, 99 * ONE, 5 * ONE, 1);
        exchange.snapshotLevel(instrument, 101 * ONE, -ONE, 1);
        exchange.snapshotLevel(instrument, 102 * ONE, -4 * ONE, 1);
        exchange.snapshotCompleted(instrument);
    }

    static OrderTicket ticket(final long id, final Side side, final OrderType type, final double price, final double qty) {
        return new OrderTicket().of(id, BTC, side, type, e8(price), e8(qty));
    }

    /** Sells 1 at 103, or at the market from a trade at 98 on. */
    static OrderTicket pair(final long id, final long stopId) {
        final OrderTicket ticket = ticket(id, SELL, LIMIT, 103, 1);
        ticket.ocoStopPriceE8 = 98 * ONE;
        ticket.ocoClientOrderId = stopId;
        return ticket;
    }

    /** Of senseless numbers, too: what is refused has to be written first. */
    static long e8(final double value) {
        return Math.round(value * ONE);
    }
}
