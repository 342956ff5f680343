package genesis.gateway.order;

import io.netty.buffer.ByteBuf;

/** The account's connection, as the order sender sees it. Threading: the gateway's thread. */
public interface OrderSocket {
    /** True when the exchange has accepted our login and the connection stands. */
    boolean isReady();

    /** An empty buffer to write one frame into. */
    ByteBuf allocate();

    /** Sends a complete, masked WebSocket frame and flushes. Takes the buffer over. */
    void send(ByteBuf frame);
}
