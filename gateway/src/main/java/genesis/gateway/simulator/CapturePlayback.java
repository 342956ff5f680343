package genesis.gateway.simulator;

import genesis.gateway.simulator.channel.PublicDesk;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a recording to the first client that comes, verbatim and whatever it subscribes to. When that client goes away
 * before the end, the next one takes over where it stopped, as after a reconnect. Others may only use the account
 * channel.
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
    private static final Logger LOG = LoggerFactory.getLogger(CapturePlayback.class);
    private static final int NORMAL_CLOSURE = 1000;
    private static final int SERVER_ERROR = 1011;
    private static final long NS_PER_MS = 1_000_000;

    private final CapturePlayer player;
    private final Speed speed;
    private final EventLoop eventLoop;
    private final Consumer<CaptureException> whenFinished;
    private final PublicDesk publicDesk = new PublicDesk();
    /** Null where the server has no account. */
    private final CaptureMarket market;
    /** All of them: what the recording does to orders concerns others than its reader. */
    private final List<ClientConnection> clients = new ArrayList<>();
    private ClientConnection reader;
    private CaptureReader frames;
    private CaptureTime time;
    private CaptureMirror mirror;
    private boolean hasFrame;
    private boolean isTurnPending;
    private boolean isEnded;
    private CaptureException failure;
    private ScheduledFuture<?> timer;
    private long frameTimeNs;
    private long sentTimeNs;
    private long resumeAfterNs;
    private long wallStartNs;
    private long captureStartNs;

    CapturePlayback(final CapturePlayer player, final Speed speed, final CaptureMarket market,
                    final EventLoop eventLoop, final Consumer<CaptureException> whenFinished) {
        this.player = player;
        this.speed = speed;
        this.eventLoop = eventLoop;
        this.whenFinished = whenFinished;
        this.market = market;
        resumeAfterNs = player.resumeAfterNs();
        frameTimeNs = player.firstTimeNs();
    }

    @Override
    public void connected(final ClientConnection client) {
        clients.add(client);
        if (reader != null || isEnded) {
            client.out().stamp(frameTimeNs);
            publicDesk.greet(client);
            return;
        }
        reader = client;
        frames = new CaptureReader(player.file());
        time = new CaptureTime(player.firstTimeNs());
        mirror = resumeAfterNs == CapturePlayer.FROM_START ? null : new CaptureMirror();
        if (mirror != null) {
            // What is told from before the resume belongs to the present: the journal is already there.
            client.out().stamp(resumeAfterNs);
        }
        turnLater();
    }

    @Override
    public void attend(final Runnable request) {
        request.run();
        flushAll();
    }

    @Override
    public void received(final ClientConnection client, final ClientFrame frame) {
        if (market != null && market.answer(client, frame, frameTimeNs)) {
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
        clients.remove(client);
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
            whenFinished.accept(failure);
        } else if (sentTimeNs != 0) {
            resumeAfterNs = Math.max(resumeAfterNs, sentTimeNs);
        }
    }

    private void turnLater() {
        if (timer != null) {
            timer.cancel(false); // Somebody else came first: a socket that can take more, or a new reader.
            timer = null;
        }
        if (!isTurnPending) {
            isTurnPending = true;
            eventLoop.execute(this::turn);
        }
    }

    private void turn() {
        isTurnPending = false;
        if (reader == null || isEnded || !reader.out().isWritable()) {
            return;
        }
        try {
            play();
        } catch (final CaptureException damaged) {
            fail(damaged);
        } catch (final RuntimeException unforeseen) {
            // Whoever waits for the end must learn that it will not come.
            LOG.error("playing the capture failed", unforeseen);
            fail(new CaptureException("the capture cannot be played on: " + unforeseen, unforeseen));
        }
    }

    private void fail(final CaptureException reason) {
        LOG.error("{}", reason.getMessage());
        failure = reason;
        end(SERVER_ERROR, "capture is damaged");
    }

    /** Sends what is due, at most one buffer full, then lets the event loop do its other work. */
    private void play() {
        while (!reader.out().isFull()) {
            if (!hasFrame && !readFrame()) {
                end(NORMAL_CLOSURE, "end of capture");
                return;
            }
            final long dueNs = wallStartNs + speed.wallNs(frameTimeNs - captureStartNs);
            final long waitNs = speed.isMax() ? 0 : dueNs - System.nanoTime();
            if (waitNs > 0) {
                flushAll();
                timer = eventLoop.schedule(this::turnLater, waitNs, TimeUnit.NANOSECONDS);
                return;
            }
            sendFrame();
        }
        flushAll();
        turnLater();
    }

    private void flushAll() {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).out().flush();
        }
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
        sentTimeNs = frameTimeNs;
        reader.out().stamp(frameTimeNs);
        reader.out().text(frames.bytes(), frames.offset(), frames.length());
        if (market != null) {
            market.onFrame(frames, time, frameTimeNs);
        }
    }

    private void end(final int code, final String words) {
        isEnded = true;
        reader.out().close(code, words);
    }
}
