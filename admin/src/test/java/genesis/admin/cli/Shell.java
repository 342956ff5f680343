package genesis.admin.cli;

import genesis.admin.GenesisMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs commands in this process as {@code scripts/genesis} would, with a root directory of their own. */
final class Shell {
    private final Path root;

    Shell(final Path root) {
        this.root = root;
    }

    /** What a command did. */
    record Outcome(int exitCode, String out, String err) {
    }

    Outcome run(final String... arguments) {
        final String before = System.getProperty("genesis.root");
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        System.setProperty("genesis.root", root.toString());
        try {
            final int exitCode = GenesisMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
            return new Outcome(exitCode, out.toString(), err.toString());
        } finally {
            if (before == null) {
                System.clearProperty("genesis.root");
            } else {
                System.setProperty("genesis.root", before);
            }
        }
    }
}
