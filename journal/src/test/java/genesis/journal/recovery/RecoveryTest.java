package genesis.journal.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.TickerEncoder;
import genesis.core.message.TimeTickEncoder;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.core.unit.StreamDigest;
import genesis.journal.TestInputs;
import genesis.journal.TestJournal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.record.JournalWriter;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final int INPUTS = 40;

    @TempDir
    private Path folder;

    @Test
    void shouldEqualTheUninterruptedEngineAfterManySessions() {
        final int sessions = 5;
        for (int session = 0; session < sessions; session++) {
            assertEquals(session * INPUTS, recoverAndAccept(folder, INPUTS).inputs());
        }
        final Path other = folder.resolve("uninterrupted");
        final InputProcessor uninterrupted = recoverAndAccept(other, sessions * INPUTS).processor();

        final Recovered last = recoverAndAccept(folder, 0);

        assertEquals(List.of(), last.notes());
        assertEquals(sessions * INPUTS, last.inputs());
        assertEquals(uninterrupted.inputsDigest(), last.processor().inputsDigest());
        assertEquals(uninterrupted.outputsDigest(), last.processor().outputsDigest());
        assertEquals(uninterrupted.engine().stateHash(), last.processor().engine().stateHash());
    }

    @Test
    void shouldHandTheWriterOverToAnotherThread() throws Exception {
        TestJournal.write(folder, INPUTS);
        try (DataDirectory data = DataDirectory.open(folder)) {
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), Progress.NONE);
            final Throwable[] failure = {null};
            final Thread pinned = new Thread(() -> new TestInputs(recovered.processor()).accept(INPUTS));
            pinned.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
            pinned.start();
            pinned.join();
            recovered.writer().close();
            assertEquals(null, failure[0]);
        }
        assertEquals(2 * INPUTS, recoverAndAccept(folder, 0).inputs());
    }

    @Test
    void shouldCutOutputsWhoseInputIsLostAndSayItLoudly() {
        writeWithStray(INPUTS + 2);

        final Recovered recovered = recoverAndAccept(folder, 1);

        assertEquals(INPUTS, recovered.inputs());
        assertTrue(recovered.notes().get(0).contains("LOST INPUTS: 1 outputs up to sequence " + (INPUTS + 2)),
            recovered.notes().toString());
        assertTrue(Files.isDirectory(folder.resolve("outputs.torn-1")));
        assertTrue(new Replayer(TestInputs::silentVenue).run(folder, Progress.NONE).identical());
    }

    @Test
    void shouldStopWhereTheEngineDecidesOtherwise() throws Exception {
        writeWithStray(INPUTS);
        final List<Path> before = JournalStream.OUTPUTS.files(folder);
        final int end = (int) TestJournal.places(folder, JournalStream.OUTPUTS).get(0).end();
        final byte[] head = TestJournal.head(folder, JournalStream.OUTPUTS, end);

        final JournalException damaged = assertThrows(JournalException.class, () -> recoverAndAccept(folder, 0));

        assertEquals(JournalException.Kind.DAMAGED, damaged.kind());
        assertTrue(damaged.getMessage().contains("recorded CancelOrder{sequence=" + INPUTS), damaged.getMessage());
        assertTrue(damaged.getMessage().contains("given now (nothing)"), damaged.getMessage());
        assertEquals(before, JournalStream.OUTPUTS.files(folder));
        assertArrayEquals(head, TestJournal.head(folder, JournalStream.OUTPUTS, end));
        DataDirectory.open(folder).close();
    }

    @Test
    void shouldStopAtAChainThatBreaksBetweenSessions() {
        TestJournal.write(folder, INPUTS);
        TestJournal.write(folder, INPUTS);

        final JournalException damaged = assertThrows(JournalException.class, () -> recoverAndAccept(folder, 0));

        assertEquals(JournalException.Kind.DAMAGED, damaged.kind());
        assertTrue(damaged.getMessage().contains("behind sequence " + INPUTS + ","), damaged.getMessage());
    }

    @Test
    void shouldStopAtAGapInTheSequenceEvenWhereTheChainHolds() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[64]);
        final StreamDigest digest = new StreamDigest();
        final TimeTickEncoder tick = new TimeTickEncoder();
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            for (final long sequence : new long[] {1, 2, 4}) {
                tick.wrapAndApplyHeader(record, 0, new MessageHeaderEncoder()).sequence(sequence).timeNs(sequence);
                final int length = Message.HEADER_LENGTH + tick.encodedLength();
                record.putLong(length, digest.add(record, 0, length), ByteOrder.LITTLE_ENDIAN);
                writer.appendInput(record, 0, length + Journal.CHAIN_LENGTH);
            }
        }

        final JournalException damaged = assertThrows(JournalException.class, () -> recoverAndAccept(folder, 0));

        assertEquals(JournalException.Kind.DAMAGED, damaged.kind());
        assertTrue(damaged.getMessage().contains("its sequence is 4 behind 2"), damaged.getMessage());
    }

    @Test
    void shouldNameTheLastInputThatStoppedTheEngine() {
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            final InputProcessor processor = new InputProcessor(TestInputs.silentVenue(), writer);
            new TestInputs(processor).accept(INPUTS);
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
            final TickerEncoder ticker = new TickerEncoder();
            ticker.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).timeNs(1).instrumentId(9);
            assertThrows(IllegalStateException.class,
                () -> processor.accept(buffer, Message.HEADER_LENGTH + ticker.encodedLength()), "nobody defined it");
        }

        final JournalException stopped = assertThrows(JournalException.class, () -> recoverAndAccept(folder, 0));

        assertEquals(JournalException.Kind.DAMAGED, stopped.kind());
        assertTrue(stopped.getMessage().contains("input " + (INPUTS + 1) + ", the last one, stops the engine"), stopped.getMessage());
        assertTrue(stopped.getMessage().contains("Ticker{"), stopped.getMessage());
    }

    @Test
    void shouldUndoARepairThatWasInterruptedBeforeTheExchange() throws Exception {
        TestJournal.write(folder, INPUTS);
        final Path repair = Files.createDirectories(folder.resolve("inputs.repair"));
        Files.write(repair.resolve("20200101HX.cq4"), new byte[] {1, 2, 3});

        final Recovered recovered = recoverAndAccept(folder, 0);

        assertEquals(INPUTS, recovered.inputs());
        assertFalse(Files.exists(repair));
        assertTrue(recovered.notes().get(0).contains("unfinished copy"), recovered.notes().toString());
    }

    @Test
    void shouldFinishARepairThatWasInterruptedBetweenTheRenames() throws Exception {
        TestJournal.write(folder, INPUTS);
        Files.move(folder.resolve("inputs"), folder.resolve("inputs.repair"));
        Files.createDirectories(folder.resolve("inputs.torn-1"));

        final Recovered recovered = recoverAndAccept(folder, 1);

        assertEquals(INPUTS, recovered.inputs());
        assertTrue(recovered.notes().get(0).contains("finished an interrupted repair"), recovered.notes().toString());
        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(folder, Progress.NONE);
        assertEquals(INPUTS + 1, replay.inputs());
    }

    private static Recovered recoverAndAccept(final Path folder, final int inputs) {
        try (DataDirectory data = DataDirectory.open(folder)) {
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
            new TestInputs(recovered.processor()).accept(inputs);
            recovered.writer().close();
            return recovered;
        }
    }

    /** A journal that ends with an output that no engine ever said, with this sequence. */
    private void writeWithStray(final long sequence) {
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            final InputProcessor processor = new InputProcessor(TestInputs.silentVenue(), writer);
            new TestInputs(processor).accept(INPUTS);
            TestInputs.appendStray(writer, processor, sequence);
        }
    }
}
