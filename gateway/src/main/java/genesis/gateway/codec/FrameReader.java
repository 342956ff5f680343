package genesis.gateway.codec;

import genesis.core.unit.E8;

/**
 * Walks through one JSON text from left to right. What is used and what is skipped must both be JSON; only the inside
 * of skipped strings is not looked into further than to find their end. Nothing is looked at twice, so the time is
 * linear in the length for any bytes whatever.
 * <p>Threading: one thread. Allocation: none, but for {@link #text}.
 */
final class FrameReader extends NumberParser {
    /** Where a string is none of the short words that the exchange puts in front of its rows. */
    static final long NO_TAG = -1;

    /** Brackets within brackets; the exchange's deepest message has six. One bit of a long each. */
    private static final int DEPTH_MAX = 64;
    private static final String ESCAPES = "\"\\/bfnrtu";
    /** Words as their own bytes, the first in the lowest place. */
    private static final long NULL = 0x6C6C756EL;
    private static final long TRUE = 0x65757274L;
    /** Two small letters in quotes: {@code "te"}. What else the mask lets pass are signs that no string forbids. */
    private static final long QUOTED_PAIR = 0x22606022L;
    private static final long QUOTED_PAIR_MASK = 0xFFE0E0FFL;
    private static final long ONE_AND_END = '1' | ']' << Byte.SIZE;
    private static final long FALSE = 0x65736C6166L;

    /** The next byte that is not white space, without taking it; zero at the end. */
    int peek() {
        final byte next = byteAt(position);
        return (next & 0xFF) > ' ' || position >= limit ? next : peekBehindSpace();
    }

    /** Takes this byte if it is the next one. */
    boolean accept(final int expected) {
        if (peek() == expected && position < limit) {
            position++;
            return true;
        }
        return false;
    }

    /** Takes this byte, or fails. */
    void expect(final int expected) {
        if (!accept(expected)) {
            fail(MALFORMED);
        }
    }

    /** Takes the bracket of an array that is no table; true, and nothing taken, where an array of arrays or an empty one is. */
    boolean isTable() {
        final int from = position;
        position++;
        final int first = peek();
        if (first == '[' || first == ']') {
            position = from;
            return true;
        }
        return false;
    }

    /** True in front of an array whose first element is one too. Takes nothing. */
    boolean isListOfRows() {
        return isArrayOf('[');
    }

    /** True in front of an array without elements. Takes nothing. */
    boolean isEmptyRow() {
        return isArrayOf(']');
    }

    private boolean isArrayOf(final int second) {
        final int start = position;
        final boolean isSo = accept('[') && peek() == second;
        position = start;
        return isSo;
    }

    /** The end of an array, behind whatever the exchange has appended to it. */
    void endRow() {
        if (byteAt(position) == ']') {
            position++;
            return;
        }
        while (accept(',')) {
            skipValue();
        }
        expect(']');
    }

    /** True when nothing but white space is left. */
    boolean isAtEnd() {
        peek();
        return position >= limit;
    }

    /** A decimal, behind white space or not. */
    long decimal() {
        passSpace();
        return e8();
    }

    /** A decimal and the comma behind it. */
    long decimalAndComma() {
        passSpace();
        final long value = e8();
        passComma();
        return value;
    }

    /** A decimal that is 1 or -1 and the last of its row, as a rule. */
    long one() {
        final long word = eight(position);
        final boolean negative = (word & 0xFF) == '-';
        if ((negative ? word >>> Byte.SIZE & 0xFFFF : word & 0xFFFF) != ONE_AND_END) {
            return e8();
        }
        position += negative ? 2 : 1;
        following = ']';
        return negative ? -E8.ONE : E8.ONE;
    }

    /** A whole number, behind white space or not. */
    long whole() {
        passSpace();
        return integer();
    }

    /** A whole number and the comma behind it. */
    long wholeAndComma() {
        passSpace();
        final long value = integer();
        passComma();
        return value;
    }

    /** A decimal; zero where there is null. */
    long decimalOrNull() {
        final int first = (int) eight(position) & 0xFF;
        return (first > '9' || first <= ' ') && acceptNull() ? 0 : e8();
    }

    /** The comma behind a number. The number's parser has seen it already. */
    void passComma() {
        if (following == ',') {
            position++;
        } else {
            expect(',');
        }
    }

    /** White space is rare: one look at a word that the number behind it is read from anyway. */
    void passSpace() {
        if ((eight(position) & 0xFF) <= ' ') {
            peek();
        }
    }

    /** A whole number; zero where there is null. */
    long wholeOrNull() {
        return acceptNull() ? 0 : integer();
    }

