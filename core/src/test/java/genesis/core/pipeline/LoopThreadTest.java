package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.engine.Inputs;
import genesis.core.message.Message;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class LoopThreadTest {
    /** As many as fit while nobody takes any. */
    private static final int PUBLISHED = InputRing.SLOT_COUNT;

    private static final long PATIENCE_MS = 20_000;

    private final InputRing ring = new InputRing();
    private final Inputs inputs = new Inputs();

    @ParameterizedTest
    @EnumSource(Waiting.class)
    void shouldProcessWhatIsInTheRingBeforeItStops(final Waiting waiting) throws InterruptedException {
        final InputProcessor processor = new InputProcessor(new PatientVenue(1), new MemoryJournal());
        final EngineLoop loop = loop(processor);
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final LoopThread thread = new LoopThread("test-loop", loop, null, waiting, () -> {
            started.countDown();
            await(go);
        });
        thread.start();
        assertTrue(started.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        for (int i = 0; i < PUBLISHED; i++) {
            heartbeat(i);
        }
        final Thread stopper = new Thread(() -> {
            try {
                assertTrue(thread.stop(PATIENCE_MS));
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();
        go.countDown();
        stopper.join();
        assertFalse(thread.isRunning());
        assertNull(thread.failure());
        assertEquals(PUBLISHED, processor.lastSequence());
        assertEquals(PUBLISHED, loop.processedSequence());
    }

    @Test
    void shouldStopAlthoughTheMarketNeverFallsSilent() throws InterruptedException {
        final CountDownLatch busy = new CountDownLatch(1_000);
        final Thread[] owner = {null};
        final LoopThread thread = new LoopThread("test-io", null, new IoTurn() {
            @Override
            public void owner(final Thread of) {
                owner[0] = of;
            }

            @Override
            public int poll() {
                busy.countDown();
                return 1;
            }

            @Override
            public int poll(final long waitNsMax) {
                return poll();
            }
        }, Waiting.SPIN, () -> { });
        thread.start();
        assertTrue(busy.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        assertTrue(thread.stop(PATIENCE_MS));
        assertSame(thread.thread(), owner[0]);
        assertNull(thread.failure());
    }

    @Test
    void shouldWaitInsideTheEventLoopWhereNothingHappens() throws InterruptedException {
        final CountDownLatch waited = new CountDownLatch(3);
        final AtomicLong waitNs = new AtomicLong();
        final LoopThread thread = new LoopThread("test-io", null, new IoTurn() {
            @Override
            public void owner(final Thread of) {
            }

            @Override
            public int poll() {
                return 0;
            }

            @Override
            public int poll(final long waitNsMax) {
                waitNs.set(waitNsMax);
                waited.countDown();
                return 0;
            }
        }, Waiting.THRIFTY, () -> { });
        thread.start();
        assertTrue(waited.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        assertTrue(thread.stop(PATIENCE_MS));
        assertTrue(waitNs.get() > 0 && waitNs.get() <= 1_000_000, "waitNs=" + waitNs.get());
    }

    @Test
    void shouldEndAtTheFirstFailureAndSayWhy() throws InterruptedException {
        final IllegalStateException broken = new IllegalStateException("the journal takes no more");
        final InputProcessor processor = new InputProcessor(new PatientVenue(1), new Journal() {
            @Override
            public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
                throw broken;
            }

            @Override
            public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
            }
        });
        final LoopThread thread = new LoopThread("test-loop", loop(processor), null, Waiting.SPIN, () -> { });
        thread.start();
        heartbeat(1);
        thread.thread().join(PATIENCE_MS);
        assertFalse(thread.isRunning());
        assertSame(broken, thread.failure());
        assertEquals(0, processor.engine().counters().heartbeats(), "nothing is decided that is not journaled");
    }

    @Test
    void shouldReportAFailureOfItsStart() throws InterruptedException {
        final IllegalStateException broken = new IllegalStateException("no such processor");
        final LoopThread thread = new LoopThread("test-loop", null, null, Waiting.THRIFTY, () -> {
            throw broken;
        });
        thread.start();
        thread.thread().join(PATIENCE_MS);
        assertSame(broken, thread.failure());
        assertTrue(thread.stop(PATIENCE_MS));
    }

    private EngineLoop loop(final InputProcessor processor) {
        return new EngineLoop(ring, processor, null, new LatencyRecorder(), new AllocationMeter());
    }

    private void heartbeat(final int number) {
        final long slot = ring.claim();
        ring.publish(slot, inputs.heartbeat(ring.buffer(slot), Market.START_NS + number, Message.UNKNOWN_INSTRUMENT));
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
