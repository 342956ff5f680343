package genesis.admin.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stream that is only greeted and asked for the time. Waits, each time at most the timeout. */
final class StreamProbe implements AutoCloseable {
    private static final Pattern PONG = Pattern.compile("\"event\":\"pong\".*\"ts\":(\\d{13})\\b");
    private static final int PING_COUNT = 5;
    private static final int SHOWN_MAX = 80;

    /** How far the exchange's clock is ahead of ours, and how long it took to hear of it. */
    record Offset(long offsetMs, long roundTripNs) {
    }

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final long timeoutNs;
    private WebSocket socket;

    private StreamProbe(final long timeoutNs) {
        this.timeoutNs = timeoutNs;
    }

    /** Throws where the upgrade is refused or nobody answers. */
    static StreamProbe open(final URI uri, final long timeoutNs) throws IOException, InterruptedException {
        final StreamProbe probe = new StreamProbe(timeoutNs);
        try {
            probe.socket = HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(Duration.ofNanos(timeoutNs))
                .buildAsync(uri, probe.new Frames()).get(timeoutNs, TimeUnit.NANOSECONDS);
            return probe;
        } catch (final TimeoutException e) {
            throw new IOException("no answer within " + TimeUnit.NANOSECONDS.toSeconds(timeoutNs) + " s", e);
        } catch (final ExecutionException e) {
            throw new IOException("the upgrade to a WebSocket failed: " + e.getCause().getMessage(), e);
        }
    }

    /** The first frame; null where none came. */
    String hello() throws InterruptedException {
        return frames.poll(timeoutNs, TimeUnit.NANOSECONDS);
    }

    /** From the quickest of some answers, which knows best; null where none came. */
    Offset offset() throws InterruptedException {
        Offset best = null;
        for (int i = 0; i < PING_COUNT; i++) {
            final long sentNs = System.nanoTime();
            final long sentMs = System.currentTimeMillis();
            socket.sendText("{\"event\":\"ping\",\"cid\":" + i + "}", true);
            final Long toldMs = pong();
            if (toldMs == null) {
                return best;
            }
            final long roundTripNs = System.nanoTime() - sentNs;
            if (best == null || roundTripNs < best.roundTripNs) {
                best = new Offset(toldMs - sentMs - TimeUnit.NANOSECONDS.toMillis(roundTripNs / 2), roundTripNs);
            }
        }
        return best;
    }

    private Long pong() throws InterruptedException {
        final long startNs = System.nanoTime();
        for (long leftNs = timeoutNs; leftNs > 0; leftNs = timeoutNs - (System.nanoTime() - startNs)) {
            final String frame = frames.poll(leftNs, TimeUnit.NANOSECONDS);
            final Matcher matcher = PONG.matcher(frame == null ? "" : frame);
            if (matcher.find()) {
                return Long.valueOf(matcher.group(1));
            }
        }
        return null;
    }

    /** So much of a frame as fits a line. */
    static String shown(final String frame) {
        return frame.length() <= SHOWN_MAX ? frame : frame.substring(0, SHOWN_MAX) + "…";
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts pieces together. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(final WebSocket from, final CharSequence data, final boolean last) {
            frame.append(data);
            if (last) {
                frames.add(frame.toString());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
