package genesis.bench.latency;

/** How the two sides of a benchmark share threads, as in {@code run --layout}. */
enum Layout {
    /** One thread feeds and decides by turns: nothing crosses a core. */
    SINGLE,
    /** A thread for each, both spinning. */
    SPLIT;

    String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
