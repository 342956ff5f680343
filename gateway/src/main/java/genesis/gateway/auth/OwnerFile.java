package genesis.gateway.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that only their owner may read. Written whole or not at all: beside the old one, to the disk, then moved over it.
 * Where the file system knows no owners, nothing is checked.
 */
final class OwnerFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private OwnerFile() {
    }

    /** The text as UTF-8. */
    static void write(final Path file, final char[] text) throws IOException {
        final ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        try {
            write(file, encoded.duplicate());
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    static void write(final Path file, final ByteBuffer bytes) throws IOException {
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(fresh,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Throws where others than the owner may read, write or run the file, and says what to do about it. */
    static void check(final Path file) throws IOException {
        if (!knowsOwners(file)) {
            return;
        }
        final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        for (final PosixFilePermission permission : permissions) {
            if (permission.name().startsWith("GROUP") || permission.name().startsWith("OTHERS")) {
                throw new FileSystemException(file.toString(), null, "others than its owner may use it ("
                    + PosixFilePermissions.toString(permissions) + "); run: chmod 600 " + file);
            }
        }
    }

    private static FileAttribute<?>[] attributes(final Path file) {
        return knowsOwners(file) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(final Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
