package genesis.admin.metrics;

import java.util.Map;

/**
 * What the running process knows beside its journal. Immutable.
 *
 * @param feed            where the market data comes from, for people: {@code synthetic market}, a file, an address
 * @param sequence        of the last input that the engine took
 * @param inputsPerSecond over about the last second
 * @param latency         since the start of the process
 * @param gateway         the gateway's counters by name, in snake case without a prefix
 */
public record Vitals(String feed, long sequence, double inputsPerSecond, Latency latency, Map<String, Long> gateway) {
    /** Copies the map. */
    public Vitals {
        gateway = Map.copyOf(gateway);
    }
}
