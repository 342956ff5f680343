package genesis.gateway.simulator.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of an account. Never logged: its text shows neither part.
 *
 * @param key    what clients send
 * @param secret what clients sign with
 */
public record AccountKey(String key, String secret) {
    private static final String ALGORITHM = "HmacSHA384";

    /** True when the payload was signed with this account's secret: lower-case hexadecimal HMAC-SHA384. */
    boolean hasSigned(final String payload, final String signature) {
        try {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            final String expected = HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot compute " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "AccountKey[hidden]";
    }
}
