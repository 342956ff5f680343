package genesis.admin.metrics;

import java.util.Map;

/**
 * How much of the market data was pushed and how much had to be asked for.
 *
 * @param webSocketPercent 0 to 100; 100 where nothing came yet
 * @param restPercent      what is missing to 100
 */
public record SourceShares(double webSocketPercent, double restPercent) {
    /** Names of the gateway's counters. */
    public static final String WEBSOCKET = "records_websocket";
    public static final String REST = "records_rest";

    /** Out of the gateway's counters. */
    public static SourceShares of(final Map<String, Long> gateway) {
        final long pushed = gateway.getOrDefault(WEBSOCKET, 0L);
        final long asked = gateway.getOrDefault(REST, 0L);
        final double restPercent = asked == 0 ? 0 : 100.0 * asked / (pushed + asked);
        return new SourceShares(100 - restPercent, restPercent);
    }
}
