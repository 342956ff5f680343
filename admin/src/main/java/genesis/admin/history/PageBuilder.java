package genesis.admin.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects rows of stretches that come newest first, each of them in the order of time. What a newer stretch said of a key
 * stands over an older one. Holds a few times as many rows as were asked for, and no more.
 */
final class PageBuilder<R> implements Rows.Sink<R> {
    /** Trimmed rarely, so that it costs nothing per row. */
    private static final int SLACK = 1_024;

    private record Row<R>(Object key, long timeNs, R row) {
    }

    private final Span span;
    private final Names names;
    private final List<Row<R>> page = new ArrayList<>();
    private final Set<Object> keys = new HashSet<>();
    private final LinkedHashMap<Object, Row<R>> stretch = new LinkedHashMap<>();
    private boolean hasDropped;

    PageBuilder(final Span span, final Names names) {
        this.span = span;
        this.names = names;
    }

    @Override
    public void put(final Object key, final long timeNs, final String symbol, final R row) {
        if (timeNs < span.fromNs() || timeNs >= span.toNs() || span.symbol() != null && !span.symbol().equals(symbol)) {
            return;
        }
        // Behind those that happened since it was there first.
        stretch.remove(key);
        stretch.put(key, new Row<>(key, timeNs, row));
        if (stretch.size() >= 2 * span.limit() + SLACK) {
            trim();
        }
    }

    @Override
    public String symbol(final int instrumentId) {
        return names.of(instrumentId);
    }

    /** A stretch was read to its end; the next one is older. */
    void endStretch() {
        final List<Row<R>> rows = new ArrayList<>(stretch.values());
        for (int i = rows.size() - 1; i >= 0 && !isFull(); i--) {
            if (keys.add(rows.get(i).key())) {
                page.add(rows.get(i));
            }
        }
        stretch.clear();
    }

    /** More rows than wanted, and all of the last moment: older ones need not be read. */
    boolean isFull() {
        return page.size() > span.limit() && page.get(page.size() - 1).timeNs() < page.get(span.limit() - 1).timeNs();
    }

    /** Read back to this time, and no further; {@link Page#NO_MORE} where nothing was left unread. */
    Page<R> page(final long readToNs) {
        int end = Math.min(page.size(), span.limit());
        while (end > 0 && end < page.size() && page.get(end).timeNs() == page.get(end - 1).timeNs()) {
            end++;
        }
        final boolean isCut = end < page.size() || hasDropped;
        return new Page<>(page.subList(0, end).stream().map(Row::row).toList(), isCut ? page.get(end - 1).timeNs() : readToNs);
    }

    /** Keeps the newest, and all of the moment of the last one that is wanted. */
    private void trim() {
        final List<Row<R>> rows = new ArrayList<>(stretch.values());
        final long cutNs = rows.get(rows.size() - span.limit()).timeNs();
        final Iterator<Map.Entry<Object, Row<R>>> oldest = stretch.entrySet().iterator();
        while (oldest.next().getValue().timeNs() < cutNs) {
            oldest.remove();
            hasDropped = true;
        }
    }
}
