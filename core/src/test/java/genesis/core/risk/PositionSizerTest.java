package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionSizerTest {
    private static final long NO_MAX = 1_000_000_000L * E8.ONE;

    private final Settings settings = new Settings();
    private final Portfolio portfolio = new Portfolio();
    private final PositionSizer sizer = new PositionSizer(settings, portfolio);

    /** 10,000 of equity, 0.5 % at stake: 50. */
    @Test
    void shouldLoseTheStakeAtTheStop() {
        assertEquals(833_333_333L, size(100 * E8.ONE, 6 * E8.ONE, 2_000 * E8.ONE, NO_MAX), "50 ÷ 6, rounded down");
    }

    @Test
    void shouldStayWithinTheRoomThatIsLeft() {
        assertEquals(3 * E8.ONE, size(100 * E8.ONE, 6 * E8.ONE, 300 * E8.ONE, NO_MAX));
        assertEquals(0, size(100 * E8.ONE, 6 * E8.ONE, 0, NO_MAX));
        assertEquals(0, size(100 * E8.ONE, 6 * E8.ONE, -1, NO_MAX));
    }

    @Test
    void shouldStayWithinTheLargestOrder() {
        assertEquals(2 * E8.ONE, size(100 * E8.ONE, 6 * E8.ONE, 2_000 * E8.ONE, 2 * E8.ONE));
        assertEquals(NO_MAX, size(1, 1, 1_000_000_000L * E8.ONE, NO_MAX), "a price of next to nothing overflows nothing");
    }

    @Test
    void shouldNotTakeTheLargestOrderForWhatMoneyBuysNorTheOtherWayRound() {
        final long maxE8 = E8.ONE * 5 / 2;
        assertEquals(E8.ONE * 21 / 10, size(100 * E8.ONE, 6 * E8.ONE, 210 * E8.ONE, maxE8), "210 buy 2.1");
        assertEquals(maxE8, size(100 * E8.ONE, 6 * E8.ONE, 260 * E8.ONE, maxE8), "2.6 would be more than one order may be");
    }

    @Test
    void shouldBuyForAsMuchMoneyAsIsGivenAndExposureLeaves() {
        assertEquals(3 * E8.ONE, sizer.qtyForE8(300 * E8.ONE, 100 * E8.ONE, 500 * E8.ONE, NO_MAX));
        assertEquals(2 * E8.ONE, sizer.qtyForE8(300 * E8.ONE, 100 * E8.ONE, 200 * E8.ONE, NO_MAX));
        assertEquals(E8.ONE, sizer.qtyForE8(300 * E8.ONE, 100 * E8.ONE, 500 * E8.ONE, E8.ONE));
        assertEquals(0, sizer.qtyForE8(300 * E8.ONE, 100 * E8.ONE, 0, NO_MAX));
        assertEquals(0, sizer.qtyForE8(300 * E8.ONE, 100 * E8.ONE, -500 * E8.ONE, NO_MAX));
    }

    @Test
    void shouldBuyNothingWithDebts() {
        portfolio.deposit(-2 * portfolio.cashE8());
        assertEquals(0, size(100 * E8.ONE, E8.ONE, 2_000 * E8.ONE, NO_MAX));
    }

    @Test
    void shouldBuyNothingWithoutEquityOrStop() {
        assertEquals(0, size(100 * E8.ONE, 0, 2_000 * E8.ONE, NO_MAX));
        portfolio.deposit(-portfolio.cashE8());
        assertEquals(0, size(100 * E8.ONE, E8.ONE, 2_000 * E8.ONE, NO_MAX));
    }

    @Test
    void shouldNeverExceedStakeOrRoomAndNeverWasteAHundredMillionth() {
        final long seed = 99;
        System.out.println("PositionSizerTest seed=" + seed);
        final Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            portfolio.deposit(1 + Math.abs(random.nextLong()) % (1_000_000 * E8.ONE) - portfolio.cashE8());
            settings.apply(Setting.RISK_PER_TRADE, 1_000 + random.nextInt(9_999_000));
            final long priceE8 = 1 + Math.abs(random.nextLong()) % power(1 + random.nextInt(13));
            final long stopE8 = 1 + Math.abs(random.nextLong()) % power(1 + random.nextInt(13));
            final long roomE8 = 1 + Math.abs(random.nextLong()) % portfolio.cashE8();
            final long maxE8 = 1_000 + Math.abs(random.nextLong()) % NO_MAX;
            final long qtyE8 = size(priceE8, stopE8, roomE8, maxE8);

            final BigDecimal stake = big(portfolio.equityE8()).multiply(big(settings.value(Setting.RISK_PER_TRADE)))
                .movePointLeft(8).setScale(0, RoundingMode.FLOOR);
            final BigDecimal byStop = stake.movePointRight(8).divide(big(stopE8), 0, RoundingMode.FLOOR);
            final BigDecimal byRoom = big(roomE8).movePointRight(8).divide(big(priceE8), 0, RoundingMode.FLOOR);
            final String at = "seed=" + seed + ", case=" + i;
            assertEquals(byStop.min(byRoom).min(big(maxE8)), big(qtyE8), at);
            assertTrue(big(qtyE8).multiply(big(stopE8)).movePointLeft(8).compareTo(stake) <= 0, at);
            assertTrue(big(qtyE8).multiply(big(priceE8)).movePointLeft(8).compareTo(big(roomE8)) <= 0, at);
        }
    }

    private static BigDecimal big(final long value) {
        return BigDecimal.valueOf(value);
    }

    private static long power(final int digits) {
        return BigDecimal.TEN.pow(digits).longValueExact();
    }

    /** p = 0.6 at odds of 3 to 2: 0.6 − 0.4 ÷ 1.5 = 1/3; a hundredth of it is 0.33 % of 10,000. */
    @Test
    void shouldStakeAPartOfKellysFractionWhereOneIsSet() {
        settings.apply(Setting.KELLY_FRACTION, E8.ONE / 100);
        final long qtyE8 = sizer.qtyE8(100 * E8.ONE, E8.ONE, 0.6, 10_000 * E8.ONE, NO_MAX);
        assertEquals(100.0 / 3, E8.toDouble(qtyE8), 1e-3);
    }

    @Test
    void shouldStakeNoMoreThanKellysCeilingAndNothingWithoutAnEdge() {
        settings.apply(Setting.KELLY_FRACTION, E8.ONE);
        assertEquals(100 * E8.ONE, sizer.qtyE8(100 * E8.ONE, E8.ONE, 0.9, 10_000 * E8.ONE, NO_MAX), "1 % of 10,000");
        assertEquals(0, sizer.qtyE8(100 * E8.ONE, E8.ONE, 0.4, 10_000 * E8.ONE, NO_MAX), "0.4 at 3 to 2 is a fair bet");
        assertEquals(0, sizer.qtyE8(100 * E8.ONE, E8.ONE, 0.3, 10_000 * E8.ONE, NO_MAX), "a losing one");
        assertEquals(0, sizer.qtyE8(100 * E8.ONE, E8.ONE, Double.NaN, 10_000 * E8.ONE, NO_MAX));
    }

    private long size(final long priceE8, final long stopE8, final long roomE8, final long qtyE8Max) {
        return sizer.qtyE8(priceE8, stopE8, 0.6, roomE8, qtyE8Max);
    }
}
