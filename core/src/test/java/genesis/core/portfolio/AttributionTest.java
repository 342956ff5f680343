package genesis.core.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private final Portfolio portfolio = new Portfolio();
    private final Attribution attribution = new Attribution(portfolio);

    @Test
    void shouldBelongToWhoOpenedItUntilItIsFlat() {
        fill(7, 0, Side.BUY, 100, 2, 1);
        assertEquals(7, attribution.owner(0));
        fill(8, 0, Side.SELL, 110, 1, 1);
        assertEquals(7, attribution.owner(0), "a late fill of another's order makes it smaller, not his");
        fill(7, 0, Side.SELL, 110, 1, 1);
        assertEquals(Attribution.NOBODY, attribution.owner(0));
        assertEquals(20 * E8.ONE, attribution.of(7).realisedPnlE8());
        assertEquals(0, attribution.of(8).realisedPnlE8());
        assertEquals(E8.ONE, attribution.of(8).feesE8());
        assertEquals(1, attribution.of(7).roundTrips());
        assertEquals(1, attribution.of(7).roundTripsWon());
    }

    @Test
    void shouldBelongToWhoTurnedItRound() {
        fill(7, 0, Side.BUY, 100, 1, 0);
        fill(8, 0, Side.SELL, 90, 3, 0);
        assertEquals(8, attribution.owner(0));
        assertEquals(-10 * E8.ONE, attribution.of(7).realisedPnlE8());
        assertEquals(0, attribution.of(7).roundTripsWon());
    }

    @Test
    void shouldNotCountARoundTripAsWonThatItsFeesAteUp() {
        fill(7, 0, Side.BUY, 100, 1, 1);
        fill(7, 0, Side.SELL, 101, 1, 1);
        assertEquals(1, attribution.of(7).roundTrips());
        assertEquals(0, attribution.of(7).roundTripsWon());
    }

    /** Live, the exchange tells a fill first and what it cost a moment later. */
    @Test
    void shouldChargeALateFeeToTheRoundTripThatItWasFor() {
        fill(7, 0, Side.BUY, 100, 1, 0);
        attribution.onFee(7, 0, E8.ONE, 0, E8.ONE);
        fill(7, 0, Side.SELL, 102, 1, 0);
        assertEquals(1, attribution.of(7).roundTripsWon());
        attribution.onFee(7, 0, 0, 0, E8.ONE);
        assertEquals(0, attribution.of(7).roundTripsWon(), "2 earned, 2 paid");
        attribution.onFee(7, 0, 0, 0, E8.ONE);
        assertEquals(0, attribution.of(7).roundTripsWon(), "lost once");
        assertEquals(3 * E8.ONE, attribution.of(7).feesE8());
        fill(7, 0, Side.BUY, 100, 1, 0);
        fill(7, 0, Side.SELL, 101, 1, 0);
        assertEquals(1, attribution.of(7).roundTripsWon(), "the next one has paid nothing");
        assertEquals(2, attribution.of(7).roundTrips());
    }

    /** Whatever the order of fills: the sum over strategies is the account, exactly. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void shouldSumUpToTheAccount(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            final int instrumentId = random.nextInt(5);
            attribution.onOrder(random.nextInt(6));
            fillE8(random.nextInt(6), instrumentId, random.nextBoolean() ? Side.BUY : Side.SELL,
                1 + random.nextLong(1_000 * E8.ONE), 1 + random.nextLong(10 * E8.ONE), random.nextLong(E8.ONE) - 1_000);
            portfolio.position(instrumentId).mark(1 + random.nextLong(1_000 * E8.ONE));
            long realisedE8 = 0;
            long feesE8 = 0;
            long unrealisedE8 = 0;
            int open = 0;
            for (int one = 0; one < attribution.count(); one++) {
                final Attribution.Track track = attribution.track(one);
                realisedE8 += track.realisedPnlE8();
                feesE8 += track.feesE8();
                unrealisedE8 += attribution.unrealisedPnlE8(track.strategyId());
                open += attribution.openPositions(track.strategyId());
            }
            assertEquals(portfolio.realisedPnlE8(), realisedE8, "seed=" + seed + ", fill=" + i);
            assertEquals(portfolio.feesE8(), feesE8, "seed=" + seed + ", fill=" + i);
            assertEquals(portfolio.unrealisedPnlE8(), unrealisedE8, "seed=" + seed + ", fill=" + i);
            assertEquals(portfolio.openCount(), open, "seed=" + seed + ", fill=" + i);
        }
    }

    private void fill(final int strategyId, final int instrumentId, final Side side, final long price, final long qty, final long fee) {
        fillE8(strategyId, instrumentId, side, price * E8.ONE, qty * E8.ONE, fee * E8.ONE);
    }

    private void fillE8(final int strategyId, final int instrumentId, final Side side, final long priceE8, final long qtyE8, final long feeE8) {
        final Position position = portfolio.position(instrumentId);
        final long qtyBeforeE8 = position.qtyE8();
        final long realisedBeforeE8 = position.realisedPnlE8();
        portfolio.fill(instrumentId, side, priceE8, qtyE8, feeE8);
        attribution.onFill(strategyId, instrumentId, qtyBeforeE8, position.realisedPnlE8() - realisedBeforeE8, feeE8);
    }
}
