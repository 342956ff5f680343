package genesis.gateway.stream;

/**
 * One connection as others may see it, from any thread.
 *
 * @param connectionId    as in the messages
 * @param account         true for the connection that orders use
 * @param status          where it stands
 * @param reason          why, in words; empty where nothing needs saying
 * @param closedNormally  down because the other side said goodbye
 * @param connectCount    attempts to connect since the start
 * @param refusedCount    subscriptions that the exchange refused on this connection
 */
public record ConnectionView(int connectionId, boolean account, ConnectionStatus status, String reason,
                             boolean closedNormally, int connectCount, int refusedCount) {
}
