package genesis.bench.setup;

import java.nio.file.Path;

/**
 * How much is measured, and on what.
 *
 * @param effort  how long; more time makes tails and medians steadier
 * @param capture a recorded session of the exchange; null where there is none
 * @param seconds of a run under load; 0 for what the effort says
 */
public record Plan(Effort effort, Path capture, int seconds) {
    public Plan(final Effort effort, final Path capture) {
        this(effort, capture, 0);
    }

    /** How long a benchmark measures. */
    public enum Effort {
        /** A few minutes in all. */ FULL,
        /** Less than a minute in all: is everything still as fast as it was? */ QUICK,
        /** A fraction of a second each: does it run, and is its answer right? Figures mean nothing. */ GLANCE
    }

    /** One of three, by the effort. */
    public <T> T choose(final T full, final T quick, final T glance) {
        return switch (effort) {
            case FULL -> full;
            case QUICK -> quick;
            case GLANCE -> glance;
        };
    }
}
