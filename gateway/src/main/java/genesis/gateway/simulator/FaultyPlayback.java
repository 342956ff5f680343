package genesis.gateway.simulator;

import genesis.gateway.simulator.fault.FaultKind;
import genesis.gateway.simulator.fault.Faults;
import genesis.gateway.simulator.fault.FaultySink;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.FrameSink;

/**
 * A playback behind which things go wrong: sockets that end before or behind a request, and everything that happens to
 * frames.
 * <p>Threading: the event loop.
 */
final class FaultyPlayback implements Playback {
    private final Playback playback;
    private final Faults faults;

    FaultyPlayback(final Playback playback, final Faults faults) {
        this.playback = playback;
        this.faults = faults;
    }

    @Override
    public FrameSink between(final FrameSink client) {
        return faults.between(client);
    }

    @Override
    public void connected(final ClientConnection client) {
        playback.connected(client);
    }

    @Override
    public void received(final ClientConnection client, final ClientFrame frame) {
        if (frame.name().equals("auth") && !frame.isInput() && faults.onSignIn()) {
            client.control("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":10114,\"msg\":\"nonce: small\"}");
            return;
        }
        final FaultKind cut = frame.isInput() ? faults.onReceipt(frame.name()) : null;
        if (cut == FaultKind.CUT_AFTER) {
            ((FaultySink) client.out()).deafen();
        }
        if (cut != FaultKind.CUT_BEFORE) {
            playback.received(client, frame);
        }
        if (cut != null) {
            client.out().close(FrameSink.NO_WORDS, "");
        }
    }

    @Override
    public void misunderstood(final ClientConnection client) {
        playback.misunderstood(client);
    }

    @Override
    public void writable(final ClientConnection client) {
        playback.writable(client);
    }

    @Override
    public void disconnected(final ClientConnection client) {
        faults.gone((FaultySink) client.out());
        playback.disconnected(client);
    }

    @Override
    public void attend(final Runnable request) {
        playback.attend(request);
    }
}
