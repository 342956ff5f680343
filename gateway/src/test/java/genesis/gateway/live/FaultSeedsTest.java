package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything goes wrong, seed by seed. Which seeds and for how long: {@code -Dgenesis.fault.seeds=17} or {@code 1-200},
 * {@code -Dgenesis.fault.hours=2}; {@code scripts/fault-seeds} does that.
 */
class FaultSeedsTest {
    @TempDir
    private Path directory;

    static LongStream seeds() {
        final String[] range = System.getProperty("genesis.fault.seeds", "1-6").split("-");
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]));
    }

    private static double hours() {
        return Double.parseDouble(System.getProperty("genesis.fault.hours", "0.5"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAgreeWithTheExchangeAfterEveryFault(final long seed) {
        final long startNs = System.nanoTime();
        try (FaultRun run = new FaultRun(directory, seed, hours()).live()) {
            System.out.println("FAULTSEED " + run.summary() + " cpuMs=" + (System.nanoTime() - startNs) / 1_000_000);
            assertTrue(run.faultCount() > 5 && run.fillCount() > 20, run.summary());
        }
    }

    @Test
    void shouldLiveTheSameHoursAgain(@TempDir final Path other) {
        assertEquals(digestOf(directory), digestOf(other));
    }

    private static long digestOf(final Path directory) {
        try (FaultRun run = new FaultRun(directory, 7, 0.2)) {
            return run.live().digest();
        }
    }
}
