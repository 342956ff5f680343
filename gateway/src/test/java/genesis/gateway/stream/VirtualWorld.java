package genesis.gateway.stream;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One event loop with sockets in memory and a clock that jumps from one timer to the next: whoever lives on it, a
 * gateway and its exchange, lives an hour in milliseconds, each time in the same order.
 */
public final class VirtualWorld implements AutoCloseable {
    /** 2025-11-20 00:00:00 UTC. */
    public static final long START_MS = 1_763_596_800_000L;
    /** So many turns without a pause for the clock are an endless conversation. */
    private static final int TURNS_MAX = 1_000_000;

    public final MockTicker ticker = Ticker.newMockTicker();
    public final Loop loop = new Loop(LocalIoHandler.newFactory(), ticker);

    public VirtualWorld() {
        loop.setOwningThread(Thread.currentThread());
    }

    public Environment environment(final long seed) {
        return Environment.inMemory(loop, this::wallMs, seed);
    }

    public long nowNs() {
        return ticker.nanoTime();
    }

    public long wallMs() {
        return START_MS + ticker.nanoTime() / 1_000_000;
    }

    /** Everything that happens without time passing. */
    public void settle() {
        for (int turn = 0; loop.runNow() > 0; turn++) {
            if (turn > TURNS_MAX) {
                throw new AssertionError("the world does not come to rest at " + ticker.nanoTime() + " ns");
            }
        }
    }

    /** Lets so much time pass, timer by timer. */
    public void run(final long duration, final TimeUnit unit) {
        final long endNs = ticker.nanoTime() + unit.toNanos(duration);
        settle();
        for (long next = loop.nsToNextTimer(); next >= 0 && ticker.nanoTime() + next <= endNs; next = loop.nsToNextTimer()) {
            ticker.advance(Math.max(1, next), TimeUnit.NANOSECONDS);
            settle();
        }
        if (ticker.nanoTime() < endNs) {
            ticker.advance(endNs - ticker.nanoTime(), TimeUnit.NANOSECONDS);
            settle();
        }
    }

    /** Runs until it is so; returns how long that took. An error where it is not so after the time given. */
    public long runUntil(final BooleanSupplier condition, final long maxNs) {
        final long startNs = ticker.nanoTime();
        settle();
        while (!condition.getAsBoolean()) {
            final long next = loop.nsToNextTimer();
            if (next < 0 || ticker.nanoTime() - startNs + next > maxNs) {
                throw new AssertionError("did not happen within " + maxNs / 1_000_000 + " ms");
            }
            ticker.advance(Math.max(1, next), TimeUnit.NANOSECONDS);
            settle();
        }
        return ticker.nanoTime() - startNs;
    }

    @Override
    @SuppressWarnings("deprecation") // The graceful way sleeps until nobody adds tasks.
    public void close() {
        settle();
        loop.shutdown();
        while (!loop.isTerminated()) {
            loop.runNow();
        }
    }

    /** Netty's loop, which knows its next timer but does not say it. */
    public static final class Loop extends ManualIoEventLoop {
        private Loop(final IoHandlerFactory sockets, final Ticker ticker) {
            super(null, null, sockets, ticker);
        }

        /** Below zero where there is none. */
        long nsToNextTimer() {
            final long deadlineNs = nextScheduledTaskDeadlineNanos();
            return deadlineNs < 0 ? -1 : Math.max(0, deadlineNs - ticker().nanoTime());
        }
    }
}
