package genesis.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Recordings beside the project, which are not part of it: tests that read them skip where they are absent. */
public final class SharedData {
    private SharedData() {
    }

    /** The file, or the test ends here as skipped. */
    public static Path require(final String name) {
        final String given = System.getProperty("genesis.shared");
        final List<String> places =
            given != null ? List.of(given) : List.of("../shared", "../../shared", "../../../shared",
                "../../../../shared");
        for (final String place : places) {
            final Path file = Path.of(place).resolve("data").resolve(name);
            if (Files.isReadable(file)) {
                return file;
            }
        }
        return Assumptions.abort("shared data is absent: " + name + " (set -Dgenesis.shared to its directory)");
    }

    /** A text file, unpacked where its name ends in gz. */
    public static BufferedReader reader(final Path file) {
        try {
            final InputStream bytes = Files.newInputStream(file);
            return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
