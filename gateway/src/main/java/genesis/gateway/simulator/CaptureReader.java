package genesis.gateway.simulator;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Walks through a recording, frame by frame, without a String in sight. Lines are recognised by what they hold:
 *
 * <pre>
 *   {"event":…} or [81568,…]                    a server's message
 *   1618677543.83163: {"event":"info",…}        the same with its time of receipt, epoch seconds
 *   wss://… &lt;- 1618677543.829587: {…}            what the client sent: skipped
 *   wss://… &lt;-&gt; 1618677543.367689               a connection came up: skipped
 * </pre>
 *
 * Plain or gzip, whatever the name says; a name that says gzip must hold it.
 * <p>Threading: one thread. Allocation: none per frame.
 */
final class CaptureReader implements Closeable {
    /** The line has no time of receipt. */
    static final long NO_TIME = Long.MIN_VALUE;

    /** A book snapshot of 250 levels a side is 20 kB; a line of this length is no message. */
    private static final int LINE_LENGTH_MAX = 8 * 1024 * 1024;
    private static final int GZIP_MAGIC_1 = 0x1F;
    private static final int GZIP_MAGIC_2 = 0x8B;

    private final Path file;
    private final InputStream in;
    private byte[] bytes = new byte[256 * 1024];
    private int position;
    private int limit;
    private boolean atEnd;
    private int offset;
    private int length;
    private long receivedNs;

    /** Opens the file. Throws {@link CaptureException} where that is not possible, with what to do. */
    CaptureReader(final Path file) {
        this.file = file;
        in = open(file);
    }

    /** Moves to the next frame; false at the end. */
    boolean next() {
        while (nextLine()) {
            if (isFrame()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the frame looks like one message: an object with a field, or an array that starts with a channel. */
    boolean isMessage() {
        final byte first = bytes[offset];
        final byte second = length < 3 ? 0 : bytes[offset + 1];
        final byte last = bytes[offset + length - 1];
        return first == '{' && second == '"' && last == '}' || first == '[' && second >= '0' && second <= '9' && last == ']';
    }

    /** The bytes that {@link #offset} and {@link #length} point into, until the next call of {@link #next}. */
    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /** When the frame was received, epoch nanoseconds, or {@link #NO_TIME}. */
    long receivedNs() {
        return receivedNs;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (final IOException e) {
            throw failed("cannot be closed", e);
        }
    }

    /** Sets offset and length to the next line, without its end. */
    private boolean nextLine() {
        int scan = position;
        while (true) {
            while (scan < limit && bytes[scan] != '\n') {
                scan++;
            }
            if (scan < limit || atEnd && scan > position) {
                offset = position;
                length = scan - position - (scan > position && bytes[scan - 1] == '\r' ? 1 : 0);
                position = scan + 1;
                return true;
            }
            if (atEnd) {
                return false;
            }
            final int scanned = scan - position;
            fill();
            scan = position + scanned;
        }
    }

    private void fill() {
        final int rest = limit - position;
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, rest);
        } else if (rest == bytes.length) {
            if (bytes.length >= LINE_LENGTH_MAX) {
                throw failed("has a line longer than " + LINE_LENGTH_MAX + " bytes: this is no recording of messages",
                    null);
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        position = 0;
        limit = rest;
        try {
            final int count = in.read(bytes, limit, bytes.length - limit);
            atEnd = count < 0;
            limit += Math.max(0, count);
        } catch (final IOException e) {
            throw failed("breaks off or is damaged (" + e.getMessage() + "): copy or download it again", e);
        }
    }

    /** Narrows the line to its frame and reads its time of receipt. */
    private boolean isFrame() {
        receivedNs = NO_TIME;
        if (length == 0) {
            return false;
        }
        final byte first = bytes[offset];
        if (first == '[' || first == '{') {
            return true;
        }
        if (first < '0' || first > '9') {
            return false;
        }
        int colon = offset;
        final int end = offset + length;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        if (colon + 2 >= end || bytes[colon + 1] != ' ' || bytes[colon + 2] != '[' && bytes[colon + 2] != '{') {
            return false;
        }
        receivedNs = CaptureTime.secondsToNs(bytes, offset, colon);
        length = end - colon - 2;
        offset = colon + 2;
        return true;
    }

    private static InputStream open(final Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new CaptureException("capture " + file + " is a directory: name the file in it", null);
            }
            if (Files.size(file) == 0) {
                throw new CaptureException("capture " + file + " is empty: copy or download it again", null);
            }
            final BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
            raw.mark(2);
            final boolean isGzip = raw.read() == GZIP_MAGIC_1 && raw.read() == GZIP_MAGIC_2;
            raw.reset();
            if (isGzip) {
                return new GZIPInputStream(raw, 64 * 1024);
            }
            if (file.toString().endsWith(".gz")) {
                raw.close();
                throw new CaptureException("capture " + file
                    + " is named .gz but is not gzip: rename it if it is plain text,"
                    + " or download it again", null);
            }
            return raw;
        } catch (final NoSuchFileException e) {
            throw new CaptureException("capture " + file + " does not exist: check the path given to --capture", e);
        } catch (final EOFException e) {
            throw new CaptureException("capture " + file + " breaks off in its first bytes: copy or download it again", e);
        } catch (final ZipException e) {
            throw new CaptureException("capture " + file + " is damaged gzip: copy or download it again", e);
        } catch (final IOException e) {
            throw new CaptureException("capture " + file + " cannot be read (" + e.getMessage()
                + "): check its permissions", e);
        }
    }

    private CaptureException failed(final String what, final Throwable cause) {
        return new CaptureException("capture " + file + " " + what, cause);
    }
}
