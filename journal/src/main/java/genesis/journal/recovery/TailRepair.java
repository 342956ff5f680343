package genesis.journal.recovery;

import static genesis.journal.record.JournalException.Kind.UNUSABLE;

import genesis.core.pipeline.Journal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.record.QueueAppender;
import genesis.journal.record.UnbornFiles;
import genesis.journal.replay.ChainedReader;
import genesis.journal.replay.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts the end of a stream by writing what is good to a new queue and exchanging the two. The old files are never
 * changed and never deleted. A crash at any point is finished or undone by the next start:
 *
 * <pre>
 *   inputs   inputs.repair (growing)         undone: the copy goes, the torn stream is judged again
 *   inputs   inputs.repair (whole, synced)   likewise
 *   -        inputs.repair   inputs.torn-1   finished: inputs was only given up when the copy was whole
 *   inputs                   inputs.torn-1   done
 * </pre>
 */
final class TailRepair {
    private TailRepair() {
    }

    /** What an interrupted repair left is put in order; returns sentences for a person. */
    static List<String> finishInterrupted(final DataDirectory data) {
        final List<String> notes = new ArrayList<>();
        for (final JournalStream stream : JournalStream.values()) {
            final Path repair = repairDirectory(data, stream);
            if (Files.isDirectory(repair)) {
                notes.add(finishInterrupted(stream.in(data.path()), repair));
            }
        }
        return notes;
    }

    /**
     * Keeps the first {@code records} of a stream. Returns what was done, as a sentence; the records must be proved.
     */
    static String cut(final DataDirectory data, final JournalStream stream, final long records, final String why,
                      final Progress progress) {
        final Path repair = repairDirectory(data, stream);
        copy(data.path(), stream, records, repair, progress);
        final Path live = stream.in(data.path());
        final Path torn = unusedName(live);
        try {
            sync(data.path(), repair);
            Files.move(live, torn, StandardCopyOption.ATOMIC_MOVE);
            Files.move(repair, live, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(data.path());
        } catch (final IOException e) {
            throw new JournalException(UNUSABLE, "cannot exchange " + live + " for its repaired copy: " + e.getMessage()
                + "; check the permissions and start again", e);
        }
        return why + ". Cut there: " + records + " records are kept, the old files are in " + torn.getFileName();
    }

    /** How many records from the start have a sequence up to this one. */
    static long recordsUpTo(final Path data, final JournalStream stream, final long sequenceMax) {
        try (ChainedReader reader = new ChainedReader(data, stream)) {
            while (reader.next()) {
                if (reader.sequence() > sequenceMax) {
                    return reader.records() - 1;
                }
            }
            return reader.records();
        }
    }

    private static void copy(final Path data, final JournalStream stream, final long records, final Path to,
                             final Progress progress) {
        final String step = "repairing " + stream.directoryName();
        try (ChainedReader reader = new ChainedReader(data, stream);
             QueueAppender appender = new QueueAppender(to, System.currentTimeMillis())) {
            while (reader.records() < records && reader.next()) {
                appender.append(reader.buffer(), 0, reader.length() + Journal.CHAIN_LENGTH);
                if ((reader.records() & Progress.EVERY - 1) == 0) {
                    progress.at(step, reader.records());
                }
            }
        }
    }

    private static String finishInterrupted(final Path live, final Path repair) {
        try {
            if (Files.exists(live)) {
                deleteCopy(repair);
                return "removed the unfinished copy " + repair.getFileName() + " of an interrupted repair";
            }
            Files.move(repair, live, StandardCopyOption.ATOMIC_MOVE);
            return "finished an interrupted repair of " + live.getFileName();
        } catch (final IOException e) {
            throw new JournalException(UNUSABLE, "cannot finish the repair in " + repair + ": " + e.getMessage()
                + "; check the permissions and start again", e);
        }
    }

    /** Only ever a copy of ours, flat, whose original is still there. */
    private static void deleteCopy(final Path repair) throws IOException {
        for (final Path file : filesIn(repair)) {
            Files.delete(file);
        }
        Files.delete(repair);
    }

    private static Path repairDirectory(final DataDirectory data, final JournalStream stream) {
        return data.path().resolve(stream.directoryName() + ".repair");
    }

    private static Path unusedName(final Path live) {
        for (int n = 1; ; n++) {
            final Path name = live.resolveSibling(live.getFileName() + ".torn-" + n);
            if (!Files.exists(name)) {
                return name;
            }
        }
    }

    /** The copy must be on the disk before the original is given up. Chronicle's table is derived and need not be. */
    private static void sync(final Path data, final Path repair) throws IOException {
        for (final Path file : filesIn(repair)) {
            if (!file.getFileName().toString().equals(UnbornFiles.METADATA_FILE)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        syncDirectory(repair);
        syncDirectory(data);
    }

    private static void syncDirectory(final Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static List<Path> filesIn(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toList());
        }
    }
}
