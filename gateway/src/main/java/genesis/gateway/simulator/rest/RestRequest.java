package genesis.gateway.simulator.rest;

import java.util.Map;

/**
 * What came over HTTP, without the HTTP.
 *
 * @param path  behind {@code /v2/}, not decoded: it is part of what was signed
 * @param query decoded; the last of several of one name
 * @param body  exactly as sent; empty where there was none
 * @param key, nonce, signature of the headers; null where they were absent
 */
public record RestRequest(boolean isPost, String path, Map<String, String> query, String body, String key, String nonce,
                          String signature) {
    public boolean isAuthenticated() {
        return path.startsWith("auth/");
    }
}
