package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.metrics.SourceShares;
import genesis.core.exchange.PaperVenue;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run against an exchange outside, which is the simulated one, over its WebSocket and its REST. */
@Timeout(120)
class VenueMarketTest {
    private static final long PATIENCE_NS = 60_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void shouldTakeHistoryOverRestAndThenWhatIsPushedAndReplayIt() throws Exception {
        final Configuration configuration = Configuration.load(null, Map.of());
        try (SimulatorServer server = SimulatorServer.start(new SyntheticMarket(1, System.currentTimeMillis() * 1_000_000L), 0)) {
            final RunOptions options = RunOptions.of(Map.of("venue", server.uri().toString(), "symbols", "tBTCUSD", "layout", "single",
                "wait", "thrifty", "port", "0"), configuration, directory, null);
            try (Launch launch = Launch.start(options, configuration.settings(), line -> { })) {
                final long startNs = System.nanoTime();
                while (System.nanoTime() - startNs < PATIENCE_NS && launch.vitals().gateway().get(SourceShares.WEBSOCKET) < 100) {
                    LockSupport.parkNanos(10_000_000);
                }
                final Map<String, Long> counters = launch.vitals().gateway();
                assertTrue(counters.get(SourceShares.REST) >= 2_500, "500 candles of five timeframes: " + counters);
                assertTrue(counters.get(SourceShares.WEBSOCKET) >= 100, counters::toString);
                assertEquals(0, counters.get("malformed"), counters::toString);
                launch.stop();
            }
        }
        final ReplayResult replay = new Replayer(PaperVenue::new).run(directory, Progress.NONE);
        assertTrue(replay.identical(), () -> replay.firstDivergence().text());
    }
}
