package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeededRandomTest {
    /** The published sequence of SplitMix64 for this seed (Rosetta Code, Pseudo-random numbers/Splitmix64). */
    @Test
    void shouldGiveThePublishedNumbersOfSplitMix64() {
        final SeededRandom random = new SeededRandom(1_234_567);

        assertEquals(Long.parseUnsignedLong("6457827717110365317"), random.nextLong());
        assertEquals(Long.parseUnsignedLong("3203168211198807973"), random.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
        assertEquals(Long.parseUnsignedLong("4593380528125082431"), random.nextLong());
        assertEquals(Long.parseUnsignedLong("16408922859458223821"), random.nextLong());
    }

    /** Means and deviations of the distributions by definition; 100,000 draws put them within one percent. */
    @Test
    void shouldDrawWithTheMomentsOfItsDistributions() {
        final SeededRandom random = new SeededRandom(7);
        double exponential = 0;
        double gaussian = 0;
        double squares = 0;
        long ints = 0;
        for (int i = 0; i < 100_000; i++) {
            exponential += random.nextExponential();
            final double normal = random.nextGaussian();
            gaussian += normal;
            squares += normal * normal;
            final int drawn = random.nextInt(11);
            assertTrue(drawn >= 0 && drawn < 11);
            ints += drawn;
        }

        assertEquals(1, exponential / 100_000, 0.01);
        assertEquals(0, gaussian / 100_000, 0.01);
        assertEquals(1, squares / 100_000, 0.02);
        assertEquals(5, ints / 100_000.0, 0.05);
    }
}
