package genesis.admin.history;

import genesis.admin.history.OutputIndex.Place;
import genesis.core.message.Message;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers questions about the past from the output journal: from the newest place that matters back to the oldest, one stretch
 * between two places after the other, until there are rows enough, or no time is left.
 * <p>Threading: any; each question has readers of its own.
 */
public final class History {
    /** No bound on the time of an answer. */
    public static final long PATIENT = Long.MAX_VALUE;

    private final OutputIndex index;
    private final Supplier<Map<Integer, String>> symbols;
    private final long patienceNs;

    /**
     * @param symbols    of instruments by number, as far as they are known already
     * @param patienceNs an answer is given after about so long, with what was found until then
     */
    public History(final OutputIndex index, final Supplier<Map<Integer, String>> symbols, final long patienceNs) {
        this.index = index;
        this.symbols = symbols;
        this.patienceNs = patienceNs;
    }

    /** Newest first. Reads on until there is progress, so that asking again with {@link Page#nextNs} comes to an end. */
    public <R> Page<R> read(final Span span, final Rows<R> rows) {
        final List<Place> places = index.places();
        final long startNs = System.nanoTime();
        try (Names names = new Names(index.data(), symbols.get())) {
            final PageBuilder<R> page = new PageBuilder<>(span, names);
            for (int i = places.size() - 1; i >= 0; i--) {
                final Place place = places.get(i);
                final Place end = i + 1 < places.size() ? places.get(i + 1) : null;
                if (place.timeNs() >= span.toNs() && !rows.areToldLater()) {
                    continue;
                }
                if (end != null && end.timeNs() < span.fromNs() || page.isFull()) {
                    break;
                }
                readStretch(place, end, rows, page);
                page.endStretch();
                // What is told of the moment at which the stretch begins may begin in the one before.
                final long nextNs = place.timeNs() + 1;
                if (i > 0 && nextNs < span.toNs() && patienceNs != PATIENT && System.nanoTime() - startNs > patienceNs) {
                    return page.page(nextNs);
                }
            }
            return page.page(Page.NO_MORE);
        }
    }

    private <R> void readStretch(final Place place, final Place end, final Rows<R> rows, final PageBuilder<R> page) {
        try (JournalReader reader = JournalReader.from(index.data(), JournalStream.OUTPUTS, place.file(), place.position())) {
            while (reader.next() && (end == null || reader.position() != end.position() || !reader.file().equals(end.file()))) {
                rows.take(Message.templateId(reader.buffer(), 0), reader.buffer(), page);
            }
        }
    }
}
