package genesis.core.storm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Sequences of 40 events each that nobody planned: moves of the market, scores, a person's orders, changes and cancels, fills in
 * parts, twice, late and in another order, rejections, halts, resumes, pauses, windows, new days, restarts. What is held
 * against each of them after every event stands in {@link Promises}.
 * <p>{@code scripts/storm} runs as many as one likes, or one seed again.
 */
class StormTest {
    private static final int SEQUENCES_PER_LIFE = 25;

    /** What a life can do, and what it has come to. */
    interface Storming {
        void sequence();

        Promises promises();
    }

    @Test
    void shouldKeepItsWordOnPaper() {
        run("paper", 6_000, seed -> {
            final PaperStorm storm = new PaperStorm(seed);
            return of(storm::sequence, storm.promises);
        });
    }

    @Test
    void shouldKeepItsWordInLive() {
        run("live", 4_000, seed -> {
            final LiveStorm storm = new LiveStorm(seed);
            return of(storm::sequence, storm.promises);
        });
    }

    private static Storming of(final Runnable sequence, final Promises promises) {
        return new Storming() {
            @Override
            public void sequence() {
                sequence.run();
            }

            @Override
            public Promises promises() {
                return promises;
            }
        };
    }

    private static void run(final String name, final long usually, final LongFunction<Storming> begin) {
        final long sequences = Long.getLong("genesis.storm.sequences", usually);
        final long firstSeed = Long.getLong("genesis.storm.seed", 1);
        long seed = firstSeed;
        final long[] done = new long[6];
        for (long count = 0; count < sequences; count += SEQUENCES_PER_LIFE) {
            try {
                final Storming life = begin.apply(seed);
                for (int i = 0; i < SEQUENCES_PER_LIFE; i++) {
                    life.sequence();
                }
                final Promises all = life.promises();
                done[0] += all.entries;
                done[1] += all.exits;
                done[2] += all.flattens;
                done[3] += all.lossExits;
                done[4] += all.changes;
                done[5] += all.legs;
            } catch (final RuntimeException | AssertionError failure) {
                throw new AssertionError(failure.getMessage() + "\nagain: scripts/storm " + name + " " + seed, failure);
            }
            seed++;
        }
        System.out.println("STORM " + name + ": " + sequences + " sequences of " + PaperStorm.SEQUENCE_LENGTH + " events, seeds " + firstSeed
            + " to " + (seed - 1) + ", entries=" + done[0] + ", exits=" + done[1] + ", of which flattens=" + done[2]
            + " and at a loss limit=" + done[3] + ", changes=" + done[4] + ", legs=" + done[5]);
        assertTrue(sequences < usually || done[0] > sequences / 10 && done[1] > sequences / 10 && done[2] > sequences / 100
            && done[4] > sequences / 100 && done[5] > sequences / 100, "much has happened");
    }
}
