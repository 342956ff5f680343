package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.strategies.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategiesVerbTest {
    @TempDir
    private Path directory;

    @Test
    void shouldListWhatIsBuiltInAndWhatJarsBring() throws IOException {
        Jars.example(directory);
        final Shell.Outcome listed = new Shell(directory).run("strategies", "list", "--strategies", directory.toString());
        assertEquals(0, listed.exitCode(), listed.err());
        assertEquals(5, listed.out().lines().count());
        assertTrue(listed.out().contains("ema-crossover") && listed.out().contains("donchian-breakout"), listed.out());
    }

    @Test
    void shouldDescribeParametersWithRangesAndDefaults() throws IOException {
        final Shell.Outcome plain = new Shell(directory).run("strategies", "describe", "rsi-reversion");
        assertEquals(0, plain.exitCode(), plain.err());
        assertTrue(plain.out().contains("Buys below this RSI. whole number, 1 to 45, default 30"), plain.out());
        assertTrue(plain.out().contains("Wilder"), plain.out());

        final Map<String, Object> json = JsonText.object(new Shell(directory).run("strategies", "describe", "dca", "--json").out());
        final Map<?, ?> interval = (Map<?, ?>) ((List<?>) json.get("parameters")).get(0);
        assertEquals("1d", interval.get("default"));
        assertEquals("duration", interval.get("type"));
    }

    @Test
    void shouldNameTheNearestStrategy() {
        final Shell.Outcome outcome = new Shell(directory).run("strategies", "describe", "rsi");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("there is no strategy rsi; did you mean "), outcome.err());
        assertEquals(2, new Shell(directory).run("strategies").exitCode());
        assertEquals(2, new Shell(directory).run("strategies", "list", "--strategies", "nowhere").exitCode());
    }

    /** After a change: scripts/genesis strategies registry --out docs/STRATEGIES.md */
    @Test
    void shouldTheCommittedRegistryBeCurrent() throws IOException {
        final Path file = directory.resolve("registry.md");
        assertEquals(0, new Shell(directory).run("strategies", "registry", "--out", file.toString()).exitCode());
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/STRATEGIES.md"))) {
            at = at.getParent();
            assertNotNull(at, "docs/STRATEGIES.md stands above " + Path.of("").toAbsolutePath());
        }
        assertEquals(Files.readString(at.resolve("docs/STRATEGIES.md")), Files.readString(file));
    }
}
