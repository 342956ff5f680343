package genesis.gateway.rest;

import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.auth.RequestSigner;

/**
 * Who asks. The nonces must be the same object that the WebSocket's logins take theirs from: they count per key.
 * Threading: the gateway's thread.
 */
public final class RestAccount {
    private final String key;
    private final NonceManager nonces;
    private final RequestSigner signer;

    public RestAccount(final Credentials credentials, final NonceManager nonces) {
        key = credentials.key();
        this.nonces = nonces;
        signer = new RequestSigner(credentials);
    }

    String key() {
        return key;
    }

    long nextNonce() {
        return nonces.next();
    }

    /** @param path from {@code /v2} on */
    String sign(final String path, final long nonce, final String body) {
        return signer.signRequest(path, nonce, body);
    }
}
