package genesis.core.engine;

import genesis.core.message.FillBookedEncoder;
import genesis.core.message.FillReportedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.Side;
import genesis.core.order.Fills;
import genesis.core.order.Order;
import genesis.core.portfolio.Attribution;

/**
 * Says of each fill that it was booked: the inputs tell fills more than once and of orders that are not ours, and only the
 * engine knows which of them counted. Threading: engine thread. Allocation: none.
 */
final class FillOutputs {
    private final FillBookedEncoder booked = new FillBookedEncoder();
    private final Outbox out;

    FillOutputs(final Outbox out) {
        this.out = out;
    }

    /** What was booked of a fill that the exchange told by itself. The order is null where it was never ours. */
    void booked(final Fills.Part part, final Order order, final OrderFilledDecoder fill) {
        if (part != Fills.Part.NOTHING) {
            begin(part, order, fill.instrumentId(), order == null ? fill.side() : order.side())
                .tradeId(fill.tradeId()).exchangeOrderId(fill.exchangeOrderId()).priceE8(fill.priceE8()).qtyE8(fill.qtyE8())
                .feeE8(fill.feeE8()).liquidity(fill.liquidity()).feeCurrency(fill.feeCurrency());
            out.send(booked.encodedLength());
        }
    }

    /** As {@link #booked}, from the exchange's history. */
    void reported(final Fills.Part part, final Order order, final FillReportedDecoder fill) {
        if (part != Fills.Part.NOTHING) {
            begin(part, order, fill.instrumentId(), order == null ? fill.side() : order.side())
                .tradeId(fill.tradeId()).exchangeOrderId(fill.exchangeOrderId()).priceE8(fill.priceE8()).qtyE8(fill.qtyE8())
                .feeE8(fill.feeE8()).liquidity(fill.liquidity()).feeCurrency(fill.feeCurrency());
            out.send(booked.encodedLength());
        }
    }

    private FillBookedEncoder begin(final Fills.Part part, final Order order, final int toldInstrumentId, final Side side) {
        return booked.wrapAndApplyHeader(out.buffer(), 0, out.header()).sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(order == null ? 0 : order.clientOrderId())
            .instrumentId(order == null ? toldInstrumentId : order.instrumentId())
            .strategyId(order == null ? Attribution.NOBODY : order.strategyId())
            .side(side).isFeeOnly(part == Fills.Part.FEE ? Flag.YES : Flag.NO);
    }
}
