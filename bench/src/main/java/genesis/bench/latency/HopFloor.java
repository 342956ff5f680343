package genesis.bench.latency;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.Pin;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Threads;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * The bare way from core to core and back: two threads that hand a number to each other. Nothing in layout {@code
 * split} can be faster than half of it, and on virtual machines it changes within seconds: read the split figures
 * beside it.
 */
public final class HopFloor {
    private static final int PING = 16;
    /** Cache lines apart. */
    private static final int PONG = 48;

    private HopFloor() {
    }

    public static Result run(final Plan plan) {
        final int warmUp = plan.choose(200_000, 100_000, 1_000);
        final int count = warmUp + plan.choose(1_000_000, 300_000, 1_000);
        final AtomicLongArray line = new AtomicLongArray(64);
        final Histogram histogram = Latencies.histogram();
        Threads.run(() -> {
            Pin.feeder();
            for (int i = 1; i <= count; i++) {
                final long start = System.nanoTime();
                line.set(PING, i);
                while (line.get(PONG) != i) {
                    Threads.spin();
                }
                if (i > warmUp) {
                    Latencies.record(histogram, System.nanoTime() - start);
                }
            }
        }, () -> {
            Pin.engine();
            for (int i = 1; i <= count; i++) {
                while (line.get(PING) != i) {
                    Threads.spin();
                }
                line.set(PONG, i);
            }
        });
        final String name = "floor: core to core and back";
        return histogram.getTotalCount() == count - warmUp && line.get(PONG) == count
            ? Result.ofLatency(name, histogram, Target.NONE, "one clock reading included")
            : Result.wrong(name, "lost a round: last=" + line.get(PONG));
    }
}
