package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.VenueOptions;
import genesis.admin.launch.VenueKeys;
import genesis.gateway.auth.Keystore;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** Which keystore, and how its secrets are typed. */
final class KeystoreOption {
    @Option(names = "--keystore", paramLabel = "FILE", description = "The encrypted file. Default: genesis.venue.keystore.")
    private Path keystore;
    @Option(names = "--config", paramLabel = "FILE", description = "HOCON file over the defaults.")
    private Path config;
    @Option(names = "--stdin", description = "Read what would be asked for from standard input, one line each, without asking.")
    private boolean stdin;

    private SecretLines lines;

    /** Where secrets come from; the same source for the whole command. */
    SecretLines secrets() {
        if (lines == null) {
            lines = stdin ? SecretLines.ofInput(System.in) : SecretLines.ofTerminal();
        }
        return lines;
    }

    /** Opened with the password of the environment, or a typed one. A new file's password is typed twice at a terminal. */
    Keystore open() {
        final Path file = file();
        final char[] password = password(file);
        try {
            return Keystore.open(file, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    Path file() {
        return keystore != null ? keystore : VenueOptions.of(Configuration.load(config, System.getenv())).keystore();
    }

    private char[] password(final Path file) {
        final String given = System.getenv(VenueKeys.PASSWORD_VARIABLE);
        if (given != null && !given.isEmpty()) {
            return given.toCharArray();
        }
        final boolean isNew = !file.toFile().exists();
        final char[] password = secrets().read("Password of " + (isNew ? "the new keystore " : "") + file);
        if (isNew && !stdin) {
            final char[] again = secrets().read("The same again");
            final boolean same = Arrays.equals(password, again);
            Arrays.fill(again, '\0');
            if (!same) {
                Arrays.fill(password, '\0');
                throw Complaint.usage("the two passwords differ; nothing was changed");
            }
        }
        return password;
    }
}
