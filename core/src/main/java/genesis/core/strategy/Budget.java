package genesis.core.strategy;

/**
 * How many steps a strategy may take in one call. Steps are counted in the code, not in time, so a replay counts the
 * same. Threading: engine thread.
 */
public interface Budget {
    /** What is built in needs none: its loops are known to end. */
    Budget UNLIMITED = new Budget() {
        @Override
        public void refill(final int steps) {
        }

        @Override
        public boolean isSpent() {
            return false;
        }
    };

    /** From now on so many. */
    void refill(int steps);

    /** More were taken than there were, even if the strategy kept that to itself. */
    boolean isSpent();
}
