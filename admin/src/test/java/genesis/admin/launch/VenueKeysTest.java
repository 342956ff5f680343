package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.VenueOptions;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.CredentialsException;
import genesis.gateway.auth.Keystore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueKeysTest {
    @TempDir
    private Path directory;

    @Test
    void shouldNeedNoKeyUnlessOneIsWanted() {
        assertNull(VenueKeys.of(venue(Map.of()), Map.of(), VenueKeysTest::nobody));
    }

    @Test
    void shouldTakeTheKeyFromTheEnvironment() {
        final VenueOptions venue = venue(Map.of("KEY_SOURCE", "environment"));

        assertEquals("abcdefgh", VenueKeys.of(venue, Map.of(Credentials.KEY_VARIABLE, "abcdefgh", Credentials.SECRET_VARIABLE, "s"),
            VenueKeysTest::nobody).key());
        assertThrows(Complaint.class, () -> VenueKeys.of(venue, Map.of(), VenueKeysTest::nobody));
    }

    @Test
    void shouldTakeTheKeyFromAFile() throws IOException {
        final Path file = Files.writeString(directory.resolve("key"), "key = abcdefgh\nsecret = s\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertEquals("abcdefgh", VenueKeys.of(venue(Map.of("KEY_SOURCE", "file", "KEY_FILE", file.toString())), Map.of(),
            VenueKeysTest::nobody).key());
    }

    @Test
    void shouldTakeTheKeyFromAKeystoreWithAPasswordGivenOrTyped() {
        final Path file = directory.resolve("keys.p12");
        Keystore.open(file, "correct horse".toCharArray()).add("paper", new Credentials("abcdefgh", new char[] {'s'}));
        final VenueOptions venue = venue(Map.of("KEY_SOURCE", "keystore", "KEYSTORE", file.toString(), "KEY_NAME", "paper"));
        final char[] typed = "correct horse".toCharArray();

        assertEquals("abcdefgh", VenueKeys.of(venue, Map.of(VenueKeys.PASSWORD_VARIABLE, "correct horse"), VenueKeysTest::nobody).key());
        assertEquals("abcdefgh", VenueKeys.of(venue, Map.of(), () -> typed).key());
        assertEquals("\0".repeat(typed.length), new String(typed), "wiped");
        assertThrows(CredentialsException.class, () -> VenueKeys.of(venue, Map.of(VenueKeys.PASSWORD_VARIABLE, "wrong horse"), VenueKeysTest::nobody));
    }

    @Test
    void shouldKnowTheExchangesAddressesAndItsPaperSymbols() {
        final VenueOptions venue = venue(Map.of());

        assertEquals("wss://api-pub.bitfinex.com/ws/2", venue.stream().toString());
        assertEquals("wss://api.bitfinex.com/ws/2", venue.accountStream().toString());
        assertEquals("https://api-pub.bitfinex.com", venue.rest().toString());
        assertEquals("https://api.bitfinex.com", venue.accountRest().toString());
        assertEquals(List.of("tTESTBTC:TESTUSD", "tTESTBTC:TESTUSDT"), venue.paperSymbols());
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        for (final Map.Entry<String, String> bad : Map.of("STREAM", "https://x", "REST", "https://x/v2", "ACCOUNT_REST", "wss://x",
            "PAPER_SYMBOLS", "btc", "KEY_SOURCE", "memory", "ACCOUNT_STREAM", "%%").entrySet()) {
            final String complaint = assertThrows(Complaint.class, () -> venue(Map.of(bad.getKey(), bad.getValue()))).getMessage();
            assertTrue(complaint.contains("GENESIS_VENUE_" + bad.getKey()), complaint);
        }
        assertThrows(Complaint.class, () -> venue(Map.of("KEY_SOURCE", "file")), "which file");
        assertThrows(Complaint.class, () -> venue(Map.of("STREEM", "x")));
    }

    private static VenueOptions venue(final Map<String, String> variables) {
        final Map<String, String> environment = new HashMap<>();
        variables.forEach((name, value) -> environment.put("GENESIS_VENUE_" + name, value));
        return VenueOptions.of(Configuration.load(null, environment));
    }

    private static char[] nobody() {
        throw new AssertionError("nobody is to be asked");
    }
}
