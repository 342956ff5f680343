package genesis.core.exchange;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.StreamDigest;

/** An order as it arrives at the simulated exchange. Reused; zero and false is what an ordinary one says. */
final class OrderTicket {
    long clientOrderId;
    long priceE8;
    long qtyE8;
    long auxPriceE8;
    long trailingE8;
    long ocoStopPriceE8;
    long ocoClientOrderId;
    int instrumentId;
    Side side = Side.BUY;
    OrderType type = OrderType.MARKET;
    boolean postOnly;
    boolean hidden;
    boolean closesPosition;
    boolean reduceOnly;

    OrderTicket of(final long newClientOrderId, final int newInstrumentId, final Side newSide, final OrderType newType,
                   final long newPriceE8, final long newQtyE8) {
        clientOrderId = newClientOrderId;
        instrumentId = newInstrumentId;
        side = newSide;
        type = newType;
        priceE8 = newPriceE8;
        qtyE8 = newQtyE8;
        auxPriceE8 = trailingE8 = ocoStopPriceE8 = ocoClientOrderId = 0;
        postOnly = hidden = closesPosition = reduceOnly = false;
        return this;
    }

    boolean isPair() {
        return ocoStopPriceE8 != 0;
    }

    boolean isStop() {
        return type == OrderType.STOP || type == OrderType.STOP_LIMIT || type == OrderType.TRAILING_STOP;
    }

    /** Prices that are missing or that money cannot hold, flags that the type does not have. */
    boolean isWrong() {
        final boolean hasPrice = type != OrderType.MARKET && type != OrderType.TRAILING_STOP;
        return hasPrice && (priceE8 <= 0 || Executions.isTooMuchMoney(priceE8, qtyE8))
            || type == OrderType.STOP_LIMIT && (auxPriceE8 <= 0 || Executions.isTooMuchMoney(auxPriceE8, qtyE8))
            || type == OrderType.TRAILING_STOP && trailingE8 <= 0
            || (postOnly || isPair()) && type != OrderType.LIMIT;
    }

    void addTo(final StreamDigest digest) {
        digest.add(clientOrderId).add(instrumentId).add(side.value()).add(type.value()).add(priceE8).add(qtyE8)
            .add(auxPriceE8).add(trailingE8).add(ocoStopPriceE8).add(ocoClientOrderId)
            .add((postOnly ? 1 : 0) + (hidden ? 2 : 0) + (closesPosition ? 4 : 0) + (reduceOnly ? 8 : 0));
    }
}
