package genesis.gateway.simulator.account;

import genesis.gateway.simulator.wire.FrameSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client's end of the wire that remembers what came. */
final class Memory implements FrameSink {
    final List<String> frames = new ArrayList<>();

    /** What came since the last call. */
    List<String> fresh() {
        final List<String> fresh = List.copyOf(frames);
        frames.clear();
        return fresh;
    }

    @Override
    public void text(final byte[] from, final int offset, final int length) {
        frames.add(new String(from, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void stamp(final long timeNs) {
    }

    @Override
    public void flush() {
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public void close(final int code, final String reason) {
        frames.add("closed " + code);
    }
}
