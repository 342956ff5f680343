package genesis.gateway.stream;

import io.netty.util.concurrent.Ticker;
import java.util.function.LongSupplier;

/**
 * Where the time of a message comes from: the wall, or the venue where the venue is a recording or runs faster than
 * life. Epoch nanoseconds. Threading: the gateway's thread. Allocation: none.
 */
public interface MessageClock {
    /** Now. Never runs backwards. */
    long timeNs();

    /** The venue said what time it is there; only a clock of the venue listens. */
    void onVenueTime(long timeNs);

    /** Time of this machine. */
    static MessageClock wall() {
        return wall(Ticker.systemTicker(), System::currentTimeMillis);
    }

    /** Time of a world with these clocks: monotonic nanoseconds, and milliseconds since 1970. */
    static MessageClock wall(final Ticker ticker, final LongSupplier wallMs) {
        return new WallClock(ticker, wallMs);
    }

    /** Time of the venue, zero until it tells. */
    static MessageClock venue() {
        return new VenueClock();
    }
}
