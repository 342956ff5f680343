package genesis.admin.history;

import genesis.admin.view.Status;
import genesis.core.message.Message;
import genesis.core.message.OrderChangedDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Orders that ended, as they were left: a fill or a fee that is told behind the end belongs to them. */
public final class OrderRows implements Rows<Status.Order> {
    private final OrderChangedDecoder changed = new OrderChangedDecoder();

    /** Orders of others that were taken over may have no client order id. */
    private record Key(long clientOrderId, long exchangeOrderId) {
    }

    @Override
    public void take(final int templateId, final UnsafeBuffer message, final Sink<Status.Order> sink) {
        if (templateId != OrderChangedDecoder.TEMPLATE_ID) {
            return;
        }
        changed.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
        if (Status.isOpen(changed.status())) {
            return;
        }
        final String symbol = sink.symbol(changed.instrumentId());
        final long clientOrderId = changed.clientOrderId();
        sink.put(new Key(clientOrderId, clientOrderId == 0 ? changed.exchangeOrderId() : 0), changed.timeNs(), symbol,
            new Status.Order(clientOrderId, changed.timeNs(), symbol, changed.side(), changed.orderType(), changed.purpose(), changed.status(),
                changed.qtyE8(), changed.filledQtyE8(), changed.priceE8(), changed.averagePriceE8(), changed.feeE8()));
    }
}
