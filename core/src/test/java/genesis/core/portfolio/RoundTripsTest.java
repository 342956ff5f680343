package genesis.core.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** One coin bought at 100 and sold at 110, for 1 each time. */
class RoundTripsTest {
    private final RoundTrips trips = new RoundTrips();
    private final Portfolio portfolio = new Portfolio();
    private final Position position = portfolio.position(0);

    @Test
    void shouldEndWithTheFillThatClosesWhereItsFeeIsTold() {
        fill(Side.BUY, 100, 1, true);
        assertFalse(trips.ends(0, position));
        fill(Side.SELL, 110, 1, true);
        assertTrue(trips.ends(0, position));
        assertEquals(8 * E8.ONE, trips.resultE8(0));
        assertFalse(trips.ends(0, position), "once");
    }

    @Test
    void shouldEndWithTheLastFeeWhereFeesComeLater() {
        fill(Side.BUY, 100, 0, false);
        fee(1);
        fill(Side.SELL, 110, 0, false);
        assertFalse(trips.ends(0, position), "what it earned is not known yet");
        fee(1);
        assertTrue(trips.ends(0, position));
        assertEquals(8 * E8.ONE, trips.resultE8(0));
        assertEquals(E8.ONE, trips.largestQtyE8(0));
        assertFalse(trips.ends(0, position), "once");
    }

    @Test
    void shouldWaitForTheFeeOfEveryPart() {
        fill(Side.BUY, 100, 1, true);
        fill(Side.SELL, 110, 0, false);
        fill(Side.BUY, 110, 0, false);
        fill(Side.SELL, 110, 0, false);
        fee(1);
        fee(1);
        assertFalse(trips.ends(0, position), "one is due");
        fee(1);
        assertTrue(trips.ends(0, position));
        assertEquals(6 * E8.ONE, trips.resultE8(0));
    }

    @Test
    void shouldGoOnWhereItIsOpenedAgainBeforeItsFeeIsKnown() {
        fill(Side.BUY, 100, 1, true);
        fill(Side.SELL, 110, 0, false);
        fill(Side.BUY, 100, 1, true);
        fee(1);
        assertFalse(trips.ends(0, position));
        fill(Side.SELL, 110, 1, true);
        assertTrue(trips.ends(0, position));
        assertEquals(16 * E8.ONE, trips.resultE8(0));
    }

    private void fill(final Side side, final long price, final long fee, final boolean isFeeTold) {
        portfolio.fill(0, side, price * E8.ONE, E8.ONE, fee * E8.ONE);
        trips.onFill(0, position, isFeeTold, 0);
    }

    private void fee(final long fee) {
        portfolio.fee(0, fee * E8.ONE);
        trips.onFee(0);
    }
}
