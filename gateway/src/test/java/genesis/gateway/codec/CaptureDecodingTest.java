package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.ThreadMXBean;
import genesis.core.message.FrameRefusedDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.SharedData;
import genesis.gateway.Wrap;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What the exchange really sent. The expected numbers stand in the README of the recordings. */
class CaptureDecodingTest {
    private final FrameCounters counters = new FrameCounters();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 16]);

    @Test
    void shouldCountTheLargeCaptureExactly() throws IOException {
        final RecordedInputs inputs = new RecordedInputs(false);
        final FrameDecoder decoder = decoder(inputs);
        try (BufferedReader lines = SharedData.reader(SharedData.require("capture/btcusd-2018-11-12.jsonl.gz"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(decoder, line, 1);
            }
        }

        assertEquals(917_363, counters.frames());
        assertEquals(904_852, counters.bookUpdates());
        assertEquals(3_807, counters.te());
        assertEquals(3_801, counters.tu());
        assertEquals(4_898, counters.heartbeats());
        assertEquals(1, counters.snapshots());
        assertEquals(0, counters.malformed() + counters.unknownChannel() + counters.channelsIgnored());
        // 25 pieces of the snapshot, 30 trades of history, one definition, two acknowledgements.
        assertEquals(904_852 + 3_807 + 3_801 + 4_898 + 25 + 30 + 1 + 2, inputs.total());
    }

    @Test
    void shouldCountTheNumberedCaptureWithoutAGap() throws IOException {
        final RecordedInputs inputs = new RecordedInputs();
        final FrameDecoder decoder = decoder(inputs);
        try (BufferedReader lines = SharedData.reader(SharedData.require("capture/seven-pairs-2021-04-17.txt"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("wss:") && !line.isBlank()) {
                    final int colon = line.indexOf(": ");
                    take(decoder, line.substring(colon + 2),
                        new BigDecimal(line.substring(0, colon)).movePointRight(9).longValue());
                }
            }
        }

        assertEquals(1_693, counters.frames());
        assertEquals(0, counters.sequenceGaps() + counters.malformed() + counters.unknownChannel());
        assertEquals(0, inputs.count(FrameRefusedDecoder.TEMPLATE_ID));
        assertEquals(21, decoder.channelCount());
        assertEquals(7, counters.snapshots());
    }

    @Test
    void shouldAgreeWithTheTradesOfTheLargeCapture() throws IOException {
        final RecordedInputs inputs = new RecordedInputs();
        final FrameDecoder decoder = decoder(inputs);
        final List<String> expected = new ArrayList<>();
        try (BufferedReader lines = SharedData.reader(SharedData.require("capture/btcusd-2018-11-12.jsonl.gz"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("subscribed") || line.contains("\"te\"")) {
                    take(decoder, line, 1);
                }
            }
        }
        try (BufferedReader lines = SharedData.reader(SharedData.require("history/btcusd-trades-2018-11-12.csv"))) {
            lines.lines().filter(line -> Character.isDigit(line.charAt(0))).forEach(expected::add);
        }

        final List<UnsafeBuffer> trades = inputs.all(TradeDecoder.TEMPLATE_ID);
        assertEquals(3_807, expected.size());
        assertEquals(expected.size(), trades.size());
        for (int i = 0; i < trades.size(); i++) {
            final TradeDecoder trade = new TradeDecoder();
            Wrap.at(trade::wrap, trades.get(i));
            final String[] fields = expected.get(i).split(",");
            assertEquals(fields[0] + " " + fields[1] + " " + e8(fields[2]) + " " + e8(fields[3]),
                trade.tradeId() + " " + trade.exchangeTimeMs() + " " + trade.amountE8() + " " + trade.priceE8());
        }
    }

    @Test
    void shouldDecodeOrKnowinglyIgnoreEveryCapturedMessage() throws IOException {
        final int captured = takeVectors("vectors/messages-captured.jsonl");
        final int examples = takeVectors("vectors/messages-examples.jsonl");

        assertEquals(52, captured);
        assertEquals(236, examples);
    }

    /** Order life cycles of a real account: messages-captured.jsonl, lines 1 to 18. */
    @Test
    void shouldBookTheCapturedFills() throws IOException {
        final RecordedInputs inputs = new RecordedInputs();
        final FrameDecoder decoder = decoder(inputs);
        try (BufferedReader lines = SharedData.reader(SharedData.require("vectors/messages-captured.jsonl"))) {
            for (int i = 0; i < 18; i++) {
                take(decoder, message(lines.readLine()), 1);
            }
        }

        // Three fills with te, tu and the end of their orders; an order canceled, one fill-or-kill; one accepted and
        // canceled; one refused on margin; two cancels that found nothing.
        assertEquals("filled filled filled canceled filled filled canceled filled filled canceled canceled accepted canceled unchanged "
                + "rejected unchanged", inputs.text());
    }

    @Test
    void shouldNotAllocatePerFrame() {
        final RecordedInputs inputs = new RecordedInputs(false);
        final FrameDecoder decoder = decoder(inputs);
        for (final String ack : new String[] {
            FrameDecoderTest.BOOK_ACK, FrameDecoderTest.TRADES_ACK, FrameDecoderTest.TICKER_ACK}) {
            take(decoder, ack, 1);
        }
        final UnsafeBuffer[] frames = new UnsafeBuffer[5];
        frames[0] = frame("[81568,[6433.9,0,1]]");
        frames[1] = frame("[81568,[6442.8,2,1.32971005]]");
        frames[2] = frame("[5262,\"te\",[310628134,1542045968922,0.01073894,6443.1]]");
        frames[3] = frame("[7,[278200,1.7023900800000002,282030,2.2626931299999997,-66440,-0.1903,282780,32.2,402510,231840]]");
        frames[4] = frame("[81568,\"hb\"]");

        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 8; run++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200_000; i++) {
                final UnsafeBuffer frame = frames[i % frames.length];
                decoder.onText(frame, 0, frame.capacity(), i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertEquals(0, counters.malformed());
        // Asking for the number costs the bean itself some bytes; 200,000 frames must not cost one each.
        assertTrue(least <= 64, "bytes for 200,000 frames: " + least);
    }

    private int takeVectors(final String name) throws IOException {
        final RecordedInputs inputs = new RecordedInputs();
        int count = 0;
        try (BufferedReader lines = SharedData.reader(SharedData.require(name))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final String text = message(line);
                final FrameDecoder decoder = decoder(inputs);
                take(decoder, text, 1);
                count++;
            }
        }
        return count;
    }

    private static String message(final String line) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(line)) {
            for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                if (next == JsonToken.VALUE_STRING && "msg".equals(json.currentName())) {
                    return json.getText();
                }
            }
        }
        throw new AssertionError("no msg in " + line);
    }

    private FrameDecoder decoder(final RecordedInputs inputs) {
        return new FrameDecoder(0, new InputPublisher(inputs.ring), new InstrumentRegistry(), counters,
            ConnectionListener.NONE);
    }

    private void take(final FrameDecoder decoder, final String text, final long timeNs) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putBytes(0, bytes);
        decoder.onText(buffer, 0, bytes.length, timeNs);
    }

    private static UnsafeBuffer frame(final String text) {
        return new UnsafeBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long e8(final String text) {
        return new BigDecimal(text).movePointRight(8).longValueExact();
    }
}
