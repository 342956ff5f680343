package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;

/**
 * The private side of the exchange, as the exchange drives it.
 * <p>Threading: the one that drives the exchange.
 */
public interface PrivateDesk {
    /** It is this late now; never less than before. What is due happens. */
    void time(long timeNs);

    /** When it wants to hear {@link #time} at the latest; {@link Long#MAX_VALUE} where nothing is due. */
    long nextTimeNs();

    /** Answers what concerns an account; false for everything else. */
    boolean answer(ClientConnection client, ClientFrame frame);

    void disconnected(ClientConnection client);
}
