package genesis.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
        assertEquals(1_700_000_000_000_001L + NonceManager.RESERVED_MICROS, second.next(), "above all that were set aside");

        now[0] += 7_200_000_000L;
        assertEquals(now[0], second.next());
    }

    /** A process that dies says nothing to its file any more. */
    @Test
    void shouldNeverGiveOneAgainWhereverAProcessDies() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final Path file = directory.resolve("nonce");
        final long[] now = {1_700_000_000_000_000L};
        long last = 0;
        for (int life = 0; life < 30; life++) {
            final NonceManager nonces = new NonceManager(file, () -> now[0]);
            for (int i = random.nextInt(200); i > 0; i--) {
                now[0] += random.nextInt(3) == 0 ? random.nextInt(90_000_000) - 45_000_000 : random.nextInt(10);
                final long next = nonces.next();
                assertTrue(next > last, "seed=" + seed + " life=" + life + " last=" + last + " next=" + next);
                last = next;
            }
        }
    }

    @Test
    void shouldGiveEveryThreadItsOwn() throws InterruptedException {
        final NonceManager nonces = new NonceManager(directory.resolve("nonce"), () -> 1_700_000_000_000_000L);
        final Set<Long> given = ConcurrentHashMap.newKeySet();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int n = 0; n < 5_000; n++) {
                    given.add(nonces.next());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (final Thread thread : threads) {
            thread.join();
        }

        assertEquals(20_000, given.size());
    }

    @Test
    void shouldKeepTheFileToItsOwnerAndWriteItOnceAMinute() throws IOException {
        final Path file = directory.resolve("nonce");
        final long[] now = {1_700_000_000_000_000L};
        final NonceManager nonces = new NonceManager(file, () -> now[0]);
        nonces.next();
        final String first = Files.readString(file);
        now[0] += NonceManager.RESERVED_MICROS;
        nonces.next();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(first, Files.readString(file));
        now[0]++;
        nonces.next();
        assertNotEquals(first, Files.readString(file));
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

        assertTrue(assertThrows(IllegalStateException.class, nonces::next).getMessage().contains("new key"));
        assertThrows(IllegalStateException.class, new NonceManager(directory.resolve("nonce"), () -> 0)::next);
    }

    @Test
    void shouldSayWhatIsWrongWithTheFile() throws IOException {
        final Path file = Files.writeString(directory.resolve("nonce"), "no number");
        assertTrue(assertThrows(IllegalStateException.class,
            () -> new NonceManager(file)).getMessage().contains("nonce"));

        final NonceManager nowhere = new NonceManager(directory.resolve("missing").resolve("nonce"));
        assertThrows(UncheckedIOException.class, nowhere::next);
    }

    @Test
    void shouldKeepTheNoncesOfTwoKeysApartWithoutNamingThem() throws IOException {
        NonceManager.of(directory, new Credentials("first-key", new char[] {'s'}), () -> 1_700_000_000_000L).next();
        NonceManager.of(directory, new Credentials("second-key", new char[] {'s'}), () -> 1_700_000_000_000L).next();

        try (Stream<Path> files = Files.list(directory)) {
            final List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertEquals(2, names.size());
            assertTrue(names.stream().allMatch(name -> name.matches("nonce-[0-9a-f]{16}")), names.toString());
        }
    }
}
