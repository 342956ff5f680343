package genesis.gateway.stream;

import static java.nio.ByteOrder.BIG_ENDIAN;

import genesis.core.message.FeedProblem;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one connection's WebSocket delivers: text to the decoder, with the time at which it was read; everything else is
 * answered or ends the connection.
 * <p>Threading: the gateway's thread. Allocation: none per text frame.
 */
final class Frames implements FrameSink {
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_LONG = 1009;

    private final Wiring wiring;
    private final Connection connection;
    private long receivedNs;

    Frames(final Wiring wiring, final Connection connection) {
        this.wiring = wiring;
        this.connection = connection;
    }

    @Override
    public void onRead() {
        receivedNs = wiring.clock().timeNs();
        connection.watchdog().heard();
    }

    @Override
    public void onText(final UnsafeBuffer buffer, final int offset, final int length) {
        if (connection.isUp()) {
            connection.decoder().onText(buffer, offset, length, receivedNs);
        }
    }

    @Override
    public void onPing(final UnsafeBuffer buffer, final int offset, final int length) {
        if (connection.isUp()) {
            connection.transport().sendPong(buffer, offset, length);
        }
    }

    /** Unasked, with eight bytes: a recording or simulator tells its time. */
    @Override
    public void onPong(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length == Long.BYTES) {
            wiring.clock().onVenueTime(buffer.getLong(offset, BIG_ENDIAN));
            receivedNs = wiring.clock().timeNs();
        }
    }

    @Override
    public void onClose(final int code) {
        connection.onClosedByExchange(code,
            code == NORMAL || code == GOING_AWAY || code == WebSocketReader.CLOSED_WITHOUT_CODE);
    }

    @Override
    public void onTooLong(final long length) {
        if (connection.isUp()) {
            connection.decoder().onTooLong((int) Math.max(0, Math.min(Integer.MAX_VALUE, length)), receivedNs);
            connection.lose("frame above the limit: length=" + length, FeedProblem.UNREADABLE, TOO_LONG);
        }
    }

    @Override
    public void onProtocolError(final String what) {
        connection.lose("not a WebSocket: " + what, PROTOCOL_ERROR);
    }
}
