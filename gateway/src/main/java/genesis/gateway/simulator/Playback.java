package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.FrameSink;

/** Plays a source to the clients of a server. Threading: the event loop. */
interface Playback {
    /** What a client's frames go through on their way. */
    default FrameSink between(final FrameSink client) {
        return client;
    }

    /** Runs what came over REST at the market's present time, and hands on what it caused for sockets. */
    default void attend(final Runnable request) {
        request.run();
    }

    /** A client completed its handshake. */
    void connected(ClientConnection client);

    /** A client said something that was JSON. */
    void received(ClientConnection client, ClientFrame frame);

    /** A client said something that was not. */
    void misunderstood(ClientConnection client);

    /** A client's socket took what was waiting. */
    void writable(ClientConnection client);

    /** A client is gone. */
    void disconnected(ClientConnection client);
}
