package genesis.core.order;

import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.PENDING_CANCEL;
import static genesis.core.message.OrderStatus.REJECTED;
import static genesis.core.message.OrderStatus.UNKNOWN;
import static genesis.core.message.OrderStatus.WORKING;

import genesis.core.message.OrderStatus;

/**
 * The life of an order as one table: where it stands and what happened give where it stands next.
 *
 * <pre>
 *                 ACCEPTED        PART_FILLED     ALL_FILLED  CANCEL_SENT     CANCELED  REJECTED        LOST
 * PENDING_NEW     WORKING         WORKING         FILLED      PENDING_CANCEL  CANCELED  REJECTED        UNKNOWN
 * WORKING         WORKING         WORKING         FILLED      PENDING_CANCEL  CANCELED  WORKING         UNKNOWN
 * PENDING_CANCEL  PENDING_CANCEL  PENDING_CANCEL  FILLED      PENDING_CANCEL  CANCELED  WORKING         UNKNOWN
 * UNKNOWN         WORKING         UNKNOWN         FILLED      UNKNOWN         CANCELED  REJECTED        UNKNOWN
 * FILLED          FILLED          FILLED          FILLED      FILLED          FILLED    FILLED          FILLED
 * CANCELED        CANCELED        CANCELED        FILLED      CANCELED        CANCELED  CANCELED        CANCELED
 * REJECTED        WORKING         WORKING         FILLED      REJECTED        REJECTED  REJECTED        REJECTED
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
        /** The venue refused it, or refused to cancel it. */ REJECTED,
        /** Nobody can say what became of it. */ LOST
    }

    private OrderLife() {
    }

    /** Where the order stands after the event. Total: every pair has an answer. */
    public static OrderStatus next(final OrderStatus status, final Event event) {
        return switch (status) {
            case PENDING_NEW -> switch (event) {
                case ACCEPTED, PART_FILLED -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCEL_SENT -> PENDING_CANCEL;
                case CANCELED -> CANCELED;
                case REJECTED -> REJECTED;
                case LOST -> UNKNOWN;
            };
            case WORKING -> switch (event) {
                case ACCEPTED, PART_FILLED -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCEL_SENT -> PENDING_CANCEL;
                case CANCELED -> CANCELED;
                // A refused change leaves the order where it is.
                case REJECTED -> WORKING;
                case LOST -> UNKNOWN;
            };
            case PENDING_CANCEL -> switch (event) {
                case ACCEPTED, PART_FILLED, CANCEL_SENT -> PENDING_CANCEL;
                // The fill crossed our cancel on the wire. It is a real fill: book it.
                case ALL_FILLED -> FILLED;
                case CANCELED -> CANCELED;
                case REJECTED -> WORKING;
                case LOST -> UNKNOWN;
            };
            case UNKNOWN -> switch (event) {
                case ACCEPTED -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCELED -> CANCELED;
                case REJECTED -> REJECTED;
                case PART_FILLED, CANCEL_SENT, LOST -> UNKNOWN;
            };
            case CANCELED -> event == Event.ALL_FILLED ? FILLED : CANCELED;
            case REJECTED -> switch (event) {
                case ACCEPTED, PART_FILLED -> WORKING;
                case ALL_FILLED -> FILLED;
                case CANCEL_SENT, CANCELED, REJECTED, LOST -> REJECTED;
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
