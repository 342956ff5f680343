package genesis.gateway.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What happened so far, line by line with the time at which it did: what a failing scenario prints. */
final class Story {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();
    private final LongSupplier wallMs;

    Story(final LongSupplier wallMs) {
        this.wallMs = wallMs;
    }

    /** @param who trader, market, exchange, fault, engine or test */
    void tell(final String who, final String what) {
        lines.add(String.format("%s  %-8s  %s", TIME.format(Instant.ofEpochMilli(wallMs.getAsLong())), who, what));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
