package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.launch.VenueKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs as a script uses them: everything on standard input, nothing on the screen. */
class KeysVerbTest {
    private static final String KEY = "KeyKeyKeyKeyKeyKey";
    private static final String SECRET = "SecretSecretSecret";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path root;
    private Path keystore;

    @BeforeEach
    void begin() {
        Assumptions.assumeTrue(System.getenv(VenueKeys.PASSWORD_VARIABLE) == null, "a password is set in this environment");
        keystore = root.resolve("keys.p12");
    }

    @Test
    void shouldAddListAndRemoveWithoutEverShowingASecret() throws IOException {
        final Shell.Outcome added = keys(KEY + "\n" + SECRET + "\n" + PASSWORD + "\n", "add", "paper", "--json");
        assertEquals(0, added.exitCode(), added.err());
        assertEquals("paper", JsonText.string(added.out(), "added"));
        assertEquals("KeyK…", JsonText.string(added.out(), "key"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keystore)));

        final Shell.Outcome listed = keys(PASSWORD + "\n", "list", "--json");
        assertTrue(listed.out().contains("\"name\":\"paper\",\"key\":\"KeyK…\""), listed.out());
        assertTrue(keys(PASSWORD + "\r\n", "list").out().startsWith("paper "));

        assertEquals(0, keys(PASSWORD + "\n", "remove", "paper").exitCode());
        assertTrue(keys(PASSWORD + "\n", "list").out().startsWith("no keys in "));
    }

    @Test
    void shouldSayWhatIsWrongWithTheExitCodeForIt() {
        keys(KEY + "\n" + SECRET + "\n" + PASSWORD + "\n", "add", "paper");

        final Shell.Outcome wrong = keys("wrong wrong wrong\n", "list");
        assertEquals(3, wrong.exitCode());
        assertTrue(wrong.err().contains("the password is wrong"), wrong.err());
        assertEquals(3, keys(KEY + "\n" + SECRET + "\n" + PASSWORD + "\n", "add", "paper").exitCode(), "taken");
        assertEquals(3, keys(PASSWORD + "\n", "remove", "other").exitCode());
        assertEquals(2, keys(KEY + "\n", "add", "other").exitCode(), "input ends too soon");
        assertEquals(2, keys("", "add").exitCode(), "no name");
        assertEquals(2, keys("").exitCode(), "no verb");
    }

    private Shell.Outcome keys(final String input, final String... arguments) {
        final String[] all = new String[arguments.length + 1 + (arguments.length == 0 ? 0 : 3)];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (arguments.length > 0) {
            all[arguments.length + 1] = "--keystore";
            all[arguments.length + 2] = keystore.toString();
            all[arguments.length + 3] = "--stdin";
        }
        final InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)));
        try {
            final Shell.Outcome outcome = new Shell(root).run(all);
            for (final String hidden : new String[] {KEY, SECRET, PASSWORD}) {
                assertFalse((outcome.out() + outcome.err()).contains(hidden), outcome.toString());
            }
            return outcome;
        } finally {
            System.setIn(before);
        }
    }
}
