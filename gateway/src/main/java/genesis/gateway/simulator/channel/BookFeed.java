package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.market.BookWindow;
import genesis.gateway.simulator.wire.ClientConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * One view of a book and all who look at it: they are told the same batches, and who comes later begins with what the
 * others know.
 * <p>Threading: the one that drives the exchange.
 */
final class BookFeed {
    /** Batches of the market between two of a slow book: two seconds. */
    private static final int SLOW_BATCHES = 20;

    final Subscription.Topic topic;
    private final BookWindow window;
    private final List<Subscription> readers = new ArrayList<>();

    BookFeed(final Subscription.Topic topic, final BookWindow window) {
        this.topic = topic;
        this.window = window;
    }

    void join(final Subscription reader, final long timeMs) {
        readers.add(reader);
        window.writeSnapshot(reader.client().begin(reader.id()));
        reader.client().end(timeMs);
    }

    /** True where nobody is left. */
    boolean leave(final Subscription reader) {
        readers.remove(reader);
        return readers.isEmpty();
    }

    /** A batch of the market is over. */
    void batchEnded(final long batchCount, final long timeMs) {
        if (topic.isSlow() && batchCount % SLOW_BATCHES != 0) {
            return;
        }
        final int rows = window.look();
        int checksum = 0;
        boolean isChecked = false;
        for (int i = 0; i < readers.size(); i++) {
            final Subscription reader = readers.get(i);
            tellBatch(reader, rows, timeMs);
            if (reader.client().has(ClientConnection.OB_CHECKSUM)) {
                checksum = isChecked ? checksum : window.checksum();
                isChecked = true;
                reader.client().begin(reader.id()).raw("\"cs\",").whole(checksum);
                reader.client().end(timeMs);
            }
        }
    }

    private void tellBatch(final Subscription reader, final int rows, final long timeMs) {
        final ClientConnection client = reader.client();
        if (rows == 0) {
            return;
        }
        if (client.has(ClientConnection.BULK_UPDATES)) {
            window.writeBatch(client.begin(reader.id()));
            client.end(timeMs);
            return;
        }
        for (int row = 0; row < rows; row++) {
            window.writeRow(client.begin(reader.id()), row);
            client.end(timeMs);
        }
    }
}
