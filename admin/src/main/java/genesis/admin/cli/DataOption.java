package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.DataDirectories;
import genesis.journal.record.JournalStream;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory of verbs that look at what a run made. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of a run. Default: data/latest, the newest without --data.")
    private Path data;

    /** As {@link #directory}, and holds a journal. */
    Path journal() {
        final Path directory = directory();
        if (JournalStream.INPUTS.files(directory).isEmpty()) {
            throw Complaint.environment("there is no journal in " + directory + "; name the --data directory of a run");
        }
        return directory;
    }

    /** Exists; a link is followed, so that a newer run does not exchange it meanwhile. */
    Path directory() {
        final Path directory = DataDirectories.usual().existing(data);
        try {
            return directory.toRealPath();
        } catch (final IOException vanished) {
            return directory;
        }
    }
}
