package genesis.gateway.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a client with a key sends, made without any of our own signing code. */
final class Signed {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Signed() {
    }

    /** The sign-in of a socket. */
    static String auth(final String key, final String secret, final long nonce) {
        final String payload = "AUTH" + nonce;
        return "{\"event\":\"auth\",\"apiKey\":\"" + key + "\",\"authNonce\":\"" + nonce + "\",\"authPayload\":\"" + payload
            + "\",\"authSig\":\"" + hmac(secret, payload) + "\"}";
    }

    /** A signed POST, such as of {@code auth/r/wallets}. */
    static HttpResponse<String> post(final HttpClient http, final SimulatorServer server, final String path, final String body,
                                     final long nonce) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(server.restUri() + "/" + path)).timeout(TIMEOUT)
            .header("bfx-apikey", "key1").header("bfx-nonce", Long.toString(nonce))
            .header("bfx-signature", hmac("secret1", "/api/v2/" + path + nonce + body))
            .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(final HttpClient http, final SimulatorServer server, final String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(server.restUri() + "/" + path)).timeout(TIMEOUT).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private static String hmac(final String secret, final String text) {
        try {
            final Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA384"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
