package genesis.gateway.stream;

import io.netty.util.concurrent.Ticker;
import java.util.function.LongSupplier;

/**
 * The machine's time at the price of the monotonic clock, which is finer and cheaper than the wall's. The wall is asked
 * once a second whether it was set meanwhile.
 */
final class WallClock implements MessageClock {
    private static final long NS_PER_MS = 1_000_000;
    private static final long CHECK_EVERY_NS = 1_000_000_000;
    /** Less is the coarseness of the wall clock, more is a step or a drift. */
    private static final long DEVIATION_NS_MAX = 5_000_000;

    private final Ticker ticker;
    private final LongSupplier wallMs;
    private long offsetNs;
    private long checkedNs;
    private long lastNs;

    WallClock(final Ticker ticker, final LongSupplier wallMs) {
        this.ticker = ticker;
        this.wallMs = wallMs;
        checkedNs = ticker.nanoTime();
        offsetNs = wallMs.getAsLong() * NS_PER_MS - checkedNs;
    }

    @Override
    public long timeNs() {
        final long monotonicNs = ticker.nanoTime();
        if (monotonicNs - checkedNs >= CHECK_EVERY_NS) {
            checkedNs = monotonicNs;
            final long wallOffsetNs = wallMs.getAsLong() * NS_PER_MS - monotonicNs;
            if (Math.abs(wallOffsetNs - offsetNs) > DEVIATION_NS_MAX) {
                offsetNs = wallOffsetNs;
            }
        }
        lastNs = Math.max(lastNs, monotonicNs + offsetNs);
        return lastNs;
    }

    @Override
    public void onVenueTime(final long timeNs) {
    }
}
