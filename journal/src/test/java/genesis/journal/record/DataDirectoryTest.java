package genesis.journal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.journal.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRefuseASecondOpeningInTheSameProcessAndKeepTheFirst() throws Exception {
        try (DataDirectory first = DataDirectory.open(folder)) {
            final JournalException refused = assertThrows(JournalException.class, () -> DataDirectory.open(folder));

            assertEquals(JournalException.Kind.LOCKED, refused.kind());
            assertTrue(refused.getMessage().contains(Long.toString(ProcessHandle.current().pid())),
                refused.getMessage());
            assertEquals(folder, first.path());
            assertEquals("LOCKED", ChildJvm.run(Opener.class, folder.toString()),
                "the refused opening gave up the first lock");
        }
    }

    @Test
    void shouldRefuseASecondProcessAndNameTheFirst() throws Exception {
        final Process holder = ChildJvm.start(Opener.class, folder.toString(), "hold");
        try {
            assertEquals("OPEN", ChildJvm.firstLine(holder));

            final JournalException refused = assertThrows(JournalException.class, () -> DataDirectory.open(folder));

            assertEquals(JournalException.Kind.LOCKED, refused.kind());
            assertTrue(refused.getMessage().contains("process " + holder.pid()), refused.getMessage());
            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        DataDirectory.open(folder).close();
    }

    @Test
    void shouldOpenAgainAfterClose() {
        DataDirectory.open(folder).close();
        DataDirectory.open(folder).close();
    }

    @Test
    void shouldCreateMissingFolders() {
        final Path deep = folder.resolve("a/b/c");
        DataDirectory.open(deep).close();
        assertTrue(Files.isDirectory(deep));
    }

    @Test
    void shouldSayWhenTheDirectoryIsAFile() throws Exception {
        final Path file = Files.createFile(folder.resolve("file"));

        final JournalException refused = assertThrows(JournalException.class, () -> DataDirectory.open(file));

        assertEquals(JournalException.Kind.UNUSABLE, refused.kind());
        assertTrue(refused.getMessage().contains(file + " as data directory: it is a file"), refused.getMessage());
        assertEquals(JournalException.Kind.UNUSABLE,
            assertThrows(JournalException.class, () -> DataDirectory.open(file.resolve("below"))).kind());
    }

    @Test
    void shouldSayHowMuchSpaceIsMissingAndLeaveNoLock() {
        final JournalException refused = assertThrows(JournalException.class,
            () -> DataDirectory.open(folder, Long.MAX_VALUE));

        assertEquals(JournalException.Kind.DISK_FULL, refused.kind());
        assertTrue(refused.getMessage().contains("needed=" + (Long.MAX_VALUE >> 20) + " MiB"), refused.getMessage());
        DataDirectory.open(folder).close();
    }

    /** Opens a directory in a process of its own and says what came of it. */
    static final class Opener {
        private Opener() {
        }

        public static void main(final String[] args) throws Exception {
            try {
                DataDirectory.open(Path.of(args[0]));
                System.out.println("OPEN");
                if (args.length > 1) {
                    System.in.read();
                }
            } catch (final JournalException e) {
                System.out.println(e.kind());
            }
        }
    }
}
