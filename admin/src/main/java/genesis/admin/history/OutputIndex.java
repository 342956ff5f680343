package genesis.admin.history;

import genesis.core.message.Message;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the output journal which time is: a place every few megabytes. Message time never runs backwards in a journal, so
 * places are in the order of their times. Threading: one thread notes, any may ask. Allocation: some per place.
 */
public final class OutputIndex {
    /** A stretch of this length is read in a few milliseconds. */
    private static final long SPACING = 4L << 20;
    /** Then every second place is forgotten and the spacing doubled: the index stays small, whatever the journal holds. */
    private static final int PLACE_COUNT_MAX = 8_192;

    private final Path data;
    private final List<Place> places = new ArrayList<>();
    private final int placeCountMax;
    private long spacing;
    private Path file;
    private long position;

    /** A record of the outputs, and the message time of its first message. */
    record Place(Path file, long position, long timeNs) {
    }

    /** Nothing is noted yet. */
    public OutputIndex(final Path data) {
        this(data, SPACING, PLACE_COUNT_MAX);
    }

    OutputIndex(final Path data, final long spacing, final int placeCountMax) {
        this.data = data;
        this.spacing = spacing;
        this.placeCountMax = placeCountMax;
    }

    /** Of a journal that nobody reads all the time: the beginning of each file. */
    public static OutputIndex ofFiles(final Path data) {
        final OutputIndex index = new OutputIndex(data);
        for (final Path file : JournalStream.OUTPUTS.files(data)) {
            try (JournalReader reader = JournalReader.from(data, JournalStream.OUTPUTS, file, 0)) {
                if (reader.next()) {
                    index.note(reader);
                }
            }
        }
        return index;
    }

    /** The message that was just read; all of them, in their order. */
    public void note(final JournalReader reader) {
        final long now = reader.position();
        if (now == position && reader.file().equals(file)) {
            // Another message of the record that was noted.
            return;
        }
        if (file == null || !file.equals(reader.file()) || now - position >= spacing) {
            file = reader.file();
            position = now;
            add(new Place(file, position, Message.timeNs(reader.buffer(), 0)));
        }
    }

    Path data() {
        return data;
    }

    /** Oldest first. */
    synchronized List<Place> places() {
        return List.copyOf(places);
    }

    private synchronized void add(final Place place) {
        places.add(place);
        if (places.size() > placeCountMax) {
            // The first stays: nothing before it would ever be read.
            for (int i = places.size() - 1 - places.size() % 2; i > 0; i -= 2) {
                places.remove(i);
            }
            spacing *= 2;
        }
    }
}
