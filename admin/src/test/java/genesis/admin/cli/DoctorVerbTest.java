package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.journal.record.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DoctorVerbTest {
    private static final String SECRET = "secret-that-nobody-may-see";

    @TempDir
    private Path root;

    private Shell shell;

    @BeforeEach
    void setUp() {
        shell = new Shell(root);
    }

    @Test
    void shouldFindAnEmbeddedExchangeAndItsKeyWell() {
        final Shell.Outcome outcome = shell.run("doctor", "--venue", "embedded");

        assertEquals(0, outcome.exitCode(), outcome.out() + outcome.err());
        for (final String check : new String[] {"java", "directory", "reach", "stream", "clock", "platform", "nonce", "permissions", "limits"}) {
            assertTrue(outcome.out().matches("(?s).*\\bok +" + check + " .*"), check + " in " + outcome.out());
        }
        assertTrue(outcome.out().contains("nothing may be withdrawn"), outcome.out());
        assertFalse(Files.exists(root.resolve("data")), "a look leaves nothing behind");
    }

    @Test
    void shouldSayInJsonWhatItSaysInWords() throws Exception {
        final Shell.Outcome outcome = shell.run("doctor", "--json");

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals("true", JsonText.object(outcome.out()).get("ok"), outcome.out());
        assertTrue(outcome.out().contains("{\"check\":\"platform\",\"level\":\"ok\",\"found\":\"http://127.0.0.1:"), outcome.out());
        assertTrue(outcome.err().contains("doctor: "), outcome.err());
    }

    @Test
    void shouldNameTheDoorBehindWhichNobodyIs() throws IOException {
        final int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        final Shell.Outcome outcome = shell.run("doctor", "--venue", "ws://127.0.0.1:" + port + "/ws/2");

        assertEquals(1, outcome.exitCode(), outcome.out());
        assertTrue(outcome.out().contains("FAIL  reach        127.0.0.1:" + port) && outcome.out().contains("→ check the address"), outcome.out());
        assertTrue(outcome.out().contains("1 failed: reach"), outcome.out());
        assertFalse(outcome.out().contains("platform"), "nobody is asked where nobody is: " + outcome.out());
    }

    @Test
    void shouldTellAWrongSecretFromASmallNonce() throws IOException {
        try (SimulatorServer server = serve()) {
            final Path wrong = config("key-1", "another-secret");
            final Shell.Outcome outcome = shell.run("doctor", "--venue", url(server), "--config", wrong.toString());
            assertEquals(1, outcome.exitCode(), outcome.out());
            assertTrue(outcome.out().contains("FAIL  account      the exchange does not take ke…: apikey: digest invalid"), outcome.out());

            final Path right = config("key-1", SECRET);
            assertEquals(0, shell.run("doctor", "--venue", url(server), "--config", right.toString()).exitCode());

            // Another program with a clock ahead of ours has used the key.
            final Path ahead = Files.createDirectory(root.resolve("ahead"));
            final long mark = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) + TimeUnit.HOURS.toMicros(1);
            final Shell.Outcome before = shell.run("doctor", "--venue", url(server), "--config", right.toString(), "--data", ahead.toString());
            assertEquals(0, before.exitCode(), before.out());
            final Path nonces = Files.list(ahead).filter(file -> file.getFileName().toString().startsWith("nonce")).findFirst().orElseThrow();
            Files.writeString(nonces, Long.toString(mark));
            final Shell.Outcome late = shell.run("doctor", "--venue", url(server), "--config", right.toString(), "--data", ahead.toString());
            assertEquals(0, late.exitCode(), late.out());
            assertTrue(late.out().contains("warn  nonce        the mark is 3") && late.out().contains("ahead of the clock"), late.out());

            final Shell.Outcome small = shell.run("doctor", "--venue", url(server), "--config", right.toString());
            assertEquals(1, small.exitCode(), small.out());
            assertTrue(small.out().contains("FAIL  nonce ") && small.out().contains("nonce: small"), small.out());
            assertFalse((outcome.out() + late.out() + small.out() + small.err()).contains(SECRET));
        }
    }

    @Test
    void shouldSeeWhoMayReadTheTokenAndWhoHoldsTheLock() throws IOException {
        final Path data = Files.createDirectory(root.resolve("mine"));
        Files.writeString(data.resolve("token"), "0");
        Files.setPosixFilePermissions(data.resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));

        final Shell.Outcome open = shell.run("doctor", "--data", data.toString());
        assertEquals(1, open.exitCode(), open.out());
        assertTrue(open.out().contains("→ run: chmod 600 " + data.toRealPath().resolve("token")), open.out());

        Files.delete(data.resolve("token"));
        try (DataDirectory held = DataDirectory.open(data)) {
            final Shell.Outcome outcome = shell.run("doctor", "--data", held.path().toString());
            assertEquals(0, outcome.exitCode(), outcome.out());
            assertTrue(outcome.out().contains("in use by process " + ProcessHandle.current().pid()), outcome.out());
        }
    }

    @Test
    void shouldProveTheJournalOfARunAndFindWhatIsDamaged() throws IOException {
        final Path data = root.resolve("run");
        assertEquals(0, shell.run("run", "--duration", "2s", "--port", "0", "--data", data.toString(), "--speed", "20x").exitCode());

        final Shell.Outcome whole = shell.run("doctor", "--data", data.toString());
        assertEquals(0, whole.exitCode(), whole.out());
        assertTrue(whole.out().matches("(?s).*ok +journal +[0-9,]+ inputs, [0-9,]+ outputs, the chain holds.*"), whole.out());

        flip(Files.list(data.resolve("inputs")).filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow());
        final Shell.Outcome damaged = shell.run("doctor", "--data", data.toString());
        assertEquals(1, damaged.exitCode(), damaged.out());
        assertTrue(damaged.out().contains("FAIL  journal") && damaged.out().contains("→ restore a backup"), damaged.out());
    }

    @Test
    void shouldWarnAndNotFailWhereTheSwitchTakesRestingProtection() throws IOException {
        final Path both = config("key-1", SECRET);
        Files.writeString(both, "genesis.settings { \"account.dead-man-switch\" = 1, \"order.bracket-rest\" = 1 }\n", StandardOpenOption.APPEND);

        final Shell.Outcome outcome = shell.run("doctor", "--venue", "embedded", "--config", both.toString());

        assertEquals(0, outcome.exitCode(), outcome.out());
        assertTrue(outcome.out().matches("(?s).*\\bwarn +protection .*order.bracket-rest = 1\\)\\R +→ .*"), outcome.out());
    }

    @Test
    void shouldRefuseAVenueThatIsNone() {
        assertEquals(2, shell.run("doctor", "--venue", "the moon").exitCode());
        assertEquals(2, shell.run("doctor", "--nonsense").exitCode());
    }

    private static SimulatorServer serve() {
        return SimulatorServer.start(new SyntheticMarket(1, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis())), Transport.loopback(0),
            Speed.WALL_TIME, ExchangeOptions.of(new AccountKey("key-1", SECRET)));
    }

    private static String url(final SimulatorServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    private Path config(final String key, final String secret) throws IOException {
        final Path file = Files.createTempFile(root, "key", "");
        Files.writeString(file, "key = " + key + "\nsecret = " + secret + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(root.resolve(file.getFileName() + ".conf"),
            "genesis.venue { key-source = file, key-file = \"" + file + "\" }\n");
    }

    /** One bit in the middle of what was written. */
    private static void flip(final Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
            final var one = ByteBuffer.allocate(1);
            // Records begin behind the header and the index; the stream is far longer than this.
            long at = 400_000;
            while (channel.read(one.clear(), at) == 1 && one.get(0) == 0) {
                at++;
            }
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }
}
