package genesis.gateway.simulator;

import genesis.core.message.Liquidity;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.wire.FrameText;

/**
 * One execution of our own, told twice: {@code te} at once, {@code tu} with the fee.
 *
 * @param feeE8 paid above zero, in quote units
 */
record DeskTrade(DeskOrder order, long id, long timeMs, long priceE8, long qtyE8, long feeE8, Liquidity liquidity) {
    /**
     * The 12 columns of a trade. The exchange takes the fee of a buy in the base currency, of a sell in the quote
     * currency.
     */
    void write(final FrameText text, final boolean withFee) {
        final boolean buys = order.orderedE8 > 0;
        text.raw('[').whole(id).raw(",\"").raw(order.symbol).raw("\",").whole(timeMs).raw(',').whole(order.id).raw(',')
            .e8(buys ? qtyE8 : -qtyE8).raw(',').e8(priceE8).raw(",\"").raw(order.type).raw("\",").e8(order.priceE8)
            .raw(',').whole(liquidity == Liquidity.MAKER ? 1 : -1);
        if (withFee) {
            final String[] currencies = Instrument.currenciesOf(order.symbol);
            text.raw(',').e8(buys ? -E8.divideFloor(feeE8, priceE8) : -feeE8)
                .raw(",\"").raw(currencies[buys ? 0 : 1]).raw('"');
        } else {
            text.raw(",null,null");
        }
        text.raw(',').whole(order.clientId).raw(']');
    }
}
