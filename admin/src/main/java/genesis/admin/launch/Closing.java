package genesis.admin.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/** What was opened, closed in reverse and once. Threading: one thread. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(final T part) {
        opened.push(part);
        return part;
    }

    /** Goes on when a part refuses: the ones before it must be closed all the same. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            final AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (final Exception e) {
                LoggerFactory.getLogger(Closing.class).warn("could not be closed: {}", part, e);
            }
        }
    }
}
