package genesis.gateway.order;

import genesis.core.engine.OutputSink;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.RejectReason;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.InputPublisher;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.LongSupplier;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands leave the house here, each once. What became of them comes back over the account's channel; what cannot come
 * back is told here:
 *
 * <pre>
 *   no connection, no instrument, budget spent    OrderRejected: it never left
 *   connection lost between send and answer       OrderUnknown: it may stand in the book; it is never sent again
 *   a cancel that cannot be sent                  OrderUnknown: the order may be filled at any moment, unseen
 * </pre>
 *
 * Cancels are not limited: getting out is always allowed.
 * <p>Threading: the gateway's thread. Allocation: none of its own.
 */
public final class OrderSender implements OutputSink {
    /** Room for any order; the buffer grows if that should change. */
    private static final int FRAME_LENGTH = 512;

    /** A socket that is never ready: no credentials, nothing leaves. */
    public static final OrderSocket NOT_CONNECTED = new OrderSocket() {
        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public ByteBuf allocate() {
            throw new IllegalStateException("no account connection");
        }

        @Override
        public void send(final ByteBuf message) {
            throw new IllegalStateException("no account connection");
        }
    };

    private final OrderText text = new OrderText();
    /** Ours for good: each send takes a reference and the network gives it back. */
    private final ByteBuf spare = Unpooled.directBuffer(FRAME_LENGTH);
    private final OrderSocket socket;
    private final InputPublisher inputs;
    private final InstrumentRegistry registry;
    private final LongSupplier messageTimeNs;
    private final LongSupplier monotonicNs;
    private final OrderBudget budget;
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final LongHashSet inFlight = new LongHashSet();
    private long sentCount;

    /** The first clock stamps what is published, the second measures the budget. */
    public OrderSender(final OrderSocket socket, final InputPublisher inputs, final InstrumentRegistry registry,
                       final LongSupplier messageTimeNs, final LongSupplier monotonicNs, final OrderBudget budget) {
        this.socket = socket;
        this.inputs = inputs;
        this.registry = registry;
        this.messageTimeNs = messageTimeNs;
        this.monotonicNs = monotonicNs;
        this.budget = budget;
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        final int body = offset + Message.HEADER_LENGTH;
        final int blockLength = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> onPlace(place.wrap(buffer, body, blockLength, version));
            case CancelOrderDecoder.TEMPLATE_ID -> onCancel(cancel.wrap(buffer, body, blockLength, version));
            default -> throw new IllegalStateException(
                "not a command: templateId=" + Message.templateId(buffer, offset));
        }
    }

    /** The account's channel has said what became of this order. */
    public void onAnswered(final long clientOrderId) {
        inFlight.remove(clientOrderId);
    }

    /** The account's connection is lost: nobody will answer for what is in flight. */
    public void onDisconnected() {
        for (final LongHashSet.LongIterator orders = inFlight.iterator(); orders.hasNext(); ) {
            inputs.orderUnknown(messageTimeNs.getAsLong(), orders.nextValue());
        }
        inFlight.clear();
    }

    /** Gives the buffer back; no order can be sent after that. */
    public void close() {
        spare.release();
    }

    /** Orders sent and not answered. */
    public int inFlightCount() {
        return inFlight.size();
    }

    /** Orders and cancels that went to the socket. */
    public long sentCount() {
        return sentCount;
    }

    private void onPlace(final PlaceOrderDecoder order) {
        final Instrument instrument = registry.find(order.instrumentId());
        if (instrument == null) {
            reject(order, RejectReason.INVALID);
        } else if (!socket.isReady()) {
            reject(order, RejectReason.NOT_CONNECTED);
        } else if (!budget.tryTake(monotonicNs.getAsLong())) {
            reject(order, RejectReason.RATE_LIMIT);
        } else {
            final ByteBuf message = emptyFrame();
            text.place(message, order, instrument.symbol());
            inFlight.add(order.clientOrderId());
            send(message);
        }
    }

    private void onCancel(final CancelOrderDecoder order) {
        if (!socket.isReady()) {
            inputs.orderUnknown(messageTimeNs.getAsLong(), order.clientOrderId());
            return;
        }
        final ByteBuf message = emptyFrame();
        text.cancel(message, order);
        send(message);
    }

    /** The one buffer of ours where the network has given it back, else a new one. */
    private ByteBuf emptyFrame() {
        return spare.refCnt() == 1 ? spare.clear().retain() : socket.allocate();
    }

    private void send(final ByteBuf frame) {
        sentCount++;
        socket.send(frame);
    }

    private void reject(final PlaceOrderDecoder order, final RejectReason reason) {
        inputs.orderRejected(messageTimeNs.getAsLong(), order.clientOrderId(), reason);
    }
}
