package genesis.gateway.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/**
 * Numbers that only grow, over restarts, crashes, threads and steps of the clock back: the exchange refuses a nonce that is
 * not above the last one of its key. Microseconds since 1970, or one more than the last, whatever is larger. One object and
 * one file per key, for WebSocket and REST together.
 *
 * <p>The file holds a number that no nonce given so far is above. It is written ahead, a minute's worth at a time, so that a
 * process that dies never gave one that its successor would give again, and the disk is not asked for each.
 * <p>Threading: any. Allocation: when the file is written.
 */
public final class NonceManager {
    /** The exchange refuses larger ones, and one that is too high spoils the key for good. */
    public static final long NONCE_MAX = (1L << 53) - 1;
    /** One write lasts for a minute of the clock. A successor begins at most so far in the future, which does no harm. */
    static final long RESERVED_MICROS = 60_000_000;
    private static final int FINGERPRINT_BYTES = 8;

    private final Path file;
    private final LongSupplier clockMicros;
    private long last;
    private long reserved;

    /** Reads the last nonce; a missing file is a new key. Throws {@link UncheckedIOException} for an unreadable one. */
    public NonceManager(final Path file) {
        this(file, () -> System.currentTimeMillis() * 1_000);
    }

    /** With a clock of microseconds since 1970 that a test can move. */
    public NonceManager(final Path file, final LongSupplier clockMicros) {
        this.file = file;
        this.clockMicros = clockMicros;
        last = read(file);
        reserved = last;
    }

    /** The one of this key, with its file in this directory; the file's name tells keys apart without showing them. */
    public static NonceManager of(final Path directory, final Credentials credentials, final LongSupplier wallMs) {
        return new NonceManager(directory.resolve("nonce-" + fingerprint(credentials.key())), () -> wallMs.getAsLong() * 1_000);
    }

    /**
     * The next nonce; the disk knows it before it is returned. Throws {@link UncheckedIOException} where it cannot be kept
     * and {@link IllegalStateException} where the key has no nonce left.
     */
    public synchronized long next() {
        final long next = Math.max(last + 1, clockMicros.getAsLong());
        if (next > NONCE_MAX) {
            throw new IllegalStateException("no nonce is left that the exchange takes: next=" + next + ", max=" + NONCE_MAX
                + "; check the clock, or make a new key at the exchange and remove " + file);
        }
        if (next > reserved) {
            reserve(Math.min(NONCE_MAX, next + RESERVED_MICROS));
        }
        last = next;
        return next;
    }

    /** No nonce that was given so far is above it; zero for a new key. */
    public synchronized long highWaterMark() {
        return Math.max(last, reserved);
    }

    private void reserve(final long upTo) {
        try {
            OwnerFile.write(file, Long.toString(upTo).toCharArray());
        } catch (final IOException e) {
            throw new UncheckedIOException("nonce cannot be kept in " + file, e);
        }
        reserved = upTo;
    }

    private static String fingerprint(final String key) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long read(final Path file) {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).trim()) : 0;
        } catch (final IOException e) {
            throw new UncheckedIOException("nonce file cannot be read: " + file, e);
        } catch (final NumberFormatException e) {
            throw new IllegalStateException(
                "nonce file holds no number: " + file + "; write the key's last nonce into it", e);
        }
    }
}
