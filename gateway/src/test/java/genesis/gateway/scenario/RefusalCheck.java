package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.unit.E8;
import java.time.Duration;
import java.time.Instant;

/** Both numbers of a denial. */
final class RefusalCheck {
    private final long seen;
    private final long limit;

    RefusalCheck(final long seen, final long limit) {
        this.seen = seen;
        this.limit = limit;
    }

    RefusalCheck seen(final String decimal) {
        assertEquals(decimal, E8.text(seen), "the number that was seen");
        return this;
    }

    RefusalCheck limit(final String decimal) {
        assertEquals(decimal, E8.text(limit), "the limit");
        return this;
    }

    RefusalCheck seenCount(final long count) {
        assertEquals(count, seen, "the number that was seen");
        return this;
    }

    RefusalCheck limitCount(final long count) {
        assertEquals(count, limit, "the limit");
        return this;
    }

    RefusalCheck limit(final Duration duration) {
        assertEquals(duration, Duration.ofNanos(limit), "the limit");
        return this;
    }

    /** As a moment, since 1970. */
    RefusalCheck limitIsTime(final String time) {
        assertEquals(Instant.parse(time), Instant.ofEpochSecond(0, limit), "the limit");
        return this;
    }
}
