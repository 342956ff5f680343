package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.DataDirectories;
import genesis.journal.record.JournalStream;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory of verbs that look at what a run made. */
class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of a run. Default: data/latest, the newest without --data.")
    private Path data;
    private Path followed;

    /** As {@link #directory}, and holds a journal. */
    final Path journal() {
        final Path directory = directory();
        if (JournalStream.INPUTS.files(directory).isEmpty()) {
            throw Complaint.environment("there is no journal in " + directory + "; name the --data directory of a run");
        }
        return directory;
    }

    /** Exists; a link is followed once, so that a newer run does not exchange it meanwhile. */
    final Path directory() {
        if (followed == null) {
            followed = followed(DataDirectories.usual().existing(data));
        }
        return followed;
    }

    private static Path followed(final Path directory) {
        try {
            return directory.toRealPath();
        } catch (final IOException vanished) {
            return directory;
        }
    }
}
