package genesis.gateway.order;

import genesis.core.engine.OutputSink;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.CommandBatchDecoder;
import genesis.core.message.Flag;
import genesis.core.message.LookUpOrderDecoder;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.ReconcileAccountDecoder;
import genesis.core.message.RejectReason;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.AccountPublisher;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.rest.RestClient;
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
 *   no instrument, an entry with the budget spent OrderRejected: it never left
 *   the socket is not up                          over REST instead, where there is a client; else OrderRejected
 *   connection lost between send and answer       OrderUnknown: it may stand in the book; it is never sent again
 *   a cancel that cannot be sent                  OrderUnknown: the order may be filled at any moment, unseen
 * </pre>
 *
 * Getting out is always allowed: cancels are not counted, exits are, but leave however many orders went before them; should
 * the exchange's cap be reached, the exchange may say so. Commands of a batch leave as one message.
 * <p>Threading: the gateway's thread. Allocation: none of its own while the socket is up, but for batches.
 */
public final class OrderSender implements OutputSink {
    /** Room for any order; the buffer grows for batches. */
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
    private final AccountPublisher inputs;
    private final InstrumentRegistry registry;
    private final LongSupplier messageTimeNs;
    private final LongSupplier monotonicNs;
    private final OrderBudget budget;
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrdersDecoder cancelMany = new CancelOrdersDecoder();
    private final CommandBatchDecoder batch = new CommandBatchDecoder();
    private final LookUpOrderDecoder lookUp = new LookUpOrderDecoder();
    private final ReconcileAccountDecoder reconcile = new ReconcileAccountDecoder();
    private final LongHashSet inFlight = new LongHashSet();
    private RestOrders rest;
    private AccountQueries queries;
    private RestClient client;
    private LastWord lastWord;
    private int batchLeft;
    private int batchOperations;
    private long sentCount;

    /** The first clock stamps what is published, the second measures the budget. */
    public OrderSender(final OrderSocket socket, final InputPublisher inputs, final InstrumentRegistry registry,
                       final LongSupplier messageTimeNs, final LongSupplier monotonicNs, final OrderBudget budget) {
        this.socket = socket;
        this.inputs = inputs.account();
        this.registry = registry;
        this.messageTimeNs = messageTimeNs;
        this.monotonicNs = monotonicNs;
        this.budget = budget;
    }

    /**
     * From now on there is a second way out, and somebody who can be asked. The client has the account's key, lives on the
     * thread of this sender, and stays the caller's.
     */
    public void rest(final RestClient client) {
        this.client = client;
        rest = new RestOrders(client::send, inputs, messageTimeNs);
        queries = new AccountQueries(client::send, inputs, registry, messageTimeNs);
    }

    /** Nothing leaves any more but the wish that all orders of the account end. Twice is no error. */
    public LastWord withdrawAll() {
        if (lastWord == null) {
            lastWord = new LastWord(this, client, monotonicNs);
        }
        return lastWord;
    }

