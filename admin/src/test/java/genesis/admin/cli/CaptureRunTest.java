package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the exchange really sent, through socket, decoder, ring, journal and engine, and again from the journal. */
@Timeout(120)
class CaptureRunTest {
    @TempDir
    private Path root;

    @Test
    void shouldEveryRecordedFrameBeCountedAndReplayed() throws Exception {
        final Map<String, Object> result = play("btcusd-2018-11-12.jsonl.gz");

        // Counted in the recording itself: 917,363 frames.
        assertEquals("904852", result.get("bookUpdates"));
        assertEquals("3807", result.get("trades"));
        assertEquals("4898", result.get("heartbeats"));
        assertEquals("0", result.get("unknownDeletes"));
        assertEquals("0", result.get("crossedBooks"));
        assertEquals("0", result.get("framesRefused"));
    }

    @Test
    void shouldSevenPairsPlayToTheirEnd() throws Exception {
        final Map<String, Object> result = play("seven-pairs-2021-04-17.txt");

        assertEquals("0", result.get("framesRefused"));
        assertEquals("0", result.get("crossedBooks"));
    }

    private Map<String, Object> play(final String name) throws Exception {
        final Path capture = capture(name);
        assumeTrue(capture != null, "capture " + name + " is not on this machine: skipped");
        final Shell shell = new Shell(root);

        final Shell.Outcome run = shell.run("run", "--capture", capture.toString(), "--speed", "max", "--port", "0", "--json");
        assertEquals(0, run.exitCode(), run.err());
        final Map<String, Object> result = JsonText.object(run.out());

        final Shell.Outcome replay = shell.run("replay", "--verify", "--json");
        assertEquals(0, replay.exitCode(), replay.err());
        final Map<String, Object> proof = JsonText.object(replay.out());
        assertEquals(result.get("inputsDigest"), proof.get("inputsDigest"));
        assertEquals(result.get("outputsDigest"), proof.get("outputsDigest"));
        assertEquals(result.get("stateHash"), proof.get("stateHash"));
        return result;
    }

    /** Null where it is not on this machine. */
    private static Path capture(final String name) {
        final String told = System.getProperty("genesis.shared");
        return Stream.concat(Stream.ofNullable(told), Stream.of("../shared", "../../shared", "../../../shared"))
            .map(shared -> Path.of(shared, "data", "capture", name))
            .filter(Files::isReadable)
            .findFirst().orElse(null);
    }
}
