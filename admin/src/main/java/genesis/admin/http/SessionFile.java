package genesis.admin.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.admin.config.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the process that owns a data directory can be reached. Written once it listens, removed when it stops; a killed one
 * leaves it behind, so a reader asks whether the process still lives.
 *
 * @param port on 127.0.0.1
 * @param pid  of the process
 */
public record SessionFile(int port, long pid) {
    /** Its name in a data directory. */
    public static final String NAME = "session.json";

    /** Tells others about this process. */
    public static void write(final Path directory, final int port) {
        final Path temporary = directory.resolve(NAME + ".new");
        try {
            Files.writeString(temporary, Json.object(json -> {
                json.writeNumberField("port", port);
                json.writeNumberField("pid", ProcessHandle.current().pid());
            }) + "\n");
            Files.move(temporary, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw Complaint.environment("the session file cannot be written in " + directory + "; make the directory writable", e);
        }
    }

    /** This process can no longer be reached. */
    public static void remove(final Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(NAME));
        } catch (final IOException stays) {
            // Whoever reads it finds that the process is gone.
        }
    }

    /** The running process of a data directory; complains where there is none. */
    public static SessionFile read(final Path directory) {
        final SessionFile session = parse(directory.resolve(NAME), directory);
        if (ProcessHandle.of(session.pid).isEmpty()) {
            throw notRunning(directory, "process " + session.pid + " has ended");
        }
        return session;
    }

    /** Whether {@link #read} would find one. */
    public static boolean isRunning(final Path directory) {
        try {
            read(directory);
            return true;
        } catch (final Complaint none) {
            return false;
        }
    }

    private static SessionFile parse(final Path file, final Path directory) {
        int port = -1;
        long pid = -1;
        try (JsonParser json = Json.FACTORY.createParser(Files.readString(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    if ("port".equals(json.currentName())) {
                        port = json.getIntValue();
                    } else if ("pid".equals(json.currentName())) {
                        pid = json.getLongValue();
                    }
                }
            }
        } catch (final NoSuchFileException e) {
            throw notRunning(directory, "there is no " + NAME);
        } catch (final IOException e) {
            throw notRunning(directory, NAME + " cannot be read");
        }
        if (port <= 0 || pid <= 0) {
            throw notRunning(directory, NAME + " is not complete");
        }
        return new SessionFile(port, pid);
    }

    private static Complaint notRunning(final Path directory, final String why) {
        return Complaint.environment("no genesis is running on " + directory + " (" + why + "); start one with genesis run, or name its --data DIR");
    }
}
