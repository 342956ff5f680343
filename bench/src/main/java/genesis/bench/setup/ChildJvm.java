package genesis.bench.setup;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How to start another JVM like this one. Flags have one home, {@code scripts/genesis}; this process was started with
 * them, so its children inherit them from here.
 */
public final class ChildJvm {
    private ChildJvm() {
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Our flags without those about the heap and its collector, and without agents. */
    public static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-Xm") && !flag.matches("-XX:[+-]Use\\w*GC")
                && !flag.startsWith("-agent") && !flag.startsWith("-javaagent"))
            .collect(Collectors.toList());
    }

    /** The flags about the heap and its collector. */
    public static List<String> heapFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-Xm") || flag.matches("-XX:[+-]Use\\w*GC"))
            .collect(Collectors.toList());
    }
}
