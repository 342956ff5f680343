package genesis.gateway.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys under names in a PKCS12 file, encrypted with a password and readable by its owner only. An entry is the key, a line
 * feed and the secret, so that not even the key can be read without the password.
 * <p>Threading: one thread. Errors are {@link CredentialsException}s, which show neither keys nor passwords.
 */
public final class Keystore {
    /** Shorter ones are guessed in an afternoon. */
    public static final int PASSWORD_LENGTH_MIN = 8;
    /** PKCS12 knows no difference between small and capital letters in names. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final String TYPE = "PKCS12";
    /** What the content is called inside; PKCS12 wants the name of a cipher. */
    private static final String ALGORITHM = "AES";

    private final Path file;
    private final char[] password;
    private final KeyStore store;

    /** What may be shown of an entry. */
    public record Entry(String name, String maskedKey, Instant created) {
    }

    private Keystore(final Path file, final char[] password, final KeyStore store) {
        this.file = file;
        this.password = password;
        this.store = store;
    }

    /** A missing file is an empty keystore; it is written with the first key. The password is copied. */
    public static Keystore open(final Path file, final char[] password) {
        if (password.length < PASSWORD_LENGTH_MIN) {
            throw new CredentialsException("the keystore's password needs at least " + PASSWORD_LENGTH_MIN + " characters");
        }
        try {
            final KeyStore store = KeyStore.getInstance(TYPE);
            if (Files.exists(file)) {
                OwnerFile.check(file);
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
            } else {
                store.load(null, password);
            }
            return new Keystore(file, password.clone(), store);
        } catch (final IOException e) {
            final boolean wrong = e.getCause() instanceof GeneralSecurityException;
            throw new CredentialsException("keystore " + file + (wrong ? ": the password is wrong"
                : " cannot be read: " + e.getMessage()), e);
        } catch (final GeneralSecurityException e) {
            throw new CredentialsException("keystore " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Throws for a name that is taken, and for one that is none. */
    public void add(final String name, final Credentials credentials) {
        if (!NAME.matcher(name).matches()) {
            throw new CredentialsException("a name is up to 32 small letters, digits and dashes: " + name);
        }
        if (contains(name)) {
            throw new CredentialsException("there is a key named " + name + " already; remove it first");
        }
        final char[] secret = credentials.secret();
        final char[] text = Arrays.copyOf((credentials.key() + '\n').toCharArray(), credentials.key().length() + 1 + secret.length);
        System.arraycopy(secret, 0, text, credentials.key().length() + 1, secret.length);
        final ByteBuffer encoded = StandardCharsets.US_ASCII.encode(CharBuffer.wrap(text));
        try {
            store.setEntry(name, new KeyStore.SecretKeyEntry(
                new SecretKeySpec(encoded.array(), 0, encoded.limit(), ALGORITHM)), new KeyStore.PasswordProtection(password));
        } catch (final GeneralSecurityException e) {
            throw new CredentialsException("the key " + name + " cannot be stored: " + e.getMessage(), e);
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(text, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
        }
        save();
    }

    /** Throws where there is none of that name. */
    public void remove(final String name) {
        checkThere(name);
        try {
            store.deleteEntry(name);
        } catch (final GeneralSecurityException e) {
            throw new CredentialsException("the key " + name + " cannot be removed: " + e.getMessage(), e);
        }
        save();
    }

    /** By name. */
    public List<Entry> list() {
        try {
            final List<String> names = new ArrayList<>(Collections.list(store.aliases()));
            Collections.sort(names);
            final List<Entry> entries = new ArrayList<>();
            for (final String name : names) {
                entries.add(new Entry(name, credentials(name).maskedKey(), store.getCreationDate(name).toInstant()));
            }
            return entries;
        } catch (final GeneralSecurityException e) {
            throw new CredentialsException("keystore " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Throws where there is none of that name. */
    public Credentials credentials(final String name) {
        checkThere(name);
        byte[] bytes = {};
        char[] text = {};
        try {
            bytes = ((SecretKey) store.getKey(name, password)).getEncoded();
            text = StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(bytes)).array();
            int end = 0;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            if (end == text.length) {
                throw new CredentialsException("the entry " + name + " of " + file + " was not made by keys add");
            }
            return new Credentials(new String(text, 0, end), Arrays.copyOfRange(text, end + 1, bytes.length));
        } catch (final GeneralSecurityException | ClassCastException e) {
            throw new CredentialsException("the entry " + name + " of " + file + " cannot be read: " + e.getMessage());
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, '\0');
        }
    }

    private void checkThere(final String name) {
        if (!contains(name)) {
            throw new CredentialsException("there is no key named " + name + " in " + file + "; keys list shows them");
        }
    }

    private boolean contains(final String name) {
        try {
            return store.containsAlias(name);
        } catch (final GeneralSecurityException e) {
            throw new CredentialsException("keystore " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void save() {
        try {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            OwnerFile.write(file, ByteBuffer.wrap(bytes.toByteArray()));
        } catch (final IOException | GeneralSecurityException e) {
            throw new CredentialsException("keystore " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Does not tell. */
    @Override
    public String toString() {
        return "Keystore[" + file + "]";
    }
}
