package genesis.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** A temporary folder in memory where the system has one: for tests that force hundreds of files to disk. */
public final class MemoryTempDir implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long NEEDED = 1L << 30;

    @Override
    public Path createTempDirectory(final AnnotatedElementContext element,
                                    final ExtensionContext extension) throws IOException {
        return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > NEEDED
            ? Files.createTempDirectory(MEMORY, "genesis-") : Files.createTempDirectory("genesis-");
    }
}
