package genesis.gateway.codec;

import genesis.core.unit.E8;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Numbers out of wire bytes, exactly and without objects: integers, and decimals as {@code long} × 10^8.
 *
 * <p>Decimals are cut after the eighth decimal, toward zero. The exchange keeps eight; what it prints beyond them is
 * the noise of a binary fraction ({@code 1.7023900800000002}), and cutting never makes an amount larger than it is.
 * Every JavaScript form is understood, {@code 7e-7} and {@code 1E+3} too. The full range of a long × 10^8 is exact,
 * whatever the count of digits; beyond it is {@link #BAD_NUMBER}.
 *
 * <p>Errors are sticky and never thrown: a parser that {@link #failed} answers zeros from then on and does not move, so
 * that callers ask once, at the end of a frame.
 *
 * <p>Eight bytes are read at once, and their digits are summed by three multiplications instead of a loop; numbers of one
 * to seven digits before the point, which is nearly all, take that way. Of a price such as {@code 6443.1} the point is
 * taken out, so that its digits are summed at once.
 * <p>Threading: one thread. Allocation: none for bytes in native memory.
 */
public class NumberParser extends WireBytes {
    /** Nothing went wrong. */
    public static final int OK = 0;
    /** Not the text that was expected there. */
    public static final int MALFORMED = 1;
    /** A number that fixed point cannot hold. */
    public static final int BAD_NUMBER = 2;
    /** More rows than a message of this exchange has. */
    public static final int TOO_LONG = 3;

    /** Decimals of fixed point. */
    private static final int SCALE = 8;
    /** Exponents beyond are the same to us: the number is zero or does not fit. */
    private static final int EXPONENT_MAX = 4 << 20;
    /** Eight characters 0. */
    private static final long ZEROS = 0x3030303030303030L;
    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
        }
    }

    int position;
    private int error;
    /** The byte behind the number that was read last; zero where it is not known any more. */
    int following;

    /** Points to new bytes and forgets an error. */
    public final void wrap(final UnsafeBuffer newBuffer, final int offset, final int length) {
        point(newBuffer, offset, length);
        position = offset;
        error = OK;
    }

    /** The first thing that went wrong, or {@link #OK}. */
    public final int error() {
        return error;
    }

    public final boolean failed() {
        return error != OK;
    }

    /** Where the next byte is read. */
    public final int position() {
        return position;
    }

    /** A decimal × 10^8. */
    public final long e8() {
        int at = position;
        long chunk = eight(at);
        final boolean negative = (chunk & 0xFF) == '-';
        if (negative) {
            chunk = eight(++at);
        }
        long others = others(chunk);
        final int whole = bitsBefore(others);
        if (whole == 0 || whole == Long.SIZE || (chunk & 0xFF) == '0' && whole > Byte.SIZE) {
            return scaled(SCALE);
        }
        int end = whole;
        int endBytes = whole >>> 3;
        long value;
        if ((chunk >>> whole & 0xFF) == '.') {
            others &= others - 1;
            if (others == 0) {
                return longDecimal(at, chunk, whole, negative);
            }
            endBytes = Long.numberOfTrailingZeros(others) >>> 3;
            end = endBytes << 3;
            final int decimals = end - whole - Byte.SIZE;
            if (decimals == 0) {
                return fail(MALFORMED);
            }
            final long digits = chunk & (1L << whole) - 1 | chunk >>> whole >>> Byte.SIZE << whole;
            value = number((digits ^ ZEROS) << Long.SIZE + Byte.SIZE - end) * POWERS_OF_TEN[SCALE - (decimals >>> 3)];
        } else {
            value = number((chunk ^ ZEROS) << Long.SIZE - whole) * E8.ONE;
        }
        final int next = (int) (chunk >>> end) & 0xFF;
        if ((next | 0x20) == 'e') {
            return scaled(SCALE);
        }
        position = at + endBytes;
        following = next;
        return negative ? -value : value;
    }

    /** The same, where the end is not among the first eight bytes. It is looked for first: all that follows waits for it. */
    private long longDecimal(final int at, final long first, final int whole, final boolean negative) {
        final int from = at + (whole >>> 3) + 1;
        int end = at;
        long chunk;
        long others;
        do {
            end += Long.BYTES;
            chunk = eight(end);
            others = others(chunk);
        } while (others == 0);
        final int bits = bitsBefore(others);
        final int next = (int) (chunk >>> bits) & 0xFF;
        end += bits >>> 3;
        if (end == from) {
            return fail(MALFORMED);
        }
        if ((next | 0x20) == 'e') {
            return scaled(SCALE);
        }
        position = end;
        following = next;
        final long decimals = (eight(from) ^ ZEROS) & -1L >>> Math.max(0, Long.SIZE - (end - from << 3));
        final long value = number((first ^ ZEROS) << Long.SIZE - whole) * E8.ONE + number(decimals);
        return negative ? -value : value;
    }

    /** A whole number: no point, no exponent. */
    public final long integer() {
        int at = position;
        long chunk = eight(at);
        final boolean negative = (chunk & 0xFF) == '-';
        if (negative) {
            chunk = eight(++at);
        }
        int digits = digitCount(chunk);
        if (digits == 0 || (chunk & 0xFF) == '0' && digits > 1) {
            return fail(MALFORMED);
        }
        long value = sum(chunk, digits);
        at += digits;
        if (digits == 8) {
            chunk = eight(at);
            digits = digitCount(chunk);
            if (digits == 8) {
                return longInteger(at, negative, value);
            }
            if (digits != 0) {
                value = value * POWERS_OF_TEN[digits] + sum(chunk, digits);
            }
            at += digits;
        }
        return integerEnd(at, chunk >>> (digits << 3), negative, value);
    }

    /** A decimal × 10^scale, cut toward zero; for fees, which the exchange does not round to eight decimals. */
    public final long scaled(final int scale) {
        if (failed()) {
            return 0;
        }
        final boolean negative = byteAt(position) == '-';
        int at = negative ? position + 1 : position;
        if (byteAt(at) == '0' && isDigit(byteAt(at + 1))) {
            return fail(MALFORMED);
        }
        long mantissa = 0;
        int exponent = 0;
        int digitsSeen = 0;
        boolean dropped = false;
        boolean fraction = false;
        while (true) {
            final byte next = byteAt(at);
            if (isDigit(next)) {
                final int digit = next - '0';
                if (!dropped && mantissa <= (Long.MAX_VALUE - digit) / 10) {
                    mantissa = mantissa * 10 + digit;
                    exponent -= fraction ? 1 : 0;
                } else {
                    // Past the range of a long: this digit only counts as a place, or not at all behind the point.
                    dropped = true;
                    exponent += fraction ? 0 : 1;
                }
                digitsSeen++;
            } else if (next == '.' && !fraction && digitsSeen > 0) {
                fraction = true;
                digitsSeen = 0;
            } else {
                break;
            }
            at++;
        }
        if (digitsSeen == 0) {
            return fail(MALFORMED);
        }
        if ((byteAt(at) | 0x20) == 'e') {
            at++;
            final boolean negativeExponent = byteAt(at) == '-';
            if (negativeExponent || byteAt(at) == '+') {
                at++;
            }
            if (!isDigit(byteAt(at))) {
                return fail(MALFORMED);
            }
            int written = 0;
            for (; isDigit(byteAt(at)); at++) {
                written = Math.min(EXPONENT_MAX, written * 10 + byteAt(at) - '0');
            }
            exponent += negativeExponent ? -written : written;
        }
        final int shift = exponent + scale;
        if (mantissa != 0 && shift > 0) {
            if (dropped || shift >= POWERS_OF_TEN.length || mantissa > Long.MAX_VALUE / POWERS_OF_TEN[shift]) {
                return fail(BAD_NUMBER);
            }
            mantissa *= POWERS_OF_TEN[shift];
        } else if (shift < 0) {
            mantissa = -shift >= POWERS_OF_TEN.length ? 0 : mantissa / POWERS_OF_TEN[-shift];
        }
        position = at;
        following = 0;
        return negative ? -mantissa : mantissa;
    }

    /** Notes the first error and stays where nothing more can be read. Returns zero. */
    final long fail(final int code) {
        if (error == OK) {
            error = code;
        }
        position = limit;
        following = 0;
        return 0;
    }

    private static boolean isDigit(final byte b) {
        return b >= '0' && b <= '9';
    }

    /** The high bit of each byte that is no digit; right up to the first one that is not of ASCII either. */
    private static long others(final long chunk) {
        final long offset = chunk ^ ZEROS;
        return (offset + 0x7676767676767676L | offset) & 0x8080808080808080L;
    }

    /** The length in bits of what stands before the first of these bytes; 64 where there is none. */
    private static int bitsBefore(final long others) {
        return Long.numberOfTrailingZeros(others) & 0x78;
    }

    /** Digits at the low end. */
    private static int digitCount(final long chunk) {
        return Long.numberOfTrailingZeros(others(chunk)) >>> 3;
    }

    /** One to eight digits as a number. */
    private static long sum(final long chunk, final int digits) {
        return number((chunk ^ ZEROS) << (8 - digits << 3));
    }

    /** Eight digits, each as its value in a byte, the first in the lowest place: pairs, then fours, then eight. */
    private static long number(final long digits) {
        long value = digits * 2561 >>> 8;
        value = (value & 0x00FF00FF00FF00FFL) * 6553601 >>> 16;
        return (value & 0x0000FFFF0000FFFFL) * 42949672960001L >>> 32;
    }

    private long integerEnd(final int at, final long rest, final boolean negative, final long value) {
        final int next = (int) rest & 0xFF;
        if (next == '.' || (next | 0x20) == 'e') {
            return fail(MALFORMED);
        }
        position = at;
        following = next;
        return negative ? -value : value;
    }

    /** More than fifteen digits, those behind the first eight one by one. */
    private long longInteger(final int from, final boolean negative, final long first) {
        long value = first;
        int at = from;
        for (; isDigit(byteAt(at)); at++) {
            final int digit = byteAt(at) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return fail(BAD_NUMBER);
            }
            value = value * 10 + digit;
        }
        return integerEnd(at, byteAt(at), negative, value);
    }
}
