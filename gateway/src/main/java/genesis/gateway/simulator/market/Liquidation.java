package genesis.gateway.simulator.market;

import genesis.gateway.simulator.wire.FrameText;

/**
 * Somebody's position that was closed by force.
 *
 * @param amountE8 of the position, signed
 * @param baseE8   price at which it was opened
 * @param priceE8  price at which it was taken over
 */
public record Liquidation(long positionId, long timeMs, String symbol, long amountE8, long baseE8, long priceE8) {
    /** The 12 columns. */
    public void write(final FrameText text) {
        text.raw("[\"pos\",").whole(positionId).raw(',').whole(timeMs).raw(",null,\"").raw(symbol).raw("\",")
            .e8(amountE8).raw(',').e8(baseE8).raw(",null,1,1,null,").e8(priceE8).raw(']');
    }
}
