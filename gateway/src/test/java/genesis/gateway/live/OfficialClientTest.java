package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.AccountSettings;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.simulator.market.MarketPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulated exchange under the exchange's own client for Node and under our gateway: both do the same list and must find
 * the same. Without Node, npm, or a registry to install the client from, its half is skipped.
 */
@Timeout(400)
class OfficialClientTest {
    private static final AccountKey THEIRS = new AccountKey("key-of-theirs", "secret-of-theirs");
    private static final AccountKey OURS = new AccountKey("key-of-ours", "secret-of-ours");
    private static final int LOUD = 1_500;
    /** What anybody must find who does the list, whatever the market does meanwhile; as the official client has found it. */
    private static final String FACTS = "\"symbols\":6,"
        + "\"submitted\":{\"type\":\"EXCHANGE LIMIT\",\"amount\":0.01,\"status\":\"ACTIVE\",\"side\":1},"
        + "\"updated\":{\"amount\":0.02,\"status\":\"ACTIVE\",\"sameId\":true,\"lower\":true},"
        + "\"openOrders\":1,\"canceled\":\"CANCELED\",\"multiCanceled\":[\"CANCELED\",\"CANCELED\",\"CANCELED\",\"CANCELED\"],"
        + "\"filled\":{\"status\":\"EXECUTED\",\"left\":0,\"feeCurrency\":\"BTC\",\"isMaker\":false},\"refused\":true,"
        + "\"wallets\":[\"exchange BTC\",\"exchange USD\",\"exchange UST\",\"margin BTC\",\"margin USD\",\"margin UST\"],"
        + "\"history\":[\"CANCELED\",\"CANCELED\",\"CANCELED\",\"CANCELED\",\"CANCELED\",\"EXECUTED\"],\"fills\":1000000,\"mayOrder\":true";

    @TempDir
    private Path directory;

    /** How a process ended. */
    private record Ended(int exitCode, String out, String err) {
    }

    @Test
    void shouldFindWithOurGatewayWhatTheListSays() {
        try (SimulatorServer server = serve(null); OurList list = new OurList(server.uri(), OURS, SyntheticMarket.SYMBOLS, directory)) {
            assertEquals(FACTS, list.facts());
            assertTrue(list.verifyBooks(5, TimeUnit.SECONDS) > 0, "not one checksum came");
        }
    }

    @Test
    void shouldPleaseTheOfficialClientAndFindWhatItFinds() throws Exception {
        try (SimulatorServer server = serve(null)) {
            final Ended theirs = official(server);
            assertEquals(0, theirs.exitCode(), theirs.err());
            assertTrue(theirs.out().contains("\"facts\":{" + FACTS + ","), theirs.out());
            try (OurList list = new OurList(server.uri(), OURS, SyntheticMarket.SYMBOLS, directory)) {
                assertTrue(theirs.out().contains("\"facts\":{" + list.facts() + ","), theirs.out());
            }
        }
    }

    /** The proof that the client looks: of each checksum that is none it says so. */
    @Test
    void shouldBeToldByTheOfficialClientOfAWrongChecksum() throws Exception {
        final StringBuilder plan = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            plan.append(second).append(" checksum\n");
        }
        try (SimulatorServer server = serve(FaultPlan.parse(plan.toString()))) {
            final Ended theirs = official(server);
            assertEquals(1, theirs.exitCode(), theirs.out());
            assertTrue(theirs.out().contains("OB checksum mismatch: got"), theirs.out());
        }
    }

    private static SimulatorServer serve(final FaultPlan faults) {
        return SimulatorServer.start(new SyntheticMarket(MarketPlan.of(1, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), 6, LOUD)),
            Transport.loopback(0), Speed.WALL_TIME,
            new ExchangeOptions(List.of(List.of(THEIRS), List.of(OURS)), AccountSettings.standard(), faults, line -> { }, false));
    }

    private Ended official(final SimulatorServer server) throws IOException, InterruptedException {
        final Path script = root().resolve("scripts").resolve("official-client");
        final Path out = directory.resolve("out.json");
        final Path err = directory.resolve("err.txt");
        final ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), "--url", "http://127.0.0.1:" + server.port(),
            "--minutes", "0.1", "--json");
        builder.environment().put("GENESIS_API_KEY", THEIRS.key());
        builder.environment().put("GENESIS_API_SECRET", THEIRS.secret());
        final int exitCode;
        try {
            exitCode = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        } catch (final IOException noShell) {
            assumeTrue(false, "skipped: there is no bash to start the script with");
            throw noShell;
        }
        final Ended ended = new Ended(exitCode, Files.readString(out), Files.readString(err));
        assumeTrue(!ended.out().contains("\"skipped\""), () -> "skipped: " + ended.err().strip());
        assumeTrue(exitCode != 3, () -> "skipped: " + ended.err().strip());
        return ended;
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("scripts").resolve("official-client"))) {
            at = at.getParent();
        }
        assumeTrue(at != null, "skipped: scripts/official-client is not above this directory");
        return at;
    }
}
