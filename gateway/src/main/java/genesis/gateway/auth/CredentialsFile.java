package genesis.gateway.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Two lines, {@code key = …} and {@code secret = …}; blank lines and lines that begin with # are passed over. */
final class CredentialsFile {
    private static final long LENGTH_MAX = 8_192;

    private CredentialsFile() {
    }

    static Credentials read(final Path file) {
        char[] text = {};
        char[] secret = {};
        try {
            OwnerFile.check(file);
            text = text(file);
            String key = "";
            for (int from = 0; from < text.length; ) {
                int to = from;
                while (to < text.length && text[to] != '\n') {
                    to++;
                }
                if (startsWith(text, from, to, "key")) {
                    key = new String(value(text, from, to));
                } else if (startsWith(text, from, to, "secret")) {
                    secret = value(text, from, to);
                }
                from = to + 1;
            }
            if (key.isEmpty() || secret.length == 0) {
                throw new CredentialsException(file + " needs the lines key = … and secret = …");
            }
            return new Credentials(key, secret);
        } catch (final CharacterCodingException notText) {
            throw new CredentialsException(file + " is not a text file with the lines key = … and secret = …");
        } catch (final IOException e) {
            throw new CredentialsException("the key file cannot be used: " + e.getMessage(), e);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(secret, '\0');
        }
    }

    private static char[] text(final Path file) throws IOException {
        if (Files.size(file) > LENGTH_MAX) {
            throw new IOException(file + " is too long for a key file");
        }
        final byte[] bytes = Files.readAllBytes(file);
        try {
            final CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            final char[] text = new char[decoded.remaining()];
            decoded.get(text);
            Arrays.fill(decoded.array(), '\0');
            return text;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static boolean startsWith(final char[] text, final int from, final int to, final String name) {
        int at = from;
        while (at < to && text[at] <= ' ') {
            at++;
        }
        for (int i = 0; i < name.length(); i++, at++) {
            if (at >= to || text[at] != name.charAt(i)) {
                return false;
            }
        }
        while (at < to && text[at] <= ' ') {
            at++;
        }
        return at < to && text[at] == '=';
    }

    private static char[] value(final char[] text, final int from, final int to) {
        int first = from;
        while (text[first] != '=') {
            first++;
        }
        first++;
        int end = to;
        while (first < end && text[first] <= ' ') {
            first++;
        }
        while (end > first && text[end - 1] <= ' ') {
            end--;
        }
        return Arrays.copyOfRange(text, first, end);
    }
}
