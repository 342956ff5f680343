package genesis.gateway.codec;

/**
 * What a decoder tells the connection it decodes for, besides what it publishes: everything that makes the connection
 * act. All methods do nothing unless overridden. Threading: the gateway's thread.
 */
public interface ConnectionListener {
    /** A decoder that nobody acts for: captures, tests. */
    ConnectionListener NONE = new ConnectionListener() { };

    /** The exchange's hello. Other versions than 2 must not be talked to; status 0 is maintenance. */
    default void onGreeting(final int version, final int platformStatus) {
    }

    /** A later info frame: 20051 restart, 20060 maintenance begins, 20061 maintenance is over. */
    default void onNotice(final int code) {
    }

    /** The answer to our flags. */
    default void onConfigured(final int flags, final boolean accepted) {
    }

    /**
     * One subscription was acknowledged, used or not.
     *
     * @param subscriptionId the name we gave it; empty where the server does not repeat it
     * @param channel        the exchange's word, such as book
     * @param subject        the key where it has one, else the symbol
     */
    default void onSubscribed(final String subscriptionId, final String channel, final String subject,
                              final int channelId) {
    }

    /** One subscription was refused; 10301, already subscribed, counts as done. Named as above, as far as it is told. */
    default void onSubscriptionRefused(final String subscriptionId, final String channel, final String subject,
                                       final int code, final String message) {
    }

    /** The answer to our credentials; the code is 0 where it is yes. */
    default void onAuthenticated(final boolean accepted, final int code, final String message) {
    }

    /** Frames were lost on this connection: only a new one brings the truth back. */
    default void onSequenceGap() {
    }

    /**
     * What we hold of one book is wrong. It is right again when this channel was unsubscribed and then, behind
     * {@link #onUnsubscribed}, subscribed as before. What still comes of the channel is dropped.
     */
    default void onBookBroken(final int channelId) {
    }

    /** A subscription has ended, by our wish or the exchange's. */
    default void onUnsubscribed(final int channelId) {
    }

    /** The fate of an order is known from now on: accepted, filled, done or refused. */
    default void onOrderAnswered(final long clientOrderId) {
    }

    /** The exchange has taken our wish to cancel many orders at once. */
    default void onCancelManyAnswered() {
    }
}
