package genesis.gateway.simulator.market;

import java.util.List;

/**
 * What a synthetic market shall be. The same plan gives the same market, order by order, as long as no account
 * interferes.
 *
 * @param seed              of everything that happens
 * @param startNs           first moment, epoch nanoseconds
 * @param symbols           instruments, in the order of their numbers
 * @param messagesPerSecond what a client hears that subscribes to a book of 25 levels, the trades and the ticker of all
 *                          instruments without checksums; {@link #USUAL_RATE}: as much as happens by itself. A market
 *                          cannot be made quieter than that
 * @param slowness          how many times slower than usual everything happens by itself: a market for tests of long
 *                          times, of few messages; 1 is the usual one
 */
public record MarketPlan(long seed, long startNs, List<String> symbols, int messagesPerSecond, int slowness) {
    /** Some 90 messages a second and instrument. */
    public static final int USUAL_RATE = 0;
    /** Instruments of a market that nobody configured. */
    public static final int USUAL_COUNT = 6;

    /** Measured: what an instrument's turn causes by itself, mean over many seeds. */
    static final double USUAL_MESSAGES_PER_TURN = 8.8;

    public MarketPlan {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("a market needs an instrument");
        }
        if (slowness < 1) {
            throw new IllegalArgumentException("slowness is 1 or more: " + slowness);
        }
        if (messagesPerSecond < 0) {
            throw new IllegalArgumentException("messages a second must not be below zero: " + messagesPerSecond);
        }
        symbols.forEach(Listing::of);
    }

    /** A market of the usual pace. */
    public MarketPlan(final long seed, final long startNs, final List<String> symbols, final int messagesPerSecond) {
        this(seed, startNs, symbols, messagesPerSecond, 1);
    }

    /** The usual market of six instruments. */
    public static MarketPlan usual(final long seed, final long startNs) {
        return new MarketPlan(seed, startNs, Listing.symbols(USUAL_COUNT), USUAL_RATE);
    }

    /** The first so many instruments of those that the synthetic market knows; throws where there are not so many. */
    public static MarketPlan of(final long seed, final long startNs, final int count, final int messagesPerSecond) {
        return new MarketPlan(seed, startNs, Listing.symbols(count), messagesPerSecond);
    }
}
