package genesis.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second Java process with this one's class path and flags. */
public final class ChildJvm {
    private ChildJvm() {
    }

    public static Process start(final Class<?> main, final String... args) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("--add-") || flag.startsWith("--enable-") || flag.startsWith("--sun-")
                || flag.startsWith("-Dchronicle")) {
                command.add(flag);
            }
        }
        // Start-up time matters more than peak speed here.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
            "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Waits for its first line of output; null where there is none. */
    public static String firstLine(final Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** Runs it to its end and returns its first line. */
    public static String run(final Class<?> main, final String... args) throws IOException, InterruptedException {
        final Process process = start(main, args);
        final String line = firstLine(process);
        process.waitFor();
        return line;
    }
}
