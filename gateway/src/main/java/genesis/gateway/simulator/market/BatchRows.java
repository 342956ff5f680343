package genesis.gateway.simulator.market;

import genesis.gateway.simulator.wire.FrameText;
import java.util.Arrays;

/**
 * The rows of one batch as JSON text, written once for all who hear them: {@code [a,b,c]} one behind the other.
 * <p>Allocation: when a batch is larger than any before. Threading: one thread.
 */
final class BatchRows {
    private final FrameText text = new FrameText();
    private int[] ends = new int[64];
    private int count;

    void clear() {
        text.clear();
        count = 0;
    }

    FrameText begin() {
        return text.raw('[');
    }

    void end() {
        text.raw(']');
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = text.length();
    }

    int count() {
        return count;
    }

    void write(final FrameText to, final int row) {
        final int start = row == 0 ? 0 : ends[row - 1];
        to.raw(text.bytes(), start, ends[row] - start);
    }

    /** All in one list. */
    void writeAll(final FrameText to) {
        to.raw('[');
        for (int i = 0; i < count; i++) {
            write(to, i);
            to.raw(',');
        }
        to.dropLast(',').raw(']');
    }
}
