package genesis.gateway.simulator.account;

import genesis.gateway.simulator.wire.Fields;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may act for which account: keys, signatures, and nonces that only grow, whether they came over WebSocket or REST.
 * <p>Threading: the one that drives the exchange.
 */
final class KeyRing {
    static final int AUTH_FAILED = 10_100;
    static final int NONCE_SMALL = 10_114;
    /** 2^53 − 1: what a JavaScript number counts to. */
    private static final long NONCE_MAX = 9_007_199_254_740_991L;

    private final Map<String, Entry> entries = new HashMap<>();

    private static final class Entry {
        private final AccountKey key;
        private final Account account;
        private long lastNonce;

        private Entry(final AccountKey key, final Account account) {
            this.key = key;
            this.account = account;
        }
    }

    /**
     * What came of a check.
     *
     * @param account null where it failed
     * @param code    zero where it did not
     */
    record Admission(Account account, int code, String words) {
        boolean isGranted() {
            return account != null;
        }
    }

    void add(final AccountKey key, final Account account) {
        if (entries.putIfAbsent(key.key(), new Entry(key, account)) != null) {
            throw new IllegalArgumentException("two accounts with one key");
        }
    }

    /** The account of a key, without any check; null where there is none. */
    Account accountOf(final String key) {
        final Entry entry = entries.get(key);
        return entry == null ? null : entry.account;
    }

    /** Checks a key, the signature over this text, and the nonce, which is used up where all is right. */
    Admission admit(final String key, final String signedText, final String signature, final String nonce) {
        final Entry entry = key == null ? null : entries.get(key);
        if (entry == null) {
            return new Admission(null, AUTH_FAILED, "apikey: invalid");
        }
        if (signature == null || signedText == null || !entry.key.hasSigned(signedText, signature)) {
            return new Admission(null, AUTH_FAILED, "apikey: digest invalid");
        }
        final Long number = Fields.whole(nonce);
        if (number == null || number <= entry.lastNonce || number > NONCE_MAX) {
            return new Admission(null, NONCE_SMALL, "nonce: small");
        }
        entry.lastNonce = number;
        return new Admission(entry.account, 0, "");
    }
}
