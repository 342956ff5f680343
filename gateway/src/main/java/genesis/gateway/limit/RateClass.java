package genesis.gateway.limit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Kinds of calls that share a cap on how many run at once. */
public enum RateClass {
    /** Orders. One at a time, because a key's nonces must arrive in order. */
    PRIVATE_TRADING(1),
    /** Wallets, positions, orders, fills: all of the account that is read. One at a time, as above. */
    PRIVATE_ACCOUNT(1),
    /** Margin. One at a time, as above. */
    PRIVATE_MARGIN(1),
    /** What anyone may ask. A few at once, so that one slow answer does not hold up the rest. */
    PUBLIC_MARKET(4);

    /** Which class a path belongs to; the first pattern found in it decides. Paths are those below {@code /v2/}. */
    public static final Map<Pattern, RateClass> RATE_LIMIT_PATTERNS = patterns();

    private final int callsAtOnceMax;

    RateClass(final int callsAtOnceMax) {
        this.callsAtOnceMax = callsAtOnceMax;
    }

    public int callsAtOnceMax() {
        return callsAtOnceMax;
    }

    /** The class of a path such as {@code auth/r/wallets}; what no pattern names is the account's or the public's. */
    public static RateClass of(final String path) {
        return RATE_LIMIT_PATTERNS.entrySet().stream().filter(entry -> entry.getKey().matcher(path).find())
            .map(Map.Entry::getValue).findFirst()
            .orElse(path.startsWith("auth/") ? PRIVATE_ACCOUNT : PUBLIC_MARKET);
    }

    private static Map<Pattern, RateClass> patterns() {
        final Map<Pattern, RateClass> patterns = new LinkedHashMap<>();
        patterns.put(Pattern.compile("^auth/w/"), PRIVATE_TRADING);
        patterns.put(Pattern.compile("^auth/r/positions"), PRIVATE_ACCOUNT);
        patterns.put(Pattern.compile("^auth/r/wallets"), PRIVATE_ACCOUNT);
        patterns.put(Pattern.compile("^auth/r/info/margin"), PRIVATE_MARGIN);
        patterns.put(Pattern.compile("^(ticker|candles|book|trades)"), PUBLIC_MARKET);
        return Collections.unmodifiableMap(patterns);
    }
}
