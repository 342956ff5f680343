package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.strategies.Jars;
import genesis.admin.strategies.StrategyJars;
import genesis.admin.view.Status;
import genesis.core.exchange.PaperVenue;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.UnknownStrategyException;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs with several strategies, one of them from a jar. */
@Timeout(120)
class StrategiesRunTest {
    private static final int SECONDS = 6_000;
    private static final String EVERYTHING = """
        genesis.strategies {
            rsi-reversion.enabled = true
            fair-value-gap { enabled = true, weights { VOLATILE = 0 } }
            dca { enabled = true, parameters { interval = 10m, amount = 50 } }
            donchian-breakout { enabled = true, parameters { candles = 10 } }
        }
        """;

    @TempDir
    private Path directory;
    private Path jars;
    private Path data;

    @BeforeEach
    void buildTheExample() throws IOException {
        jars = Files.createDirectory(directory.resolve("jars"));
        data = directory.resolve("data");
        Jars.example(jars);
    }

    @Test
    void shouldBeReplayedToTheLastBitAndSumUpToTheAccount() throws IOException {
        final Configuration configuration = configuration(EVERYTHING);
        final Status status;
        final RunResult result;
        try (Launch launch = launch(configuration, jars)) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            result = launch.stop();
            status = launch.status();
        }
        assertTrue(result.counters().ordersFilled() > 0, "somebody trades");
        final ReplayResult replay = new Replayer(PaperVenue::new, () -> StrategyJars.load(jars)).run(data, Progress.NONE);
        assertTrue(replay.identical(), () -> replay.firstDivergence().text());
        assertEquals(result.stateHash(), replay.stateHash());
        assertEquals(status.account().realisedPnlE8(), status.strategies().stream().mapToLong(Status.Strategy::realisedPnlE8).sum());
        assertEquals(status.account().feesE8(), status.strategies().stream().mapToLong(Status.Strategy::feesE8).sum());
        assertTrue(status.strategies().stream().anyMatch(one -> one.name().equals("donchian-breakout") && one.inUse()));
        assertTrue(status.strategies().stream().allMatch(one -> one.stopped() == null));
    }

    @Test
    void shouldNeitherReplayNorGoOnWithoutTheVeryJar() throws IOException {
        final Configuration configuration = configuration(EVERYTHING);
        run(configuration, jars);
        final Path none = Files.createDirectory(directory.resolve("none"));

        final String replay = assertThrows(UnknownStrategyException.class,
            () -> new Replayer(PaperVenue::new, StrategyCatalogue::builtIn).run(data, Progress.NONE)).getMessage();
        assertTrue(replay.contains("donchian-breakout") && replay.contains("put that jar into the strategies directory"), replay);
        final Throwable recovery = assertThrows(UnknownStrategyException.class, () -> run(configuration(""), none));
        assertNotNull(Troubles.complaint(recovery).orElse(null), "a person can put it right");

        run(configuration(""), jars);
    }

    /** Both pass the trial, which is in 2023, and fail in the recorded market of 2017: one throws, one never ends. */
    @ParameterizedTest
    @ValueSource(strings = {"throw new IllegalArgumentException(\"not in the past\");", "while (true) { seen++; }"})
    void shouldOneThatFailsBeStoppedAloneAndStaySoOverRecoveries(final String failure) throws IOException {
        Files.delete(jars.resolve("donchian.jar"));
        Jars.of(jars, "evil.jar", Jars.source("", "if (market.timeNs() < 1600000000000000000L && seen > 20) { " + failure + " }"));
        final Configuration configuration = configuration("genesis.strategies.evil.enabled = true");
        final Status first;
        final RunResult result;
        try (Launch launch = launch(configuration, jars)) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            result = launch.stop();
            first = launch.status();
        }
        final String why = failure.startsWith("throw") ? "threw IllegalArgumentException: not in the past"
            : "took more steps in one call than it may";
        assertEquals(why, strategy(first, "evil").stopped());
        assertNull(strategy(first, "ema-crossover").stopped());
        assertEquals(first.strategies(), result.strategies(), "a person who only sees the end is told");
        assertTrue(result.counters().ordersFilled() > 0, "the others go on");
        final ReplayResult replay = new Replayer(PaperVenue::new, () -> StrategyJars.load(jars)).run(data, Progress.NONE);
        assertTrue(replay.identical(), () -> replay.firstDivergence().text());
        assertEquals(result.stateHash(), replay.stateHash());

        final RunResult second;
        try (Launch launch = launch(configuration, jars)) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            second = launch.stop();
            assertEquals(why, strategy(launch.status(), "evil").stopped(), "nothing was changed about it");
        }
        assertEquals(result.inputs(), second.recoveredInputs());
    }

    @Test
    void shouldANewVersionGoOnWhereTheOldOneStoppedWhenThatIsKeptAsAnEarlierOne() throws IOException {
        Files.delete(jars.resolve("donchian.jar"));
        final Configuration configuration = configuration("genesis.strategies.evil.enabled = true");
        final Path old = Jars.of(jars, "evil.jar", Jars.source("", "seen += 1;"));
        run(configuration, jars);
        Files.createDirectory(jars.resolve(StrategyJars.EARLIER));
        Files.move(old, jars.resolve(StrategyJars.EARLIER).resolve("evil.jar"));
        Jars.of(jars, "evil.jar", Jars.source("", "seen += 2;"));

        final RunResult second = run(configuration, jars);

        assertTrue(second.recoveredInputs() > 0);
        final ReplayResult replay = new Replayer(PaperVenue::new, () -> StrategyJars.load(jars)).run(data, Progress.NONE);
        assertTrue(replay.identical(), () -> replay.firstDivergence().text());
        assertEquals(second.stateHash(), replay.stateHash());
        Files.delete(jars.resolve(StrategyJars.EARLIER).resolve("evil.jar"));
        final String both = assertThrows(UnknownStrategyException.class, () -> run(configuration, jars)).getMessage();
        assertTrue(both.contains("evil") && both.contains("the jar here has"), both);
    }

    private static Status.Strategy strategy(final Status status, final String name) {
        return status.strategies().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void shouldTradeAsBeforeWhereNothingIsConfigured() throws IOException {
        final RunResult told = run(configuration(""), jars);
        data = directory.resolve("other");
        final RunOptions options = options(configuration(""));
        try (Launch launch = Launch.start(options, configuration("").settings(), words -> { },
            (given, ring, registry, commands, lastTimeNs) -> new RecordedFeed(ring, registry, SECONDS))) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            assertEquals(launch.stop().account(), told.account());
        }
    }

    @Test
    void shouldRefuseAStrategyThatDoesNotTakeWhatIsConfigured() {
        final String unknown = assertThrows(Complaint.class,
            () -> Strategies.of(configuration("genesis.strategies.donchian-brekaout.enabled = true"), jars)).getMessage();
        assertTrue(unknown.contains("did you mean donchian-breakout?"), unknown);
        assertFalse(Strategies.of(configuration(""), jars).terms().isEmpty());
    }

    private RunResult run(final Configuration configuration, final Path from) {
        try (Launch launch = launch(configuration, from)) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            return launch.stop();
        }
    }

    private Launch launch(final Configuration configuration, final Path from) {
        return Launch.start(options(configuration), configuration.configured(), Strategies.of(configuration, from), words -> { },
            (given, ring, registry, commands, lastTimeNs) -> new RecordedFeed(ring, registry, SECONDS));
    }

    private RunOptions options(final Configuration configuration) {
        return RunOptions.of(Map.of("layout", "single", "wait", "thrifty", "port", "0"), configuration, data, null);
    }

    private Configuration configuration(final String text) {
        try {
            return Configuration.load(Files.writeString(Files.createTempFile(directory, "test", ".conf"), text), Map.of());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
