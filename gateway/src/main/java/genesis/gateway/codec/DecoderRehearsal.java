package genesis.gateway.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.core.engine.OutputSink;
import genesis.core.message.Message;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.InstrumentRegistry;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Decodes frames of an exchange that never was into a ring that is thrown away, so that the first real frames meet loaded
 * classes and compiled code. Takes a fraction of a second; without it the first batch does.
 */
public final class DecoderRehearsal {
    private static final long TIME_NS = 1_500_000_000_000_000_000L;
    private static final String[] OPENING = {
        "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":1,\"symbol\":\"tBTCUSD\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}",
        "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":2,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
        "{\"event\":\"subscribed\",\"channel\":\"ticker\",\"chanId\":3,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
        "[1,[[10000,1,1.5],[10001,2,-0.25]]]",
    };
    private static final String[] FRAMES = {
        "[1,[9999.9,3,0.12345678]]",
        "[1,[10000.1,2,-7.5e-7]]",
        "[1,[9999.9,0,1]]",
        "[1,\"cs\",-1175357890]",
        "[2,\"te\",[310628121,1500000000000,-0.00265425,10000.1]]",
        "[2,\"tu\",[310628121,1500000000000,-0.00265425,10000.1]]",
        "[3,[9999.9,43.358118629999986,10000.1,44.36048532,-371,-0.03025608,10000,372.10417038,10226,9971.9]]",
        "[1,\"hb\"]",
    };

    private DecoderRehearsal() {
    }

    /** Decodes every kind of frame so often; returns how many inputs came of it. */
    public static long play(final int rounds) {
        final InputRing ring = new InputRing();
        final InputTap tap = new InputTap(ring);
        final long[] inputs = {0};
        final OutputSink count = (buffer, offset, length) -> inputs[0] += Message.templateId(buffer, offset) > 0 ? 1 : 0;
        final FrameDecoder decoder = new FrameDecoder(0, new InputPublisher(ring), new InstrumentRegistry(),
            new FrameCounters(), ConnectionListener.NONE);
        for (final String text : OPENING) {
            decode(decoder, buffer(text));
        }
        final UnsafeBuffer[] frames = new UnsafeBuffer[FRAMES.length];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = buffer(FRAMES[i]);
        }
        for (int round = 0; round < rounds; round++) {
            for (final UnsafeBuffer frame : frames) {
                decode(decoder, frame);
            }
            tap.drain(count);
        }
        return inputs[0];
    }

    private static void decode(final FrameDecoder decoder, final UnsafeBuffer frame) {
        decoder.onText(frame, 0, frame.capacity(), TIME_NS);
    }

    /** Off the heap, as frames stand in the network's buffers. */
    private static UnsafeBuffer buffer(final String text) {
        final byte[] bytes = text.getBytes(US_ASCII);
        final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes.length, 8));
        buffer.putBytes(0, bytes);
        return buffer;
    }
}
