package genesis.gateway;

import genesis.core.engine.OutputSink;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.ConnectionChangedDecoder;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FrameRefusedDecoder;
import genesis.core.message.Message;
import genesis.core.message.TradeDecoder;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;

/** A ring and everything that was put into it, in order. A full ring is emptied by the producer itself. */
public final class RecordedInputs implements OutputSink {
    public final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final List<UnsafeBuffer> messages = new ArrayList<>();
    private final long[] counts = new long[128];
    private final boolean keeping;

    public RecordedInputs() {
        this(true);
    }

    /** Counting only, for millions. */
    public RecordedInputs(final boolean keeping) {
        this.keeping = keeping;
        ring.whenFull(() -> tap.drain(this));
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length < Message.HEADER_LENGTH || length > Message.LENGTH_MAX) {
            throw new AssertionError("length of a message: " + length);
        }
        counts[Message.templateId(buffer, offset)]++;
        if (keeping) {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            messages.add(new UnsafeBuffer(copy));
        }
    }

    public RecordedInputs drain() {
        tap.drain(this);
        return this;
    }

    public long count(final int templateId) {
        return drain().counts[templateId];
    }

    public long total() {
        drain();
        long total = 0;
        for (final long count : counts) {
            total += count;
        }
        return total;
    }

    /** All of one kind. */
    public List<UnsafeBuffer> all(final int templateId) {
        return drain().messages.stream().filter(m -> Message.templateId(m, 0) == templateId).toList();
    }

    /** Forgets what came so far. */
    public void clear() {
        drain();
        messages.clear();
        Arrays.fill(counts, 0);
    }

    /** All messages, a word or two for each: enough to compare a conversation with what it should be. */
    public String text() {
        return drain().messages.stream().map(RecordedInputs::text).collect(Collectors.joining(" "));
    }

    private static String text(final UnsafeBuffer m) {
        final int at = Message.HEADER_LENGTH;
        final int length = Message.blockLength(m, 0);
        return switch (Message.templateId(m, 0)) {
            case BookUpdateDecoder.TEMPLATE_ID -> {
                final BookUpdateDecoder d = new BookUpdateDecoder().wrap(m, at, length, 1);
                yield "level(" + d.priceE8() + "," + d.orderCount() + "," + d.amountE8() + ")";
            }
            case TradeDecoder.TEMPLATE_ID -> {
                final TradeDecoder d = new TradeDecoder().wrap(m, at, length, 1);
                yield d.kind() + "(" + d.tradeId() + ")";
            }
            case ConnectionChangedDecoder.TEMPLATE_ID ->
                "connection" + new ConnectionChangedDecoder().wrap(m, at, length, 1).connectionId() + ":"
                    + new ConnectionChangedDecoder().wrap(m, at, length, 1).state();
            case FeedChangedDecoder.TEMPLATE_ID -> {
                final FeedChangedDecoder d = new FeedChangedDecoder().wrap(m, at, length, 1);
                yield d.channel() + ":" + d.state();
            }
            case FrameRefusedDecoder.TEMPLATE_ID ->
                "refused:" + new FrameRefusedDecoder().wrap(m, at, length, 1).reason();
            case 4 -> "defined";
            case 8 -> "hb";
            case 10 -> "snapshot";
            case 12 -> "ticker";
            case 13 -> "candle";
            case 14 -> "checksum";
            case 30 -> "accepted";
            case 31 -> "filled";
            case 32 -> "canceled";
            case 33 -> "rejected";
            case 34 -> "unknown";
            case 50 -> "round";
            case 51 -> "order";
            case 52 -> "position";
            case 53 -> "wallet";
            case 54 -> "fill";
            case 55 -> "finished";
            case 56 -> "amended";
            case 57 -> "looked";
            case 59 -> "unchanged";
            case 40 -> "reported";
            case 41 -> "status";
            default -> "template" + Message.templateId(m, 0);
        };
    }
}
