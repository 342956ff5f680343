package genesis.gateway.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Recordings that are not part of the repository: a test that needs one is skipped where it is absent. */
final class SharedData {
    private SharedData() {
    }

    static Path file(final String name) {
        final Path found = Stream.of(System.getProperty("genesis.shared", "../shared"), "../shared", "../../shared",
            "../../../shared",
                "../../../../shared")
            .map(shared -> Path.of(shared, "data", name)).filter(Files::exists).findFirst().orElse(null);
        Assumptions.assumeTrue(found != null, "skipped: shared/data/" + name
            + " is not here; set -Dgenesis.shared=DIR");
        return found;
    }
}
