package genesis.bench.report;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the figures come from: without it they mean nothing to anybody else. */
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final int CLOCK_READINGS = 2_000_000;

    private Machine() {
    }

    /** Names and values, in the order in which people ask. */
    public static Map<String, String> describe() {
        final Map<String, String> machine = new LinkedHashMap<>();
        final int cores = Runtime.getRuntime().availableProcessors();
        machine.put("cpu", cpuModel());
        machine.put("cores", Integer.toString(cores));
        machine.put("load", firstLine(LOAD));
        machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
            + System.getProperty("os.arch"));
        machine.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
        machine.put("gc", ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName).collect(Collectors.joining(", ")));
        machine.put("clock", clockNs() + " ns a reading");
        machine.put("layouts", layouts(cores));
        return machine;
    }

    private static String layouts(final int cores) {
        if (cores < 2) {
            return "one core: only single; split shares it and says nothing";
        }
        return cores < 4
            ? "fewer than 4 cores: split is measured in process, not wire to wire, where three threads would spin"
            : "single and split";
    }

    private static String cpuModel() {
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (final IOException notLinux) {
            return "unknown";
        }
    }

    private static String firstLine(final Path file) {
        try {
            return Files.readString(file).strip();
        } catch (final IOException notLinux) {
            return "unknown";
        }
    }

    /** Every latency contains at least one reading of the clock; on some virtual machines that is most of it. */
    private static long clockNs() {
        long last = System.nanoTime();
        for (int i = 0; i < CLOCK_READINGS; i++) {
            last = System.nanoTime();
        }
        final long start = last;
        for (int i = 0; i < CLOCK_READINGS; i++) {
            last = System.nanoTime();
        }
        return (last - start) / CLOCK_READINGS;
    }
}