    /** Takes a null if there is one. */
    boolean acceptNull() {
        if (peek() == 'n' && (eight(position) & 0xFFFFFFFFL) == NULL) {
            position += 4;
            following = 0;
            return true;
        }
        return false;
    }

    /** A short string as its own bytes, the first in the lowest place; {@link #NO_TAG} for a longer one. */
    long tag() {
        final long first = eight(position);
        if ((first & QUOTED_PAIR_MASK) == QUOTED_PAIR) {
            position += 4;
            return first >>> Byte.SIZE & 0xFFFF;
        }
        if (peek() != '"') {
            return fail(MALFORMED);
        }
        final long chunk = eight(position + 1);
        final long quotes = chunk ^ 0x2222222222222222L;
        final int length =
            Long.numberOfTrailingZeros(quotes - 0x0101010101010101L & ~quotes & 0x8080808080808080L) >>> 3;
        final long word = length == 8 ? 0 : chunk & (1L << (length << 3)) - 1;
        if (length == 8 || hasBackslash(word)) {
            skipValue();
            return NO_TAG;
        }
        if (hasControl(word | 0x2020202020202020L << (length << 3))) {
            return fail(MALFORMED);
        }
        position += length + 2;
        return word;
    }

    /** A string; empty for null. Escapes stay as they are: no word we compare with has one. */
    String text() {
        if (acceptNull()) {
            return "";
        }
        final int from = position + 1;
        skipString();
        return failed() ? "" : ascii(from, position - 1 - from);
    }

    /** Passes one value of any kind. */
    void skipValue() {
        long objects = 0;
        int depth = 0;
        while (!failed()) {
            final int next = peek();
            boolean opened = false;
            if (next == '[' || next == '{') {
                position++;
                opened = !accept(next + 2);
                if (opened && depth++ == DEPTH_MAX) {
                    fail(MALFORMED);
                }
                objects = opened ? objects << 1 | (next == '{' ? 1 : 0) : objects;
            } else if (next == '"') {
                skipString();
            } else if (next == '-' || next >= '0' && next <= '9') {
                skipNumber();
            } else {
                skipLiteral();
            }
            while (!opened && depth > 0 && accept((objects & 1) == 0 ? ']' : '}')) {
                objects >>>= 1;
                depth--;
            }
            if (depth == 0) {
                return;
            }
            if (!opened) {
                expect(',');
            }
            if ((objects & 1) == 1) {
                peek();
                skipString();
                expect(':');
            }
        }
    }

    private void skipNumber() {
        int at = byteAt(position) == '-' ? position + 1 : position;
        final int whole = at;
        at = behindDigits(at);
        if (at == whole || byteAt(whole) == '0' && at > whole + 1) {
            fail(MALFORMED);
            return;
        }
        if (byteAt(at) == '.') {
            final int fraction = at + 1;
            at = behindDigits(fraction);
            if (at == fraction) {
                fail(MALFORMED);
                return;
            }
        }
        if ((byteAt(at) | 0x20) == 'e') {
            final int exponent = byteAt(at + 1) == '-' || byteAt(at + 1) == '+' ? at + 2 : at + 1;
            at = behindDigits(exponent);
            if (at == exponent) {
                fail(MALFORMED);
                return;
            }
        }
        position = at;
    }

    private int behindDigits(final int from) {
        int at = from;
        while (byteAt(at) >= '0' && byteAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** null, true, false. */
    private void skipLiteral() {
        final long word = eight(position);
        if ((word & 0xFFFFFFFFL) == NULL || (word & 0xFFFFFFFFL) == TRUE) {
            position += 4;
        } else if ((word & 0xFFFFFFFFFFL) == FALSE) {
            position += 5;
        } else {
            fail(MALFORMED);
        }
    }

    private void skipString() {
        if (byteAt(position) != '"') {
            fail(MALFORMED);
            return;
        }
        position++;
        while (position < limit) {
            final byte next = byteAt(position++);
            if (next == '"') {
                return;
            }
            if (next == '\\' && ESCAPES.indexOf(byteAt(position++)) < 0 || next >= 0 && next < ' ') {
                break;
            }
        }
        fail(MALFORMED);
    }

    private int peekBehindSpace() {
        while (position < limit) {
            final byte next = byteAt(position);
            if (next != ' ' && next != '\t' && next != '\n' && next != '\r') {
                return next;
            }
            position++;
        }
        return 0;
    }

    /** JSON allows none of them in a string. */
    private static boolean hasControl(final long word) {
        return (word - 0x2020202020202020L & ~word & 0x8080808080808080L) != 0;
    }

    private static boolean hasBackslash(final long word) {
        final long slashes = word ^ 0x5C5C5C5C5C5C5C5CL;
        return (slashes - 0x0101010101010101L & ~slashes & 0x8080808080808080L) != 0;
    }
}
