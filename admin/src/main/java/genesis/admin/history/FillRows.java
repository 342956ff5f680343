package genesis.admin.history;

import genesis.core.message.FillBookedDecoder;
import genesis.core.message.Message;
import genesis.core.message.Side;
import org.agrona.concurrent.UnsafeBuffer;

/** Fills; where the fee was told later, its message has everything once more and stands for both. */
public final class FillRows implements Rows<Fill> {
    private final FillBookedDecoder booked = new FillBookedDecoder();

    private record Key(long tradeId, Side side) {
    }

    @Override
    public void take(final int templateId, final UnsafeBuffer message, final Sink<Fill> sink) {
        if (templateId == FillBookedDecoder.TEMPLATE_ID) {
            booked.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
            final String symbol = sink.symbol(booked.instrumentId());
            sink.put(new Key(booked.tradeId(), booked.side()), booked.timeNs(), symbol, new Fill(booked.sequence(), booked.timeNs(),
                booked.tradeId(), booked.clientOrderId(), symbol, booked.side(), booked.priceE8(), booked.qtyE8(), booked.feeE8(),
                booked.feeCurrency(), booked.liquidity(), booked.strategyId()));
        }
    }
}
