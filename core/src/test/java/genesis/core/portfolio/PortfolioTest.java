package genesis.core.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final long START_E8 = Setting.PAPER_CASH.initial();
    private static final BigInteger ONE = BigInteger.valueOf(E8.ONE);

    private final Portfolio portfolio = new Portfolio();

    @Test
    void shouldAddUpExactlyOverManyFills() {
        final long seed = 20_261_120L;
        System.out.println("PortfolioTest seed=" + seed);
        final Random random = new Random(seed);
        final int instruments = 4;
        final BigInteger[] qty = new BigInteger[instruments];
        final BigInteger[] mark = new BigInteger[instruments];
        java.util.Arrays.fill(qty, BigInteger.ZERO);
        java.util.Arrays.fill(mark, BigInteger.ZERO);
        BigInteger cash = BigInteger.valueOf(START_E8);
        BigInteger paidIn = cash;
        BigInteger fees = BigInteger.ZERO;
        int flips = 0;
        int flats = 0;
        for (int i = 0; i < 200_000; i++) {
            final int instrument = random.nextInt(instruments);
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            // From dust at 0.00001 to a thousand at 100,000; sometimes exactly what closes.
            final long priceE8 = 1_000 + Math.abs(random.nextLong()) % (long) StrictMath.pow(10, 4 + random.nextInt(10));
            final BigInteger before = qty[instrument];
            final boolean closes = random.nextInt(8) == 0 && before.signum() == (side == Side.BUY ? -1 : 1);
            final long qtyE8 = closes ? before.abs().longValueExact()
                : 1 + Math.abs(random.nextLong()) % (long) StrictMath.pow(10, 1 + random.nextInt(10));
            final long feeE8 = random.nextInt(1_000_000) - 1_000;
            portfolio.fill(instrument, side, priceE8, qtyE8, feeE8);

            // The twin: exact rationals where the engine rounds, cash paid rounded as the notional is.
            final BigInteger notional = floor(BigInteger.valueOf(priceE8).multiply(BigInteger.valueOf(qtyE8)), ONE);
            cash = cash.subtract(BigInteger.valueOf(feeE8));
            cash = side == Side.BUY ? cash.subtract(notional) : cash.add(notional);
            fees = fees.add(BigInteger.valueOf(feeE8));
            qty[instrument] = before.add(BigInteger.valueOf(side == Side.BUY ? qtyE8 : -qtyE8));
            mark[instrument] = before.signum() != qty[instrument].signum() ? BigInteger.valueOf(priceE8) : mark[instrument];
            flips += before.signum() * qty[instrument].signum() < 0 ? 1 : 0;
            flats += qty[instrument].signum() == 0 ? 1 : 0;

            if (random.nextInt(50) == 0) {
                final long depositE8 = random.nextInt(2_000_000) - 1_000_000;
                portfolio.deposit(depositE8);
                cash = cash.add(BigInteger.valueOf(depositE8));
                paidIn = paidIn.add(BigInteger.valueOf(depositE8));
            }
            if (random.nextInt(3) == 0) {
                final long markE8 = priceE8 + random.nextInt(1_000);
                portfolio.position(instrument).mark(markE8);
                mark[instrument] = BigInteger.valueOf(markE8);
            }
            BigInteger equity = cash;
            int open = 0;
            for (int k = 0; k < instruments; k++) {
                equity = equity.add(floor(mark[k].multiply(qty[k]), ONE));
                open += qty[k].signum() == 0 ? 0 : 1;
            }
            long feesOfPositions = 0;
            for (int k = 0; k < instruments; k++) {
                feesOfPositions += portfolio.position(k).feesE8();
            }
            final String at = "seed=" + seed + ", fill=" + i;
            assertEquals(qty[instrument].longValueExact(), portfolio.position(instrument).qtyE8(), at);
            assertEquals(cash.longValueExact(), portfolio.cashE8(), at);
            assertEquals(fees.longValueExact(), portfolio.feesE8(), at);
            assertEquals(portfolio.feesE8(), feesOfPositions, at);
            assertEquals(equity.longValueExact(), portfolio.equityE8(), at);
            assertEquals(open, portfolio.openCount(), at);
            assertEquals(portfolio.equityE8(), paidIn.longValueExact() + portfolio.realisedPnlE8()
                + portfolio.unrealisedPnlE8() - portfolio.feesE8(), at);
        }
        assertTrue(flips > 1_000 && flats > 1_000, "flips=" + flips + ", flats=" + flats);
    }

    @Test
    void shouldRealiseWithinOneRoundingOfTheExactProfit() {
        final long seed = 7;
        System.out.println("PortfolioTest seed=" + seed);
        final Random random = new Random(seed);
        final Position position = portfolio.position(0);
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        long qtyE8 = 0;
        for (int i = 1; i <= 20_000; i++) {
            final boolean buy = random.nextBoolean();
            final long fillE8 = 1 + random.nextInt(500_000_000);
            final long priceE8 = 30_000 * E8.ONE + random.nextInt(1_000_000_000);
            portfolio.fill(0, buy ? Side.BUY : Side.SELL, priceE8, fillE8, 0);
            final long signedE8 = buy ? fillE8 : -fillE8;
            final long closingE8 = Long.signum(qtyE8) * Long.signum(signedE8) < 0 ? Math.min(fillE8, Math.abs(qtyE8)) : 0;
            if (closingE8 > 0) {
                final BigDecimal closedCost = cost.multiply(BigDecimal.valueOf(closingE8))
                    .divide(BigDecimal.valueOf(Math.abs(qtyE8)), 20, RoundingMode.HALF_EVEN);
                realised = realised.subtract(closedCost).subtract(money(priceE8, buy ? closingE8 : -closingE8));
                cost = cost.subtract(closedCost);
            }
            cost = cost.add(money(priceE8, signedE8 - Long.signum(signedE8) * closingE8));
            qtyE8 += signedE8;
            final BigDecimal off = realised.subtract(BigDecimal.valueOf(position.realisedPnlE8())).abs();
            assertTrue(off.compareTo(BigDecimal.valueOf(3L * i)) <= 0, "seed=" + seed + ", fill=" + i + ", off by " + off + "e-8");
        }
    }

    @Test
    void shouldRealiseWhatTheClosedPartEarned() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 2 * E8.ONE, 0);
        portfolio.fill(0, Side.BUY, 130 * E8.ONE, E8.ONE, 0);
        final Position position = portfolio.position(0);
        assertEquals(110 * E8.ONE, position.averagePriceE8());

        portfolio.fill(0, Side.SELL, 120 * E8.ONE, E8.ONE, 0);
        assertEquals(10 * E8.ONE, position.realisedPnlE8());
        assertEquals(110 * E8.ONE, position.averagePriceE8(), "getting smaller does not change the average");
        assertEquals(-20 * E8.ONE, position.unrealisedPnlE8(), "the market was at 100 last: a fill may be old news");
        position.mark(120 * E8.ONE);
        assertEquals(20 * E8.ONE, position.unrealisedPnlE8(), "two at 10 each");
        assertEquals(START_E8 - 210 * E8.ONE, portfolio.cashE8());
    }

    @Test
    void shouldTurnRoundThroughZeroInOneFill() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 2 * E8.ONE, 0);
        portfolio.position(0).protect(90 * E8.ONE, 120 * E8.ONE);
        portfolio.fill(0, Side.SELL, 110 * E8.ONE, 5 * E8.ONE, 0);
        final Position position = portfolio.position(0);
        assertEquals(-3 * E8.ONE, position.qtyE8());
        assertEquals(20 * E8.ONE, position.realisedPnlE8());
        assertEquals(110 * E8.ONE, position.averagePriceE8());
        assertEquals(Side.BUY, position.exitSide());
        assertEquals(330 * E8.ONE, position.exposureE8());
        assertEquals(1, portfolio.openCount());
        assertEquals(0, position.stopPriceE8(), "the stop of a long position is none for a short one");
        assertEquals(0, position.targetPriceE8());

        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 3 * E8.ONE, 0);
        assertTrue(position.isFlat());
        assertEquals(50 * E8.ONE, position.realisedPnlE8());
        assertEquals(0, position.averagePriceE8());
        assertEquals(0, portfolio.openCount());
        assertEquals(START_E8 + 50 * E8.ONE, portfolio.equityE8());
    }

    @Test
    void shouldKeepProtectionUntilFlat() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 2 * E8.ONE, 0);
        portfolio.position(0).protect(90 * E8.ONE, 120 * E8.ONE);
        portfolio.fill(0, Side.SELL, 100 * E8.ONE, E8.ONE, 0);
        assertEquals(90 * E8.ONE, portfolio.position(0).stopPriceE8());
        portfolio.fill(0, Side.SELL, 100 * E8.ONE, E8.ONE, 0);
        assertEquals(0, portfolio.position(0).stopPriceE8());
        assertEquals(0, portfolio.position(0).targetPriceE8());
    }

    @Test
    void shouldCountFeesAsLossOfTheDay() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, E8.ONE, 3 * E8.ONE);
        assertEquals(3 * E8.ONE, portfolio.lossTodayE8());
        portfolio.position(0).mark(95 * E8.ONE);
        assertEquals(8 * E8.ONE, portfolio.lossTodayE8(), "what is not realised counts");
        portfolio.startDay();
        assertEquals(0, portfolio.lossTodayE8());
    }

    @Test
    void shouldNotTakeADepositForProfit() {
        portfolio.deposit(500 * E8.ONE);
        assertEquals(START_E8 + 500 * E8.ONE, portfolio.equityE8());
        assertEquals(0, portfolio.lossTodayE8());
        assertEquals(0, portfolio.realisedPnlE8());
        portfolio.deposit(-700 * E8.ONE);
        assertEquals(0, portfolio.lossTodayE8());
    }

    @Test
    void shouldAddLongAndShortExposure() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, E8.ONE, 0);
        portfolio.fill(1, Side.SELL, 50 * E8.ONE, 3 * E8.ONE, 0);
        assertEquals(250 * E8.ONE, portfolio.exposureE8());
        assertEquals(2, portfolio.openCount());
        portfolio.fill(0, Side.SELL, 100 * E8.ONE, E8.ONE, 0);
        assertEquals(1, portfolio.openInstrument(0));
        assertFalse(portfolio.position(1).isFlat());
    }

    private static BigDecimal money(final long priceE8, final long qtyE8) {
        return BigDecimal.valueOf(priceE8).multiply(BigDecimal.valueOf(qtyE8)).movePointLeft(8);
    }

    private static BigInteger floor(final BigInteger value, final BigInteger divisor) {
        final BigInteger[] parts = value.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
