package genesis.gateway.simulator.market;

/** How fine a book is shown: prices of five to one significant digits, or every order by itself. */
public enum Precision {
    P0(5), P1(4), P2(3), P3(2), P4(1),
    /** Orders instead of levels. */
    R0(0);

    private final int digits;

    Precision(final int digits) {
        this.digits = digits;
    }

    /** Null for what the exchange does not offer. */
    public static Precision of(final String text) {
        for (final Precision precision : values()) {
            if (precision.name().equals(text)) {
                return precision;
            }
        }
        return null;
    }

    /** The price under which a bid or an ask is shown: bids down, asks up, so that a book never looks crossed. */
    long shownE8(final long priceE8, final boolean isBid) {
        long stepE8 = 1;
        for (long head = priceE8; head >= pow10(digits); head /= 10) {
            stepE8 *= 10;
        }
        final long downE8 = priceE8 / stepE8 * stepE8;
        return isBid || downE8 == priceE8 ? downE8 : downE8 + stepE8;
    }

    private static long pow10(final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
