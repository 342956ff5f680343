package genesis.admin.cli;

import java.nio.file.Path;

/** Where details go that a person need not see. logback.xml reads the property. */
final class LogFile {
    private static final String PROPERTY = "genesis.log";

    private LogFile() {
    }

    /** Moves the log to a data directory. Must come before the first logger is used. */
    static void in(final Path directory) {
        System.setProperty(PROPERTY, directory.resolve("genesis.log").toString());
    }

    static String path() {
        return System.getProperty(PROPERTY, Path.of(System.getProperty("java.io.tmpdir"), "genesis-" + System.getProperty("user.name") + ".log").toString());
    }
}
