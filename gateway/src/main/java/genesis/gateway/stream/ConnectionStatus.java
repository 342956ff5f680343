package genesis.gateway.stream;

/**
 * Where a connection stands.
 *
 * <pre>
 *   CONNECTING → HANDSHAKING → GREETED → SUBSCRIBING → LIVE
 *        ↑            ↓           ↓           ↓          ↓
 *        └─ backoff ─ DOWN ←──────┴───────────┴──────────┘
 * </pre>
 */
public enum ConnectionStatus {
    /** No attempt was made yet. */
    NOT_STARTED,
    /** TCP, and TLS where the address wants it, are being set up. */
    CONNECTING,
    /** The WebSocket's upgrade was asked for, and the exchange's hello is awaited. */
    HANDSHAKING,
    /** The exchange said hello; nothing was asked for yet. */
    GREETED,
    /** Flags, login or subscriptions are sent, not all are answered. */
    SUBSCRIBING,
    /** All that was asked for is answered. */
    LIVE,
    /** No connection. */
    DOWN
}
