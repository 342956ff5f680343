package genesis.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from, and that nothing here ever shows one. */
class CredentialsTest {
    private static final String KEY = "AbCdEfGhIjKlMnOp";
    private static final String SECRET = "sEcReTsEcReT0123456789";
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    private Path directory;

    @Test
    void shouldShowTheBeginningOfTheKeyAndNothingOfTheSecret() {
        assertEquals("Credentials[key=AbCd…, secret=…]", credentials().toString());
        assertEquals("Credentials[key=…, secret=…]", new Credentials("k", new char[] {'s'}).toString());
    }

    @Test
    void shouldComeFromTheEnvironmentWholeOrNotAtAll() {
        assertNull(Credentials.ofEnvironment(Map.of()));
        assertSame(Credentials.ofEnvironment(Map.of(Credentials.KEY_VARIABLE, KEY, Credentials.SECRET_VARIABLE, SECRET)));

        final String complaint = complaint(() -> Credentials.ofEnvironment(Map.of(Credentials.KEY_VARIABLE, KEY)));
        assertTrue(complaint.contains("GENESIS_API_SECRET is not set"), complaint);
        complaint(() -> Credentials.ofEnvironment(Map.of(Credentials.SECRET_VARIABLE, SECRET)));
    }

    @Test
    void shouldComeFromAFileOfItsOwner() throws IOException {
        assertSame(Credentials.ofFile(file("# mine\n\n key = " + KEY + "\r\nsecret=" + SECRET + " \n", "rw-------")));
    }

    @Test
    void shouldRefuseAFileThatOthersMayRead() throws IOException {
        for (final String permissions : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            final Path file = file("key=" + KEY + "\nsecret=" + SECRET + "\n", permissions);
            assertTrue(complaint(() -> Credentials.ofFile(file)).contains("chmod 600"), permissions);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAFileAndNotWhatIsInIt() throws IOException {
        final List<String> texts = List.of("", "key=" + KEY, "secret=" + SECRET, SECRET, "key=" + KEY + " " + SECRET + "\nsecret=" + SECRET,
            "key=" + KEY + "\nsecret=" + SECRET + "\u00e9", "key=\nsecret=" + SECRET, "key=" + KEY + "\nsecret=" + SECRET.repeat(100));
        for (final String text : texts) {
            final Path file = file(text, "rw-------");
            complaint(() -> Credentials.ofFile(file));
        }
        complaint(() -> Credentials.ofFile(directory.resolve("missing")));
        final Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, 0x28},
            StandardOpenOption.CREATE);
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rw-------"));
        complaint(() -> Credentials.ofFile(binary));
    }

    @Test
    void shouldKeepKeysEncryptedUnderTheirNames() throws IOException {
        final Path file = directory.resolve("deep").resolve("keys.p12");
        Keystore.open(file, PASSWORD).add("main", credentials());
        Keystore.open(file, PASSWORD).add("paper", new Credentials("PaperPaper", "other".toCharArray()));

        final Keystore keystore = Keystore.open(file, PASSWORD);
        assertSame(keystore.credentials("main"));
        assertEquals(List.of("main AbCd…", "paper Pape…"),
            keystore.list().stream().map(entry -> entry.name() + " " + entry.maskedKey()).toList());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        final String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(KEY) || bytes.contains(SECRET) || keystore.toString().contains(new String(PASSWORD)));

        keystore.remove("main");
        assertEquals(List.of("paper"), Keystore.open(file, PASSWORD).list().stream().map(Keystore.Entry::name).toList());
    }

    @Test
    void shouldSayWhatIsWrongWithAKeystore() throws IOException {
        final Path file = directory.resolve("keys.p12");
        final Keystore keystore = Keystore.open(file, PASSWORD);
        keystore.add("main", credentials());

        assertTrue(complaint(() -> Keystore.open(file, "wrong wrong".toCharArray())).contains("password is wrong"));
        assertTrue(complaint(() -> Keystore.open(file, "short".toCharArray())).contains("at least 8"));
        assertTrue(complaint(() -> keystore.add("main", credentials())).contains("already"));
        assertTrue(complaint(() -> keystore.add("Main Key", credentials())).contains("small letters"));
        assertTrue(complaint(() -> keystore.remove("other")).contains("no key named other"));
        assertTrue(complaint(() -> keystore.credentials("other")).contains("no key named other"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(complaint(() -> Keystore.open(file, PASSWORD)).contains("chmod 600"));
        final Path other = file("not a keystore", "rw-------");
        complaint(() -> Keystore.open(other, PASSWORD));
    }

    private static Credentials credentials() {
        return new Credentials(KEY, SECRET.toCharArray());
    }

    private static void assertSame(final Credentials credentials) {
        assertEquals(KEY, credentials.key());
        assertEquals(SECRET, new String(credentials.secret()));
    }

    /** Its message; and nowhere in it or behind it stands a secret. */
    private static String complaint(final Runnable deed) {
        final CredentialsException thrown = assertThrows(CredentialsException.class, deed::run);
        final StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains(KEY) || all.toString().contains(SECRET)
            || all.toString().contains(new String(PASSWORD)), all.toString());
        return thrown.getMessage();
    }

    private Path file(final String text, final String permissions) throws IOException {
        final Path file = directory.resolve("key-" + Files.list(directory).count());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
