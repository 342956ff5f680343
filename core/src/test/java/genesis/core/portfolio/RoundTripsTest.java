package genesis.core.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Side;
import genesis.core.order.Fills;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final int BTC = 0;

    private final Portfolio portfolio = new Portfolio();
    private final RoundTrips trips = new RoundTrips();

    @Test
    void shouldEndWhenFlatWhereFeesComeWithTheirFills() {
        assertFalse(fill(Side.BUY, 100, 2, 1));
        assertFalse(fill(Side.SELL, 110, 1, 1));
        assertTrue(fill(Side.SELL, 110, 1, 1));
        assertEquals(17 * E8.ONE, trips.resultE8(BTC), "2 × 10 less three fees");
        assertEquals(2 * E8.ONE, trips.largestQtyE8(BTC));
    }

    /** A profit of 3 less fees of 2 and 2 is a loss of 1: one, and not a win of 1 and a loss of 2. */
    @Test
    void shouldWaitForTheFeesThatAreToldLater() {
        assertFalse(fillWithoutFee(Side.BUY, 100, 1));
        assertFalse(fee(2));
        assertFalse(fillWithoutFee(Side.SELL, 103, 1), "flat, but what it cost is not known");
        assertTrue(fee(2));
        assertEquals(-E8.ONE, trips.resultE8(BTC));
        assertFalse(fillWithoutFee(Side.SELL, 103, 1));
        assertFalse(fee(2));
    }

    @Test
    void shouldGoOnWhereItIsOpenedAgainBeforeTheLastFee() {
        fillWithoutFee(Side.BUY, 100, 1);
        fillWithoutFee(Side.SELL, 103, 1);
        assertFalse(fee(1));
        assertFalse(fillWithoutFee(Side.BUY, 103, 1));
        assertFalse(fee(1));
        assertFalse(fee(1));
        assertTrue(fill(Side.SELL, 105, 1, 1));
        assertEquals(E8.ONE, trips.resultE8(BTC), "3 and 2 less four fees");
    }

    private boolean fill(final Side side, final long price, final long qty, final long fee) {
        portfolio.fill(BTC, side, price * E8.ONE, qty * E8.ONE, fee * E8.ONE);
        return trips.onFill(BTC, portfolio.position(BTC), Fills.Part.ALL, true, 0);
    }

    private boolean fillWithoutFee(final Side side, final long price, final long qty) {
        portfolio.fill(BTC, side, price * E8.ONE, qty * E8.ONE, 0);
        return trips.onFill(BTC, portfolio.position(BTC), Fills.Part.ALL, false, 0);
    }

    private boolean fee(final long fee) {
        portfolio.fee(BTC, fee * E8.ONE);
        return trips.onFill(BTC, portfolio.position(BTC), Fills.Part.FEE, true, 0);
    }
}
