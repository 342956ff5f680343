package genesis.gateway.simulator;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A recording as a {@link MarketSource}: its frames are sent verbatim, whatever the client subscribes to. Accepted are
 * files with one server message a line, plain or gzip, and those with times of receipt in front; see
 * {@link CaptureReader}.
 * <p>With a time to resume after, frames up to it are not sent. The client gets what an exchange would tell after a
 * reconnect: the greeting, the acknowledgements, and each book as one snapshot; then the recording goes on.
 * <p>Threading: constructed on any thread; read by the server's event loop.
 */
public final class CapturePlayer implements MarketSource {
    /** Play from the beginning. */
    public static final long FROM_START = Long.MIN_VALUE;

    private final Path file;
    private final long resumeAfterNs;
    private final long firstTimeNs;

    /** Checks the file. Throws {@link CaptureException} for a file that cannot be played, with what to do about it. */
    public CapturePlayer(final Path file) {
        this(file, FROM_START);
    }

    /** As above, and throws where the whole recording lies before the time to resume after. */
    public CapturePlayer(final Path file, final long resumeAfterNs) {
        this.file = file;
        this.resumeAfterNs = resumeAfterNs;
        firstTimeNs = findFirstTime();
        if (resumeAfterNs != FROM_START) {
            checkReachesBeyondResume();
        }
    }

    /**
     * The first time in the file: of receipt, or the exchange's in the first trade or candle. Zero where there is none.
     */
    @Override
    public long firstTimeNs() {
        return firstTimeNs;
    }

    Path file() {
        return file;
    }

    long resumeAfterNs() {
        return resumeAfterNs;
    }

    private long findFirstTime() {
        try (CaptureReader reader = new CaptureReader(file)) {
            final CaptureTime time = new CaptureTime(CaptureReader.NO_TIME);
            boolean found = false;
            while (reader.next()) {
                if (!found && !reader.isMessage()) {
                    break; // A file of other things may well hold a line that starts like a message.
                }
                found = true;
                final long timeNs = time.of(reader);
                if (time.isKnown()) {
                    return timeNs;
                }
            }
            if (!found) {
                throw new CaptureException("capture " + file
                    + " holds no message: expected one JSON message of the exchange"
                    + " a line, or lines of the form 'time: message'", null);
            }
            return 0;
        }
    }

    private void checkReachesBeyondResume() {
        try (CaptureReader reader = new CaptureReader(file)) {
            final CaptureTime time = new CaptureTime(firstTimeNs);
            long lastNs = firstTimeNs;
            while (reader.next()) {
                lastNs = time.of(reader);
                if (lastNs > resumeAfterNs) {
                    return;
                }
            }
            throw new CaptureException("capture " + file + " was already played to its end: it ends at " + instant(lastNs)
                + ", the journal at " + instant(resumeAfterNs) + ". Use another capture or a new data directory", null);
        }
    }

    private static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(0, timeNs);
    }
}
