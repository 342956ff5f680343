package genesis.gateway.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Frames in memory, in the order in which a client would read them. */
public final class CollectingSink implements FrameSink {
    private final List<String> frames = new ArrayList<>();

    /** All frames since the last call. */
    public List<String> taken() {
        final List<String> taken = new ArrayList<>(frames);
        frames.clear();
        return taken;
    }

    /** The one frame since the last call. */
    public String single() {
        final List<String> taken = taken();
        if (taken.size() != 1) {
            throw new AssertionError("expected one frame: " + taken);
        }
        return taken.get(0);
    }

    @Override
    public void text(final byte[] from, final int offset, final int length) {
        frames.add(new String(from, offset, length, UTF_8));
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
        frames.add("close " + code);
    }
}
