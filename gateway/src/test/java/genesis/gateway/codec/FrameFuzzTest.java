package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FrameRefusedDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Any bytes at all: no exception, no endless loop, and what is published is what the frame says. Each round prints how
 * many frames it threw and with which seed.
 *
 * <pre>
 *   mvn test -pl gateway -am -Dtest=FrameFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dgenesis.fuzz.frames=10000000
 * </pre>
 */
class FrameFuzzTest {
    @Test
    void shouldDecodeWhatEveryMutatedFrameSays() {
        final long count = Long.getLong("genesis.fuzz.frames", 100_000);
        final long seed = Long.getLong("genesis.fuzz.seed", System.nanoTime());
        final FrameMutator mutator = new FrameMutator(seed);
        final FuzzedDecoder decoder = new FuzzedDecoder();
        final long startNs = System.nanoTime();
        long slowestNs = 0;
        for (long i = 0; i < count; i++) {
            final byte[] frame = mutator.next();
            final long beforeNs = System.nanoTime();
            try {
                decoder.take(frame);
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("seed=" + seed + " frame number " + i + ": "
                    + new String(frame, StandardCharsets.ISO_8859_1), e);
            }
            slowestNs = Math.max(slowestNs, System.nanoTime() - beforeNs);
        }

        System.out.printf("FrameFuzzTest seed=%d frames=%d compared=%d published=%d seconds=%d slowest=%d us%n", seed,
            decoder.frameCount(), decoder.comparedCount(), decoder.publishedCount(),
            (System.nanoTime() - startNs) / 1_000_000_000, slowestNs / 1_000);
        assertTrue(decoder.publishedCount() > count / 20, "published=" + decoder.publishedCount());
        assertTrue(decoder.comparedCount() > count / 2, "compared=" + decoder.comparedCount());
    }

    @Test
    void shouldRefuseEveryFrameThatIsCutShort() {
        final RecordedInputs inputs = new RecordedInputs(false);
        final FrameDecoder decoder = new FrameDecoder(
            0, new InputPublisher(inputs.ring), new InstrumentRegistry(), new FrameCounters(), ConnectionListener.NONE);
        for (final String valid : FrameMutator.VALID) {
            final byte[] bytes = valid.getBytes(StandardCharsets.US_ASCII);
            for (int length = 0; length < bytes.length; length++) {
                for (final String ack : new String[] {FrameDecoderTest.BOOK_ACK, FrameDecoderTest.TRADES_ACK,
                    FrameDecoderTest.TICKER_ACK, FrameDecoderTest.CANDLES_ACK}) {
                    take(decoder, ack.getBytes(StandardCharsets.US_ASCII));
                }
                final long refused = inputs.count(FrameRefusedDecoder.TEMPLATE_ID);
                final long others = inputs.total() - inputs.count(FeedChangedDecoder.TEMPLATE_ID);
                take(decoder, Arrays.copyOf(bytes, length));
                assertEquals(refused + 1, inputs.count(FrameRefusedDecoder.TEMPLATE_ID), valid.substring(0, length));
                assertEquals(others + 1, inputs.total() - inputs.count(FeedChangedDecoder.TEMPLATE_ID),
                    valid.substring(0, length));
            }
        }
    }

    private static void take(final FrameDecoder decoder, final byte[] bytes) {
        decoder.onText(new UnsafeBuffer(bytes), 0, bytes.length, 1_700_000_000_000_000_000L);
    }
}
