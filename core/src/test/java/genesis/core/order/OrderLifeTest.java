package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import genesis.core.message.OrderStatus;
import genesis.core.order.OrderLife.Event;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every state and every event, against the table that a person reads. */
class OrderLifeTest {
    private static final String TABLE = """
                        ACCEPTED        PART_FILLED     ALL_FILLED  CANCEL_SENT     CANCELED  REJECTED  LOST      NOT_CANCELED  REPORTED_OPEN   NEVER_ARRIVED
        PENDING_NEW     WORKING         WORKING         FILLED      PENDING_CANCEL  CANCELED  REJECTED  UNKNOWN   PENDING_NEW   WORKING         PENDING_NEW
        WORKING         WORKING         WORKING         FILLED      PENDING_CANCEL  CANCELED  CANCELED  UNKNOWN   WORKING       WORKING         WORKING
        PENDING_CANCEL  PENDING_CANCEL  PENDING_CANCEL  FILLED      PENDING_CANCEL  CANCELED  REJECTED  UNKNOWN   UNKNOWN       PENDING_CANCEL  PENDING_CANCEL
        UNKNOWN         WORKING         UNKNOWN         FILLED      UNKNOWN         CANCELED  REJECTED  UNKNOWN   UNKNOWN       WORKING         REJECTED
        FILLED          FILLED          FILLED          FILLED      FILLED          FILLED    FILLED    FILLED    FILLED        FILLED          FILLED
        CANCELED        CANCELED        CANCELED        FILLED      CANCELED        CANCELED  CANCELED  CANCELED  CANCELED      WORKING         CANCELED
        REJECTED        WORKING         WORKING         FILLED      REJECTED        CANCELED  REJECTED  REJECTED  REJECTED      WORKING         REJECTED
        """;

    @Test
    void shouldFollowTheTableForEveryStatusAndEvent() {
        final String[] lines = TABLE.split("\n");
        final String[] events = lines[0].trim().split("\\s+");
        final Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);
        for (int row = 1; row < lines.length; row++) {
            final String[] cells = lines[row].trim().split("\\s+");
            final OrderStatus status = OrderStatus.valueOf(cells[0]);
            seen.add(status);
            assertEquals(Event.values().length, cells.length - 1, lines[row]);
            for (int column = 0; column < events.length; column++) {
                assertEquals(OrderStatus.valueOf(cells[column + 1]),
                    OrderLife.next(status, Event.valueOf(events[column])), status + " × " + events[column]);
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(OrderStatus.NULL_VAL)), seen);
    }

    @Test
    void shouldCountAsOpenWhatMayStillTrade() {
        final Set<OrderStatus> open = EnumSet.noneOf(OrderStatus.class);
        for (final OrderStatus status : EnumSet.complementOf(EnumSet.of(OrderStatus.NULL_VAL))) {
            if (OrderLife.isOpen(status)) {
                open.add(status);
            }
        }
        assertEquals(EnumSet.of(OrderStatus.PENDING_NEW, OrderStatus.WORKING, OrderStatus.PENDING_CANCEL, OrderStatus.UNKNOWN), open);
    }

    @Test
    void shouldRefuseAnOrderWithoutStatus() {
        assertThrows(IllegalStateException.class, () -> OrderLife.next(OrderStatus.NULL_VAL, Event.ACCEPTED));
        assertThrows(IllegalStateException.class, () -> OrderLife.isOpen(OrderStatus.NULL_VAL));
    }
}
