package genesis.gateway.simulator;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.TimeUnit;

/**
 * Plays a recording to the first client that comes, verbatim and whatever it subscribes to. When that client goes away
 * before the end, the next one takes over where it stopped, as after a reconnect. Others may only use the account channel.
 *
 * <pre>
 *   skipping (frames up to the time to resume after)      playing          ended
 *     greeting, acknowledgements: sent                      all frames       close 1000
 *     books: mirrored, then one snapshot each    ────►      verbatim  ────►
 * </pre>
 *
 * <p>Threading: the event loop. Allocation: none per frame. Clock: the monotonic wall clock, for the pace only.
 */
final class CapturePlayback implements Playback {
    private static final int NORMAL_CLOSURE = 1000;
    private static final long NS_PER_MS = 1_000_000;

    private final CapturePlayer player;
    private final Speed speed;
    private final EventLoop eventLoop;
    private final Runnable whenFinished;
    private final PublicDesk publicDesk = new PublicDesk(null);
    /** Null where the server has no account. */
    private final CaptureMarket market;
    private ClientConnection reader;
    private CaptureReader frames;
    private CaptureTime time;
    private CaptureMirror mirror;
    private boolean hasFrame;
    private boolean isTurnPending;
    private boolean isEnded;
    private long frameTimeNs;
    private long resumeAfterNs;
    private long wallStartNs;
    private long captureStartNs;

    CapturePlayback(final CapturePlayer player, final Speed speed, final AccountKey key, final EventLoop eventLoop,
                    final Runnable whenFinished) {
        this.player = player;
        this.speed = speed;
        this.eventLoop = eventLoop;
        this.whenFinished = whenFinished;
        market = key == null ? null : new CaptureMarket(key);
        resumeAfterNs = player.resumeAfterNs();
        frameTimeNs = player.firstTimeNs();
    }

    @Override
    public void connected(final ClientConnection client) {
        if (reader != null || isEnded) {
            client.out.stamp(frameTimeNs);
            publicDesk.greet(client);
            return;
        }
        reader = client;
        frames = new CaptureReader(player.file());
        time = new CaptureTime(player.firstTimeNs());
        mirror = resumeAfterNs == CapturePlayer.FROM_START ? null : new CaptureMirror();
        if (mirror != null) {
            // What is told from before the resume belongs to the present: the journal is already there.
            client.out.stamp(resumeAfterNs);
        }
        turnLater();
    }

    @Override
    public void received(final ClientConnection client, final ClientFrame frame) {
        if (market != null && market.answer(client, frame, frameTimeNs / NS_PER_MS)) {
            return;
        }
        if (client != reader) {
            publicDesk.answer(client, frame, frameTimeNs / NS_PER_MS);
        }
    }

    @Override
    public void misunderstood(final ClientConnection client) {
        if (client != reader) {
            publicDesk.unknown(client);
        }
    }

    @Override
    public void writable(final ClientConnection client) {
        if (client == reader && !isEnded) {
            turnLater();
        }
    }

    @Override
    public void disconnected(final ClientConnection client) {
        if (market != null) {
            market.disconnected(client);
        }
        if (client != reader) {
            return;
        }
        frames.close();
        reader = null;
        hasFrame = false;
        if (isEnded) {
            whenFinished.run();
        } else if (wallStartNs != 0) {
            resumeAfterNs = Math.max(resumeAfterNs, frameTimeNs);
        }
    }

    private void turnLater() {
        if (!isTurnPending) {
            isTurnPending = true;
            eventLoop.execute(this::turn);
        }
    }

    /** Sends what is due, at most one buffer full, then lets the event loop do its other work. */
    private void turn() {
        isTurnPending = false;
        if (reader == null || isEnded || !reader.channel.isWritable()) {
            return;
        }
        while (!reader.out.isFull()) {
            if (!hasFrame && !readFrame()) {
                end();
                return;
            }
            final long waitNs = speed.isMax() ? 0 : wallStartNs + speed.wallNs(frameTimeNs - captureStartNs) - System.nanoTime();
            if (waitNs > 0) {
                reader.out.flush();
                isTurnPending = true;
                eventLoop.schedule(this::turn, waitNs, TimeUnit.NANOSECONDS);
                return;
            }
            sendFrame();
        }
        reader.out.flush();
        turnLater();
    }

    /** Moves to the next frame that is to be sent verbatim; false at the end. */
    private boolean readFrame() {
        while (frames.next()) {
            frameTimeNs = time.of(frames);
            if (mirror != null && frameTimeNs <= resumeAfterNs) {
                mirror.take(reader, frames, time);
                continue;
            }
            if (mirror != null) {
                mirror.tellBooks(reader, frames);
                mirror = null;
            }
            if (wallStartNs == 0 || captureStartNs > frameTimeNs) {
                wallStartNs = System.nanoTime();
                captureStartNs = frameTimeNs;
            }
            hasFrame = true;
            return true;
        }
        return false;
    }

    private void sendFrame() {
        hasFrame = false;
        reader.out.stamp(frameTimeNs);
        reader.out.text(frames.bytes(), frames.offset(), frames.length());
        if (market != null) {
            market.onFrame(frames, time, frameTimeNs / NS_PER_MS);
        }
    }

    private void end() {
        isEnded = true;
        reader.out.flush();
        reader.channel.writeAndFlush(new CloseWebSocketFrame(NORMAL_CLOSURE, "end of capture"));
    }
}
