package genesis.admin.strategies;

import genesis.core.strategy.Budget;
import genesis.core.strategy.StrategyOverrun;

/**
 * The steps that the code of one jar may still take. Each jar's class loader defines this class anew, so each jar has a
 * counter of its own in a static field, which is the cheapest place for one. The calls stand in the jar's code: see
 * {@link Metering}.
 * <p>Threading: engine thread.
 */
public final class Fuel implements Budget {
    /** Elements of a new array that count as a step. */
    private static final int ELEMENTS_PER_STEP = 4;

    private static int left;

    /** For the class loader, which knows this class by name only. */
    public Fuel() {
    }

    @Override
    public void refill(final int steps) {
        left = steps;
    }

    @Override
    public boolean isSpent() {
        return left < 0;
    }

    /** A method begins, a loop goes round, or an exception was caught. */
    public static void step() {
        if (--left < 0) {
            spent();
        }
    }

    /** An array of this length is about to be made. */
    public static void array(final int length) {
        left -= Math.min(Math.max(0, left) + 1, 1 + Math.max(0, length) / ELEMENTS_PER_STEP);
        if (left < 0) {
            spent();
        }
    }

    /** Whoever catches this gets the next one at his next step. */
    private static void spent() {
        left = -1;
        throw new StrategyOverrun("took more steps in one call than it may");
    }
}
