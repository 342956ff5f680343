package genesis.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers are BigInteger's and BigDecimal's. */
class E8Test {
    private static final int ROUNDS = 100_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldMultiplyAsBigIntegerAndThrowWhatDoesNotFit(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ROUNDS; i++) {
            final long a = anyLong(random);
            final long b = anyLong(random);
            final BigDecimal product = BigDecimal.valueOf(a, 8).multiply(BigDecimal.valueOf(b, 8));
            check("seed=" + seed + ", floor of a=" + a + ", b=" + b,
                product.setScale(8, RoundingMode.FLOOR).unscaledValue(), () -> E8.multiplyFloor(a, b));
            check("seed=" + seed + ", ceil of a=" + a + ", b=" + b,
                product.setScale(8, RoundingMode.CEILING).unscaledValue(), () -> E8.multiplyCeil(a, b));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void shouldDivideAsBigIntegerAndThrowWhatDoesNotFit(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ROUNDS; i++) {
            final long a = anyLong(random);
            final long b = anyLong(random);
            final long c = Math.max(1, Math.abs(anyLong(random)));
            final BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            check("seed=" + seed + ", a=" + a + ", b=" + b + ", c=" + c,
                floor(product, BigInteger.valueOf(c)), () -> E8.multiplyDivideFloor(a, b, c));
            check("seed=" + seed + ", a=" + a + " over c=" + c,
                floor(BigInteger.valueOf(a).multiply(BigInteger.valueOf(E8.ONE)), BigInteger.valueOf(c)),
                () -> E8.divideFloor(a, c));
        }
    }

    /** Within 1,845 units of the largest number it may say that number at once: 2^64 ÷ 10^8. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void shouldCapWhatIsOnlyHeldAgainstALimit(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        for (int i = 0; i < ROUNDS; i++) {
            final long a = anyLong(random) & Long.MAX_VALUE;
            final long b = anyLong(random) & Long.MAX_VALUE;
            final String at = "seed=" + seed + ", a=" + a + ", b=" + b;
            assertEquals(BigInteger.valueOf(a).add(BigInteger.valueOf(b)).min(most).longValueExact(), E8.addCapped(a, b), at);
            final long expected = BigDecimal.valueOf(a, 8).multiply(BigDecimal.valueOf(b, 8)).setScale(8, RoundingMode.CEILING)
                .unscaledValue().min(most).longValueExact();
            assertEquals(expected > Long.MAX_VALUE - (1L << 38) ? Long.MAX_VALUE : expected, E8.multiplyCeilCapped(a, b), at);
        }
        assertEquals(Long.MAX_VALUE, E8.multiplyCeilCapped(1_000_000 * E8.ONE, 1_000_000 * E8.ONE));
        assertEquals(10_000_000_000L * E8.ONE, E8.multiplyCeilCapped(100_000 * E8.ONE, 100_000 * E8.ONE));
    }

    @Test
    void shouldRoundTowardMinusInfinityBelowZero() {
        assertEquals(-1, E8.multiplyFloor(-1, 1));
        assertEquals(0, E8.multiplyCeil(-1, 1));
        assertEquals(0, E8.multiplyFloor(1, 1));
        assertEquals(1, E8.multiplyCeil(1, 1));
        assertEquals(-33_333_334, E8.divideFloor(-E8.ONE, 3 * E8.ONE));
        assertEquals(33_333_333, E8.divideFloor(E8.ONE, 3 * E8.ONE));
    }

    @Test
    void shouldThrowRatherThanWrap() {
        assertThrows(ArithmeticException.class, () -> E8.multiplyFloor(Long.MAX_VALUE, 2 * E8.ONE));
        assertThrows(ArithmeticException.class, () -> E8.multiplyFloor(Long.MIN_VALUE, 2 * E8.ONE));
        assertThrows(ArithmeticException.class, () -> E8.multiplyFloor(Long.MAX_VALUE, Long.MAX_VALUE));
        assertThrows(ArithmeticException.class, () -> E8.multiplyCeil(Long.MIN_VALUE, E8.ONE));
        assertThrows(ArithmeticException.class, () -> E8.divideFloor(Long.MAX_VALUE, 1));
        assertThrows(ArithmeticException.class, () -> E8.divideFloor(E8.ONE, 0));
        assertEquals(Long.MAX_VALUE, E8.multiplyFloor(Long.MAX_VALUE, E8.ONE));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void shouldPrintAsBigDecimalWithoutExponentAndTrailingZeros(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ROUNDS; i++) {
            final long value = anyLong(random);
            assertEquals(plainText(value), E8.text(value), "seed=" + seed);
        }
        assertEquals("0", E8.text(0));
        assertEquals("-0.00001234", E8.text(-1_234));
        assertEquals("42", E8.text(42 * E8.ONE));
        assertEquals("-92233720368.54775808", E8.text(Long.MIN_VALUE));
    }

    @Test
    void shouldTurnDoublesIntoTheNearestHundredMillionthAndRefuseTheRest() {
        assertEquals(10_000_000, E8.fromDouble(0.1));
        assertEquals(-1, E8.fromDouble(-0.6e-8));
        assertEquals(0, E8.fromDouble(0.4e-8));
        assertEquals(6_543.21, E8.toDouble(654_321_000_000L));
        assertThrows(ArithmeticException.class, () -> E8.fromDouble(Double.NaN));
        assertThrows(ArithmeticException.class, () -> E8.fromDouble(Double.POSITIVE_INFINITY));
        assertThrows(ArithmeticException.class, () -> E8.fromDouble(1e12));
    }

    /** All magnitudes alike, both signs, and the edges now and then. The most negative number has a test of its own. */
    private static long anyLong(final SplittableRandom random) {
        final long value = switch (random.nextInt(40)) {
            case 0 -> -Long.MAX_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> 0;
            case 3 -> random.nextBoolean() ? 1 : -1;
            default -> random.nextLong() >> random.nextInt(64);
        };
        return Math.max(value, -Long.MAX_VALUE);
    }

    private static void check(final String what, final BigInteger expected, final LongSupplier actual) {
        if (expected.bitLength() > 63) {
            assertThrows(ArithmeticException.class, actual::getAsLong, what);
        } else {
            assertEquals(expected.longValueExact(), actual.getAsLong(), what);
        }
    }

    private static BigInteger floor(final BigInteger dividend, final BigInteger divisor) {
        return new BigDecimal(dividend).divide(new BigDecimal(divisor), 0, RoundingMode.FLOOR).toBigInteger();
    }

    private static String plainText(final long value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value, 8).stripTrailingZeros().toPlainString();
    }
}
