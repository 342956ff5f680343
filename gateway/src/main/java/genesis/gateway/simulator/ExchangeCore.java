package genesis.gateway.simulator;

import genesis.gateway.simulator.channel.PrivateDesk;
import genesis.gateway.simulator.channel.PublicChannels;
import genesis.gateway.simulator.channel.PublicDesk;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.FrameSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The exchange without its sockets: text in, frames out, time as it is told. What clients hear depends on the market's
 * plan and on what was said at which time, and on nothing else.
 *
 * <pre>
 *   client = core.connect(sink);   core.onText(client, "{…}");   core.advanceTo(timeNs);   core.disconnect(client);
 * </pre>
 *
 * <p>Threading: one thread at a time. Clock: none; time is where {@link #advanceTo} has brought it.
 */
public final class ExchangeCore {
    private static final long HEARTBEAT_NS = 15_000_000_000L;

    private final Market market;
    private final PublicDesk publicDesk;
    /** Null where the exchange has no accounts. */
    private final PrivateDesk privateDesk;
    private final boolean tellsTime;
    private final List<ClientConnection> clients = new ArrayList<>();
    private long nextHeartbeatNs;

    /**
     * @param privateDesk null where the exchange has no accounts
     * @param tellsTime   true where the market's time is not the wall clock: clients then learn it from the stamps
     */
    public ExchangeCore(final Market market, final PrivateDesk privateDesk, final boolean tellsTime) {
        this.market = market;
        this.privateDesk = privateDesk;
        this.tellsTime = tellsTime;
        final PublicChannels channels = new PublicChannels(market);
        market.listen(channels);
        publicDesk = new PublicDesk(market, channels);
        nextHeartbeatNs = market.timeNs() + HEARTBEAT_NS;
    }

    public Market market() {
        return market;
    }

    /** Clients that are connected, in the order in which they came. */
    public List<ClientConnection> clients() {
        return clients;
    }

    /** A client came; it is greeted. */
    public ClientConnection connect(final FrameSink out) {
        final ClientConnection client = new ClientConnection(out);
        connect(client);
        return client;
    }

    /** A client said something. Answers and snapshots are in its sink when this returns; true where it subscribed. */
    public boolean onText(final ClientConnection client, final String text) {
        try {
            return onFrame(client, ClientFrame.parse(text));
        } catch (final IOException notJson) {
            publicDesk.unknown(client);
            return false;
        }
    }

    /** A client is gone, or its connection is to be forgotten. */
    public void disconnect(final ClientConnection client) {
        clients.remove(client);
        publicDesk.disconnected(client);
        if (privateDesk != null) {
            privateDesk.disconnected(client);
        }
    }

    /** When something happens next by itself. */
    public long nextTimeNs() {
        final long nextNs = Math.min(market.nextTimeNs(), nextHeartbeatNs);
        return privateDesk == null ? nextNs : Math.min(nextNs, privateDesk.nextTimeNs());
    }

    /** Lets everything happen that is due up to this time, one thing after the other; then it is this late. */
    public void advanceTo(final long timeNs) {
        while (nextTimeNs() <= timeNs) {
            step();
        }
        market.timeNs(timeNs);
    }

    /** The next thing that happens by itself. */
    public void step() {
        final long nowNs = Math.max(nextTimeNs(), market.timeNs());
        stamp(nowNs);
        market.timeNs(nowNs);
        if (privateDesk != null) {
            privateDesk.time(nowNs);
        }
        if (market.nextTimeNs() <= nowNs) {
            market.step();
        }
        if (nextHeartbeatNs <= nowNs) {
            nextHeartbeatNs += HEARTBEAT_NS;
            for (int i = 0; i < clients.size(); i++) {
                publicDesk.sendHeartbeats(clients.get(i), market.timeMs());
            }
        }
    }

    /** Something comes from outside, not from a client's socket: everybody is told the time first. */
    void present() {
        stamp(market.timeNs());
        if (privateDesk != null) {
            privateDesk.time(market.timeNs());
        }
    }

    void connect(final ClientConnection client) {
        clients.add(client);
        stamp(market.timeNs());
        publicDesk.greet(client);
    }

    boolean onFrame(final ClientConnection client, final ClientFrame frame) {
        present();
        if (privateDesk != null && privateDesk.answer(client, frame)) {
            return false;
        }
        return publicDesk.answer(client, frame, market.timeMs());
    }

    void misunderstood(final ClientConnection client) {
        publicDesk.unknown(client);
    }

    private void stamp(final long timeNs) {
        for (int i = 0; tellsTime && i < clients.size(); i++) {
            clients.get(i).out().stamp(timeNs);
        }
    }
}
