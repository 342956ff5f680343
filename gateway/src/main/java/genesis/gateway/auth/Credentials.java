package genesis.gateway.auth;

/** An API key and its secret. The secret never leaves this package, and no text of this object shows it. */
public final class Credentials {
    private final String key;
    private final char[] secret;

    /** Takes its own copy of the secret; the caller may wipe his. Neither may be empty. */
    public Credentials(final String key, final char[] secret) {
        if (key.isEmpty() || secret.length == 0) {
            throw new IllegalArgumentException("credentials need a key and a secret");
        }
        this.key = key;
        this.secret = secret.clone();
    }

    public String key() {
        return key;
    }

    /** A copy, for the signer, which wipes it. */
    char[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "Credentials[key=" + key.substring(0, Math.min(4, key.length() / 2)) + "…, secret=…]";
    }
}
