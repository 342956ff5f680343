package genesis.admin.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Turns a caller's word for a request into the number that the engine remembers it by. */
final class RequestIds {
    private RequestIds() {
    }

    /** Always the same for the same text; above zero. */
    static long of(final String text) {
        try {
            final long id = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8))).getLong() & Long.MAX_VALUE;
            return id == 0 ? 1 : id;
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
