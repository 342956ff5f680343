package genesis.gateway.simulator.rest;

import genesis.gateway.simulator.wire.RestAnswer;
import java.util.HashMap;
import java.util.Map;

/**
 * Requests a minute of each endpoint, as clients have been told: the first segments of a path share one budget. Who
 * exceeds it is refused until the minute is over.
 * <p>Threading: the one that drives the exchange.
 */
public final class RestLimits {
    private static final long MINUTE_MS = 60_000;
    private static final int HTTP_TOO_MANY = 429;
    private static final int USUAL = 30;
    private static final int ENDPOINTS_MAX = 500;
    private static final Map<String, Integer> PER_MINUTE = Map.ofEntries(Map.entry("platform", 15),
        Map.entry("ticker", 30), Map.entry("tickers", 30), Map.entry("trades", 15), Map.entry("book", 30),
        Map.entry("candles", 30), Map.entry("conf", 15), Map.entry("stats1", 15), Map.entry("status", 15),
        Map.entry("liquidations", 3), Map.entry("calc", 20), Map.entry("auth", 45));

    private final Map<String, long[]> windows = new HashMap<>();

    /** What the exchange says to one request too many. */
    public static RestAnswer refusal() {
        return new RestAnswer(HTTP_TOO_MANY, "[\"error\",11010,\"ratelimit: error\"]");
    }

    /** True where this request is within the limit; it counts. */
    boolean allows(final String path, final long nowMs) {
        final String[] parts = path.split("/");
        final String endpoint = parts[0].equals("auth") ? String.join("/", parts.length > 3 ? firstThree(parts) : parts)
            : parts[0];
        if (windows.size() == ENDPOINTS_MAX) {
            windows.clear(); // Somebody tries names; the true endpoints are fewer.
        }
        // Start of the minute, and requests in it.
        final long[] window = windows.computeIfAbsent(endpoint, name -> new long[] {nowMs, 0});
        if (nowMs - window[0] >= MINUTE_MS) {
            window[0] = nowMs;
            window[1] = 0;
        }
        return ++window[1] <= PER_MINUTE.getOrDefault(parts[0], USUAL);
    }

    private static String[] firstThree(final String[] parts) {
        return new String[] {parts[0], parts[1], parts[2]};
    }
}
