package genesis.gateway.simulator;

/**
 * How fast the market's time runs beside the wall clock.
 *
 * @param factor market seconds in a wall second; infinite: as fast as the readers take it
 */
public record Speed(double factor) {
    /** As fast as the readers take it. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);
    /** Market time is wall time. */
    public static final Speed WALL_TIME = new Speed(1);

    private static final double FACTOR_MAX = 100_000;

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be above zero: " + factor);
        }
    }

    /**
     * {@code max}, {@code 1x}, {@code 60x}, {@code 0.5x}. Throws {@link IllegalArgumentException} with what was
     * expected.
     */
    public static Speed parse(final String text) {
        if (text.equals("max")) {
            return MAX;
        }
        if (text.matches("[0-9]{1,6}([.][0-9]{1,3})?x")) {
            final double factor = Double.parseDouble(text.substring(0, text.length() - 1));
            if (factor > 0 && factor <= FACTOR_MAX) {
                return new Speed(factor);
            }
        }
        throw new IllegalArgumentException("speed '" + text + "': expected max, 1x, 60x"
            + " or any other factor up to 100000x");
    }

    public boolean isMax() {
        return Double.isInfinite(factor);
    }

    public boolean isWallTime() {
        return factor == 1;
    }

    /** Market nanoseconds that pass in these wall nanoseconds; {@link Long#MAX_VALUE} at the highest speed. */
    long marketNs(final long wallNs) {
        return isMax() ? Long.MAX_VALUE : (long) (wallNs * factor);
    }

    /** Wall nanoseconds that these market nanoseconds take. */
    long wallNs(final long marketNs) {
        return isMax() ? 0 : (long) (marketNs / factor);
    }

    @Override
    public String toString() {
        return isMax() ? "max" : factor == StrictMath.rint(factor) ? (long) factor + "x" : factor + "x";
    }
}
