package genesis.core.unit;

/** Invariants that stay on in production: going on with a broken one costs more than stopping. */
public final class Check {
    private Check() {
    }

    /** Throws {@link IllegalStateException} with the number that broke the invariant. */
    public static void that(final boolean holds, final String invariant, final long actual) {
        if (!holds) {
            throw new IllegalStateException(invariant + ": actual=" + actual);
        }
    }
}
