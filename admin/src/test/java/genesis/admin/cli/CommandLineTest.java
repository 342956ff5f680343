package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class CommandLineTest {
    @TempDir
    private Path root;

    private Shell shell;

    @BeforeEach
    void setUp() {
        shell = new Shell(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "journal", "journal stats", "journal dump", "status", "pause", "resume", "exchange"})
    void shouldEachVerbExplainItselfWithExamples(final String verb) {
        final Shell.Outcome outcome = shell.run((verb + " --help").split(" "));

        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().contains("Examples:"), outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void shouldHelpListAllVerbs() {
        final Shell.Outcome outcome = shell.run("help");

        assertEquals(0, outcome.exitCode());
        for (final String verb : List.of("run", "replay", "journal", "status", "pause", "resume", "exchange", "bench", "help")) {
            assertTrue(outcome.out().contains("\n  " + verb + " "), verb + " in " + outcome.out());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run --speed fast|2|--speed fast is not allowed; expected max",
        "run --layout both|2|expected one of auto, split, single",
        "run --durations 5s|2|--durations",
        "run --port|2|Missing required parameter",
        "rum|2|there is no verb rum; genesis help lists them",
        "journal|2|a verb is missing: stats or dump",
        "journal dump --from x|2|is not a long",
        "pause|2|--reason",
        "pause --reason x --ttl 25h|2|--ttl 25h is not allowed",
        "run --config none.conf|3|none.conf cannot be read",
        "run --capture none.gz --port 0|3|none.gz",
        "status|3|run something first",
        "orders --data elsewhere place tBTCUSD buy 1 --yes|2|--data stands before place and would not count there; write it behind",
        "positions --json close tBTCUSD --yes|2|--json stands before close",
        "replay --data none|3|there is no data directory none",
        "bench|3|bench is not on the class path"})
    void shouldFailureBeOneLineAndAnExitCode(final String arguments, final int exitCode, final String message) {
        final Shell.Outcome outcome = shell.run(arguments.split(" "));

        assertEquals(exitCode, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().startsWith("genesis: "), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void shouldEmptyValueBeNamedAsSuch() {
        assertTrue(shell.run("run", "--seed", "").err().contains("--seed \"\" is not allowed; expected a whole number"));
        assertTrue(shell.run("run", "--data", "", "--port", "0").err().contains("--data \"\" names no directory"));
    }

    @Test
    void shouldLongestDurationNotEndAtOnce() throws Exception {
        // 292 years, nearly all that nanoseconds can hold: added to the clock it would be in the past.
        final Path capture = Files.writeString(root.resolve("short.txt"), "10.5: {\"event\":\"info\",\"version\":2}\n11.5: [1,\"hb\"]\n");

        final Shell.Outcome outcome = shell.run("run", "--capture", capture.toString(), "--speed", "1x", "--duration", "106751d", "--port", "0", "--json");

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(Double.parseDouble(JsonText.object(outcome.out()).get("elapsedSeconds").toString()) > 0.9, outcome.out());
    }

    @Test
    void shouldRunThatCannotStartLeaveNoDirectoryAndNoLatest() throws Exception {
        assertEquals(3, shell.run("run", "--capture", "none.gz", "--port", "0").exitCode());

        try (var entries = Files.list(root.resolve("data"))) {
            assertEquals(List.of(), entries.toList());
        }
    }

    @Test
    void shouldDirectoryWithoutAJournalNotPassForAProof() {
        final Shell.Outcome outcome = shell.run("replay", "--data", root.toString());

        assertEquals(3, outcome.exitCode());
        assertTrue(outcome.err().contains("there is no journal in"), outcome.err());
    }

    @Test
    void shouldRunReplayAndJournalAgree() throws Exception {
        final Shell.Outcome run = shell.run("run", "--duration", "2s", "--speed", "60x", "--port", "0", "--seed", "5", "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1, run.out().lines().count(), "all else goes to standard error");
        final Map<String, Object> result = JsonText.object(run.out());

        final Shell.Outcome replay = shell.run("replay", "--verify", "--json");
        assertEquals(0, replay.exitCode(), replay.err());
        final Map<String, Object> proof = JsonText.object(replay.out());

        assertTrue(result.keySet().containsAll(Set.of("inputs", "bookUpdates", "bookSnapshots", "trades", "heartbeats", "unknownDeletes",
            "crossedBooks", "candlesClosed", "signals", "ordersSent", "ordersFilled", "ordersDenied", "realisedPnl", "strategies", "fees", "equity",
            "decisionLatencyNs", "allocatedBytesPerInput", "lastSequence", "inputsDigest", "outputsDigest", "stateHash", "mode", "seed",
            "layout", "wait", "data", "elapsedSeconds", "recoveredInputs", "evaluations", "tickers", "framesRefused")), result.keySet().toString());
        assertTrue(Set.of("p50", "p99", "p999", "max").equals(((Map<?, ?>) result.get("decisionLatencyNs")).keySet()));
        assertTrue(Long.parseLong(result.get("bookUpdates").toString()) > 0, result.toString());
        assertEquals("true", proof.get("identical"));
        assertTrue(replay.out().contains("\"firstDivergence\":null"), replay.out());
        for (final String key : List.of("inputs", "inputsDigest", "outputsDigest", "stateHash")) {
            assertEquals(result.get(key), proof.get(key), key);
        }
        assertTrue(result.get("stateHash").toString().matches("[0-9a-f]{16}"));
        assertJournalVerbs(result);
    }

    private void assertJournalVerbs(final Map<String, Object> result) throws Exception {
        final Shell.Outcome stats = shell.run("journal", "stats", "--json");
        assertEquals(0, stats.exitCode(), stats.err());
        final Map<?, ?> inputs = (Map<?, ?>) JsonText.object(stats.out()).get("inputs");
        assertEquals(result.get("inputs"), inputs.get("records"));
        assertEquals(result.get("inputsDigest"), inputs.get("digest"));

        final Shell.Outcome dump = shell.run("journal", "dump", "--from", "1", "--to", "2");
        assertEquals(0, dump.exitCode(), dump.err());
        assertTrue(dump.out().startsWith("> SessionStarted{sequence=1"), dump.out());
        assertTrue(dump.out().contains("\n  < SessionAnnounced{sequence=1"), dump.out());
        assertTrue(dump.out().contains("\n> SettingApplied{sequence=2"), dump.out());
        assertFalse(dump.out().contains("sequence=3"), dump.out());

        final Shell.Outcome lines = shell.run("journal", "dump", "--to", "1", "--outputs", "--json");
        assertEquals("SessionAnnounced", JsonText.object(lines.out().lines().findFirst().orElseThrow()).get("message"));

        final Shell.Outcome behind = shell.run("journal", "dump", "--from", "999999999");
        assertEquals(0, behind.exitCode());
        assertTrue(behind.err().contains("nothing is recorded there"), behind.err());
        assertEquals(2, shell.run("journal", "dump", "--to", "0").exitCode());

        harmInput(root.resolve(result.get("data").toString()), 2);
        final Shell.Outcome damaged = shell.run("journal", "dump", "--to", "3", "--inputs");
        assertEquals(1, damaged.exitCode(), damaged.err());
        assertTrue(damaged.err().contains("chain of digests is broken at sequence 2, inputs"), damaged.err());
        assertEquals(0, shell.run("journal", "dump", "--to", "1", "--inputs").exitCode(), "what stands before it is proved");

        final Shell.Outcome status = shell.run("status");
        assertEquals(3, status.exitCode());
        assertTrue(status.err().contains("no genesis is running on"), status.err());
    }

    /** Turns one bit of the message behind its sequence. */
    private static void harmInput(final Path data, final long sequence) throws Exception {
        final Path file;
        try (var files = Files.newDirectoryStream(data.resolve("inputs"), "*.cq4")) {
            file = files.iterator().next();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer start = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(start, 0);
            // Schema id 71 and version 1 stand in front of the sequence.
            int at = 0;
            while (start.getInt(at) != (1 << 16 | 71) || start.getLong(at + 4) != sequence) {
                at++;
            }
            start.put(at + 20, (byte) (start.get(at + 20) ^ 1));
            channel.write(start.slice(at + 20, 1), at + 20);
        }
    }
}
