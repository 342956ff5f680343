package genesis.gateway.stream;

/**
 * Hears what becomes of connections and channels; for whoever fills the gaps. All methods do nothing unless overridden.
 * Threading: the gateway's thread.
 */
public interface StreamListener {
    /** Nobody listens. */
    StreamListener NONE = new StreamListener() { };

    /** One step of {@link ConnectionStatus}'s drawing. */
    default void onStatus(final int connectionId, final ConnectionStatus from, final ConnectionStatus to) {
    }

    /** The channel is acknowledged; its snapshot and updates follow. */
    default void onChannelUp(final Topic topic) {
    }

    /** The channel was up and is so no more: its connection is lost, or it is asked for anew. */
    default void onChannelDown(final Topic topic) {
    }
}
