package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.launch.Launch;
import genesis.admin.view.Status;
import genesis.core.exchange.PaperVenue;
import genesis.core.message.Cause;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.TradingState;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import genesis.journal.replay.Progress;
import genesis.journal.replay.Replayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person halted, or a guard latched, is so in the next process too; and every process begins disarmed. */
@Timeout(180)
class RestartTest {
    /** Only a person trades. */
    private static final String BY_HAND = "\"signal.confidence-min\" = 1, \"risk.cooldown\" = 0s, \"risk.price-band\" = 0.5";

    @TempDir
    private Path root;
    private Launch launch;

    @AfterEach
    void stop() {
        if (launch != null) {
            launch.close();
        }
    }

    @Test
    void shouldTheKillSwitchHoldUntilAPersonEndsIt() throws Exception {
        start("paper", BY_HAND);
        assertEquals(0, run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes").exitCode());
        await(status -> status.positions().size() == 1);
        assertEquals(0, run("orders", "place", "tBTCUSD", "buy", "0.01", "--price", "40000", "--yes").exitCode());
        await(status -> status.openOrders().size() == 1);

        assertEquals(0, run("halt", "--reason", "smoke").exitCode());
        await(status -> status.openOrders().isEmpty());
        restart("paper", BY_HAND);

        assertState(TradingState.HALTED, Cause.HALT);
        assertEquals("smoke", launch.status().trading().reason());
        assertEquals(1, launch.status().positions().size(), "halted is not flattened");
        assertTrue(run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes").out().contains("trading is halted"));
        assertTrue(run("positions", "close", "tBTCUSD", "--yes").out().contains("trading is halted"));
        assertEquals(0, run("resume").exitCode());
        await(status -> status.trading().state() == TradingState.TRADING);
        assertEquals(Cause.OPERATOR, launch.status().trading().cause());
        assertReplays();
    }

    /** The venue is three seconds away: the process ends between the decision and its order. */
    @Test
    void shouldAFlattenGoOnInTheNextProcess() throws Exception {
        start("paper", BY_HAND);
        run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");
        await(status -> status.positions().size() == 1);
        restart("paper", BY_HAND + ", \"paper.latency\" = 3s");
        await(status -> status.positions().size() == 1);
        assertEquals(0, run("flatten", "--yes").exitCode());
        assertEquals(1, launch.status().positions().size(), "on its way");
        restart("paper", BY_HAND);

        await(status -> status.positions().isEmpty());
        assertState(TradingState.HALTED, Cause.HALT);
        assertReplays();
    }

    /** The fee alone is more than may be lost. Another limit, or another process, is no resume; nor is a resume on the same day. */
    @Test
    void shouldALatchedGuardHoldOverProcessesAndOtherLimits() throws Exception {
        start("paper", BY_HAND + ", \"risk.daily-loss\" = 0.00001");
        run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");
        await(status -> status.trading().state() == TradingState.REDUCING_ONLY);
        await(status -> status.positions().isEmpty());
        restart("paper", BY_HAND + ", \"risk.daily-loss\" = 0.5");

        assertState(TradingState.REDUCING_ONLY, Cause.DAILY_LOSS);
        assertTrue(run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes").out().contains("only reducing is allowed"));
        assertEquals(1, run("resume").exitCode(), "on a later trading day only");
        assertState(TradingState.REDUCING_ONLY, Cause.DAILY_LOSS);
        assertReplays();
    }

    @Test
    void shouldAPauseWithoutAnEndHoldOverProcesses() throws Exception {
        start("paper", BY_HAND);
        assertEquals(0, run("pause", "--reason", "lunch").exitCode());
        restart("paper", BY_HAND);
        assertState(TradingState.PAUSED, Cause.OPERATOR);
        assertEquals("lunch", launch.status().trading().reason());
    }

    @Test
    void shouldEveryProcessBeginDisarmedAndArmByTheTypedWordsOnly() throws Exception {
        start("live", BY_HAND);
        awaitReconciled();
        assertTrue(run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes").out().contains("live is not armed"));
        assertEquals(1, run("arm", "--confirm", "arm live").exitCode());
        assertTrue(run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes").out().contains("live is not armed"));
        assertEquals(0, run("arm", "--confirm", "ARM LIVE").exitCode());
        final Shell.Outcome placed = placeOnceReconciled("tBTCUSD", "buy", "0.01", "--price", "40000");
        assertEquals(0, placed.exitCode(), placed.out());
        assertTrue(run("risk", "status").out().contains("armed true"));
        assertTrue(run("risk", "status").out().contains("entries canceled after 30s, the exchange cancels nothing"));

        restart("live", BY_HAND);
        awaitReconciled();
        assertTrue(run("risk", "status").out().contains("armed false"));
        assertTrue(run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes").out().contains("live is not armed"));
    }

    @Test
    void shouldLiveNeedAKeyAndAPaperSessionNeverArm() throws Exception {
        final Shell.Outcome noKey = run("run", "--mode", "live", "--venue", "ws://127.0.0.1:1/ws/2", "--symbols", "tBTCUSD");
        assertEquals(2, noKey.exitCode(), noKey.err());
        assertTrue(noKey.err().contains("--mode live at a venue needs a key"), noKey.err());
        start("paper", BY_HAND);
        assertEquals(1, run("arm", "--confirm", "ARM LIVE").exitCode());
    }

    @Test
    void shouldToObserveDecideAndSendNothing() throws Exception {
        start("observe", BY_HAND);
        final Shell.Outcome entry = run("orders", "place", "tBTCUSD", "buy", "0.01", "--yes");
        assertTrue(entry.out().contains("observing only"), entry.out());
        assertEquals(1, entry.exitCode());
        launch.stop();
        try (JournalReader outputs = new JournalReader(root.resolve("run"), JournalStream.OUTPUTS)) {
            while (outputs.next()) {
                assertTrue(Message.templateId(outputs.buffer(), 0) != PlaceOrderDecoder.TEMPLATE_ID, "nothing is sent");
            }
        }
    }

    private void restart(final String mode, final String settings) throws Exception {
        launch.stop();
        launch.close();
        start(mode, settings);
    }

    private void start(final String mode, final String settings) throws Exception {
        final Configuration configuration = Configuration.load(Files.writeString(root.resolve("hand.conf"),
            "genesis.settings { " + settings + " }"), Map.of());
        final Map<String, String> given = new HashMap<>(Map.of("port", "0", "layout", "single", "wait", "thrifty", "mode", mode));
        launch = Launch.start(RunOptions.of(given, configuration, root.resolve("run"), null), configuration.settings(), line -> { });
        await(status -> status.instruments().stream().filter(Status.Market::isHealthy).count() == 6);
    }

    private void awaitReconciled() throws InterruptedException {
        while (!run("risk", "status").out().contains("reconciled true")) {
            Thread.onSpinWait();
        }
    }

    /** The account is asked for an instrument once that is defined: its first order may be a second too early. */
    private Shell.Outcome placeOnceReconciled(final String... order) {
        final List<String> words = new ArrayList<>(List.of("orders", "place", "--yes"));
        words.addAll(List.of(order));
        Shell.Outcome outcome = run(words.toArray(String[]::new));
        while (outcome.out().contains("account is not reconciled")) {
            outcome = run(words.toArray(String[]::new));
        }
        return outcome;
    }

    private void await(final Predicate<Status> fits) {
        while (!fits.test(launch.status())) {
            Thread.onSpinWait();
        }
    }

    private void assertState(final TradingState state, final Cause cause) {
        assertEquals(state, launch.status().trading().state());
        assertEquals(cause, launch.status().trading().cause());
    }

    private void assertReplays() throws Exception {
        launch.stop();
        assertTrue(new Replayer(PaperVenue::new).run(root.resolve("run"), Progress.NONE).identical());
    }

    private Shell.Outcome run(final String... words) {
        final String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = root.resolve("run").toString();
        return new Shell(root).run(all);
    }
}
