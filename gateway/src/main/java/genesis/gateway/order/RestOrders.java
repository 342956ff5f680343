package genesis.gateway.order;

import genesis.core.message.CancelScope;
import genesis.core.message.RejectReason;
import genesis.gateway.codec.AccountPublisher;
import genesis.gateway.codec.OrderWords;
import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.NotificationRow;
import genesis.gateway.rest.RestOutcome;
import java.util.function.LongSupplier;

/**
 * The second way out: orders over REST while the socket is down. An answer of the exchange only says that it took the
 * request; since nobody would hear what follows, the engine is told that the fate is unknown and looks it up at once.
 *
 * <pre>
 *   taken            OrderAccepted with the exchange's number, then OrderUnknown
 *   refused          OrderRejected, ChangeRejected
 *   never left       OrderRejected; of a cancel OrderUnknown
 *   nobody knows     OrderUnknown: nothing is ever sent again
 * </pre>
 *
 * <p>Threading: the gateway's thread. Allocation: yes; a request is not a tick.
 */
final class RestOrders {
    private final RestSend client;
    private final AccountPublisher inputs;
    private final LongSupplier messageTimeNs;
    private long sentCount;

    RestOrders(final RestSend client, final AccountPublisher inputs, final LongSupplier messageTimeNs) {
        this.client = client;
        this.inputs = inputs;
        this.messageTimeNs = messageTimeNs;
    }

    /** Requests that were handed to the client. */
    public long sentCount() {
        return sentCount;
    }

    /** The second id is that of the stop beside it, 0 where there is none. */
    void place(final long clientOrderId, final long ocoClientOrderId, final String body) {
        sentCount++;
        client.send(AccountRequests.submit(body), outcome -> {
            onPlaced(clientOrderId, outcome);
            if (ocoClientOrderId != 0) {
                onPlaced(ocoClientOrderId, outcome);
            }
        });
    }

    void cancel(final long clientOrderId, final long exchangeOrderId, final long placedTimeNs) {
        sentCount++;
        client.send(exchangeOrderId != 0 ? AccountRequests.cancel(exchangeOrderId)
            : AccountRequests.cancel(clientOrderId, OrderText.day(placedTimeNs)),
            outcome -> onChanged(clientOrderId, exchangeOrderId, true, outcome));
    }

    void amend(final long clientOrderId, final long exchangeOrderId, final String body) {
        sentCount++;
        client.send(AccountRequests.update(body), outcome -> onChanged(clientOrderId, exchangeOrderId, false, outcome));
    }

    void cancelMany(final CancelScope scope, final int groupId) {
        sentCount++;
        // What became of the orders is looked up by the engine, which waits for an answer to each.
        client.send(scope == CancelScope.ALL ? AccountRequests.cancelAll() : AccountRequests.cancelGroup(groupId),
            outcome -> { });
    }

    private void onPlaced(final long clientOrderId, final RestOutcome<NotificationRow> outcome) {
        final long nowNs = messageTimeNs.getAsLong();
        if (outcome.isAnswer() && outcome.value().isSuccess()) {
            outcome.value().orders().stream().filter(order -> order.clientId() == clientOrderId && order.id() != 0)
                .forEach(order -> inputs.orderAccepted(nowNs, clientOrderId, order.id()));
            inputs.orderUnknown(nowNs, clientOrderId);
        } else if (outcome.isAnswer()) {
            inputs.orderRejected(nowNs, clientOrderId, OrderWords.rejectReason(outcome.value().text()));
        } else if (outcome.isFateUnknown()) {
            inputs.orderUnknown(nowNs, clientOrderId);
        } else {
            inputs.orderRejected(nowNs, clientOrderId, reason(outcome));
        }
    }

    private void onChanged(final long clientOrderId, final long exchangeOrderId, final boolean isCancel,
                           final RestOutcome<NotificationRow> outcome) {
        final long nowNs = messageTimeNs.getAsLong();
        if (outcome.isAnswer() && !outcome.value().isSuccess()) {
            inputs.changeRejected(nowNs, clientOrderId, exchangeOrderId, isCancel,
                OrderWords.rejectReason(outcome.value().text()));
        } else if (outcome.kind() == RestOutcome.Kind.BUSINESS_ERROR) {
            inputs.changeRejected(nowNs, clientOrderId, exchangeOrderId, isCancel, OrderWords.rejectReason(outcome.text()));
        } else {
            inputs.orderUnknown(nowNs, clientOrderId);
        }
    }

    private static RejectReason reason(final RestOutcome<NotificationRow> outcome) {
        return switch (outcome.kind()) {
            case BUSINESS_ERROR -> OrderWords.rejectReason(outcome.text());
            case RATE_LIMITED, REFUSED -> RejectReason.RATE_LIMIT;
            default -> RejectReason.NOT_CONNECTED;
        };
    }
}
