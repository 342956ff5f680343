package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.ExitCode;
import genesis.admin.config.RunOptions;
import genesis.admin.http.SessionFile;
import genesis.core.exchange.PaperVenue;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.Message;
import genesis.core.message.WalletChangedDecoder;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import genesis.journal.replay.MessageText;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LaunchTest {
    private static final int SECONDS = 4_000;

    @TempDir
    private Path directory;

    private final Configuration configuration = Configuration.load(null, Map.of());
    private final List<String> console = new ArrayList<>();
    private RecordedFeed feed;

    @ParameterizedTest
    @ValueSource(strings = {"single", "split"})
    void shouldRunBeReplayedToTheLastBitInBothLayouts(final String layout) throws Exception {
        final RunResult result = run(Map.of("layout", layout, "wait", "thrifty", "port", "0"));
        final ReplayResult replay = new Replayer(PaperVenue::new).run(directory, Progress.NONE);

        assertEquals((SECONDS + 1) * 10L, result.counters().bookUpdates());
        assertEquals(SECONDS + 1, result.counters().trades());
        assertTrue(result.counters().ordersFilled() > 0, "the market swings enough to trade: " + result.counters());
        assertEquals(layout, result.layout());
        assertTrue(replay.identical(), () -> replay.firstDivergence().text());
        assertEquals(result.inputs(), replay.inputs());
        assertEquals(result.inputsDigest(), replay.inputsDigest());
        assertEquals(result.outputsDigest(), replay.outputsDigest());
        assertEquals(result.stateHash(), replay.stateHash());
        assertTrue(feed.closed);
        assertFalse(Files.exists(directory.resolve(SessionFile.NAME)), "nobody is to be reached any more");
    }

    @Test
    void shouldSecondRunContinueTheSequenceAndKeepTheInstruments() throws Exception {
        final RunResult first = run(Map.of("layout", "single", "wait", "thrifty", "port", "0"));
        final RunResult second = run(Map.of("layout", "single", "wait", "thrifty", "port", "0"));

        assertEquals(0, first.recoveredInputs());
        assertEquals(first.inputs(), second.recoveredInputs());
        assertTrue(second.lastSequence() > first.lastSequence());
        assertEquals(2 * first.counters().bookUpdates(), second.counters().bookUpdates());
        assertTrue(console.stream().anyMatch(line -> line.contains("recovered")), console.toString());
        assertTrue(new Replayer(PaperVenue::new).run(directory, Progress.NONE).identical());
    }

    @Test
    void shouldViewShowTheSessionWhileItRuns() throws Exception {
        final RunOptions options = options(Map.of("layout", "single", "wait", "thrifty", "port", "0", "seed", "9"));
        try (Launch launch = Launch.start(options, configuration.settings(), console::add, this::feed)) {
            assertEquals(launch.port(), SessionFile.read(directory).port());
            while (launch.status().instruments().isEmpty()) {
                Thread.onSpinWait();
            }
            assertEquals(9, launch.status().session().seed());
            assertEquals("tBTCUSD", launch.status().instruments().get(0).symbol());
            launch.stop();
        }
    }

    @Test
    void shouldUsedPortLeaveEverythingClosedAndUnharmed() throws Exception {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            final Complaint complaint = assertThrows(Complaint.class, () -> run(Map.of("port", Integer.toString(used.getLocalPort()))));
            assertEquals(ExitCode.ENVIRONMENT, complaint.exitCode());
            assertTrue(feed.closed);
        }

        assertEquals(0, run(Map.of("layout", "single", "wait", "thrifty", "port", "0")).recoveredInputs());
    }

    @Test
    void shouldSecondProcessOnTheSameDirectoryBeRefused() throws Exception {
        final RunOptions options = options(Map.of("layout", "single", "wait", "thrifty", "port", "0"));
        try (Launch launch = Launch.start(options, configuration.settings(), console::add, this::feed)) {
            final JournalException refused = assertThrows(JournalException.class,
                () -> Launch.start(options, configuration.settings(), console::add, this::feed));

            assertEquals(ExitCode.ENVIRONMENT, Troubles.complaint(refused).orElseThrow().exitCode());
            launch.stop();
        }
    }

    @Test
    void shouldFeedThatFailsEndTheRunWithItsReason() throws Exception {
        final RunOptions options = options(Map.of("layout", "single", "wait", "thrifty", "port", "0"));
        try (Launch launch = Launch.start(options, configuration.settings(), console::add,
            (given, ring, registry, commands, lastTimeNs) -> new RecordedFeed(ring, registry, SECONDS) {
                @Override
                public int poll() {
                    throw new IllegalStateException("the socket is on fire");
                }
            })) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            final IllegalStateException failure = assertThrows(IllegalStateException.class, launch::stop);
            assertEquals("the socket is on fire", failure.getMessage());
        }
    }

    @Test
    void shouldCaptureCutOffBeforeItsFirstFrameBePlayedWhole() throws Exception {
        final Path capture = Files.writeString(directory.resolve("short.txt"), String.join("\n", "10.5: {\"event\":\"info\",\"version\":2}",
            "10.5: {\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":5,\"symbol\":\"tBTCUSD\"}", "10.5: [5,\"hb\"]", "11.5: [5,\"hb\"]"));
        final RunOptions options = RunOptions.of(Map.of("layout", "single", "wait", "thrifty", "port", "0", "speed", "max"),
            configuration, directory, capture);
        try (Launch cutOff = Launch.start(options, configuration.settings(), console::add,
            (given, ring, registry, commands, lastTimeNs) -> new RecordedFeed(ring, registry, SECONDS) {
                @Override
                public long startTimeNs() {
                    return 10_500_000_000L;
                }

                @Override
                public int poll() {
                    return 0;
                }
            })) {
            cutOff.stop();
        }

        try (Launch launch = Launch.start(options, configuration.settings(), console::add)) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            assertEquals(2, launch.stop().counters().heartbeats());
        }
    }

    /** A mapped page that the disk cannot give arrives as InternalError, wherever the thread is by then. */
    @Test
    void shouldDiskThatFillsAtOnceBeTheMachinesTroubleNotOurs() throws Exception {
        final RunOptions options = options(Map.of("layout", "single", "wait", "thrifty", "port", "0"));
        try (Launch launch = Launch.start(options, configuration.settings(), console::add,
            (given, ring, registry, commands, lastTimeNs) -> new RecordedFeed(ring, registry, SECONDS) {
                @Override
                public int poll() {
                    throw new InternalError("a fault occurred in a recent unsafe memory access operation in compiled Java code");
                }
            })) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            final Complaint complaint = assertThrows(Complaint.class, launch::stop);
            assertEquals(ExitCode.ENVIRONMENT, complaint.exitCode());
            assertTrue(complaint.getMessage().contains("start again with --data " + directory), complaint.getMessage());
        }
    }

    /** The real gateway, the embedded exchange with an account of this process, orders over the socket. */
    @Test
    void shouldGoLiveOnTheEmbeddedExchangeAndReplay() throws Exception {
        final Map<String, String> live = Map.of("layout", "single", "wait", "thrifty", "port", "0", "mode", "live");
        try (Launch launch = Launch.start(options(live), configuration.settings(), console::add)) {
            while (!said(LiveStateChangedDecoder.TEMPLATE_ID, "reconciled=YES")) {
                Thread.onSpinWait();
            }
            launch.stop();
        }
        assertTrue(said(WalletChangedDecoder.TEMPLATE_ID, "currency=USD"), "the account's wallets are known");
        assertTrue(new Replayer(PaperVenue::new).run(directory, Progress.NONE).identical());
        final Complaint complaint = assertThrows(Complaint.class, () -> run(Map.of("port", "0")));
        assertTrue(complaint.getMessage().contains("a directory of its own"), complaint.getMessage());
    }

    private boolean said(final int templateId, final String words) {
        try (JournalReader outputs = new JournalReader(directory, JournalStream.OUTPUTS)) {
            while (outputs.next()) {
                if (Message.templateId(outputs.buffer(), 0) == templateId
                    && MessageText.line(outputs.buffer(), 0, outputs.length()).contains(words)) {
                    return true;
                }
            }
            return false;
        }
    }

    private RunResult run(final Map<String, String> given) throws IOException {
        try (Launch launch = Launch.start(options(given), configuration.settings(), console::add, this::feed)) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            return launch.stop();
        }
    }

    private RunOptions options(final Map<String, String> given) {
        return RunOptions.of(given, configuration, directory, null);
    }

    private Feed feed(final RunOptions options, final InputRing ring, final InstrumentRegistry registry,
                      final CommandRing commands, final long lastTimeNs) {
        feed = new RecordedFeed(ring, registry, SECONDS);
        return feed;
    }
}
