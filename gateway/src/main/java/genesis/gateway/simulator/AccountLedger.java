package genesis.gateway.simulator;

import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.wire.FrameText;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the account holds: exchange wallets, which spot orders move, and margin positions, which the other orders move.
 * Nothing is refused for want of money: the engine's own risk rules are what is tried here.
 * <p>Threading: the event loop.
 */
final class AccountLedger {
    private static final long START_USD_E8 = 100_000 * E8.ONE;

    private final Map<String, Long> wallets = new TreeMap<>(Map.of("USD", START_USD_E8));
    private final Map<String, Long> positions = new TreeMap<>();
    private final Map<String, Long> basePrices = new TreeMap<>();

    void book(final DeskTrade trade) {
        final DeskOrder order = trade.order();
        final long signedE8 = order.orderedE8 > 0 ? trade.qtyE8() : -trade.qtyE8();
        final String[] currencies = Instrument.currenciesOf(order.symbol);
        if (order.type.startsWith("EXCHANGE ")) {
            wallets.merge(currencies[0], signedE8, Long::sum);
            wallets.merge(currencies[1], -E8.multiplyFloor(trade.priceE8(), signedE8), Long::sum);
        } else {
            move(order.symbol, signedE8, trade.priceE8());
        }
        wallets.merge(currencies[1], -trade.feeE8(), Long::sum);
    }

    /** {@code [[type,currency,balance,0,null,null,null],…]} */
    void writeWallets(final FrameText text) {
        text.raw('[');
        wallets.forEach((currency, balanceE8) -> text.raw("[\"exchange\",\"").raw(currency).raw("\",").e8(balanceE8)
            .raw(",0,null,null,null],"));
        text.dropLast(',').raw(']');
    }

    /** The 20 columns of each open position. */
    void writePositions(final FrameText text) {
        text.raw('[');
        positions.forEach((symbol, amountE8) -> text.raw("[\"").raw(symbol).raw("\",\"ACTIVE\",").e8(amountE8).raw(',')
            .e8(basePrices.get(symbol)).raw(",0,0,null,null,null,null,null,null,null,null,null,0,null,null,null,null],"));
        text.dropLast(',').raw(']');
    }

    private void move(final String symbol, final long signedE8, final long priceE8) {
        final long beforeE8 = positions.getOrDefault(symbol, 0L);
        final long afterE8 = beforeE8 + signedE8;
        if (afterE8 == 0) {
            positions.remove(symbol);
            basePrices.remove(symbol);
            return;
        }
        positions.put(symbol, afterE8);
        if (beforeE8 == 0 || beforeE8 > 0 != afterE8 > 0) {
            basePrices.put(symbol, priceE8);
        } else if (Math.abs(afterE8) > Math.abs(beforeE8)) {
            final long costE8 = E8.multiplyFloor(basePrices.get(symbol), Math.abs(beforeE8))
                + E8.multiplyFloor(priceE8, Math.abs(signedE8));
            basePrices.put(symbol, E8.divideFloor(costE8, Math.abs(afterE8)));
        }
    }
}
