package genesis.admin.research;

/**
 * A closed candle.
 *
 * @param openTimeMs start of its interval
 * @param volumeE8   base units
 */
public record Bar(long openTimeMs, long openE8, long highE8, long lowE8, long closeE8, long volumeE8) {
}
