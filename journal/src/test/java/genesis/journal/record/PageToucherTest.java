package genesis.journal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.pipeline.InputProcessor;
import genesis.journal.TestInputs;
import genesis.journal.replay.ChainScan;
import genesis.journal.replay.Progress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageToucherTest {
    private static final int LENGTH = (int) (4 * PageToucher.AHEAD);

    @TempDir
    private Path folder;

    @Test
    void shouldTouchUpToItsReachAndChangeNoByte() {
        final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
        for (int i = 0; i < LENGTH; i += 4096) {
            memory.putLong(i, i % 3 == 0 ? 0 : i);
        }
        final PageToucher.Target target = new PageToucher.Target();
        assertFalse(target.isBehind());

        target.report(memory.addressOffset(), LENGTH, 100);
        int steps = 0;
        while (target.isBehind() && target.touch()) {
            steps++;
        }

        // 32 MiB in steps of 64 pages of 4 KiB.
        assertTrue(steps >= 127 && steps <= 129, "steps=" + steps);
        for (int i = 0; i < LENGTH; i += 4096) {
            assertEquals(i % 3 == 0 ? 0 : i, memory.getLong(i));
        }
    }

    @Test
    void shouldLetGoOfAMappingBeforeItsEndAndWhenTold() {
        final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
        final PageToucher.Target target = new PageToucher.Target();

        target.report(memory.addressOffset(), LENGTH, LENGTH - 2 * PageToucher.AHEAD + 1);
        assertFalse(target.isBehind());
        assertFalse(target.touch());

        target.report(memory.addressOffset(), LENGTH, 0);
        assertTrue(target.isBehind());
        target.forget();
        assertFalse(target.touch());
    }

    @Test
    void shouldLeaveTheRecordsAloneWhileTheWriterWrites() {
        final int inputs = 200_000;
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, true)) {
            new TestInputs(new InputProcessor(TestInputs.silentVenue(), writer)).accept(inputs);
        }
        final ChainScan scan = ChainScan.run(folder, JournalStream.INPUTS, Progress.NONE);
        assertEquals(inputs, scan.records());
        assertNull(scan.torn());
    }
}
