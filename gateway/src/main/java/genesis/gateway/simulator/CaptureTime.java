package genesis.gateway.simulator;

import static genesis.gateway.simulator.CaptureReader.NO_TIME;

import org.agrona.collections.Int2IntHashMap;

/**
 * The time of each frame of a recording: its time of receipt where the file has one, else the latest exchange time seen
 * so far in trades and candles. It never runs backwards.
 * <p>Threading: one thread. Allocation: none per frame.
 */
final class CaptureTime {
    /** What a channel carries, as far as it has times in it. */
    static final int BOOK = 1;
    static final int TRADES = 2;
    static final int CANDLES = 3;
    static final int OTHER = 0;

    private static final long NS_PER_MS = 1_000_000;
    private static final byte[] SUBSCRIBED = {'"', 's', 'u', 'b', 's', 'c', 'r', 'i', 'b', 'e', 'd', '"'};
    private static final byte[] CHANNEL = {'"', 'c', 'h', 'a', 'n', 'n', 'e', 'l', '"', ':', '"'};
    private static final byte[] CHANNEL_ID = {'"', 'c', 'h', 'a', 'n', 'I', 'd', '"', ':'};

    private final Int2IntHashMap kindOfChannel = new Int2IntHashMap(OTHER);
    private long timeNs;
    private boolean isKnown;

    /** Before the first time in the file is seen, it is this one. */
    CaptureTime(final long firstTimeNs) {
        timeNs = firstTimeNs;
    }

    /**
     * Takes in the reader's frame and returns its time; {@link CaptureReader#NO_TIME} where no time was given or seen
     * yet.
     */
    long of(final CaptureReader frame) {
        final byte[] bytes = frame.bytes();
        final int start = frame.offset();
        final int end = start + frame.length();
        if (bytes[start] == '{') {
            noteChannel(bytes, start, end);
        }
        if (frame.receivedNs() != NO_TIME) {
            advance(frame.receivedNs());
        } else if (bytes[start] == '[') {
            noteTimes(bytes, start, end);
        }
        return timeNs;
    }

    /** True once a time was found in the file itself. */
    boolean isKnown() {
        return isKnown;
    }

    /** What the channel of a data frame carries. */
    int kindOf(final byte[] bytes, final int start, final int end) {
        return kindOfChannel.get(channelId(bytes, start, end));
    }

    /** The channel's number of a data frame; 0 where there is none. */
    static int channelId(final byte[] bytes, final int start, final int end) {
        int id = 0;
        for (int at = start + 1; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            id = 10 * id + bytes[at] - '0';
        }
        return id;
    }

    /** Epoch seconds with up to nine decimals as nanoseconds, exactly. */
    static long secondsToNs(final byte[] bytes, final int start, final int end) {
        long value = 0;
        int decimals = -1;
        for (int at = start; at < end && decimals < 9; at++) {
            if (bytes[at] == '.') {
                decimals = 0;
            } else {
                value = 10 * value + bytes[at] - '0';
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int i = Math.max(0, decimals); i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    /** Where this text begins behind the start; −1 where it does not occur. */
    static int find(final byte[] bytes, final int start, final int end, final byte[] text) {
        for (int at = start; at <= end - text.length; at++) {
            int matched = 0;
            while (matched < text.length && bytes[at + matched] == text[matched]) {
                matched++;
            }
            if (matched == text.length) {
                return at;
            }
        }
        return -1;
    }

    private void noteChannel(final byte[] bytes, final int start, final int end) {
        final int channel = find(bytes, start, end, CHANNEL);
        final int id = find(bytes, start, end, CHANNEL_ID);
        if (channel < 0 || id < 0 || find(bytes, start, end, SUBSCRIBED) < 0) {
            return;
        }
        final int kind = switch (bytes[channel + CHANNEL.length]) {
            case 'b' -> BOOK;
            case 't' -> bytes[channel + CHANNEL.length + 1] == 'r' ? TRADES : OTHER;
            case 'c' -> CANDLES;
            default -> OTHER;
        };
        if (kind != OTHER) {
            kindOfChannel.put(channelId(bytes, id + CHANNEL_ID.length - 1, end), kind);
        }
    }

    /** Trade rows have their time second, candle rows first; everything else has none. */
    private void noteTimes(final byte[] bytes, final int start, final int end) {
        final int kind = kindOf(bytes, start, end);
        if (kind != TRADES && kind != CANDLES) {
            return;
        }
        int at = start + 1;
        while (at < end) {
            if (bytes[at++] != '[' || at == end || bytes[at] == '[') {
                continue;
            }
            if (kind == TRADES) {
                while (at < end && bytes[at] != ',') {
                    at++;
                }
                at++;
            }
            long timeMs = 0;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                timeMs = 10 * timeMs + bytes[at++] - '0';
            }
            if (timeMs > 0) {
                advance(timeMs * NS_PER_MS);
            }
        }
    }

    private void advance(final long toNs) {
        timeNs = isKnown || timeNs != NO_TIME ? Math.max(timeNs, toNs) : toNs;
        isKnown = true;
    }
}
