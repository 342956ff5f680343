package genesis.admin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldOnlyTheOwnerReadIt() throws IOException {
        TokenFile.create(directory);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("token"))));
        assertTrue(TokenFile.read(directory).matches("[0-9a-f]{64}"));
    }

    @Test
    void shouldEachStartMakeANewOneAndKeepItNarrow() throws IOException {
        Files.writeString(directory.resolve("token"), "old and readable by all");
        final TokenFile first = TokenFile.create(directory);
        final String firstToken = TokenFile.read(directory);
        TokenFile.create(directory);

        assertNotEquals(firstToken, TokenFile.read(directory));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("token"))));
        assertTrue(first.allows("Bearer " + firstToken));
        assertFalse(first.allows("Bearer " + TokenFile.read(directory)));
        assertFalse(first.allows(firstToken));
        assertFalse(first.allows(null));
    }

    @Test
    void shouldItNeverBeTold() {
        final TokenFile file = TokenFile.create(directory);

        assertFalse(file.toString().contains(TokenFile.read(directory)));
    }

    @Test
    void shouldMissingTokenBeSaid() {
        final Complaint complaint = assertThrows(Complaint.class, () -> TokenFile.read(directory));

        assertTrue(complaint.getMessage().contains("cannot be read"), complaint.getMessage());
    }
}
