package genesis.admin;

import genesis.admin.cli.CommandLines;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of {@code scripts/genesis}. */
public final class GenesisMain {
    private GenesisMain() {
    }

    public static void main(final String[] args) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command and returns its exit code, as {@link genesis.admin.config.ExitCode} numbers them. */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args) {
        return CommandLines.execute(out, err, args);
    }
}
