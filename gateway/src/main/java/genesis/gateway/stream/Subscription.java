package genesis.gateway.stream;

/**
 * One channel that we want, over all connections that ever carry it. Threading: the gateway's thread.
 *
 * <pre>
 *   WANTED ──ask──► ASKED ──acknowledged, or "already subscribed"──► ACTIVE
 *     ↑               │ └──refused──► REFUSED                          │
 *     │               └──"channel limit": moves to another connection  │ resubscribe
 *     └── connection lost: from every state                 ASKED ◄── LEAVING ◄┘
 * </pre>
 */
final class Subscription {
    /** Where it stands on its connection. */
    enum State {
        /** Its connection is not up. */
        WANTED,
        /** The request is sent. */
        ASKED,
        /** Acknowledged. */
        ACTIVE,
        /** To be renewed: the end of the old one is awaited, and its backoff. */
        LEAVING,
        /** The exchange does not want it; asked for again on the next connection. */
        REFUSED
    }

    /** No channel number is below zero. */
    static final int NO_CHANNEL = -1;

    /** Our name for it; the exchange repeats it in its answers. */
    final String id;
    final Topic topic;
    /** The request, as it is sent. */
    final String request;
    /** How answers without our name tell what they are about, see {@link Subscriptions#label}. */
    final String label;

    State state = State.WANTED;
    int channelId = NO_CHANNEL;
    /** Grows with every request: a timer of an earlier one has nothing to say. */
    int askCount;
    /** What the exchange calls the present subscription is not to be used any more. */
    boolean isStale;
    /** Renewals in a row without a quiet time between them. */
    int renewalCount;
    long activeSinceNs;
    long nextAskNs;

    Subscription(final String id, final Topic topic, final String request, final String label) {
        this.id = id;
        this.topic = topic;
        this.request = request;
        this.label = label;
    }

    @Override
    public String toString() {
        return label + " " + state;
    }
}
