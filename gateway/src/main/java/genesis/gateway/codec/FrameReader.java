package genesis.gateway.codec;

/**
 * Walks through one JSON text from left to right. It understands as much JSON as the exchange's arrays need: what is used
 * is read strictly, what is skipped only has to be balanced. Nothing is looked at twice, so the time is linear in the
 * length for any bytes whatever.
 * <p>Threading: one thread. Allocation: none, but for {@link #text}.
 */
final class FrameReader extends NumberParser {
    /** Where a string is none of the short words that the exchange puts in front of its rows. */
    static final long NO_TAG = -1;

    /** Brackets within brackets; the exchange's deepest message has six. One bit of a long each. */
    private static final int DEPTH_MAX = 64;

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

    /** The end of an array, behind whatever the exchange has appended to it. */
    void endRow() {
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

    /** A decimal behind white space. */
    long decimal() {
        peek();
        return e8();
    }

    /** A whole number behind white space. */
    long whole() {
        peek();
        return integer();
    }

    /** A decimal; zero where there is null. */
    long decimalOrNull() {
        return acceptNull() ? 0 : e8();
    }

    /** A whole number; zero where there is null. */
    long wholeOrNull() {
        return acceptNull() ? 0 : integer();
    }

    /** Takes a null if there is one. */
    boolean acceptNull() {
        if (peek() == 'n' && (eight(position) & 0xFFFFFFFFL) == 0x6C6C756EL) {
            position += 4;
            return true;
        }
        return false;
    }

    /** A short string as its own bytes, the first in the lowest place; {@link #NO_TAG} for a longer one. */
    long tag() {
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
        do {
            final int next = peek();
            if (next == '"') {
                skipString();
            } else if (next == '[' || next == '{') {
                if (depth == DEPTH_MAX) {
                    fail(MALFORMED);
                    return;
                }
                objects = objects << 1 | (next == '{' ? 1 : 0);
                depth++;
                position++;
            } else if (next == ']' || next == '}') {
                if (depth == 0 || (objects & 1) != (next == '}' ? 1 : 0)) {
                    fail(MALFORMED);
                    return;
                }
                objects >>>= 1;
                depth--;
                position++;
            } else if (depth > 0 && (next == ',' || next == ':')) {
                position++;
            } else {
                skipWord();
            }
        } while (depth > 0 && !failed());
    }

    /** Numbers, true, false, null. */
    private void skipWord() {
        final int from = position;
        while (position < limit && isOfWord(byteAt(position))) {
            position++;
        }
        if (position == from) {
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
            if (next == '\\') {
                position++;
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

    private static boolean isOfWord(final byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '.' || b == '-' || b == '+' || b == 'E';
    }

    private static boolean hasBackslash(final long word) {
        final long slashes = word ^ 0x5C5C5C5C5C5C5C5CL;
        return (slashes - 0x0101010101010101L & ~slashes & 0x8080808080808080L) != 0;
    }
}
