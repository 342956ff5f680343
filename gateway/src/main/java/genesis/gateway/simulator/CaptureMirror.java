package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.FrameText;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a recording that is not played because the journal already holds it: control messages are passed on, the
 * books are kept and told as one snapshot each when the playing begins.
 * <p>Threading: the event loop. Allocation: when a book grows.
 */
final class CaptureMirror {
    private static final byte[] CONF = "\"event\":\"conf\"".getBytes(US_ASCII);
    private static final byte[] FLAGS = "\"flags\":".getBytes(US_ASCII);

    private final Map<Integer, MirroredBook> books = new TreeMap<>();
    private final BookRows rows = new BookRows();
    private final FrameText text = new FrameText();
    private int flags;

    /** Takes in a frame from before the resume. */
    void take(final ClientConnection client, final CaptureReader frame, final CaptureTime time) {
        final byte[] bytes = frame.bytes();
        final int start = frame.offset();
        final int end = start + frame.length();
        if (bytes[start] == '{') {
            client.out().text(bytes, start, frame.length());
            noteFlags(bytes, start, end);
        } else if (time.kindOf(bytes, start, end) == CaptureTime.BOOK && rows.begin(bytes, start, end)) {
            final int channel = CaptureTime.channelId(bytes, start, end);
            MirroredBook book = books.get(channel);
            if (book == null) {
                book = new MirroredBook();
                books.put(channel, book);
            }
            book.apply(rows, bytes);
        }
    }

    /** Tells all books. Their sequence numbers are those right before the next frame's, so that no gap shows. */
    void tellBooks(final ClientConnection client, final CaptureReader nextFrame) {
        final long nextSequence = sequenceOf(nextFrame);
        final long nextTimeMs = (flags & ClientConnection.TIMESTAMP) == 0 ? 0 : trailingNumber(nextFrame, 0);
        int before = books.size();
        for (final Map.Entry<Integer, MirroredBook> book : books.entrySet()) {
            book.getValue().write(text.clear().raw('[').whole(book.getKey()).raw(','));
            if (nextSequence > 0) {
                text.raw(',').whole(nextSequence - before--);
            }
            if (nextTimeMs > 0) {
                text.raw(',').whole(nextTimeMs);
            }
            text.raw(']');
            client.out().text(text.bytes(), 0, text.length());
        }
    }

    private void noteFlags(final byte[] bytes, final int start, final int end) {
        final int at = CaptureTime.find(bytes, start, end, FLAGS);
        if (at >= 0 && CaptureTime.find(bytes, start, end, CONF) >= 0) {
            flags = CaptureTime.channelId(bytes, at + FLAGS.length - 1, end);
        }
    }

    /** The sequence number at the end of a data frame; 0 where there are none. */
    private long sequenceOf(final CaptureReader frame) {
        if ((flags & ClientConnection.SEQ_ALL) == 0 || frame.bytes()[frame.offset()] != '[') {
            return 0;
        }
        return trailingNumber(frame, (flags & ClientConnection.TIMESTAMP) == 0 ? 0 : 1);
    }

    /** A whole number at the end of a frame, counted from its end. */
    private static long trailingNumber(final CaptureReader frame, final int fromEnd) {
        final byte[] bytes = frame.bytes();
        int end = frame.offset() + frame.length() - 1;
        int start = end;
        for (int i = 0; i <= fromEnd; i++) {
            end = i == 0 ? end : start - 1;
            start = end;
            while (start > frame.offset() && bytes[start - 1] != ',') {
                start--;
            }
        }
        long value = 0;
        for (int at = start; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = 10 * value + bytes[at] - '0';
        }
        return value;
    }
}
