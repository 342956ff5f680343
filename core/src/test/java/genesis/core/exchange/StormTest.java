package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sequences of 40 events each that nobody planned: moves of the market, scores, a person's orders, changes and cancels, fills in
 * parts, twice, late and in another order, rejections, halts, resumes, pauses, windows, new days, restarts. After every
 * event: a position is the sum of its fills; equity is cash and positions; nothing fills more than was ordered; and of
 * every order that leaves: no entry over a limit of exposure or after the day's loss, nothing after a halt but a flatten's,
 * no exit for more than there is. Where stops and targets rest at the venue: never more of them than is held, but for what
 * is being canceled. With an exchange of good manners, prices that move 0.1 % at a time and an exit that
 * always finds a taker, the day's loss stays within its limit and what the last exits cost.
 * <p>{@code -Dgenesis.storm.sequences=1000000} runs as many, {@code -Dgenesis.storm.seed=7} begins at another seed.
 */
class StormTest {
    private static final int SEQUENCES_PER_LIFE = 25;

    @ParameterizedTest(name = "brackets may rest at the venue: {0}")
    @ValueSource(booleans = {false, true})
    void shouldKeepItsWordWhateverHappens(final boolean mayRest) {
        final long sequences = Long.getLong("genesis.storm.sequences", 10_000);
        final long firstSeed = Long.getLong("genesis.storm.seed", 1);
        long seed = firstSeed;
        long entries = 0;
        long exits = 0;
        long flattens = 0;
        long lossExits = 0;
        long legs = 0;
        long legFills = 0;
        for (long done = 0; done < sequences; done += SEQUENCES_PER_LIFE) {
            try {
                final Storm storm = new Storm(seed, mayRest);
                for (int i = 0; i < SEQUENCES_PER_LIFE; i++) {
                    storm.sequence();
                }
                entries += storm.model.entries;
                exits += storm.model.exits;
                flattens += storm.model.flattens;
                lossExits += storm.model.lossExits;
                legs += storm.model.legs;
                legFills += storm.model.legFills;
            } catch (final RuntimeException | AssertionError failure) {
                throw new AssertionError("seed=" + seed, failure);
            }
            seed++;
        }
        System.out.println("storm: " + sequences + " sequences of " + Storm.SEQUENCE_LENGTH + " events, seeds " + firstSeed + " to "
            + (seed - 1) + ", entries=" + entries + ", exits=" + exits + ", of which flattens=" + flattens
            + " and at a loss limit=" + lossExits + ", legs=" + legs + ", fills of legs=" + legFills);
        assertTrue(entries > sequences / 10 && exits > sequences / 10 && flattens > sequences / 100, "much has happened");
        assertTrue(!mayRest && legs == 0 || legs > sequences / 20 && legFills > sequences / 100, "legs=" + legs + ", fills=" + legFills);
    }
}
