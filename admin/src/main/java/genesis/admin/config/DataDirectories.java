package genesis.admin.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where data directories are when nobody names one: {@code <root>/data/<UTC time>}, and {@code <root>/data/latest} points to
 * the newest.
 *
 * @param parent holds the directories
 */
public record DataDirectories(Path parent) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    /** Below {@code genesis.root}, which the launcher sets; else below the working directory. */
    public static DataDirectories usual() {
        return new DataDirectories(Path.of(System.getProperty("genesis.root", ".")).resolve("data").toAbsolutePath().normalize());
    }

    /** A new directory of its own for a run that starts now. */
    public Path fresh(final Instant now) {
        final String name = NAME.format(now);
        try {
            Files.createDirectories(parent);
            for (int i = 1; ; i++) {
                final Path directory = parent.resolve(i == 1 ? name : name + "-" + i);
                try {
                    Files.createDirectory(directory);
                } catch (final FileAlreadyExistsException taken) {
                    continue;
                }
                return directory;
            }
        } catch (final IOException e) {
            throw Complaint.environment("a data directory cannot be created in " + parent + " (" + e.getMessage()
                + "); make it writable or name another one with --data DIR", e);
        }
    }

    /** Removes a directory that {@link #fresh} made and nobody has used. */
    public void discard(final Path directory) {
        if (!directory.startsWith(parent)) {
            throw new IllegalArgumentException("not one of ours: " + directory);
        }
        try (Stream<Path> parts = Files.walk(directory)) {
            for (final Path part : parts.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(part);
            }
        } catch (final IOException stays) {
            // An unused directory is untidy, not wrong.
        }
    }

    /** The named directory, or the newest; complains where it does not exist. */
    public Path existing(final Path named) {
        final Path directory = named != null ? named : parent.resolve("latest");
        if (!Files.isDirectory(directory)) {
            throw Complaint.environment("there is no data directory " + directory
                + (named != null ? "; check --data" : "; run something first, or name one with --data DIR"));
        }
        return directory;
    }

    /** Makes it the one that other verbs use by default: once its run has really started. */
    public void pointLatestTo(final Path directory) {
        // Made beside it and moved over it, so that a reader sees the old one or the new one, never none.
        final Path link = parent.resolve(".latest-" + directory.getFileName());
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, directory.getFileName());
            Files.move(link, parent.resolve("latest"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw Complaint.environment("the link " + parent.resolve("latest") + " cannot be set (" + e.getMessage()
                + "); remove it, or name a directory with --data DIR", e);
        }
    }
}
