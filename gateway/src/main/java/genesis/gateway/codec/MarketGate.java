package genesis.gateway.codec;

import genesis.core.message.Timeframe;
import genesis.core.message.TradeKind;

/**
 * Stands between what the WebSocket says and the input ring, where the same may be known from elsewhere or has to wait
 * for what came before it. Threading: the gateway's thread. Allocation: none for what passes.
 */
public interface MarketGate {
    /** Everything passes. */
    MarketGate OPEN = new MarketGate() { };

    /** False: it is kept or dropped, and the gate sees to it. */
    default boolean passesTrade(final int connectionId, final int instrumentId, final TradeKind kind,
                                final long tradeId, final long exchangeTimeMs, final long priceE8, final long amountE8) {
        return true;
    }

    /** A closed candle out of a snapshot. False: it is known. */
    default boolean passesCandle(final int instrumentId, final Timeframe timeframe, final long openTimeMs) {
        return true;
    }
}
