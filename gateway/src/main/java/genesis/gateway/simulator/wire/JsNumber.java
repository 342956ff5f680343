package genesis.gateway.simulator.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Fixed-point numbers as JavaScript prints them, which is how the exchange writes its JSON and what its checksums are
 * computed over: plain decimals from 1e-6 on, below that one digit, an optional rest, and an exponent: {@code 6.6e-7}.
 * <p>Exact for up to 15 significant digits, which is what an IEEE double keeps of a decimal number; beyond that, the
 * shortest text that is the same double, as a program in JavaScript would print it.
 * <p>Allocation: none in {@link #write} up to 15 digits. Threading: stateless.
 */
public final class JsNumber {
    /** Longest text: sign, 11 whole digits, point, 8 decimals. */
    public static final int LENGTH_MAX = 24;

    private static final long ONE = 100_000_000L;
    /** 1e-6 as fixed point: the smallest number without an exponent. */
    private static final long SMALLEST_PLAIN = 100;
    /** The first number with 16 digits. */
    private static final long BEYOND_DOUBLE = 1_000_000_000_000_000L;
    private static final int DOUBLE_DIGITS_MIN = 15;
    private static final int DOUBLE_DIGITS_MAX = 17;

    private JsNumber() {
    }

    /** Writes the text at this position and returns the position behind it. */
    public static int write(final byte[] into, final int position, final long valueE8) {
        int at = position;
        if (valueE8 < 0) {
            into[at++] = '-';
        }
        final long magnitude = Math.abs(valueE8);
        if (magnitude != 0 && magnitude < SMALLEST_PLAIN) {
            return writeExponent(into, at, (int) magnitude);
        }
        if (magnitude >= BEYOND_DOUBLE && magnitude % ONE != 0) {
            return writeDouble(into, at, BigDecimal.valueOf(magnitude, 8).doubleValue());
        }
        at = writeWhole(into, at, magnitude / ONE);
        long fraction = magnitude % ONE;
        if (fraction != 0) {
            into[at++] = '.';
            for (long digit = ONE / 10; fraction != 0; digit /= 10) {
                into[at++] = (byte) ('0' + fraction / digit);
                fraction %= digit;
            }
        }
        return at;
    }

    /** Writes a whole number, not negative. */
    public static int writeWhole(final byte[] into, final int position, final long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = position + digits - 1; at >= position; at--) {
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return position + digits;
    }

    public static String text(final long valueE8) {
        final byte[] bytes = new byte[LENGTH_MAX];
        return new String(bytes, 0, write(bytes, 0, valueE8), US_ASCII);
    }

    /** The shortest decimal that is this double; here always between 10^7 and 10^11. */
    private static int writeDouble(final byte[] into, final int position, final double value) {
        final BigDecimal exact = new BigDecimal(value);
        int digits = DOUBLE_DIGITS_MIN;
        while (digits < DOUBLE_DIGITS_MAX && exact.round(new MathContext(digits)).doubleValue() != value) {
            digits++;
        }
        final byte[] text = exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString()
            .getBytes(US_ASCII);
        System.arraycopy(text, 0, into, position, text.length);
        return position + text.length;
    }

    /** 1 to 99 hundred-millionths: 1e-8 to 9.9e-7. */
    private static int writeExponent(final byte[] into, final int position, final int magnitude) {
        int at = position;
        final boolean twoDigits = magnitude >= 10;
        into[at++] = (byte) ('0' + (twoDigits ? magnitude / 10 : magnitude));
        if (twoDigits && magnitude % 10 != 0) {
            into[at++] = '.';
            into[at++] = (byte) ('0' + magnitude % 10);
        }
        into[at++] = 'e';
        into[at++] = '-';
        into[at++] = (byte) (twoDigits ? '7' : '8');
        return at;
    }
}
