package genesis.gateway.codec;

/** A piece of a frame's text as one long: where it begins, and how long it is. */
final class Token {
    private Token() {
    }

    static long of(final int from, final int to) {
        return (long) from << 32 | to - from;
    }

    static int from(final long token) {
        return (int) (token >>> 32);
    }

    static int length(final long token) {
        return (int) token;
    }
}
