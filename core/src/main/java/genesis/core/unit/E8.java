package genesis.core.unit;

/**
 * Fixed point: a {@code long} that counts hundred-millionths. Prices are quote units, quantities base units, money quote
 * units, fractions parts of one, all × 10^8. Nothing here rounds in secret: each method names its rounding, and what does
 * not fit a {@code long} throws {@link ArithmeticException}.
 * <p>Allocation: none. Threading: stateless.
 */
public final class E8 {
    /** One unit. */
    public static final long ONE = 100_000_000L;
    /** Upper half of a product from which on it may not fit. */
    private static final long HIGH_CAP = ONE / 2 - 1;

    private E8() {
    }

    /** a × b, rounded toward minus infinity. A price and a quantity give money, money and a fraction give money. */
    public static long multiplyFloor(final long aE8, final long bE8) {
        final long low = aE8 * bE8;
        final long high = Math.multiplyHigh(aE8, bE8);
        if (high == low >> 63) {
            return Math.floorDiv(low, ONE);
        }
        // Whole and fraction apart, a × b = aWhole × b + aFraction × bWhole + aFraction × bFraction ÷ 10^8, all but the
        // last without a division by a variable. What does not fit on the way takes the long way, which decides.
        final long aWhole = Math.floorDiv(aE8, ONE);
        final long aFraction = aE8 - aWhole * ONE;
        final long bWhole = Math.floorDiv(bE8, ONE);
        final long bFraction = bE8 - bWhole * ONE;
        final long whole = aWhole * bE8;
        final long rest = aFraction * bWhole + aFraction * bFraction / ONE;
        final long product = whole + rest;
        final boolean fits = Math.multiplyHigh(aWhole, bE8) == whole >> 63 && ((whole ^ product) & (rest ^ product)) >= 0;
        return fits ? product : divideFloor(high, low, ONE);
    }

    /** a × b, rounded toward plus infinity. */
    public static long multiplyCeil(final long aE8, final long bE8) {
        return Math.negateExact(multiplyFloor(Math.negateExact(aE8), bE8));
    }

    /** a + b, or the largest number where that does not fit: for sums that are only held against a limit. None below zero. */
    public static long addCapped(final long a, final long b) {
        final long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** a × b, rounded up, or the largest number where that does not fit: likewise. None below zero. */
    public static long multiplyCeilCapped(final long aE8, final long bE8) {
        return Math.multiplyHigh(aE8, bE8) >= HIGH_CAP ? Long.MAX_VALUE : multiplyCeil(aE8, bE8);
    }

    /** a ÷ b, rounded toward minus infinity. b must be above zero. */
    public static long divideFloor(final long aE8, final long bE8) {
        return multiplyDivideFloor(aE8, ONE, bE8);
    }

    /** a × b ÷ c over 128 bits, rounded toward minus infinity. c must be above zero. */
    public static long multiplyDivideFloor(final long a, final long b, final long c) {
        return divideFloor(Math.multiplyHigh(a, b), a * b, c);
    }

    /** For indicators only: money never goes this way. */
    public static double toDouble(final long valueE8) {
        return valueE8 / 1e8;
    }

    /** Nearest hundred-millionth; for prices that an indicator proposes. Throws where the value is not finite or too large. */
    public static long fromDouble(final double value) {
        final double scaled = StrictMath.rint(value * 1e8);
        if (!(scaled > -9.2e18 && scaled < 9.2e18)) {
            throw new ArithmeticException("not a fixed-point number: value=" + value);
        }
        return (long) scaled;
    }

    /** Plain decimal text without an exponent and without trailing zeros, such as {@code -0.00001234} or {@code 42}. */
    public static String text(final long valueE8) {
        final StringBuilder text = new StringBuilder(24);
        append(text, valueE8);
        return text.toString();
    }

    /** Appends what {@link #text} returns; does not allocate when the builder has room. */
    public static void append(final StringBuilder text, final long valueE8) {
        if (valueE8 < 0) {
            text.append('-');
        }
        final long whole = Math.abs(valueE8 / ONE);
        long fraction = Math.abs(valueE8 % ONE);
        text.append(whole);
        if (fraction != 0) {
            text.append('.');
            for (long digit = ONE / 10; fraction != 0; digit /= 10) {
                text.append((char) ('0' + fraction / digit));
                fraction %= digit;
            }
        }
    }

    /** 128 by 64 bits, floor. The common case, a product that fits 64 bits, is one machine division. */
    private static long divideFloor(final long high, final long low, final long divisor) {
        if (high == low >> 63) {
            return Math.floorDiv(low, divisor);
        }
        final boolean negative = high < 0;
        final long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        final long magnitudeLow = negative ? -low : low;
        if (Long.compareUnsigned(magnitudeHigh, divisor) >= 0) {
            throw new ArithmeticException("fixed point overflow: high=" + high + ", low=" + low + ", divisor=" + divisor);
        }
        long quotient = divideUnsigned(magnitudeHigh, magnitudeLow, divisor);
        final long remainder = magnitudeLow - quotient * divisor;
        if (negative && remainder != 0) {
            quotient++;
        }
        if (quotient < 0) {
            throw new ArithmeticException("fixed point overflow: high=" + high + ", low=" + low + ", divisor=" + divisor);
        }
        return negative ? -quotient : quotient;
    }

    /**
     * 128 by 64 bits, unsigned, the quotient known to fit: schoolbook division with two digits of 32 bits each
     * (D. Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D).
     */
    private static long divideUnsigned(final long high, final long low, final long divisor) {
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normalized = divisor << shift;
        final long top = shift == 0 ? high : high << shift | low >>> 64 - shift;
        final long rest = low << shift;
        final long first = digit(top, rest >>> 32, normalized);
        final long middle = (top << 32 | rest >>> 32) - first * normalized;
        return (first << 32) + digit(middle, rest & 0xFFFF_FFFFL, normalized);
    }

    /** One digit of the quotient: estimated from the upper half of the divisor, then corrected, at most twice. */
    private static long digit(final long top, final long next, final long divisor) {
        final long upper = divisor >>> 32;
        final long lower = divisor & 0xFFFF_FFFFL;
        long digit = Long.divideUnsigned(top, upper);
        long rest = top - digit * upper;
        while (digit >>> 32 != 0 || Long.compareUnsigned(digit * lower, rest << 32 | next) > 0) {
            digit--;
            rest += upper;
            if (rest >>> 32 != 0) {
                break;
            }
        }
        return digit;
    }
}
