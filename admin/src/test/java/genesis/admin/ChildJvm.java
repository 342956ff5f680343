package genesis.admin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the program as a user would: in a process of its own. */
final class ChildJvm {
    private ChildJvm() {
    }

    /** What a process printed on standard output, and how it ended. */
    record Ended(int exitCode, String output) {
        /** The last line: with {@code --json} the result. */
        String lastLine() {
            final List<String> lines = output.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    /** The command line of the program on the JVM that runs the tests. */
    static List<String> command(final List<String> jvmOptions, final String... arguments) {
        return command(Path.of(System.getProperty("java.home")), System.getProperty("genesis.jvm"), jvmOptions, arguments);
    }

    static List<String> command(final Path javaHome, final String flags, final List<String> jvmOptions, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(List.of(flags.trim().split("\\s+")));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dchronicle.analytics.disable=true"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "genesis.admin.GenesisMain"));
        command.addAll(List.of(arguments));
        return command;
    }

    static Ended run(final List<String> command) throws IOException, InterruptedException {
        final File output = File.createTempFile("genesis", ".out");
        try {
            final Process process = new ProcessBuilder(command).redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new Ended(process.waitFor(), Files.readString(output.toPath()));
        } finally {
            Files.delete(output.toPath());
        }
    }
}
