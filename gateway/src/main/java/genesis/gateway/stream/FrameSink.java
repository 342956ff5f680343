package genesis.gateway.stream;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a WebSocket delivers, frame by frame. The buffers are reused: take what you need before you return.
 * Threading: the gateway's thread.
 */
interface FrameSink {
    /** Bytes arrived; the frames in them follow. */
    void onRead();

    void onText(UnsafeBuffer buffer, int offset, int length);

    void onPing(UnsafeBuffer buffer, int offset, int length);

    void onPong(UnsafeBuffer buffer, int offset, int length);

    /** The other side closes. Without a code it is 1005. */
    void onClose(int code);

    /** A frame or message above the limit. Nothing more will be read. */
    void onTooLong(long length);

    /** Bytes that RFC 6455 forbids. Nothing more will be read. */
    void onProtocolError(String what);
}
