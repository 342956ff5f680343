package genesis.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Message;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.journal.TestInputs;
import genesis.journal.TestJournal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalStream;
import genesis.journal.record.JournalWriter;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayerTest {
    private static final int INPUTS = 500;

    @TempDir
    private Path folder;

    @Test
    void shouldGiveWhatWasRecorded() {
        final InputProcessor live = write(INPUTS, 0);

        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(folder, Progress.NONE);

        assertTrue(replay.identical(), replay.toString());
        assertNull(replay.firstDivergence());
        assertEquals(INPUTS, replay.inputs());
        assertEquals(live.outputCount(), replay.outputs());
        assertEquals(live.inputsDigest(), replay.inputsDigest());
        assertEquals(live.outputsDigest(), replay.outputsDigest());
        assertEquals(live.engine().stateHash(), replay.stateHash());
        assertEquals(0, replay.outputsNotYetWritten());
    }

    @Test
    void shouldBeIdenticalWhereThereIsNothing() {
        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(folder.resolve("missing"), Progress.NONE);
        assertTrue(replay.identical());
        assertEquals(0, replay.inputs());
    }

    @Test
    void shouldShowAnOutputThatIsNotGivenAgain() {
        final InputProcessor live = write(INPUTS, INPUTS / 2);

        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(folder, Progress.NONE);

        assertFalse(replay.identical());
        assertTrue(replay.firstDivergence().expected().startsWith("CancelOrder{sequence=" + INPUTS / 2 + ", "),
            replay.firstDivergence().text());
        assertTrue(replay.firstDivergence().sequence() >= INPUTS / 2);
        assertTrue(live.outputCount() >= 1);
    }

    @Test
    void shouldNotCountOutputsOfInputsThatAreNotThere() {
        write(INPUTS, INPUTS + 3);

        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(folder, Progress.NONE);

        assertTrue(replay.identical(), replay.toString());
        assertEquals(1, replay.outputsWithoutInput());
    }

    @Test
    void shouldCompareOutputsAndPassOnWhatComesBehindTheirEnd() {
        write(0, 1);
        final UnsafeBuffer record = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        final int length;
        try (JournalReader recorded = new JournalReader(folder, JournalStream.OUTPUTS)) {
            assertTrue(recorded.next());
            length = recorded.length() + Journal.CHAIN_LENGTH;
            record.putBytes(0, recorded.buffer(), 0, length);
        }
        final int[] passedOn = {0};
        try (ComparingJournal journal = new ComparingJournal(folder, 1, new Journal() {
            @Override
            public void appendInput(final UnsafeBuffer buffer, final int offset, final int recordLength) {
                throw new AssertionError();
            }

            @Override
            public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int recordLength) {
                passedOn[0]++;
            }
        })) {
            journal.appendOutputs(record, 0, length);
            assertEquals(1, journal.compared());
            assertNull(journal.divergence());
            journal.appendOutputs(record, 0, length);
            assertEquals(1, journal.missing());
            assertEquals(1, passedOn[0]);
        }
        try (ComparingJournal journal = new ComparingJournal(folder)) {
            record.putByte(length - 1, (byte) (record.getByte(length - 1) + 1));
            journal.appendOutputs(record, 0, length);
            assertEquals(1, journal.divergence().outputOrdinal());
            assertFalse(journal.divergence().text().contains("DAMAGED"), "the record is whole, the engine differs");
        }
    }

    @Test
    void shouldCountWhatIsThere() {
        write(INPUTS, 0);

        final JournalStats.StreamStats inputs = JournalStats.of(folder, Progress.NONE).streams().get(0);

        assertEquals(INPUTS, inputs.records());
        assertEquals(1, inputs.firstSequence());
        assertEquals(INPUTS, inputs.lastSequence());
        assertTrue(inputs.chainVerified(), inputs.problem());
        assertEquals(INPUTS, inputs.templates().stream().mapToLong(JournalStats.TemplateCount::count).sum());
        assertEquals("SessionStarted", inputs.templates().get(0).name());
        // Every fifth is a ConnectionChanged, see TestInputs.
        assertEquals(INPUTS / 5, inputs.templates().get(2).count());
        assertEquals(1, inputs.files().size());
    }

    @Test
    void shouldTellADamagedRecordFromAnEngineThatDiffers() throws Exception {
        write(INPUTS, 0);
        final TestJournal.Place place = TestJournal.places(folder, JournalStream.OUTPUTS).get(0);
        TestJournal.harm(folder, JournalStream.OUTPUTS, file -> {
            file.seek(place.end() - 1);
            file.write(0x55);
        });

        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(folder, Progress.NONE);

        assertFalse(replay.identical());
        assertTrue(replay.firstDivergence().expected().contains("DAMAGED: its chain link is"), replay.firstDivergence().text());
    }

    @Test
    void shouldReportDamageInTheCount() throws Exception {
        write(INPUTS, 0);
        final TestJournal.Place place = TestJournal.places(folder, JournalStream.INPUTS).get(100);
        TestJournal.harm(folder, JournalStream.INPUTS, file -> {
            file.seek(place.start() + 30);
            file.write(0x55);
        });

        final JournalStats.StreamStats inputs = JournalStats.of(folder, Progress.NONE).streams().get(0);

        assertFalse(inputs.chainVerified());
        assertEquals(100, inputs.records());
        assertTrue(inputs.problem().contains("byte " + place.start()), inputs.problem());
    }

    /** Writes inputs, and where {@code strayAt} is not 0 one output that no engine ever said, at that input. */
    private InputProcessor write(final int inputs, final long strayAt) {
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            final InputProcessor processor = new InputProcessor(TestInputs.silentVenue(), writer);
            final TestInputs feed = new TestInputs(processor);
            if (strayAt > 0 && strayAt <= inputs) {
                feed.accept(strayAt);
                sayStray(processor, strayAt);
                feed.accept(inputs - strayAt);
            } else {
                feed.accept(inputs);
                if (strayAt > 0) {
                    TestInputs.appendStray(writer, processor, strayAt);
                }
            }
            return processor;
        }
    }

    /** It goes out with the outputs of the next input. */
    private static void sayStray(final InputProcessor processor, final long sequence) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        processor.onOutput(buffer, 0, TestInputs.encodeStray(buffer, sequence));
    }
}
