package genesis.journal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.journal.MemoryTempDir;
import genesis.journal.TestInputs;
import genesis.journal.TestJournal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves: the last bytes of the file are missing, or are zero. */
class TornTailTest {
    private static final int INPUTS = 13;
    private static final int TORN = 3;

    @TempDir(factory = MemoryTempDir.class)
    private Path folder;

    @Test
    void shouldKeepExactlyTheWholeRecordsWhereTheFileWasTruncated() throws Exception {
        tearAtEveryByte((file, offset) -> file.setLength(offset), false);
    }

    @Test
    void shouldKeepExactlyTheWholeRecordsWhereTheEndIsZero() throws Exception {
        tearAtEveryByte((file, offset) -> {
            final long length = file.length();
            file.setLength(offset);
            file.setLength(length);
        }, true);
    }

    @Test
    void shouldChangeNothingWhereNothingIsTorn() {
        TestJournal.write(folder, INPUTS);
        try (DataDirectory data = DataDirectory.open(folder)) {
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
            assertEquals(INPUTS, recovered.inputs());
            assertEquals(List.of(), recovered.notes());
            recovered.writer().close();
        }
    }

    private void tearAtEveryByte(final Tear tear, final boolean zeroed) throws Exception {
        final Path whole = folder.resolve("whole");
        TestJournal.write(whole, INPUTS);
        final List<TestJournal.Place> places = TestJournal.places(whole, JournalStream.INPUTS);
        final byte[] bytes = TestJournal.head(whole, JournalStream.INPUTS, (int) places.get(INPUTS - 1).end());
        for (long offset = places.get(INPUTS - TORN).start(); offset <= bytes.length; offset++) {
            final Path torn = folder.resolve("torn-at-" + offset);
            TestJournal.copy(whole, torn);
            final long at = offset;
            TestJournal.harm(torn, JournalStream.INPUTS, file -> tear.at(file, at));
            assertRecovers(torn, offset, wholeRecords(places, bytes, offset, zeroed));
        }
    }

    /** A record whose cut-off bytes were zero anyway is still whole where zeros took their place. */
    private static int wholeRecords(final List<TestJournal.Place> places, final byte[] bytes, final long offset,
                                    final boolean zeroed) {
        final byte[] left = Arrays.copyOf(bytes, (int) offset);
        int whole = 0;
        for (final TestJournal.Place place : places) {
            final boolean same = zeroed
                ? Arrays.equals(Arrays.copyOf(left, bytes.length), (int) place.start(), (int) place.end(),
                    bytes, (int) place.start(), (int) place.end())
                : place.end() <= offset;
            whole += same ? 1 : 0;
        }
        return whole;
    }

    private static void assertRecovers(final Path torn, final long offset, final int expected) {
        final String claim = "torn at byte " + offset;
        try (DataDirectory data = DataDirectory.open(torn)) {
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
            assertEquals(expected, recovered.processor().lastSequence(), claim);
            assertEquals(expected < INPUTS,
                recovered.notes().stream().anyMatch(note -> note.contains("inputs is torn")),
                claim + ": " + recovered.notes());

            new TestInputs(recovered.processor()).accept(2);
            recovered.writer().close();
        }
        final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(torn, Progress.NONE);
        assertTrue(replay.identical(), claim + ": " + replay);
        assertEquals(expected + 2, replay.inputs(), claim);
        assertEquals(List.of(), replay.notes(), claim);
    }

    @FunctionalInterface
    private interface Tear {
        void at(RandomAccessFile file, long offset) throws IOException;
    }
}
