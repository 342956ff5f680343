package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two sessions on one directory, on the real synthetic market: the second one and nobody at all know of the first. */
@Timeout(180)
class HistoryVerbsTest {
    private static final String QUANTITY = "0.01";
    private static final Map<String, BigDecimal> BOUGHT_AND_SOLD = Map.of("BUY", new BigDecimal(QUANTITY), "SELL", new BigDecimal(QUANTITY));

    @TempDir
    private Path root;

    private final List<String> console = new ArrayList<>();
    private Shell shell;
    private String data;

    @Test
    void shouldOrdersFillsAndRoundTripsOfEarlierSessionsBeShownWithAndWithoutAnEngine() throws Exception {
        prepare();
        try (Launch launch = launch("\"risk.cooldown\" = 0s")) {
            assertEquals(0, run("orders", "place", "tBTCUSD", "buy", QUANTITY, "--yes").exitCode());
            await(launch, QUANTITY);
            run("positions", "close", "tBTCUSD", "--yes");
            await(launch, "0");
            run("halt", "--reason", "lunch");
            run("resume");
            launch.stop();
        }
        final List<String> alone = answers();
        try (Launch launch = launch("\"risk.cooldown\" = 0s")) {
            assertEquals(alone.subList(0, 3), answers().subList(0, 3), "the engine says what the journal says");
            assertTrue(run("orders", "--fills", "--limit", "1").out().contains("there is more: --to "));
            assertEquals(2, run("orders", "--history", "--symbol", "tNOPE").exitCode());
            launch.stop();
        }

        // Whether a market order finds all of it in one place is the market's affair.
        assertEquals(BOUGHT_AND_SOLD, bySide(rows(alone.get(0), "orders"), "filled"), alone.get(0));
        assertEquals(BOUGHT_AND_SOLD, bySide(rows(alone.get(1), "fills"), "quantity"), alone.get(1));
        assertEquals("LONG", rows(alone.get(2), "positions").get(0).get("side"));
        assertEquals("1", rows(alone.get(3), "days").get(0).get("trades"));
        assertEquals(List.of("HALTED, halt: lunch"), rows(alone.get(4), "incidents").stream().map(one -> one.get("description")).toList());
        assertTrue(run("orders", "--history", "--to", "2001-01-01").out().contains("no order ended there"));
        assertEquals(2, run("orders", "--history", "--from", "yesterday").exitCode());
        assertEquals(2, run("positions", "--limit", "3").exitCode(), "open ones have no range");
        assertEquals(2, run("orders", "--history", "--fills").exitCode());
        assertEquals(3, run("orders").exitCode(), "open ones need an engine");
    }

    @Test
    void shouldLimitsAndHoursThatAPersonSetHoldInTheNextSessionAndBeSaid() throws Exception {
        prepare();
        try (Launch launch = launch("\"risk.daily-loss\" = 0.03")) {
            final Path office = Files.writeString(root.resolve("office.json"), "{\"timezone\":\"Europe/Stockholm\",\"windows\":{\"sun\":[]}}");
            assertTrue(run("risk", "set", "risk.daily-loss", "0.01").out().contains("risk.daily-loss is 0.01, now and at later starts"));
            assertEquals(2, run("risk", "set", "risk.daily-loss", "7").exitCode());
            assertEquals(2, run("risk", "set", "ema.fast", "7").exitCode());
            run("risk", "max-trades", "7");
            run("risk", "windows", office.toString());
            launch.stop();
        }
        try (Launch launch = launch("\"risk.daily-loss\" = 0.05, \"risk.positions-max\" = 9")) {
            while (!run("risk").out().contains("closed")) {
                Thread.onSpinWait();
            }
            final String limits = run("risk", "limits").out();
            final Map<?, ?> status = (Map<?, ?>) CommandText.object(run("risk", "--json").out()).get("limits");
            assertTrue(limits.lines().anyMatch(line -> line.matches("risk.daily-loss +0.01 +operator .* over 0.05 .*")), limits);
            assertTrue(limits.lines().anyMatch(line -> line.matches("risk.positions-max +9 +.*second.conf .*")), limits);
            assertEquals("0.01", status.get("risk.daily-loss"));
            assertEquals("7", status.get("risk.trades-per-day"));
            assertTrue(run("risk", "windows").out().contains("Europe/Stockholm"));
            assertTrue(run("risk", "reset", "risk.daily-loss").out().contains("as configured"));
            assertTrue(run("risk", "limits").out().lines().anyMatch(line -> line.matches("risk.daily-loss +0.05 +.*second.conf .*")));
            assertEquals(0, run("risk", "windows", "--reset").exitCode());
            launch.stop();
        }

        assertTrue(said("risk.daily-loss = 0.01, set by an operator"), console.toString());
        assertTrue(said("risk.positions-max = 9 of"), console.toString());
        assertTrue(said("was 5 in the last session, looser"), console.toString());
        assertTrue(said("trading hours (Europe/Stockholm, sun closed), set by an operator"), console.toString());
        assertFalse(said("risk.trades-per-day = 7 of"), "nothing changed there: " + console);
        assertTrue(new Replayer(PaperVenue::new).run(Path.of(data), Progress.NONE).identical());
    }

    private void prepare() throws Exception {
        shell = new Shell(root);
        data = root.resolve("run").toString();
    }

    /** Only the person trades. */
    private Launch launch(final String settings) throws Exception {
        final Path file = Files.writeString(root.resolve(Files.exists(root.resolve("first.conf")) ? "second.conf" : "first.conf"),
            "genesis.settings { \"signal.confidence-min\" = 1, " + settings + " }");
        final Configuration configuration = Configuration.load(file, Map.of());
        console.clear();
        final Launch launch = Launch.start(RunOptions.of(Map.of("port", "0", "layout", "single", "wait", "thrifty"), configuration, Path.of(data), null),
            configuration.configured(), console::add);
        while (launch.status().instruments().stream().filter(one -> one.isHealthy()).count() < 6) {
            Thread.onSpinWait();
        }
        return launch;
    }

    private List<String> answers() {
        final List<String> answers = new ArrayList<>();
        for (final String[] words : new String[][] {{"orders", "--history"}, {"orders", "--fills"}, {"positions", "--history"}, {"performance"},
            {"risk", "incidents", "--severity", "CRITICAL"}}) {
            final String[] json = Arrays.copyOf(words, words.length + 1);
            json[words.length] = "--json";
            final Shell.Outcome outcome = run(json);
            assertEquals(0, outcome.exitCode(), outcome.err());
            answers.add(outcome.out().strip());
        }
        return answers;
    }

    private static List<Map<?, ?>> rows(final String answer, final String field) {
        return CommandText.rows(CommandText.object(answer), field);
    }

    private static Map<String, BigDecimal> bySide(final List<Map<?, ?>> rows, final String field) {
        final Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge((String) row.get("side"), new BigDecimal((String) row.get(field)),
            (one, other) -> one.add(other).stripTrailingZeros()));
        return sums;
    }

    private static void await(final Launch launch, final String quantity) {
        final long qtyE8 = new BigDecimal(quantity).movePointRight(8).longValueExact();
        while (launch.status().positions().stream().mapToLong(one -> one.qtyE8()).sum() != qtyE8) {
            Thread.onSpinWait();
        }
    }

    private boolean said(final String words) {
        return console.stream().anyMatch(line -> line.contains(words));
    }

    private Shell.Outcome run(final String... words) {
        final String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data;
        return shell.run(all);
    }
}
