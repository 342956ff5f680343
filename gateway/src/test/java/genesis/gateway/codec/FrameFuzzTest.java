package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FrameRefusedDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Bytes that nobody sends on purpose. Every buffer ends where the frame ends, so a read behind it would throw. */
class FrameFuzzTest {
    private static final String[] VALID = {
        "[81568,[6433.9,0,1]]", "[81568,[[6443,5,5.26056135],[6442.9,2,1.17073057]]]", "[81568,\"hb\"]",
        "[81568,\"cs\",-1175357890]",
        "[5262,\"te\",[310628134,1542045968922,0.01073894,6443.1]]", "[5262,[[9,2000,1,10],[6,1000,1,10]]]",
        "[7,[61.304,2228.36155358,61.305,1323.2442970500003,0.395,0.0065,61.371,50973.3020771,62.5,57.421]]",
        "[8,[[1574698260000,7379.785503,7383.8,7388.3,7379.785503,1.68829482]]]",
        "[0,\"tu\",[292081982,\"tLTCBTC\",1536641097049,16653210798,-0.68784543,0.0085406,\"LIMIT\",0.0085397,-1,-0.07469864,\"USD\",5]]",
        "[0,\"on\",[5,null,7,\"tBTCUSD\",1,1,1.2,1.2,\"EXCHANGE LIMIT\",null,null,null,0,\"ACTIVE\",null,null,16680]]",
        "[0,\"n\",[1,\"on-req\",null,null,[5,null,7,\"tBTCUSD\"],null,\"ERROR\",\"amount: invalid\"]]",
        "[0,\"os\",[[5,null,7,\"tBTCUSD\",1,1,1,1,\"LIMIT\"],[6,null,null,\"tBTCUSD\"]]]",
        "{\"event\":\"info\",\"version\":2,\"platform\":{\"status\":1}}", FrameDecoderTest.BOOK_ACK};
    private static final byte[] TRICKY = "[]{},:\"\\0123456789eE+-. ntfalsr\u0000\u007F".getBytes(StandardCharsets.US_ASCII);

    private final RecordedInputs inputs = new RecordedInputs(false);
    private final FrameCounters counters = new FrameCounters();
    private long healedCount = -1;
    private final FrameDecoder decoder =
        new FrameDecoder(0, new InputPublisher(inputs.ring), new InstrumentRegistry(), counters,
            ConnectionListener.NONE);

    @Test
    void shouldRefuseEveryFrameThatIsCutShort() {
        acknowledge();
        for (final String valid : VALID) {
            final byte[] bytes = valid.getBytes(StandardCharsets.US_ASCII);
            for (int length = 0; length < bytes.length; length++) {
                acknowledge();
                final long refused = inputs.count(FrameRefusedDecoder.TEMPLATE_ID);
                final long feeds = inputs.count(FeedChangedDecoder.TEMPLATE_ID);
                final long total = inputs.total() - feeds;
                take(Arrays.copyOf(bytes, length));
                assertEquals(refused + 1, inputs.count(FrameRefusedDecoder.TEMPLATE_ID), valid.substring(0, length));
                assertEquals(total + 1, inputs.total() - inputs.count(FeedChangedDecoder.TEMPLATE_ID),
                    valid.substring(0, length));
            }
        }
    }

    @Test
    void shouldSurviveAnyBytes() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 200_000; i++) {
                heal();
                final byte[] bytes = mutated(random);
                try {
                    take(bytes);
                } catch (final RuntimeException e) {
                    throw new AssertionError("seed=" + seed + " frame="
                        + new String(bytes, StandardCharsets.ISO_8859_1), e);
                }
            }
        });
        assertTrue(counters.malformed() > 10_000, "malformed=" + counters.malformed());
        assertTrue(counters.bookUpdates() > 100, "bookUpdates=" + counters.bookUpdates());
    }

    /**
     * Whatever we publish as a level, a general parser calls JSON too. (But for bytes beyond ASCII inside skipped
     * strings.)
     */
    @Test
    void shouldNotUnderstandMoreThanJson() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        acknowledge();
        int understood = 0;
        for (int i = 0; i < 100_000; i++) {
            final byte[] bytes = mutate(random, VALID[random.nextInt(2)].getBytes(StandardCharsets.US_ASCII), false);
            final long before = counters.bookUpdates();
            take(bytes);
            heal();
            if (counters.bookUpdates() != before) {
                understood++;
                assertTrue(isJson(bytes), () -> "seed=" + seed + " frame="
                    + new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(understood > 1_000, "understood=" + understood);
    }

    private static boolean isJson(final byte[] bytes) {
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            while (json.nextToken() != null) {
                json.getText();
            }
            return true;
        } catch (final IOException notJson) {
            return false;
        }
    }

    private static byte[] mutated(final Random random) {
        if (random.nextInt(20) == 0) {
            final byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            return noise;
        }
        return mutate(random, VALID[random.nextInt(VALID.length)].getBytes(StandardCharsets.US_ASCII), true);
    }

    private static byte[] mutate(final Random random, final byte[] valid, final boolean anyByte) {
        byte[] bytes = valid;
        for (int edits = random.nextInt(4); edits >= 0; edits--) {
            final int at = random.nextInt(bytes.length + 1);
            final byte fresh = anyByte && random.nextInt(4) == 0 ? (byte) random.nextInt(256)
                : TRICKY[random.nextInt(TRICKY.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> {
                    final byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    longer[at] = fresh;
                    bytes = longer;
                }
                default -> {
                    if (at < bytes.length) {
                        bytes = bytes.clone();
                        bytes[at] = fresh;
                    }
                }
            }
        }
        return bytes;
    }

    private void acknowledge() {
        for (final String ack : new String[] {FrameDecoderTest.BOOK_ACK, FrameDecoderTest.TRADES_ACK,
            FrameDecoderTest.TICKER_ACK, FrameDecoderTest.CANDLES_ACK,
                "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":0}"}) {
            take(ack.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A book that a frame was refused of stays broken until it is subscribed again. */
    private void heal() {
        if (counters.malformed() != healedCount) {
            healedCount = counters.malformed();
            acknowledge();
        }
    }

    private void take(final byte[] bytes) {
        decoder.onText(new UnsafeBuffer(bytes), 0, bytes.length, 1_700_000_000_000_000_000L);
    }
}
