package genesis.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonceManagerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldGrowOverStepsOfTheClockBackAndRestarts() {
        final Path file = directory.resolve("nonce");
        final long[] now = {1_700_000_000_000_000L};
        final NonceManager first = new NonceManager(file, () -> now[0]);
        assertEquals(1_700_000_000_000_000L, first.next());
        assertEquals(1_700_000_000_000_001L, first.next());

        now[0] -= 3_600_000_000L;
        assertEquals(1_700_000_000_000_002L, first.next());
        final NonceManager second = new NonceManager(file, () -> now[0]);
        assertEquals(1_700_000_000_000_003L, second.next());

        now[0] += 7_200_000_000L;
        assertEquals(now[0], second.next());
    }

    @Test
    void shouldStartAtTheTimeInMicroseconds() {
        final long before = System.currentTimeMillis() * 1_000;

        assertTrue(new NonceManager(directory.resolve("nonce")).next() >= before);
    }

    @Test
    void shouldRefuseNoncesThatWouldSpoilTheKey() {
        final NonceManager nonces = new NonceManager(directory.resolve("nonce"), () -> NonceManager.NONCE_MAX);
        assertEquals(NonceManager.NONCE_MAX, nonces.next());

        assertThrows(IllegalStateException.class, nonces::next);
    }

    @Test
    void shouldSayWhatIsWrongWithTheFile() throws IOException {
        final Path file = Files.writeString(directory.resolve("nonce"), "no number");
        assertTrue(assertThrows(IllegalStateException.class,
            () -> new NonceManager(file)).getMessage().contains("nonce"));

        final NonceManager nowhere = new NonceManager(directory.resolve("missing").resolve("nonce"));
        assertThrows(UncheckedIOException.class, nowhere::next);
    }
}
