package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;

/** Plays a source to the clients of a server. Threading: the event loop. */
interface Playback {
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
