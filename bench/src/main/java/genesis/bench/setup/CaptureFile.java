package genesis.bench.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the large recording of the exchange is, if anywhere: it is not part of the repository. */
public final class CaptureFile {
    /** What the recording holds; see its own description. */
    public static final long BOOK_UPDATES = 904_852;

    private static final String NAME = "data/capture/btcusd-2018-11-12.jsonl.gz";

    private CaptureFile() {
    }

    /** Null where there is none. */
    public static Path find() {
        return candidates().stream().map(shared -> shared.resolve(NAME)).filter(Files::isReadable).findFirst()
            .orElse(null);
    }

    /** True for a file of this name: then the counts above hold. */
    public static boolean isTheLargeOne(final Path capture) {
        return NAME.endsWith(capture.getFileName().toString());
    }

    private static List<Path> candidates() {
        final List<Path> candidates = new ArrayList<>();
        final String given = System.getProperty("genesis.shared");
        if (given != null) {
            candidates.add(Path.of(given));
        }
        final String root = System.getProperty("genesis.root");
        final Path start = Path.of(root == null ? "" : root).toAbsolutePath();
        for (Path above = start; above != null; above = above.getParent()) {
            candidates.add(above.resolve("shared"));
        }
        return candidates;
    }
}
