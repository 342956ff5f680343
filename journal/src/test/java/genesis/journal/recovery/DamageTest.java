package genesis.journal.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.journal.TestInputs;
import genesis.journal.TestJournal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    private static final int INPUTS = 60;
    private static final int FLIPS = 200;

    @TempDir
    private Path folder;

    @Test
    void shouldStopAtEveryFlippedBitInsideAndChangeNothing() throws Exception {
        final long seed = System.nanoTime();
        System.out.println("DamageTest seed=" + seed);
        final Random random = new Random(seed);
        TestJournal.write(folder, INPUTS);
        final List<TestJournal.Place> places = TestJournal.places(folder, JournalStream.INPUTS);
        final int end = (int) places.get(INPUTS - 1).end();
        for (int i = 0; i < FLIPS; i++) {
            final int index = random.nextInt(INPUTS - 1);
            final long bit = randomBit(random, places.get(index));
            final String claim = "seed=" + seed + ", record=" + (index + 1) + ", bit=" + bit;
            TestJournal.harm(folder, JournalStream.INPUTS, file -> flip(file, bit));
            final byte[] before = TestJournal.head(folder, JournalStream.INPUTS, end);

            final JournalException damaged = assertThrows(JournalException.class, this::recover, claim);

            assertEquals(JournalException.Kind.DAMAGED, damaged.kind(), claim);
            assertTrue(damaged.getMessage().contains("behind sequence " + index + ","), claim + ": "
                + damaged.getMessage());
            assertArrayEquals(before, TestJournal.head(folder, JournalStream.INPUTS, end), claim);
            TestJournal.harm(folder, JournalStream.INPUTS, file -> flip(file, bit));
        }
        assertEquals(List.of(), recover().notes());
    }

    @Test
    void shouldCutAFlippedLastRecord() throws Exception {
        final long seed = System.nanoTime();
        System.out.println("DamageTest seed=" + seed);
        final Random random = new Random(seed);
        final Path whole = folder.resolve("whole");
        TestJournal.write(whole, INPUTS);
        final TestJournal.Place last = TestJournal.places(whole, JournalStream.INPUTS).get(INPUTS - 1);
        for (int i = 0; i < 32 + 30; i++) {
            final Path copy = folder.resolve("copy-" + i);
            TestJournal.copy(whole, copy);
            // Every bit of the record's length, then some of what is in it.
            final long bit = i < 32 ? last.start() * 8 + i : randomBit(random, last);
            TestJournal.harm(copy, JournalStream.INPUTS, file -> flip(file, bit));

            try (DataDirectory data = DataDirectory.open(copy)) {
                final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
                assertEquals(INPUTS - 1, recovered.inputs(), "seed=" + seed + ", bit=" + bit);
                assertTrue(recovered.notes().get(0).contains("inputs is torn"), recovered.notes().toString());
                recovered.writer().close();
            }
        }
    }

    @Test
    void shouldStopWhereAPageInsideIsZero() throws Exception {
        TestJournal.write(folder, INPUTS);
        final TestJournal.Place hole = TestJournal.places(folder, JournalStream.INPUTS).get(20);
        TestJournal.harm(folder, JournalStream.INPUTS, file -> {
            file.seek(hole.start());
            file.write(new byte[512]);
        });

        final JournalException damaged = assertThrows(JournalException.class, this::recover);

        assertEquals(JournalException.Kind.DAMAGED, damaged.kind());
        assertTrue(damaged.getMessage().contains("byte " + hole.start()), damaged.getMessage());
    }

    /** The record itself follows from the one before; only its link does not say so, and the last record proves it. */
    @Test
    void shouldStopAtAFlippedLinkOfTheLastButOne() throws Exception {
        TestJournal.write(folder, INPUTS);
        final TestJournal.Place place = TestJournal.places(folder, JournalStream.INPUTS).get(INPUTS - 2);
        TestJournal.harm(folder, JournalStream.INPUTS, file -> flip(file, place.end() * 8 - 5));

        assertEquals(JournalException.Kind.DAMAGED, assertThrows(JournalException.class, this::recover).kind());
    }

    @Test
    void shouldStopWhereALaterFileFollowsTheDamage() throws Exception {
        for (final int later : new int[] {1, 5}) {
            final Path data = folder.resolve("later-" + later);
            TestJournal.writeOnTwoDays(data, INPUTS, later);
            final TestJournal.Place last = TestJournal.places(data, JournalStream.INPUTS).get(INPUTS - 1);
            TestJournal.harm(data, JournalStream.INPUTS, file -> flip(file, last.start() * 8 + 100));

            assertEquals(JournalException.Kind.DAMAGED,
                assertThrows(JournalException.class, () -> recover(data)).kind());
        }
    }

    @Test
    void shouldStopAtAHoleInAnOlderFile() throws Exception {
        TestJournal.writeOnTwoDays(folder, INPUTS, 1);
        final TestJournal.Place hole = TestJournal.places(folder, JournalStream.INPUTS).get(20);
        TestJournal.harm(folder, JournalStream.INPUTS, file -> {
            file.seek(hole.start());
            file.write(new byte[512]);
        });

        assertEquals(JournalException.Kind.DAMAGED, assertThrows(JournalException.class, this::recover).kind());
    }

    @Test
    void shouldCutTheOnlyRecordOfTheNewestFile() throws Exception {
        TestJournal.writeOnTwoDays(folder, INPUTS, 1);
        final Path newest = JournalStream.INPUTS.files(folder).get(1);
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
            flip(file, TestJournal.places(newest).get(0).start() * 8 + 100);
        }

        final Recovered recovered = recover();

        assertEquals(INPUTS, recovered.inputs());
        assertTrue(recovered.notes().get(0).contains("inputs is torn"), recovered.notes().toString());
    }

    private Recovered recover() {
        return recover(folder);
    }

    private static Recovered recover(final Path folder) {
        try (DataDirectory data = DataDirectory.open(folder)) {
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
            recovered.writer().close();
            return recovered;
        }
    }

    private static long randomBit(final Random random, final TestJournal.Place place) {
        return place.start() * 8 + random.nextInt((int) (place.end() - place.start()) * 8);
    }

    private static void flip(final RandomAccessFile file, final long bit) throws IOException {
        file.seek(bit / 8);
        final int value = file.read();
        file.seek(bit / 8);
        file.write(value ^ 1 << bit % 8);
    }
}
