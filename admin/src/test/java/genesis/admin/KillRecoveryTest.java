package genesis.admin;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.PaperVenue;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalStream;
import genesis.journal.record.JournalWriter;
import genesis.journal.recovery.Recovered;
import genesis.journal.recovery.Recovery;
import genesis.journal.replay.JournalReader;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed for real (SIGKILL) while they trade the synthetic market: fault C1 of the house's list. The
 * oracle is an engine that was never interrupted, fed with the same journaled inputs.
 */
@Timeout(1_200)
class KillRecoveryTest {
    private static final int KILLS = Integer.getInteger("genesis.kills", 50);
    /** So many kills hit one directory, then a new, empty one is begun. */
    private static final int KILLS_PER_DIRECTORY = 5;
    /** The first kill in a directory comes so soon after the directory is there: files are being created. */
    private static final int FIRST_MOMENTS_MS = 300;
    /** The others come so soon after the first input of their process. */
    private static final int LATER_MS = 2_000;
    private static final int LOOK_MS = 10;
    private static final long RECOVERY_NS_MAX = 5_000_000_000L;

    @TempDir
    private Path directory;

    private final long seed = Long.getLong("genesis.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void shouldRecoverFromEveryKillWithoutLosingAnInputOrRepeatingAnOrder() throws Exception {
        System.out.println("KillRecoveryTest: -Dgenesis.seed=" + seed + " -Dgenesis.kills=" + KILLS);
        long inputs = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            final Path data = directory.resolve("data-" + kill / KILLS_PER_DIRECTORY);
            final boolean firstMoments = kill % KILLS_PER_DIRECTORY == 0;
            final long seen = runAndKill(data, firstMoments, kill);
            inputs = Math.max(inputs, recover(data, seen, "kill " + kill + ", -Dgenesis.seed=" + seed));
        }
        assertTrue(inputs > 0, "kills hit running engines");
    }

    /** Returns the last sequence that was seen in the journal before the kill. */
    private long runAndKill(final Path data, final boolean firstMoments, final int kill) throws IOException, InterruptedException {
        final long before = lastSequence(data);
        final Path log = directory.resolve("log-" + kill);
        final Process process = new ProcessBuilder(ChildJvm.command(List.of("-XX:TieredStopAtLevel=1"),
            "run", "--data", data.toString(), "--port", "0", "--seed", "7")).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            boolean ended = false;
            while (!ended && (firstMoments ? !Files.isDirectory(data) : lastSequence(data) == before)) {
                ended = process.waitFor(LOOK_MS, MILLISECONDS);
            }
            ended = ended || process.waitFor(random.nextInt(firstMoments ? FIRST_MOMENTS_MS : LATER_MS), MILLISECONDS);
            assertFalse(ended, () -> "the process runs until it is killed: " + read(log));
            return lastSequence(data);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private long recover(final Path data, final long seen, final String which) {
        final long hash;
        final long sequence;
        try (DataDirectory locked = DataDirectory.open(data)) {
            final long started = System.nanoTime();
            final Recovered recovered = Recovery.run(locked, new PaperVenue(), Progress.NONE);
            final long elapsedNs = System.nanoTime() - started;
            try (JournalWriter writer = recovered.writer()) {
                assertFalse(writer.failed(), which);
                assertTrue(elapsedNs < RECOVERY_NS_MAX, which + ": recovery took " + elapsedNs / 1_000_000 + " ms");
                sequence = recovered.processor().lastSequence();
                hash = recovered.processor().engine().stateHash();
            }
        }
        assertTrue(sequence >= seen, which + ": journaled inputs were lost: seen=" + seen + ", recovered=" + sequence);
        final ReplayResult uninterrupted = new Replayer(PaperVenue::new).run(data, Progress.NONE);
        assertTrue(uninterrupted.identical(), () -> which + ": " + uninterrupted.firstDivergence().text());
        assertEquals(sequence, uninterrupted.inputs(), which);
        assertEquals(0, uninterrupted.outputsNotYetWritten(), which + ": recovery completes the outputs");
        assertEquals(uninterrupted.stateHash(), hash, which);
        assertEveryOrderIsPlacedOnce(data, which);
        return sequence;
    }

    private static void assertEveryOrderIsPlacedOnce(final Path data, final String which) {
        final PlaceOrderDecoder order = new PlaceOrderDecoder();
        final Set<Long> placed = new HashSet<>();
        try (JournalReader outputs = new JournalReader(data, JournalStream.OUTPUTS)) {
            while (outputs.next()) {
                if (Message.templateId(outputs.buffer(), 0) == PlaceOrderDecoder.TEMPLATE_ID) {
                    order.wrap(outputs.buffer(), Message.HEADER_LENGTH, Message.blockLength(outputs.buffer(), 0),
                        Message.version(outputs.buffer(), 0));
                    assertTrue(placed.add(order.clientOrderId()), which + ": placed twice: " + order.clientOrderId());
                }
            }
        }
    }

    private static long lastSequence(final Path data) {
        long sequence = 0;
        if (Files.isDirectory(data)) {
            try (JournalReader inputs = new JournalReader(data, JournalStream.INPUTS)) {
                while (inputs.next()) {
                    sequence = Message.sequence(inputs.buffer(), 0);
                }
            }
        }
        return sequence;
    }

    private static String read(final Path log) {
        try {
            return Files.readString(log);
        } catch (final IOException e) {
            return e.toString();
        }
    }
}
