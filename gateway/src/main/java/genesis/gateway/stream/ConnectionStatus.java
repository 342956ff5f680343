package genesis.gateway.stream;

/**
 * Where a connection stands.
 *
 * <pre>
 *   NOT_STARTED
 *        │ first attempt
 *        ▼    socket        hello         flags, login,        all answered
 *   CONNECTING ───► HANDSHAKING ───► GREETED ───► SUBSCRIBING ───► LIVE
 *      ▲  │              │              │              │             │
 *      │  │ refused,     │ HTTP 429,    │ cut          │ login       │ closed, cut off, silent for 30 s,
 *      │  │ 5 s          │ version      │              │ refused,    │ frames lost, 20051, 20061,
 *      │  │              │ not 2, 5 s   │              │ 3 s, …      │ not a WebSocket
 *      │  ▼              ▼              ▼              ▼             ▼
 *      └──────────────────────────── DOWN ◄──────────────────────────┘
 *         backoff: 1 s, doubled with each failure in a row to 30 s, with jitter;
 *         then the door: 20 connections a minute, of the account 5 in 15 s; none for 60 s after a 429
 * </pre>
 *
 * A connection that was LIVE starts with the shortest backoff again. Only what went over the lost connection is
 * subscribed anew. One channel alone is renewed without leaving LIVE, see {@link Subscription}. After 20 s without a
 * byte a ping asks whether anybody is there; after 30 s nobody is.
 */
public enum ConnectionStatus {
    /** No attempt was made yet. */
    NOT_STARTED,
    /** TCP is being set up. */
    CONNECTING,
    /** TLS, the WebSocket's upgrade and the exchange's hello are awaited. */
    HANDSHAKING,
    /** The exchange said hello; nothing was asked for yet. */
    GREETED,
    /** Flags, login or subscriptions are sent, not all are answered. */
    SUBSCRIBING,
    /** All that was asked for is answered. */
    LIVE,
    /** No connection. */
    DOWN;

    /** The drawing, as a table. */
    boolean mayBecome(final ConnectionStatus next) {
        return switch (this) {
            case NOT_STARTED -> next == CONNECTING;
            case CONNECTING -> next == HANDSHAKING || next == DOWN;
            case HANDSHAKING -> next == GREETED || next == DOWN;
            case GREETED -> next == SUBSCRIBING || next == DOWN;
            case SUBSCRIBING -> next == LIVE || next == DOWN;
            case LIVE -> next == DOWN;
            case DOWN -> next == CONNECTING;
        };
    }
}
