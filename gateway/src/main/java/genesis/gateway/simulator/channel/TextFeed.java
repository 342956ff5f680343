package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.wire.FrameText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row that all readers of a topic hear whenever it is another one than before: a ticker, a candle, a status.
 * <p>Threading: the one that drives the exchange.
 */
final class TextFeed {
    final Subscription.Topic topic;
    private final List<Subscription> readers = new ArrayList<>();
    private final FrameText row = new FrameText();
    private byte[] told = new byte[256];
    private int toldLength;
    /** Of the candle that was told last. */
    private long toldOpenMs = Long.MIN_VALUE;

    TextFeed(final Subscription.Topic topic) {
        this.topic = topic;
    }

    /** The newcomer heard something else than the others: what comes next is new to somebody. */
    void join(final Subscription reader) {
        readers.add(reader);
        toldLength = 0;
    }

    /** True where nobody is left. */
    boolean leave(final Subscription reader) {
        readers.remove(reader);
        return readers.isEmpty();
    }

    /** To be filled, then {@link #tell}. */
    FrameText begin() {
        return row.clear();
    }

    void tell(final long timeMs) {
        if (Arrays.equals(row.bytes(), 0, row.length(), told, 0, toldLength)) {
            return;
        }
        if (told.length < row.length()) {
            told = new byte[2 * row.length()];
        }
        System.arraycopy(row.bytes(), 0, told, 0, row.length());
        toldLength = row.length();
        for (int i = 0; i < readers.size(); i++) {
            final Subscription reader = readers.get(i);
            reader.client().begin(reader.id()).raw(row.bytes(), 0, row.length());
            reader.client().end(timeMs);
        }
    }

    long toldOpenMs() {
        return toldOpenMs;
    }

    void toldOpenMs(final long openMs) {
        toldOpenMs = openMs;
    }
}
