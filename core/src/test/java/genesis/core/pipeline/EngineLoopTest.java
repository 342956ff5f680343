package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.engine.Inputs;
import genesis.core.message.Message;
import genesis.core.message.OrderAcceptedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EngineLoopTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NOON_NS = 1_700_000_000L * SECOND_NS;

    private final MemoryJournal journal = new MemoryJournal();
    private final PlannedVenue venue = new PlannedVenue();
    private final InputProcessor processor = new InputProcessor(venue, journal);
    private final InputRing ring = new InputRing();
    private final Inputs inputs = new Inputs();
    private long clockNs;

    @Test
    void shouldPutATickInFrontOfTheFirstInputOfEachSecond() {
        final EngineLoop loop = loop(false);
        heartbeat(NOON_NS + 100);
        heartbeat(NOON_NS + SECOND_NS - 1);
        heartbeat(NOON_NS + SECOND_NS);
        heartbeat(NOON_NS + 3 * SECOND_NS + 5);
        assertEquals(7, loop.poll());
        assertEquals(List.of(100L, SECOND_NS - 1, SECOND_NS, SECOND_NS, 2 * SECOND_NS, 3 * SECOND_NS, 3 * SECOND_NS + 5), sinceNoon());
        assertEquals(List.of(8, 8, 5, 8, 5, 5, 8), journal.templates());
        assertEquals(7, loop.processedSequence());
    }

    @Test
    void shouldPutAnswersAndTicksInTheOrderOfTheirTimes() {
        final EngineLoop loop = loop(false);
        heartbeat(NOON_NS);
        loop.poll();
        venue.dueNs.addAll(List.of(NOON_NS + 500, NOON_NS + SECOND_NS, NOON_NS + SECOND_NS + 7, NOON_NS + 9 * SECOND_NS));
        heartbeat(NOON_NS + SECOND_NS + 7);
        loop.poll();
        assertEquals(List.of(0L, 500L, SECOND_NS, SECOND_NS, SECOND_NS + 7, SECOND_NS + 7), sinceNoon());
        assertEquals(List.of(8, 30, 5, 30, 30, 8), journal.templates(), "a tick first where times are equal, the input last");
        assertEquals(1, venue.dueNs.size(), "what is not due waits");
    }

    @Test
    void shouldMakeOneTickOfALongSilence() {
        final EngineLoop loop = loop(false);
        heartbeat(NOON_NS);
        heartbeat(NOON_NS + 3_600 * SECOND_NS + SECOND_NS);
        loop.poll();
        assertEquals(3_601, ticks(), "an hour is not too long");
        final int before = journal.inputs.size();
        heartbeat(NOON_NS + 100_000 * SECOND_NS + 3);
        loop.poll();
        assertEquals(List.of(5, 8), journal.templates().subList(before, journal.inputs.size()));
        assertEquals(100_000 * SECOND_NS, sinceNoon().get(before));
        heartbeat(NOON_NS + 100_001 * SECOND_NS);
        loop.poll();
        assertEquals(3_603, ticks(), "and every second from there on");
    }

    @Test
    void shouldKeepOrderForAnInputThatLags() {
        final EngineLoop loop = loop(false);
        heartbeat(NOON_NS + 2 * SECOND_NS);
        heartbeat(NOON_NS + 5);
        heartbeat(NOON_NS + 3 * SECOND_NS);
        loop.poll();
        assertEquals(List.of(2 * SECOND_NS, 2 * SECOND_NS, 3 * SECOND_NS, 3 * SECOND_NS), sinceNoon());
    }

    @Test
    void shouldLetTimePassInSilenceWhereThereIsAClock() {
        final EngineLoop loop = loop(true);
        clockNs = NOON_NS;
        assertEquals(0, loop.poll(), "no session, no time");
        heartbeat(NOON_NS + 5);
        loop.poll();
        clockNs = NOON_NS + 2 * SECOND_NS;
        venue.dueNs.add(NOON_NS + SECOND_NS + 1);
        assertEquals(3, loop.poll());
        assertEquals(List.of(8, 5, 30, 5), journal.templates());
        assertEquals(4, loop.processedSequence());
        assertEquals(0, loop.poll(), "the clock stands");
    }

    @Test
    void shouldStandStillInSilenceWithoutAClock() {
        final EngineLoop loop = loop(false);
        heartbeat(NOON_NS);
        loop.poll();
        venue.dueNs.add(NOON_NS + 1);
        assertEquals(0, loop.poll());
        assertEquals(1, journal.inputs.size());
    }

    @Test
    void shouldGoOnWithTheNextSecondAfterARecovery() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
        processor.accept(buffer, inputs.tick(buffer, NOON_NS));
        final EngineLoop loop = loop(false);
        heartbeat(NOON_NS + SECOND_NS + 1);
        loop.poll();
        assertEquals(List.of(0L, SECOND_NS, SECOND_NS + 1), sinceNoon());
    }

    @Test
    void shouldTakeTurnsAndLoseNothing() {
        final EngineLoop loop = loop(false);
        for (int i = 0; i < 1_000; i++) {
            heartbeat(NOON_NS + i);
        }
        int turns = 0;
        while (!ring.isEmpty()) {
            assertTrue(loop.poll() <= 256);
            turns++;
        }
        assertEquals(4, turns);
        assertEquals(1_000, processor.lastSequence());
    }

    @Test
    void shouldCallWhenFullAndLoseNothing() {
        final EngineLoop loop = loop(false);
        final int[] calls = {0};
        ring.whenFull(() -> {
            calls[0]++;
            loop.poll();
        });
        final int count = 3 * InputRing.SLOT_COUNT + 17;
        for (int i = 0; i < count; i++) {
            heartbeat(NOON_NS + i);
        }
        assertTrue(calls[0] > 0, "the ring was full");
        assertFalse(ring.isEmpty());
        while (loop.poll() != 0) {
            assertTrue(processor.lastSequence() <= count);
        }
        assertEquals(count, processor.lastSequence());
        assertEquals(NOON_NS + count - 1, processor.lastTimeNs());
    }

    @Test
    void shouldMeasureEveryInputOfTheRing() {
        final LatencyRecorder latency = new LatencyRecorder();
        final EngineLoop loop = new EngineLoop(ring, processor, null, latency, new AllocationMeter());
        for (int i = 0; i < 100; i++) {
            heartbeat(NOON_NS + i);
        }
        loop.poll();
        assertEquals(100, latency.figures().count());
        assertTrue(latency.figures().max() >= latency.figures().p50() && latency.figures().p50() > 0);
        latency.reset();
        assertEquals(0, latency.figures().count());
    }

    private EngineLoop loop(final boolean withClock) {
        return new EngineLoop(ring, processor, withClock ? () -> clockNs : null, new LatencyRecorder(), new AllocationMeter());
    }

    private void heartbeat(final long timeNs) {
        final long slot = ring.claim();
        ring.publish(slot, inputs.heartbeat(ring.buffer(slot), timeNs, Message.UNKNOWN_INSTRUMENT));
    }

    private long ticks() {
        return journal.templates().stream().filter(id -> id == 5).count();
    }

    private List<Long> sinceNoon() {
        return journal.times().stream().map(timeNs -> timeNs - NOON_NS).toList();
    }

    /** Answers at times that are set from outside. */
    private final class PlannedVenue implements Venue {
        private final List<Long> dueNs = new ArrayList<>();

        @Override
        public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        }

        @Override
        public void onCommand(final UnsafeBuffer buffer, final int offset, final int length) {
            throw new AssertionError("no commands here");
        }

        @Override
        public long nextDueNs() {
            return dueNs.isEmpty() ? NOTHING_DUE : dueNs.get(0);
        }

        @Override
        public int answer(final UnsafeBuffer into) {
            return inputs.accepted(into, dueNs.remove(0), OrderAcceptedDecoder.TEMPLATE_ID);
        }
    }
}
