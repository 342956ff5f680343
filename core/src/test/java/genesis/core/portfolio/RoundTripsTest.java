package genesis.core.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** Bought and sold at prices in whole units; the exchange tells fees with the fill, or in a message behind it. */
class RoundTripsTest {
    private final Portfolio portfolio = new Portfolio();
    private final RoundTrips trips = new RoundTrips();

    @Test
    void shouldARoundTripCostTheFeesOfBothItsFills() {
        assertFalse(fill(Side.BUY, 100, 1, 10));
        assertTrue(fill(Side.SELL, 105, 2, 20));

        assertEquals(2 * E8.ONE, trips.resultE8(0));
        assertEquals(10, trips.openedNs(0));
        assertEquals(E8.ONE, trips.largestQtyE8(0));
    }

    @Test
    void shouldAFeeThatIsToldBehindTheLastFillBelongToItsRoundTripAndBeNoneOfItsOwn() {
        fillWithoutFee(Side.BUY, 100, 10);
        assertFalse(fee(1), "the position is open");
        assertFalse(fillWithoutFee(Side.SELL, 105, 20), "what it came to is not known yet");
        assertTrue(fee(2));

        assertEquals(2 * E8.ONE, trips.resultE8(0));
        assertEquals(10, trips.openedNs(0));
    }

    @Test
    void shouldARoundTripWaitForTheFeesOfAllItsFillsInWhateverOrderTheyCome() {
        fillWithoutFee(Side.BUY, 100, 10);
        fillWithoutFee(Side.SELL, 105, 20);
        assertFalse(fee(1));
        assertTrue(fee(2));

        assertEquals(2 * E8.ONE, trips.resultE8(0));
    }

    @Test
    void shouldTheNextRoundTripNotWaitForAFeeThatNeverComesNorPayForOneThatComesLate() {
        fill(Side.BUY, 100, 0, 10);
        fillWithoutFee(Side.SELL, 105, 20);
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, E8.ONE, E8.ONE);
        assertTrue(trips.endsWithoutFee(0), "over as it is");
        assertEquals(5 * E8.ONE, trips.resultE8(0));
        assertFalse(trips.endsWithoutFee(0), "once");
        assertFalse(trips.onFill(0, portfolio.position(0), true, 30));
        assertTrue(fill(Side.SELL, 107, 1, 40));
        assertEquals(5 * E8.ONE, trips.resultE8(0), "7 less its own fees");

        assertFalse(fee(3), "of the first one: nobody asks any more");
        fill(Side.BUY, 100, 1, 50);
        fill(Side.SELL, 101, 1, 60);
        assertEquals(-E8.ONE, trips.resultE8(0));
    }

    private boolean fill(final Side side, final long price, final long fee, final long nowNs) {
        portfolio.fill(0, side, price * E8.ONE, E8.ONE, fee * E8.ONE);
        return trips.onFill(0, portfolio.position(0), true, nowNs);
    }

    private boolean fillWithoutFee(final Side side, final long price, final long nowNs) {
        portfolio.fill(0, side, price * E8.ONE, E8.ONE, 0);
        return trips.onFill(0, portfolio.position(0), false, nowNs);
    }

    private boolean fee(final long fee) {
        portfolio.fee(0, fee * E8.ONE);
        return trips.onFee(0, portfolio.position(0));
    }
}
