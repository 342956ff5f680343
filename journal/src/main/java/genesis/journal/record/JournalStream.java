package genesis.journal.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two halves of a journal, each a directory of its own. */
public enum JournalStream {
    /** All that could change a decision, in the order of its numbers. */
    INPUTS,
    /** All that the engine said, each with the number of the input that caused it. */
    OUTPUTS;

    /** How Chronicle ends the name of a file with records. */
    static final String FILE_SUFFIX = ".cq4";

    /** Name of the directory. */
    public String directoryName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Path in(final Path data) {
        return data.resolve(directoryName());
    }

    /** The files with records, oldest first; empty where there is no such directory. */
    public List<Path> files(final Path data) {
        return filesIn(in(data));
    }

    static List<Path> filesIn(final Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            // The names are dates: their order is the order of time.
            return files.filter(file -> file.getFileName().toString().endsWith(FILE_SUFFIX)).sorted()
                .collect(Collectors.toList());
        } catch (final IOException e) {
            throw new JournalException(JournalException.Kind.UNUSABLE,
                "cannot list " + directory + ": " + e.getMessage() + "; check its permissions", e);
        }
    }
}
