package genesis.core.exchange;

import genesis.core.unit.StreamDigest;

/**
 * Chance that repeats: the same seed gives the same numbers on every machine and every JDK.
 * <p>The generator is SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 * <p>Allocation: none. Threading: one thread.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    public SeededRandom(final long seed) {
        state = seed;
    }

    /** Starts over with this seed. */
    public void reseed(final long seed) {
        state = seed;
    }

    /** All 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From zero to below the bound, which must be above zero. */
    public int nextInt(final int bound) {
        // The bias of the multiplication is below 2^-32: nothing here could notice.
        return (int) ((nextLong() >>> 32) * bound >>> 32);
    }

    /** From 0 to below 1, in steps of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Exponentially distributed with mean 1; at most 37. */
    public double nextExponential() {
        return -StrictMath.log(1 - nextDouble());
    }

    /** Normally distributed with mean 0 and deviation 1 (Box and Muller; the second value is not kept). */
    public double nextGaussian() {
        return StrictMath.sqrt(2 * nextExponential()) * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    /** Spreads a number over all bits: neighbours become strangers. */
    public static long mix(final long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(state);
    }
}
