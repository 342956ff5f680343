package genesis.admin.doctor;

import genesis.admin.http.TokenFile;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.ChainScan;
import genesis.journal.replay.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The data directory: room, owner, lock, and the chain of its journal. */
public final class DataChecks {
    /** A busy market of six instruments writes some 2 GiB a day. */
    private static final long SPACE_FOR_A_DAY = 2L << 30;
    /** After this the rest of a long journal is left to {@code replay --verify}. */
    private static final long SCAN_NS_MAX = TimeUnit.SECONDS.toNanos(10);
    /** Mapped files over a network are slow at best, and lose records at worst. */
    private static final Set<String> NETWORK_FILE_SYSTEMS = Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph");
    private static final List<String> SECRET_NAMES = List.of(TokenFile.NAME, "nonce");

    private final Findings findings;
    private final Path directory;
    private boolean isInUse;

    /** @param directory may not exist yet; null where there is none */
    public DataChecks(final Findings findings, final Path directory) {
        this.findings = findings;
        this.directory = directory;
    }

    /** Creates nothing. Takes the lock for a moment, where there is something to lock. */
    public void run() {
        if (directory == null) {
            findings.ok("directory", "none yet; genesis run makes one below data/");
            return;
        }
        final Path place = existing(directory.toAbsolutePath());
        disk(place);
        if (!Files.isDirectory(directory)) {
            findings.ok("directory", directory + " will be made by the first run");
            return;
        }
        owner();
        lock();
        journal();
    }

    /** True where another process owns the directory now. */
    public boolean isInUse() {
        return isInUse;
    }

    private static Path existing(final Path path) {
        Path place = path;
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    private void disk(final Path place) {
        final long usable = place.toFile().getUsableSpace();
        final String type = type(place);
        final String found = MachineChecks.mebibytes(usable) + " free at " + place + (type.isEmpty() ? "" : " (" + type + ")");
        if (!Files.isWritable(place)) {
            findings.fail("disk", place + " is not writable", "change its permissions, or name another directory with --data");
        } else if (usable < DataDirectory.USABLE_SPACE_MIN) {
            findings.fail("disk", found, "free some space: below " + MachineChecks.mebibytes(DataDirectory.USABLE_SPACE_MIN)
                + " a run does not start");
        } else if (NETWORK_FILE_SYSTEMS.contains(type)) {
            findings.warn("disk", found, "put the journal on a disk of this machine: it is written through mapped files");
        } else if (type.equals("tmpfs") || type.equals("ramfs")) {
            findings.warn("disk", found, "this is memory: a restart of the machine loses the journal; name a directory on a disk for"
                + " anything but a trial");
        } else if (usable < SPACE_FOR_A_DAY) {
            findings.warn("disk", found, "a busy day needs " + MachineChecks.mebibytes(SPACE_FOR_A_DAY) + "; free some space");
        } else {
            findings.ok("disk", found);
        }
    }

    private static String type(final Path place) {
        try {
            return Files.getFileStore(place).type();
        } catch (final IOException notTold) {
            return "";
        }
    }

    /** What allows to do something must be readable by its owner only. */
    private void owner() {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            findings.ok("owner", "this file system knows no owners");
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file : files.sorted().toList()) {
                final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (SECRET_NAMES.stream().anyMatch(file.getFileName().toString()::startsWith) && permissions.stream()
                    .anyMatch(one -> !one.name().startsWith("OWNER"))) {
                    findings.fail("owner", file + " may be used by others (" + PosixFilePermissions.toString(permissions) + ")",
                        "run: chmod 600 " + file);
                    return;
                }
            }
            findings.ok("owner", "token and nonces are for their owner only");
        } catch (final IOException e) {
            findings.fail("owner", "the directory cannot be read: " + e.getMessage(), "run this as the user who runs genesis");
        }
    }

    private void lock() {
        try (DataDirectory taken = DataDirectory.open(directory, 0)) {
            findings.ok("lock", "nobody uses " + taken.path());
        } catch (final JournalException e) {
            isInUse = e.kind() == JournalException.Kind.LOCKED;
            if (isInUse) {
                findings.warn("lock", e.getMessage(), "if that is your engine, all is well: genesis status shows how it is");
            } else {
                findings.fail("lock", e.getMessage(), "change the permissions of the directory, or name another one with --data");
            }
        }
    }

    private void journal() {
        if (JournalStream.INPUTS.files(directory).isEmpty()) {
            findings.ok("journal", "none yet");
            return;
        }
        final StringBuilder found = new StringBuilder();
        try {
            for (final JournalStream stream : JournalStream.values()) {
                final ChainScan scan = ChainScan.run(directory, stream, limit());
                if (scan.torn() != null) {
                    findings.warn("journal", scan.torn(), "the next run cuts it there and goes on; nothing else is to be done");
                    return;
                }
                found.append(found.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%,d %s", scan.records(), stream.directoryName()));
            }
            findings.ok("journal", found + ", the chain holds");
        } catch (final Enough e) {
            findings.ok("journal", "the chain of the first " + e.getMessage() + " holds; replay --verify proves all of it");
        } catch (final JournalException e) {
            findings.fail("journal", e.getMessage(), "restore a backup, or start with a new --data directory");
        }
    }

    private static Progress limit() {
        final long startNs = System.nanoTime();
        return (step, records) -> {
            if (System.nanoTime() - startNs > SCAN_NS_MAX) {
                throw new Enough(String.format(Locale.ROOT, "%,d records of %s", records, step));
            }
        };
    }

    /** Ends a scan that takes too long for a quick look. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough(final String seen) {
            super(seen, null, false, false);
        }
    }
}
