package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.wire.FrameText;
import java.util.ArrayList;
import java.util.List;

/**
 * The trades of one instrument and who hears them: {@code te} at once, {@code tu} with the same row once the burst is
 * over.
 * <p>Threading: the one that drives the exchange.
 */
final class TradeFeed {
    final Subscription.Topic topic;
    private final List<Subscription> readers = new ArrayList<>();
    private final FrameText row = new FrameText();
    /** Rows whose {@code tu} is still to come, and where they end. */
    private final FrameText due = new FrameText();
    private final List<Integer> dueEnds = new ArrayList<>();

    TradeFeed(final Subscription.Topic topic) {
        this.topic = topic;
    }

    void join(final Subscription reader) {
        readers.add(reader);
    }

    /** True where nobody is left. */
    boolean leave(final Subscription reader) {
        readers.remove(reader);
        return readers.isEmpty();
    }

    void printed(final long tradeId, final long timeMs, final long priceE8, final long amountE8) {
        row.clear().raw('[').whole(tradeId).raw(',').whole(timeMs).raw(',').e8(amountE8).raw(',').e8(priceE8).raw(']');
        tell("\"te\",", row.bytes(), 0, row.length(), timeMs);
        due.raw(row.bytes(), 0, row.length());
        dueEnds.add(due.length());
    }

    void batchEnded(final long timeMs) {
        int start = 0;
        for (int i = 0; i < dueEnds.size(); i++) {
            final int end = dueEnds.get(i);
            tell("\"tu\",", due.bytes(), start, end - start, timeMs);
            start = end;
        }
        due.clear();
        dueEnds.clear();
    }

    private void tell(final String code, final byte[] bytes, final int start, final int length, final long timeMs) {
        for (int i = 0; i < readers.size(); i++) {
            final Subscription reader = readers.get(i);
            reader.client().begin(reader.id()).raw(code).raw(bytes, start, length);
            reader.client().end(timeMs);
        }
    }
}
