package genesis.core.order;

import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.PENDING_CANCEL;
import static genesis.core.message.OrderStatus.PENDING_NEW;
import static genesis.core.message.OrderStatus.REJECTED;
import static genesis.core.message.OrderStatus.UNKNOWN;
import static genesis.core.message.OrderStatus.WORKING;

import genesis.core.message.OrderStatus;

/**
 * The life of an order as one table: where it stands and what happened give where it stands next.
 *
 * <pre>
 *                 ACCEPTED        PART_FILLED     ALL_FILLED  CANCEL_SENT     CANCELED  REJECTED  LOST
 * PENDING_NEW     WORKING         WORKING         FILLED      PENDING_CANCEL  CANCELED  REJECTED  UNKNOWN
 * WORKING         WORKING         WORKING         FILLED      PENDING_CANCEL  CANCELED  CANCELED  UNKNOWN
 * PENDING_CANCEL  PENDING_CANCEL  PENDING_CANCEL  FILLED      PENDING_CANCEL  CANCELED  REJECTED  UNKNOWN
 * UNKNOWN         WORKING         UNKNOWN         FILLED      UNKNOWN         CANCELED  REJECTED  UNKNOWN
 * FILLED          FILLED          FILLED          FILLED      FILLED          FILLED    FILLED    FILLED
 * CANCELED        CANCELED        CANCELED        FILLED      CANCELED        CANCELED  CANCELED  CANCELED
 * REJECTED        WORKING         WORKING         FILLED      REJECTED        CANCELED  REJECTED  REJECTED
 *
 *                 NOT_CANCELED    REPORTED_OPEN   NEVER_ARRIVED
 * PENDING_NEW     PENDING_NEW     WORKING         PENDING_NEW
 * WORKING         WORKING         WORKING         WORKING
 * PENDING_CANCEL  UNKNOWN         PENDING_CANCEL  PENDING_CANCEL
 * UNKNOWN         UNKNOWN         WORKING         REJECTED
 * FILLED          FILLED          FILLED          FILLED
 * CANCELED        CANCELED        WORKING         CANCELED
 * REJECTED        REJECTED        WORKING         REJECTED
 * </pre>
 *
 * A fill that arrives after the end is a real fill and is booked; the order only changes where the venue's word is
 * stronger than what we believed (a rejection that was followed by an acceptance was not the last word).
 */
public final class OrderLife {
    /** What can happen to an order. */
    public enum Event {
        /** The venue has it in its book. */ ACCEPTED,
        /** Something is left to fill. */ PART_FILLED,
        /** Nothing is left to fill. */ ALL_FILLED,
        /** We asked for its end. */ CANCEL_SENT,
        /** It left the book. */ CANCELED,
        /** The venue refused it. */ REJECTED,
        /** Nobody can say what became of it. */ LOST,
        /** The venue refused to cancel it: it does not find it, so it may be filled, ended, or not there yet. */ NOT_CANCELED,
        /** Asked later, the venue has it in its book. */ REPORTED_OPEN,
        /** Looked up in the book and in the history: the venue never had it. */ NEVER_ARRIVED
    }

    private OrderLife() {
    }

    /** Where the order stands after the event. Total: every pair has an answer. */
    public static OrderStatus next(final OrderStatus status, final Event event) {
        return switch (status) {
            case PENDING_NEW -> switch (event) {
                case ACCEPTED, PART_FILLED, REPORTED_OPEN -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCEL_SENT -> PENDING_CANCEL;
                case CANCELED -> CANCELED;
                case REJECTED -> REJECTED;
                case LOST -> UNKNOWN;
                // Only of an order whose fate is unknown can anything be concluded from not finding it.
                case NOT_CANCELED, NEVER_ARRIVED -> PENDING_NEW;
            };
            case WORKING -> switch (event) {
                case ACCEPTED, PART_FILLED, REPORTED_OPEN, NOT_CANCELED, NEVER_ARRIVED -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCEL_SENT -> PENDING_CANCEL;
                // Refused after all, such as a stop that found no money when it was triggered: it has left the book.
                case CANCELED, REJECTED -> CANCELED;
                case LOST -> UNKNOWN;
            };
            case PENDING_CANCEL -> switch (event) {
                case ACCEPTED, PART_FILLED, CANCEL_SENT, REPORTED_OPEN, NEVER_ARRIVED -> PENDING_CANCEL;
                // The fill crossed our cancel on the wire. It is a real fill: book it.
                case ALL_FILLED -> FILLED;
                case CANCELED -> CANCELED;
                case REJECTED -> REJECTED;
                case LOST, NOT_CANCELED -> UNKNOWN;
            };
            case UNKNOWN -> switch (event) {
                case ACCEPTED, REPORTED_OPEN -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCELED -> CANCELED;
                case REJECTED, NEVER_ARRIVED -> REJECTED;
                case PART_FILLED, CANCEL_SENT, LOST, NOT_CANCELED -> UNKNOWN;
            };
            case CANCELED -> switch (event) {
                case ALL_FILLED -> FILLED;
                case REPORTED_OPEN -> WORKING;
                case ACCEPTED, PART_FILLED, CANCEL_SENT, CANCELED, REJECTED, LOST, NOT_CANCELED, NEVER_ARRIVED -> CANCELED;
            };
            case REJECTED -> switch (event) {
                case ACCEPTED, PART_FILLED, REPORTED_OPEN -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCELED -> CANCELED;
                case CANCEL_SENT, REJECTED, LOST, NOT_CANCELED, NEVER_ARRIVED -> REJECTED;
            };
            case FILLED -> FILLED;
            case NULL_VAL -> throw new IllegalStateException("an order without a status");
        };
    }

    /** True while the order can still trade, or we do not know that it cannot. */
    public static boolean isOpen(final OrderStatus status) {
        return switch (status) {
            case PENDING_NEW, WORKING, PENDING_CANCEL, UNKNOWN -> true;
            case FILLED, CANCELED, REJECTED -> false;
            case NULL_VAL -> throw new IllegalStateException("an order without a status");
        };
    }
}
