package genesis.admin.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Java, processors, memory: what the process itself stands on. */
public final class MachineChecks {
    /** From so many processors on, gateway and engine spin on one each. */
    private static final int PROCESSORS_TO_SPIN = 4;
    /** What scripts/genesis gives to the heap; the journal's mappings need as much again beside it. */
    private static final long HEAP_MIN = 512L << 20;
    /** What the journal's library reaches into. */
    private static final List<String> OPENED_PACKAGES = List.of("jdk.internal.misc", "java.lang.reflect");
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final String PAGE_SIZE = "KernelPageSize:";

    private MachineChecks() {
    }

    /** Changes nothing and asks nobody. */
    public static void run(final Findings findings) {
        java(findings);
        processors(findings);
        pages(findings);
    }

    private static void java(final Findings findings) {
        final String name = "Java " + Runtime.version() + ", " + System.getProperty("java.vendor");
        final List<String> closed = OPENED_PACKAGES.stream()
            .filter(one -> !Object.class.getModule().isOpen(one, MachineChecks.class.getModule())).toList();
        final long heap = Runtime.getRuntime().maxMemory();
        if (!closed.isEmpty()) {
            findings.fail("java", name + ", closed: " + String.join(", ", closed),
                "start it with scripts/genesis, which opens them for the journal (--add-opens=java.base/…=ALL-UNNAMED)");
        } else if (heap < HEAP_MIN) {
            findings.warn("java", name + ", heap of at most " + mebibytes(heap),
                "give it " + mebibytes(HEAP_MIN) + " or more: GENESIS_JAVA_OPTS=-Xmx1g");
        } else {
            findings.ok("java", name + ", heap of at most " + mebibytes(heap));
        }
    }

    private static void processors(final Findings findings) {
        final int count = Runtime.getRuntime().availableProcessors();
        final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        final String found = count + " of " + System.getProperty("os.arch")
            + (count >= PROCESSORS_TO_SPIN ? ", two of them will spin" : ", one thread will do all (layout single, wait thrifty)")
            + (load < 0 ? "" : String.format(Locale.ROOT, ", load %.1f", load));
        if (load > count) {
            findings.warn("processors", found, "others keep the processors busy, decisions will wait for them: stop them, or pin the"
                + " engine with --pin");
        } else {
            findings.ok("processors", found);
        }
    }

    /** Only Linux tells. The journal's files are mapped in pieces that every usual size of a page divides. */
    private static void pages(final Findings findings) {
        if (!Files.isReadable(MAPPINGS)) {
            findings.ok("pages", System.getProperty("os.name") + " does not tell their size");
            return;
        }
        try (var lines = Files.lines(MAPPINGS)) {
            final String size = lines.filter(line -> line.startsWith(PAGE_SIZE)).findFirst().orElse(PAGE_SIZE + " unknown");
            findings.ok("pages", size.substring(PAGE_SIZE.length()).strip() + " each");
        } catch (final IOException e) {
            findings.ok("pages", "their size is not told: " + e.getMessage());
        }
    }

    static String mebibytes(final long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }
}
