package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.OrderType;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderChangeTest {
    private final OrderChange change = new OrderChange();

    @Test
    void shouldSayWhatItWasToldAndNothingOnceItIsCleared() {
        assertSame(change, change.priceE8(1).auxPriceE8(2).trailingE8(3).remainingQtyE8(4));
        assertEquals(1, change.priceE8());
        assertEquals(2, change.auxPriceE8());
        assertEquals(3, change.trailingE8());
        assertEquals(4, change.remainingQtyE8());
        assertSame(change, change.clear());
        assertEquals(0, change.priceE8() | change.auxPriceE8() | change.trailingE8() | change.remainingQtyE8());
    }

    /** What an order of each type has: only a trailing stop a distance, only a stop-limit a second price. */
    @Test
    void shouldFitOrdersThatHaveAllItSpeaksOf() {
        assertEquals(Set.of(), fitting(change));
        assertEquals(EnumSet.of(OrderType.LIMIT, OrderType.STOP, OrderType.STOP_LIMIT, OrderType.TRAILING_STOP),
            fitting(change.remainingQtyE8(1)), "all that wait have a quantity");
        assertEquals(EnumSet.of(OrderType.LIMIT, OrderType.STOP, OrderType.STOP_LIMIT), fitting(change.clear().priceE8(1)));
        assertEquals(EnumSet.of(OrderType.STOP_LIMIT), fitting(change.clear().auxPriceE8(1)));
        assertEquals(EnumSet.of(OrderType.TRAILING_STOP), fitting(change.clear().trailingE8(1)));
        assertEquals(Set.of(), fitting(change.clear().priceE8(1).trailingE8(1)));
    }

    @Test
    void shouldSeeAnyPriceBelowZero() {
        assertFalse(change.hasPriceBelowZero(), "zero leaves it");
        assertTrue(change.clear().priceE8(-1).hasPriceBelowZero());
        assertTrue(change.clear().auxPriceE8(-1).hasPriceBelowZero());
        assertTrue(change.clear().trailingE8(-1).hasPriceBelowZero());
        assertFalse(change.clear().remainingQtyE8(-1).hasPriceBelowZero(), "that is no price");
    }

    @Test
    void shouldLeaveThePricesWhereOnlyTheQuantityIsAnother() {
        assertTrue(change.remainingQtyE8(1).leavesPrices());
        assertFalse(change.clear().priceE8(1).leavesPrices());
        assertFalse(change.clear().auxPriceE8(1).leavesPrices());
        assertFalse(change.clear().trailingE8(1).leavesPrices());
    }

    private static Set<OrderType> fitting(final OrderChange change) {
        final Set<OrderType> types = EnumSet.noneOf(OrderType.class);
        for (final OrderType type : OrderType.values()) {
            if (change.fits(type)) {
                types.add(type);
            }
        }
        return types;
    }
}
