package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.launch.Launch;
import genesis.core.exchange.PaperVenue;
import genesis.journal.replay.Progress;
import genesis.journal.replay.Replayer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person's orders and the kill switch, over the real admin server, on the real synthetic market, on paper. */
@Timeout(180)
class TradingVerbsTest {
    @TempDir
    private Path root;

    private Shell shell;
    private String data;
    private Launch launch;

    @BeforeEach
    void start() throws Exception {
        shell = new Shell(root);
        data = root.resolve("run").toString();
        // Only the person trades.
        final Configuration configuration = Configuration.load(Files.writeString(root.resolve("hand.conf"),
            "genesis.settings { \"signal.confidence-min\" = 1, \"risk.cooldown\" = 0s }"), Map.of());
        launch = Launch.start(RunOptions.of(Map.of("port", "0", "layout", "single", "wait", "thrifty"), configuration, Path.of(data), null),
            configuration.settings(), line -> { });
        while (launch.status().instruments().stream().filter(one -> one.isHealthy()).count() < 6) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() {
        launch.close();
    }

    @Test
    void shouldPersonOpenAndClosePosition() throws Exception {
        final Shell.Outcome place = run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes", "--json");
        assertEquals(0, place.exitCode(), place.err() + place.out());
        await("0.01");
        final Shell.Outcome close = run("positions", "close", "tBTCUSD", "--yes");
        await("0");

        assertEquals(0, close.exitCode(), close.err());
        assertTrue(run("positions", "list", "--history").out().contains("tBTCUSD    LONG            0.01"));
        assertTrue(run("orders", "list", "--history").out().contains("FILLED"));
        assertTrue(run("risk", "days").out().contains("wins"));
        assertEquals("1", CommandText.text((Map<?, ?>) CommandText.object(run("risk", "--json").out()).get("counters"), "tradesToday"));
    }

    @Test
    void shouldHaltRefuseOrdersUntilAResume() throws Exception {
        assertEquals(0, run("halt", "--reason", "test").exitCode());
        final Shell.Outcome refused = run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");
        final Shell.Outcome status = run("risk", "status");
        assertEquals(0, run("resume").exitCode());
        final Shell.Outcome taken = run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");

        assertEquals(1, refused.exitCode());
        assertTrue(refused.out().contains("refused: trading is halted"), refused.out());
        assertTrue(status.out().contains("HALTED, cause HALT: test"), status.out());
        assertEquals(0, taken.exitCode(), taken.out());
    }

    @Test
    void shouldFlattenCloseWhatIsOpen() throws Exception {
        run("orders", "place", "tETHUSD", "sell", "0.1", "--yes");
        await("-0.1");

        assertEquals(0, run("flatten", "--yes").exitCode());

        await("0");
    }

    @Test
    void shouldLimitsAndWindowsHoldAtOnceAndReplay() throws Exception {
        final Path never = Files.writeString(root.resolve("never.json"), "{\"timezone\":\"Europe/Stockholm\",\"windows\":{\"sun\":[]}}");
        assertTrue(run("risk", "max-trades", "0").out().contains("at most 0 a day"));
        final Shell.Outcome tooMany = run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");
        assertTrue(run("risk", "max-trades", "0").out().contains("it already was so"));
        run("risk", "max-trades", "100");
        assertEquals(0, run("risk", "windows", never.toString()).exitCode());
        final Shell.Outcome closed = run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");
        final String windows = run("risk", "windows").out();
        launch.stop();

        assertTrue(tooMany.out().contains("too many trades today: 0, bound 0"), tooMany.out());
        assertTrue(closed.out().contains("outside trading window"), closed.out());
        assertEquals("{\"timezone\":\"Europe/Stockholm\",\"windows\":{\"sun\":[]}}", windows.strip());
        assertTrue(new Replayer(PaperVenue::new).run(Path.of(data), Progress.NONE).identical());
    }

    @Test
    void shouldNothingHappenWithoutConfirmation() {
        for (final String[] words : new String[][] {{"orders", "place", "tBTCUSD", "buy", "1"}, {"positions", "close", "tBTCUSD"}, {"flatten"}}) {
            final Shell.Outcome asked = run(words);
            assertEquals(2, asked.exitCode(), asked.out());
            assertTrue(asked.err().contains("give --yes"), asked.err());
        }
        assertEquals(2, run("orders", "cancel").exitCode());
        assertEquals(1, run("orders", "cancel", "5").exitCode(), "no such order");
        assertEquals(0, run("orders", "cancel", "--all").exitCode());
        assertEquals(2, run("orders", "place", "tNOPE", "buy", "1", "--yes").exitCode());
    }

    /** All of it: a market order may be filled in parts. */
    private void await(final String quantity) {
        final long qtyE8 = new BigDecimal(quantity).movePointRight(8).longValueExact();
        while (launch.status().positions().stream().mapToLong(one -> one.qtyE8()).sum() != qtyE8) {
            Thread.onSpinWait();
        }
    }

    private Shell.Outcome run(final String... words) {
        final String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data;
        return shell.run(all);
    }
}
