package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.launch.Launch;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that talk to a running engine, over its real admin server, on the real synthetic market. */
@Timeout(120)
class OperatorVerbsTest {
    @TempDir
    private Path root;

    private Shell shell;
    private Path data;
    private Launch launch;

    @BeforeEach
    void start() {
        shell = new Shell(root);
        data = root.resolve("run");
        final Configuration configuration = Configuration.load(null, Map.of());
        launch = Launch.start(RunOptions.of(Map.of("port", "0", "layout", "single", "wait", "thrifty"), configuration, data, null),
            configuration.settings(), line -> { });
    }

    @AfterEach
    void stop() {
        launch.close();
    }

    @Test
    void shouldPauseShowInStatusAndResumeEndIt() throws Exception {
        final Shell.Outcome pause = shell.run("pause", "--data", data.toString(), "--reason", "lunch", "--ttl", "10m", "--json");
        final Shell.Outcome paused = shell.run("status", "--data", data.toString(), "--json");
        final Shell.Outcome resume = shell.run("resume", "--data", data.toString());
        final Shell.Outcome again = shell.run("resume", "--data", data.toString(), "--json");
        final Shell.Outcome status = shell.run("status", "--data", data.toString());

        assertEquals(0, pause.exitCode(), pause.err());
        assertEquals("DONE", JsonText.string(pause.out(), "result"));
        assertEquals("PAUSED", JsonText.string(paused.out(), "tradingState"));
        assertEquals("lunch", JsonText.string(paused.out(), "reason"));
        assertTrue(resume.out().contains("resumed"), resume.out());
        assertEquals("NOTHING_TO_DO", JsonText.string(again.out(), "result"));
        assertTrue(status.out().contains("TRADING"), status.out());
        assertTrue(status.out().contains("synthetic market at 1x"), status.out());
    }

    @Test
    void shouldCommandStandInTheJournalAtItsSequence() throws Exception {
        final Shell.Outcome pause = shell.run("pause", "--data", data.toString(), "--reason", "lunch", "--json");
        final String sequence = JsonText.string(pause.out(), "sequence");

        final Shell.Outcome dump = shell.run("journal", "dump", "--data", data.toString(), "--from", sequence, "--to", sequence);

        assertTrue(dump.out().startsWith("> PauseRequested{sequence=" + sequence), dump.out());
        assertTrue(dump.out().contains("< CommandAnswered{sequence=" + sequence), dump.out());
    }
}
