package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ExchangeVerbTest {
    @TempDir
    private Path root;

    private Shell shell;

    @BeforeEach
    void setUp() {
        shell = new Shell(root);
    }

    @Test
    void shouldTellAddressesFirstAndTheResultLast() {
        final Shell.Outcome outcome = shell.run("exchange", "--port", "0", "--duration", "1s", "--json", "--faults", "7");

        assertEquals(0, outcome.exitCode(), outcome.err());
        final String[] lines = outcome.out().strip().split("\\R");
        assertEquals(2, lines.length, outcome.out());
        assertTrue(lines[0].matches("\\{\"port\":[0-9]+,\"webSocket\":\"ws://127.0.0.1:[0-9]+/ws/2\",\"rest\":\"http://127.0.0.1:[0-9]+/v2\","
            + "\"key\":\"demo-key\",\"secret\":\"demo-secret\"}"), lines[0]);
        assertEquals("{\"messages\":0,\"restRequests\":0,\"faults\":{}}", lines[1]);
        assertTrue(outcome.err().contains("REST       http://127.0.0.1:"), outcome.err());
    }

    @Test
    void shouldSayWhatGoesWrongByAPlan() throws Exception {
        final Path plan = Files.writeString(root.resolve("plan.txt"), "0.1 disconnect\n");

        final Shell.Outcome outcome = shell.run("exchange", "--port", "0", "--duration", "1s", "--faults", plan.toString());

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("fault at 1") && outcome.out().contains("disconnect – 0 sockets"), outcome.out());
    }

    @Test
    void shouldSayWhatToDoWhereThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final Shell.Outcome outcome = shell.run("exchange", "--port", String.valueOf(taken.getLocalPort()));

            assertEquals(3, outcome.exitCode());
            assertTrue(outcome.err().contains("port " + taken.getLocalPort() + " of 127.0.0.1 is taken") && outcome.err().contains("--port 0"),
                outcome.err());
        }
    }

    @Test
    void shouldRefuseWhatIsNotAllowed() throws Exception {
        final Path plan = Files.writeString(root.resolve("plan.txt"), "1 dance\n");

        assertEquals(2, shell.run("exchange", "--port", "70000").exitCode());
        assertEquals(2, shell.run("exchange", "--duration", "soon").exitCode());
        assertEquals(2, shell.run("exchange", "--instruments", "0").exitCode());
        final Shell.Outcome wrong = shell.run("exchange", "--faults", plan.toString());
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("line 1 of the fault plan"), wrong.err());
        assertEquals(3, shell.run("exchange", "--faults", root.resolve("none").toString()).exitCode());
        assertEquals(3, shell.run("exchange", "--capture", root.resolve("none").toString()).exitCode());
    }
}
