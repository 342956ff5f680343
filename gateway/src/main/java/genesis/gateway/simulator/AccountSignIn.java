package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;

/**
 * Checks who signs in: the key, the signature over the payload as sent, and a nonce larger than any before. A failure
 * keeps the socket open.
 * <p>Threading: the event loop.
 */
final class AccountSignIn {
    private static final int AUTH_FAILED = 10_100;
    private static final int NONCE_SMALL = 10_114;
    /** 2^53 − 1: what a JavaScript number counts to. */
    private static final long NONCE_MAX = 9_007_199_254_740_991L;

    private final AccountKey key;
    private long lastNonce;

    AccountSignIn(final AccountKey key) {
        this.key = key;
    }

    /** Answers an auth message; true where the client is in now. */
    boolean admit(final ClientConnection client, final ClientFrame frame) {
        final long nonce = frame.whole("authNonce", 0);
        if (client.isAuthenticated()) {
            return fail(client, AUTH_FAILED, "auth: dup");
        }
        if (!key.key().equals(frame.field("apiKey"))) {
            return fail(client, AUTH_FAILED, "apikey: invalid");
        }
        if (!key.hasSigned(frame.field("authPayload", ""), frame.field("authSig", ""))) {
            return fail(client, AUTH_FAILED, "apikey: digest invalid");
        }
        if (nonce <= lastNonce || nonce > NONCE_MAX) {
            return fail(client, NONCE_SMALL, "nonce: small");
        }
        lastNonce = nonce;
        client.authenticated(true);
        client.control("{\"event\":\"auth\",\"status\":\"OK\",\"chanId\":0,\"userId\":1,\"auth_id\":\"genesis-simulator\","
            + "\"caps\":{\"orders\":{\"read\":1,\"write\":1},\"wallets\":{\"read\":1,\"write\":0},"
            + "\"positions\":{\"read\":1,\"write\":0}}}");
        return true;
    }

    /** An input of a client that is not signed in. */
    void refuse(final ClientConnection client, final String words) {
        client.control("{\"event\":\"error\",\"msg\":\"" + words + "\",\"code\":" + AUTH_FAILED + "}");
    }

    private static boolean fail(final ClientConnection client, final int code, final String words) {
        client.control("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":" + code + ",\"msg\":\""
            + words + "\"}");
        return false;
    }
}
