package genesis.gateway.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * Books of one connection that are wrong and on their way back: unsubscribed, and subscribed again when the exchange has
 * acknowledged that; otherwise it would answer "dup". At once the first time, then later and later, so that a book whose
 * checksums never match does not become a storm of subscriptions.
 * <p>Threading: the gateway's thread. Allocation: a little for each repair.
 */
final class BookRepairs {
    /** The exchange answers within a second or two; after this long the connection is not worth keeping. */
    static final long ANSWER_NS_MAX = 15_000_000_000L;
    private static final long FIRST_DELAY_NS = 1_000_000_000L;
    private static final long DELAY_NS_MAX = 60_000_000_000L;
    /** A book that held so long begins anew. */
    private static final long CALM_NS = 300_000_000_000L;

    private final Map<Integer, String> unsubscribing = new HashMap<>();
    private final Map<String, Attempts> attempts = new HashMap<>();

    private static final class Attempts {
        private int count;
        private long lastNs;
    }

    /** The frame that ends the channel. */
    String begin(final int channelId, final String subscribeRequest) {
        unsubscribing.put(channelId, subscribeRequest);
        return "{\"event\":\"unsubscribe\",\"chanId\":" + channelId + "}";
    }

    /** True while the end of this channel was asked for and not acknowledged. */
    boolean isAwaited(final int channelId) {
        return unsubscribing.containsKey(channelId);
    }

    /** The acknowledgement is here: the frame that subscribes the book again, null where nobody asked. */
    String end(final int channelId) {
        return unsubscribing.remove(channelId);
    }

    /** How long the next subscription of this book has to wait: 0, then 1, 2, 4 … 60 seconds. */
    long delayNs(final String subscribeRequest, final long nowNs) {
        final Attempts of = attempts.computeIfAbsent(subscribeRequest, request -> new Attempts());
        of.count = nowNs - of.lastNs > CALM_NS ? 0 : of.count;
        of.lastNs = nowNs;
        final int doublings = Math.min(of.count++, 10) - 1;
        return doublings < 0 ? 0 : Math.min(DELAY_NS_MAX, FIRST_DELAY_NS << doublings);
    }

    /** The connection is gone, and all its channels. How often a book broke stays known. */
    void onDisconnected() {
        unsubscribing.clear();
    }
}
