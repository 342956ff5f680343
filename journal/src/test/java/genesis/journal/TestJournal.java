package genesis.journal;

import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalStream;
import genesis.journal.record.JournalWriter;
import genesis.journal.record.QueueAppender;
import genesis.journal.record.QueueCursor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A small journal on disk, and the means to copy and to harm it. */
public final class TestJournal {
    /** Where a record begins, its word included, and where it ends. */
    public record Place(long start, long end) { }

    private static final long DAY_MS = 24 * 60 * 60 * 1000;

    private TestJournal() {
    }

    /** Writes a journal with so many inputs and closes it. */
    public static void write(final Path folder, final long inputs) {
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            new TestInputs(new InputProcessor(TestInputs.silentVenue(), writer)).accept(inputs);
        }
    }

    /** Writes a journal of two files, as sessions on two days leave it. */
    public static void writeOnTwoDays(final Path folder, final long first, final long second) {
        final InputProcessor processor = new InputProcessor(TestInputs.silentVenue(), null);
        long nowMs = System.currentTimeMillis() - 2 * DAY_MS;
        for (final long inputs : new long[] {first, second}) {
            try (QueueAppender in = new QueueAppender(JournalStream.INPUTS.in(folder), nowMs);
                 QueueAppender out = new QueueAppender(JournalStream.OUTPUTS.in(folder), nowMs)) {
                processor.journal(new Journal() {
                    @Override
                    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
                        in.append(buffer, offset, length);
                    }

                    @Override
                    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
                        out.append(buffer, offset, length);
                    }
                });
                new TestInputs(processor).accept(inputs);
            }
            nowMs += DAY_MS;
        }
    }

    /** The places of all records of the oldest file of a stream. */
    public static List<Place> places(final Path folder, final JournalStream stream) {
        return places(stream.files(folder).get(0));
    }

    /** The places of all records of a file. */
    public static List<Place> places(final Path file) {
        final List<Place> places = new ArrayList<>();
        try (QueueCursor cursor = new QueueCursor(file)) {
            while (cursor.next() == QueueCursor.Step.RECORD) {
                final long start = cursor.recordPosition();
                places.add(new Place(start, start + Integer.BYTES + cursor.record().capacity()));
            }
        }
        return places;
    }

    /** Copies all queue files, holes left out; the table of locks stays behind, as it may after a power cut. */
    public static void copy(final Path from, final Path to) throws IOException {
        for (final JournalStream stream : JournalStream.values()) {
            for (final Path file : stream.files(from)) {
                final Path target = stream.in(to).resolve(file.getFileName());
                Files.createDirectories(target.getParent());
                final long end;
                try (QueueCursor cursor = new QueueCursor(file)) {
                    while (cursor.next() == QueueCursor.Step.RECORD) {
                        // To the end of what is written.
                    }
                    end = cursor.position();
                }
                try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r");
                     RandomAccessFile copy = new RandomAccessFile(target.toFile(), "rw")) {
                    final byte[] head = new byte[(int) end];
                    source.readFully(head);
                    copy.write(head);
                    copy.setLength(source.length());
                }
            }
        }
    }

    /** The written part of the oldest file of a stream. */
    public static byte[] head(final Path folder, final JournalStream stream, final int length) throws IOException {
        final byte[] head = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(stream.files(folder).get(0).toFile(), "r")) {
            file.readFully(head);
        }
        return head;
    }

    /** Changes the oldest file in place. */
    public static void harm(final Path folder, final JournalStream stream, final Harm harm) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(stream.files(folder).get(0).toFile(), "rw")) {
            harm.on(file);
        }
    }

    /** One way to spoil a file. */
    @FunctionalInterface
    public interface Harm {
        void on(RandomAccessFile file) throws IOException;
    }
}
