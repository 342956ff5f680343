package genesis.admin.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.admin.config.Complaint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;

/**
 * The secret that allows to change something: 32 random bytes in hexadecimal, in a file that only its owner may read. It is
 * never logged, and a comparison takes the same time for every wrong one.
 */
public final class TokenFile {
    /** Its name in a data directory. */
    public static final String NAME = "token";

    private static final int BYTE_COUNT = 32;

    private final byte[] token;

    private TokenFile(final String token) {
        this.token = token.getBytes(US_ASCII);
    }

    /** Makes a new token. Whoever reads the file sees the old one or the new one, whole, and never with wider permissions. */
    public static TokenFile create(final Path directory) {
        final byte[] random = new byte[BYTE_COUNT];
        new SecureRandom().nextBytes(random);
        final String token = HexFormat.of().formatHex(random);
        final Path temporary = directory.resolve(NAME + ".new");
        try {
            Files.deleteIfExists(temporary);
            try (SeekableByteChannel file = Files.newByteChannel(temporary,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                file.write(ByteBuffer.wrap(token.getBytes(US_ASCII)));
            }
            Files.move(temporary, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw Complaint.environment("the token file cannot be written in " + directory
                + "; make the directory writable or name another one with --data DIR", e);
        }
        return new TokenFile(token);
    }

    /** The token of a running process, for its owner. */
    public static String read(final Path directory) {
        final Path file = directory.resolve(NAME);
        try {
            return Files.readString(file, US_ASCII).trim();
        } catch (final IOException e) {
            throw Complaint.environment("the token " + file + " cannot be read; run this as the user who runs genesis", e);
        }
    }

    /** True for an {@code Authorization} header that carries the token; null is none. */
    boolean allows(final String authorization) {
        return authorization != null && authorization.startsWith("Bearer ")
            && MessageDigest.isEqual(token, authorization.substring("Bearer ".length()).getBytes(US_ASCII));
    }

    /** Does not tell. */
    @Override
    public String toString() {
        return "TokenFile[…]";
    }
}
