package genesis.gateway.auth;

import java.nio.file.Path;
import java.util.Map;

/**
 * An API key and its secret. The secret never leaves this package, and no text of this object shows it.
 * <p>They come from the environment ({@link #ofEnvironment}), from a file ({@link #ofFile}), or from a {@link Keystore}.
 */
public final class Credentials {
    public static final String KEY_VARIABLE = "GENESIS_API_KEY";
    public static final String SECRET_VARIABLE = "GENESIS_API_SECRET";
    /** The exchange's have 43 characters; an abundance of them is a mistake, and headers have an end. */
    private static final int LENGTH_MAX = 512;
    /** So much of a key may be shown: enough to tell two apart. */
    private static final int SHOWN_LENGTH = 4;

    private final String key;
    private final char[] secret;

    /** Takes its own copy of the secret; the caller may wipe his. Both are printable ASCII without blanks. */
    public Credentials(final String key, final char[] secret) {
        if (key.isEmpty() || secret.length == 0) {
            throw new CredentialsException("credentials need a key and a secret");
        }
        for (int i = 0; i < Math.max(key.length(), secret.length); i++) {
            if (i < key.length() && !isPlain(key.charAt(i)) || i < secret.length && !isPlain(secret[i]) || i >= LENGTH_MAX) {
                throw new CredentialsException("a key and a secret are at most " + LENGTH_MAX
                    + " letters, digits and signs without blanks; copy them again");
            }
        }
        this.key = key;
        this.secret = secret.clone();
    }

    /** From the two variables; null where neither is set. One without the other is refused. */
    public static Credentials ofEnvironment(final Map<String, String> environment) {
        final String key = environment.getOrDefault(KEY_VARIABLE, "");
        final String secret = environment.getOrDefault(SECRET_VARIABLE, "");
        if (key.isEmpty() && secret.isEmpty()) {
            return null;
        }
        if (key.isEmpty() || secret.isEmpty()) {
            throw new CredentialsException((key.isEmpty() ? KEY_VARIABLE : SECRET_VARIABLE) + " is not set; set both of "
                + KEY_VARIABLE + " and " + SECRET_VARIABLE + ", or neither");
        }
        return new Credentials(key, secret.toCharArray());
    }

    /** From a file that only its owner may read, with the lines {@code key = …} and {@code secret = …}. */
    public static Credentials ofFile(final Path file) {
        return CredentialsFile.read(file);
    }

    public String key() {
        return key;
    }

    /** The beginning of the key, for people and logs. */
    public String maskedKey() {
        return key.substring(0, Math.min(SHOWN_LENGTH, key.length() / 2)) + "…";
    }

    /** A copy, for the signer, which wipes it. */
    char[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "Credentials[key=" + maskedKey() + ", secret=…]";
    }

    private static boolean isPlain(final char c) {
        return c > ' ' && c < 127;
    }
}
