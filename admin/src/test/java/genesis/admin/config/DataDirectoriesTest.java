package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoriesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T21:43:05Z");

    @TempDir
    private Path directory;

    @Test
    void shouldEachRunHaveADirectoryOfItsOwn() {
        final DataDirectories directories = new DataDirectories(directory.resolve("data"));

        final Path first = directories.fresh(NOW);
        final Path second = directories.fresh(NOW);

        assertEquals("20261120T214305", first.getFileName().toString());
        assertNotEquals(first, second);
        assertTrue(Files.isDirectory(second));
    }

    @Test
    void shouldLatestFollowTheRunThatStartedLast() throws IOException {
        final DataDirectories directories = new DataDirectories(directory.resolve("data"));
        final Path first = directories.fresh(NOW);
        final Path second = directories.fresh(NOW);

        directories.pointLatestTo(first);
        directories.pointLatestTo(second);

        assertEquals(second.toRealPath(), directories.existing(null).toRealPath());
    }

    @Test
    void shouldMissingDirectoryBeSaid() {
        final DataDirectories directories = new DataDirectories(directory);

        final Complaint none = assertThrows(Complaint.class, () -> directories.existing(null));
        final Complaint wrong = assertThrows(Complaint.class, () -> directories.existing(directory.resolve("wrong")));

        assertEquals(ExitCode.ENVIRONMENT, none.exitCode());
        assertTrue(none.getMessage().contains("run something first"), none.getMessage());
        assertTrue(wrong.getMessage().contains("check --data"), wrong.getMessage());
    }

    @Test
    void shouldParentThatIsAFileBeSaid() throws IOException {
        final DataDirectories directories = new DataDirectories(Files.createFile(directory.resolve("data")));

        final Complaint complaint = assertThrows(Complaint.class, () -> directories.fresh(NOW));

        assertEquals(ExitCode.ENVIRONMENT, complaint.exitCode());
    }
}
