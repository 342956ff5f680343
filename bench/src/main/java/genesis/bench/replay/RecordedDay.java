package genesis.bench.replay;

import genesis.bench.setup.Feed;
import genesis.bench.setup.Ladder;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Scratch;
import genesis.core.exchange.PaperVenue;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.ConnectionListener;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.FrameDecoder;
import genesis.gateway.codec.InputPublisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes a journal as a paper session makes it, without sockets: a recording through decoder, ring, engine and
 * journal, or, where there is no recording, a generated market.
 */
final class RecordedDay {
    private static final long GENERATED_STEP_NS = 1_000_000;
    private static final int GENERATED_INPUTS_PER_TRADE = 256;
    /** Longer than any message of the exchange. */
    private static final int LINE_LENGTH_MAX = 1 << 20;

    private final InputRing ring = new InputRing();
    private final InputProcessor processor;
    private final EngineLoop loop;

    RecordedDay(final Scratch scratch) {
        processor = new InputProcessor(new PaperVenue(), scratch.journal());
        loop = new EngineLoop(ring, processor, null, new LatencyRecorder(), new AllocationMeter());
    }

    InputProcessor processor() {
        return processor;
    }

    /** Journals a recording whose lines are server messages; returns how many book updates were in them. */
    long play(final Path capture) {
        final FrameCounters counters = new FrameCounters();
        final FrameDecoder decoder =
            new FrameDecoder(0, new InputPublisher(ring), new InstrumentRegistry(), counters, ConnectionListener.NONE);
        new Opening(Mode.PAPER).settingsTo((buffer, offset, length) -> processor.accept(buffer, length));
        // Book updates have no time of their own: the latest time of a trade is the time of what follows it.
        long timeNs = 0;
        try (InputStream in = open(capture)) {
            final byte[] bytes = new byte[LINE_LENGTH_MAX];
            final UnsafeBuffer text = new UnsafeBuffer(bytes);
            int length = 0;
            for (int read = in.read(bytes); read > 0; read = in.read(bytes, length, bytes.length - length)) {
                length += read;
                int start = 0;
                for (int end = lineEnd(bytes, start, length); end >= 0; end = lineEnd(bytes, start, length)) {
                    timeNs = Math.max(timeNs, tradeTimeNs(text, start, end));
                    decoder.onText(text, start, end - start, timeNs);
                    loop.poll();
                    start = end + 1;
                }
                System.arraycopy(bytes, start, bytes, 0, length - start);
                length -= start;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + capture, e);
        }
        while (loop.poll() > 0) {
            // What the ring still holds.
        }
        return counters.bookUpdates();
    }

    /** Journals a generated market of so many messages; returns how many book updates were in it. */
    long generate(final int count) {
        new Opening(Mode.PAPER).to((buffer, offset, length) -> processor.accept(buffer, length));
        final Feed feed = new Feed();
        final Ladder ladder = new Ladder();
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Long.BYTES]);
        long updates = 0;
        for (int i = 1; i <= count; i++) {
            final long timeNs = Opening.START_NS + i * GENERATED_STEP_NS;
            final int length;
            if (i % GENERATED_INPUTS_PER_TRADE == 0) {
                final long priceE8 = Ladder.MIDDLE_E8 + (i >> 8 & 7) * 10_000_000L;
                length = feed.trade(buffer, timeNs, timeNs / 1_000_000, i, priceE8);
            } else {
                length = feed.bookUpdate(buffer, timeNs, ladder.updatePriceE8(updates), ladder.updateAmountE8(updates),
                    ladder.updateOrderCount(updates));
                updates++;
            }
            final long slot = ring.claim();
            ring.buffer(slot).putBytes(0, buffer, 0, length);
            ring.publish(slot, length);
            loop.poll();
        }
        return updates;
    }

    /** Nanoseconds of {@code [5262,"te",[310628134,1542045968922,…]]}; 0 for everything else. */
    private static long tradeTimeNs(final UnsafeBuffer text, final int start, final int end) {
        int at = start;
        while (at < end && text.getByte(at) != ',') {
            at++;
        }
        if (at + 6 >= end || text.getByte(at + 1) != '"' || text.getByte(at + 2) != 't') {
            return 0;
        }
        int comma = at + 6;
        while (text.getByte(comma) != ',') {
            comma++;
        }
        int digitsEnd = comma + 1;
        while (text.getByte(digitsEnd) != ',') {
            digitsEnd++;
        }
        return text.parseLongAscii(comma + 1, digitsEnd - comma - 1) * 1_000_000;
    }

    private static int lineEnd(final byte[] bytes, final int from, final int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static InputStream open(final Path capture) throws IOException {
        final InputStream raw = Files.newInputStream(capture);
        return capture.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }
}
