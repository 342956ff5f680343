package genesis.gateway.auth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA384 in lower-case hex, as the exchange wants it. The only place in the house that signs.
 * <p>Threading: one thread. Allocation: yes; signatures are made per connection and request, not per tick.
 */
public final class RequestSigner {
    private static final String ALGORITHM = "HmacSHA384";

    private final Mac mac;

    public RequestSigner(final Credentials credentials) {
        final char[] secret = credentials.secret();
        final ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        final byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    /** Signs any text. */
    public String sign(final String message) {
        return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** Signs the login of a socket: {@code AUTH} and the nonce. */
    public String signLogin(final long nonce) {
        return sign(loginPayload(nonce));
    }

    /**
     * Signs a request over HTTP: its path from {@code /v2} on without a query, the nonce, and the body exactly as sent.
     */
    public String signRequest(final String path, final long nonce, final String body) {
        return sign("/api" + path + nonce + body);
    }

    /** What {@link #signLogin} signs; it is sent beside the signature. */
    public static String loginPayload(final long nonce) {
        return "AUTH" + nonce;
    }
}
