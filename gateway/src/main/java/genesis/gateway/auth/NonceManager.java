package genesis.gateway.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongSupplier;

/**
 * Numbers that only grow, over restarts and steps of the clock back: the exchange refuses a nonce that is not above the
 * last one of its key. Microseconds since 1970, or one more than the last, whatever is larger. One file per key.
 * <p>Threading: any. Allocation: yes; a nonce is needed per login and request.
 */
public final class NonceManager {
    /** The exchange refuses larger ones, and one that is too high spoils the key for good. */
    static final long NONCE_MAX = (1L << 53) - 1;

    private final Path file;
    private final LongSupplier clockMicros;
    private long last;

    /** Reads the last nonce; a missing file is a new key. Throws {@link UncheckedIOException} for an unreadable one. */
    public NonceManager(final Path file) {
        this(file, () -> System.currentTimeMillis() * 1_000);
    }

    /** With a clock of microseconds since 1970 that a test can move. */
    public NonceManager(final Path file, final LongSupplier clockMicros) {
        this.file = file;
        this.clockMicros = clockMicros;
        last = read(file);
    }

    /** The next nonce, on disk before it is returned. Throws {@link UncheckedIOException} where it cannot be kept. */
    public synchronized long next() {
        final long next = Math.max(last + 1, clockMicros.getAsLong());
        if (next > NONCE_MAX) {
            throw new IllegalStateException(
                "nonce is above what the exchange takes: next=" + next + ", max=" + NONCE_MAX);
        }
        try {
            final Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Long.toString(next));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw new UncheckedIOException("nonce cannot be kept in " + file, e);
        }
        last = next;
        return next;
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
