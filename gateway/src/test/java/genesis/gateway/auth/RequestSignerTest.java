package genesis.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.gateway.SharedData;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignerTest {
    /** Sources: the exchange's Go client, and messages captured from other clients. */
    @ParameterizedTest
    @CsvSource({
        "apiSecret1,AUTHnonce1,6e7e3ab737bac9d36b6c3170356c9483edb0079cb65a2afa81efa9a6b906e0c3aeb16b574a44073dff4c0f604adbdd7d",
        "api_secret,AUTH123456000,cbe5ac2d70f8bb8246e31906d872408c29097df8c97a935ce367a93f57e47af51e033939a07cd5ecf1e078e7f7c9a344",
        "dummySecret,AUTH17951769565490001795176956549000,602574bad7009d97e73a7db653ca9855af57d25cc452213ae1019b2d98ebb2f95af5f39d847e4062db7d6afc1dc5c906",
        "testSecret,/api/v2/auth/r/wallets1700000000000000{},47cfba86c389101047921ce111e349a9fca697126ce1c1dd29fb447b2968f573dbfd47ffbb7842f8197ff87e0bb17386",
        "testSecret,AUTH1700000000000000,b6faf2c604b74b2a2a2b4a6fa61fc20fb20bd85299144c5c1bfb5bd9c08bae6f660a1397ec3d6e1161c99852ee54c44c"})
    void shouldSignAsOtherClientsDo(final String secret, final String message, final String expected) {
        assertEquals(expected, signer(secret).sign(message));
    }

    @Test
    void shouldSignAllVectors() throws IOException {
        int vectors = 0;
        String name = "";
        String secret = "";
        String message = "";
        try (JsonParser json = new JsonFactory().createParser(SharedData.require("vectors/signatures.json").toFile())) {
            for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                if (next != JsonToken.VALUE_STRING) {
                    continue;
                }
                name = json.currentName();
                if (name.equals("secret")) {
                    secret = json.getText();
                } else if (name.equals("message")) {
                    message = json.getText();
                } else if (name.equals("hmacSha384Hex")) {
                    assertEquals(json.getText(), signer(secret).sign(message), message);
                    vectors++;
                }
            }
        }
        assertEquals(9, vectors);
    }

    @Test
    void shouldSignLoginsWithTheirPayload() {
        final RequestSigner signer = signer("testSecret");

        assertEquals(signer.sign("AUTH1700000000000000"), signer.signLogin(1_700_000_000_000_000L));
        assertEquals("AUTH1700000000000000", RequestSigner.loginPayload(1_700_000_000_000_000L));
    }

    @Test
    void shouldNeverShowTheSecret() {
        final char[] secret = "very-secret".toCharArray();
        final Credentials credentials = new Credentials("key-of-someone", secret);
        secret[0] = 'X';

        assertFalse(credentials.toString().contains("secret-") || credentials.toString().contains("very"));
        assertFalse(credentials.toString().contains("someone"));
        assertTrue(String.valueOf(credentials.secret()).startsWith("very"));
        assertThrows(IllegalArgumentException.class, () -> new Credentials("key", new char[0]));
    }

    private static RequestSigner signer(final String secret) {
        return new RequestSigner(new Credentials("key", secret.toCharArray()));
    }

    /** Vectors of the protocol sheet, section 5.1; the second is of a public test fixture of another client. */
    @Test
    void shouldSignRequestsOverHttp() {
        assertEquals("47cfba86c389101047921ce111e349a9fca697126ce1c1dd29fb447b2968f573dbfd47ffbb7842f8197ff87e0bb17386",
            new RequestSigner(new Credentials("k", "testSecret".toCharArray()))
                .signRequest("/v2/auth/r/wallets", 1_700_000_000_000_000L, "{}"));
        assertEquals("b27b3f276d8d08dc5783c4d848f94605f98c62b7ec76db2acd48d337a479efb65b8002a0aa10999650622e66d6c631de",
            new RequestSigner(new Credentials("k",
                "mheO6dR8ovSsxZQCOYEFCtelpuxcWGTfHw7te326y6jOwq5WpvFQ9JNljoTwBXZGv5It07m9RXSPpDQEK2w".toCharArray()))
                .signRequest("/v2/auth/w/order/submit", 1_696_751_141_337L,
                    "{\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"price\":15,\"amount\":\"0.1\"}"));
    }
}