    /** False where the socket is not up. */
    boolean cancelAll() {
        if (!socket.isReady()) {
            return false;
        }
        final ByteBuf message = emptyFrame();
        text.cancelAll(message);
        send(message);
        return true;
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        if (lastWord != null) {
            return;
        }
        final int body = offset + Message.HEADER_LENGTH;
        final int blockLength = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> onPlace(place.wrap(buffer, body, blockLength, version));
            case CancelOrderDecoder.TEMPLATE_ID -> onCancel(cancel.wrap(buffer, body, blockLength, version));
            case AmendOrderDecoder.TEMPLATE_ID -> onAmend(amend.wrap(buffer, body, blockLength, version));
            case CancelOrdersDecoder.TEMPLATE_ID -> onCancelMany(cancelMany.wrap(buffer, body, blockLength, version));
            case CommandBatchDecoder.TEMPLATE_ID -> onBatch(batch.wrap(buffer, body, blockLength, version));
            case LookUpOrderDecoder.TEMPLATE_ID -> onLookUp(lookUp.wrap(buffer, body, blockLength, version));
            case ReconcileAccountDecoder.TEMPLATE_ID -> onReconcile(reconcile.wrap(buffer, body, blockLength, version));
            default -> throw new IllegalStateException(
                "not a command: templateId=" + Message.templateId(buffer, offset));
        }
    }

    /** The account's channel has said that many orders are canceled at once. */
    public void onCancelManyAnswered() {
        if (lastWord != null) {
            lastWord.onAnswered();
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
        // What of a batch had not left never does: the engine takes all orders for unknown, and goes on from there.
        batchLeft = 0;
        batchOperations = 0;
    }

    /** Gives the buffer back; no order can be sent after that. */
    public void close() {
        spare.release();
    }

    /** Orders sent and not answered. */
    public int inFlightCount() {
        return inFlight.size();
    }

    /** Commands that went to the socket. */
    public long sentCount() {
        return sentCount;
    }

    private void onPlace(final PlaceOrderDecoder order) {
        final Instrument instrument = registry.find(order.instrumentId());
        if (instrument == null) {
            reject(order, RejectReason.INVALID);
        } else if (!socket.isReady() && rest == null) {
            reject(order, RejectReason.NOT_CONNECTED);
        } else if (!budget.tryTake(monotonicNs.getAsLong()) && order.reduceOnly() != Flag.YES) {
            reject(order, RejectReason.RATE_LIMIT);
        } else if (!socket.isReady()) {
            rest.place(order.clientOrderId(), order.ocoClientOrderId(), text.placeBody(order, instrument.symbol()));
        } else {
            inFlight.add(order.clientOrderId());
            if (order.ocoClientOrderId() != 0) {
                inFlight.add(order.ocoClientOrderId());
            }
            if (batchLeft > 0) {
                text.addPlace(order, instrument.symbol());
                batchOperations++;
            } else {
                final ByteBuf message = emptyFrame();
                text.place(message, order, instrument.symbol());
                send(message);
            }
        }
        endOperation();
    }

    private void onCancel(final CancelOrderDecoder order) {
        if (socket.isReady()) {
            if (batchLeft > 0) {
                text.addCancel(order);
                batchOperations++;
            } else {
                final ByteBuf message = emptyFrame();
                text.cancel(message, order);
                send(message);
            }
        } else if (rest == null) {
            inputs.orderUnknown(messageTimeNs.getAsLong(), order.clientOrderId());
        } else {
            rest.cancel(order.clientOrderId(), order.exchangeOrderId(), order.placedTimeNs());
        }
        endOperation();
    }

    private void onAmend(final AmendOrderDecoder order) {
        if (socket.isReady()) {
            if (batchLeft > 0) {
                text.addAmend(order);
                batchOperations++;
            } else {
                final ByteBuf message = emptyFrame();
                text.amend(message, order);
                send(message);
            }
        } else if (rest == null) {
            inputs.changeRejected(messageTimeNs.getAsLong(), order.clientOrderId(), order.exchangeOrderId(), false,
                RejectReason.NOT_CONNECTED);
        } else {
            rest.amend(order.clientOrderId(), order.exchangeOrderId(), text.amendBody(order));
        }
        endOperation();
    }

    /** What cannot be sent leaves all orders waiting for an answer, and the engine looks them up when none comes. */
    private void onCancelMany(final CancelOrdersDecoder orders) {
        if (socket.isReady()) {
            final ByteBuf message = emptyFrame();
            text.cancelMany(message, orders);
            send(message);
        } else if (rest != null) {
            rest.cancelMany(orders.scope(), orders.groupId());
        }
    }

    private void onBatch(final CommandBatchDecoder command) {
        if (socket.isReady()) {
            batchLeft = command.commandCount();
            batchOperations = 0;
            text.beginMulti();
        }
    }

    /** Sends a batch with its last command, or when it is as large as the exchange takes them. */
    private void endOperation() {
        if (batchLeft == 0) {
            return;
        }
        batchLeft--;
        if (batchOperations > 0 && (batchLeft == 0 || batchOperations == OrderText.OPERATIONS_MAX)) {
            final ByteBuf message = emptyFrame();
            text.finishMulti(message);
            send(message);
            batchOperations = 0;
            text.beginMulti();
        }
    }

    private void onLookUp(final LookUpOrderDecoder order) {
        if (queries == null) {
            inputs.orderLookedUp(messageTimeNs.getAsLong(), order.clientOrderId(), order.exchangeOrderId(),
                order.timeNs(), LookUpResult.FAILED);
        } else {
            queries.lookUp(order.clientOrderId(), order.exchangeOrderId(), order.placedTimeNs(), order.timeNs());
        }
    }

    private void onReconcile(final ReconcileAccountDecoder command) {
        if (queries != null) {
            queries.reconcile(command.fillsSinceMs());
        }
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
        final long nowNs = messageTimeNs.getAsLong();
        inputs.orderRejected(nowNs, order.clientOrderId(), reason);
        if (order.ocoClientOrderId() != 0) {
            inputs.orderRejected(nowNs, order.ocoClientOrderId(), reason);
        }
    }
}
