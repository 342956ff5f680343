package genesis.admin.research;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recordings of the exchange that are not part of the repository; without them a test is skipped. */
public final class SharedData {
    private SharedData() {
    }

    /** Such as {@code history/btcusd-1h-2019.csv}. */
    public static Path file(final String name) {
        final List<Path> places = Stream.concat(Stream.ofNullable(System.getProperty("genesis.shared")),
            Stream.of("../shared", "../../shared", "../../../shared")).map(shared -> Path.of(shared, "data", name)).toList();
        final Path found = places.stream().filter(Files::isRegularFile).findFirst().orElse(null);
        assumeTrue(found != null, name + " is not there; name the directory with -Dgenesis.shared=DIR");
        return found;
    }
}
