package genesis.gateway.simulator.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Decimal text to fixed point. Understands what JavaScript prints, exponents included; digits beyond the eighth decimal
 * are cut.
 * <p>Allocation: none. Threading: stateless.
 */
public final class DecimalText {
    /** The text is not a number, or one that fixed point cannot hold. */
    public static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final int SCALE = 8;
    private static final long BEFORE_OVERFLOW = Long.MAX_VALUE / 10 - 1;

    private DecimalText() {
    }

    public static long parseE8(final byte[] bytes, final int start, final int end) {
        int at = start;
        final boolean negative = at < end && bytes[at] == '-';
        at += negative ? 1 : 0;
        long digits = 0;
        int decimals = 0;
        int seen = 0;
        boolean point = false;
        for (; at < end && bytes[at] != 'e' && bytes[at] != 'E'; at++) {
            final byte character = bytes[at];
            if (character == '.' && !point) {
                point = true;
                continue;
            }
            if (character < '0' || character > '9') {
                return NOT_A_NUMBER;
            }
            seen++;
            if (digits > BEFORE_OVERFLOW) {
                if (!point) {
                    return NOT_A_NUMBER;
                }
                continue; // More decimals than a long holds: far beyond the eighth.
            }
            digits = 10 * digits + character - '0';
            decimals += point ? 1 : 0;
        }
        if (seen == 0) {
            return NOT_A_NUMBER;
        }
        final int exponent = at < end ? exponent(bytes, at + 1, end) : 0;
        if (exponent == Integer.MIN_VALUE) {
            return NOT_A_NUMBER;
        }
        final long scaled = scale(digits, SCALE - decimals + exponent);
        return scaled == NOT_A_NUMBER || !negative ? scaled : -scaled;
    }

    /** The same for a text; null is not a number. */
    public static long parseE8(final String text) {
        if (text == null || text.length() > 64) {
            return NOT_A_NUMBER;
        }
        final byte[] bytes = text.getBytes(ISO_8859_1);
        return parseE8(bytes, 0, bytes.length);
    }

    private static int exponent(final byte[] bytes, final int start, final int end) {
        final boolean negative = start < end && bytes[start] == '-';
        int value = 0;
        int at = start + (start < end && (negative || bytes[start] == '+') ? 1 : 0);
        if (at == end || end - at > 3) {
            return Integer.MIN_VALUE;
        }
        for (; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return Integer.MIN_VALUE;
            }
            value = 10 * value + bytes[at] - '0';
        }
        return negative ? -value : value;
    }

    private static long scale(final long digits, final int power) {
        long value = digits;
        for (int i = power; i > 0 && value != 0; i--) {
            if (value > BEFORE_OVERFLOW) {
                return NOT_A_NUMBER;
            }
            value *= 10;
        }
        for (int i = power; i < 0 && value != 0; i++) {
            value /= 10;
        }
        return value;
    }
}
