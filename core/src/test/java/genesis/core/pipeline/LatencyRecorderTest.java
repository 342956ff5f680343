package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void shouldForgetTheColdStartInRecentFiguresButNotInTheTotal() {
        recorder.recent(SECOND_NS);
        recorder.record(1_000_000);
        recorder.recent(2 * SECOND_NS);
        assertEquals(1, recorder.recent(6 * SECOND_NS).count(), "still within ten seconds");
        recorder.record(100);
        recorder.recent(11 * SECOND_NS);
        final LatencyRecorder.Figures recent = recorder.recent(12 * SECOND_NS);

        assertEquals(1, recent.count());
        assertEquals(100, recent.max());
        assertEquals(2, recorder.figures().count());
        assertEquals(2, recorder.count());
        assertEquals(100, recorder.figures().p50());
    }

    @Test
    void shouldCountWhatTakesLongerThanAMinuteAsAMinute() {
        recorder.record(Long.MAX_VALUE);
        recorder.record(-1);

        assertEquals(60e9, recorder.figures().max(), 60e9 / 1_000);
        assertEquals(2, recorder.figures().count());
    }

    @Test
    void shouldForgetAllAtAReset() {
        recorder.record(5);
        recorder.recent(SECOND_NS);
        recorder.reset();

        assertEquals(0, recorder.figures().count());
        assertEquals(0, recorder.recent(2 * SECOND_NS).count());
    }
}
