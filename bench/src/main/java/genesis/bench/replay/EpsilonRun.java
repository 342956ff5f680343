package genesis.bench.replay;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.CaptureFile;
import genesis.bench.setup.ChildJvm;
import genesis.bench.setup.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ordinary {@code run} over the whole recording, in a JVM that never collects garbage: what it allocates in
 * all, start, sockets, HTTP server and end included, must fit into 2 GB, or it dies.
 */
public final class EpsilonRun {
    private static final String NAME = "run without a collector";
    private static final String MAIN = "genesis.admin.GenesisMain";
    private static final long SECONDS_MAX = 180;
    private static final Pattern BOOK_UPDATES = Pattern.compile("\"bookUpdates\":(\\d+)");
    private static final Pattern BYTES = Pattern.compile("\"allocatedBytesPerInput\":([\\d.eE-]+)");
    /** 2 GB for the child's heap and as much again for its mappings and everybody else. */
    private static final long MEMORY_KB_MIN = 4L << 20;

    private EpsilonRun() {
    }

    public static Result run(final Plan plan) {
        if (plan.capture() == null) {
            return Result.skipped(NAME, "no capture found; name one with --capture FILE");
        }
        if (availableKb() < MEMORY_KB_MIN) {
            return Result.skipped(NAME, "less than " + (MEMORY_KB_MIN >> 20) + " GiB of memory are available");
        }
        try {
            return run(plan.capture());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot start a JVM", e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a run was measured", e);
        }
    }

    private static Result run(final Path capture) throws IOException, InterruptedException {
        final Path scratch = Files.createTempDirectory("genesis-epsilon");
        try {
            final Path output = scratch.resolve("output");
            final Path errors = scratch.resolve("errors");
            final long startNs = System.nanoTime();
            final Process run = new ProcessBuilder(command(capture, scratch.resolve("data")))
                .redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
            try {
                if (!run.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                    return Result.wrong(NAME, "not over after " + SECONDS_MAX + " s");
                }
            } finally {
                run.destroyForcibly().waitFor();
            }
            final double seconds = (System.nanoTime() - startNs) / 1e9;
            return judge(run.exitValue(), Files.readString(output), Files.readString(errors), seconds, capture);
        } finally {
            remove(scratch);
        }
    }

    private static List<String> command(final Path capture, final Path data) {
        final List<String> command = new ArrayList<>();
        command.add(ChildJvm.java());
        command.addAll(ChildJvm.flags());
        command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms2g", "-Xmx2g"));
        command.addAll(List.of("-cp", ChildJvm.classPath(), MAIN, "run", "--capture", capture.toString(),
            "--speed", "max", "--json", "--port", "0", "--data", data.toString()));
        return command;
    }

    private static Result judge(final int exitCode, final String output, final String errors, final double seconds,
                                final Path capture) {
        if (exitCode != 0) {
            return Result.wrong(NAME, "exit code " + exitCode + ": " + lastLine(errors.isBlank() ? output : errors));
        }
        final Matcher updates = BOOK_UPDATES.matcher(lastLine(output));
        if (!updates.find()) {
            return Result.wrong(NAME, "no result in its last line: " + lastLine(output));
        }
        final long count = Long.parseLong(updates.group(1));
        if (CaptureFile.isTheLargeOne(capture) ? count != CaptureFile.BOOK_UPDATES : count == 0) {
            return Result.wrong(NAME, count + " book updates");
        }
        final Matcher bytes = BYTES.matcher(lastLine(output));
        return Result.of(NAME, seconds, "s", Target.atMost(SECONDS_MAX), "start and end included; heap 2 GB")
            .with("book updates", count).with("B/input", bytes.find() ? Double.parseDouble(bytes.group(1))
            : Double.NaN);
    }

    private static String lastLine(final String text) {
        final String[] lines = text.strip().split("\\R");
        return lines[lines.length - 1];
    }

    private static long availableKb() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(Long.MAX_VALUE);
        } catch (final IOException notLinux) {
            return Long.MAX_VALUE;
        }
    }

    private static void remove(final Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
