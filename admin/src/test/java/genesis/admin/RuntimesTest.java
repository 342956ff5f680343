package genesis.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One journal, executed by the compiler, by the interpreter and by another JDK: the same bits come out (fault C8). */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuntimesTest {
    private static final String OPENS = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED "
        + "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED "
        + "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED";
    private static final String OPENS_24 = OPENS + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

    private Path data;
    private String recorded;

    @BeforeAll
    void journalSomeMinutesOfTheSyntheticMarket(@TempDir final Path directory) throws Exception {
        data = directory.resolve("data");
        final ChildJvm.Ended run = ChildJvm.run(ChildJvm.command(List.of(), "run", "--data", data.toString(), "--port", "0",
            "--seed", "11", "--speed", "60x", "--duration", "4s", "--json"));
        assertEquals(0, run.exitCode(), run.output());
        recorded = digests(run.lastLine());
        assertTrue(number(run.lastLine(), "ordersFilled") > 0, () -> "the journal holds orders: " + run.lastLine());
    }

    @Test
    void shouldTheCompilerRepeatTheRunToTheLastBit() throws Exception {
        assertEquals(recorded, replay(ChildJvm.command(List.of(), "replay", "--data", data.toString(), "--verify", "--json")));
    }

    @Test
    void shouldTheInterpreterRepeatTheRunToTheLastBit() throws Exception {
        assertEquals(recorded, replay(ChildJvm.command(List.of("-Xint"), "replay", "--data", data.toString(), "--verify", "--json")));
    }

    @Test
    void shouldAnotherJdkRepeatTheRunToTheLastBit() throws Exception {
        final int own = Runtime.version().feature();
        final int other = own == 17 ? 25 : 17;
        final Optional<Path> home = findJdk(other);
        Assumptions.assumeTrue(home.isPresent(), "skipped: no JDK " + other + " under /usr/lib/jvm");
        assertEquals(recorded, replay(ChildJvm.command(home.orElseThrow(), other >= 24 ? OPENS_24 : OPENS, List.of(),
            "replay", "--data", data.toString(), "--verify", "--json")));
    }

    private static String replay(final List<String> command) throws IOException, InterruptedException {
        final ChildJvm.Ended ended = ChildJvm.run(command);
        assertEquals(0, ended.exitCode(), ended.output());
        return digests(ended.lastLine());
    }

    private static String digests(final String json) {
        return text(json, "inputsDigest") + " " + text(json, "outputsDigest") + " " + text(json, "stateHash");
    }

    private static String text(final String json, final String key) {
        final Matcher matcher = Pattern.compile("\"" + key + "\":\"([0-9a-f]{16})\"").matcher(json);
        assertTrue(matcher.find(), () -> key + " is missing: " + json);
        return matcher.group(1);
    }

    private static long number(final String json, final String key) {
        final Matcher matcher = Pattern.compile("\"" + key + "\":(\\d+)").matcher(json);
        assertTrue(matcher.find(), () -> key + " is missing: " + json);
        return Long.parseLong(matcher.group(1));
    }

    private static Optional<Path> findJdk(final int feature) throws IOException {
        final Path homes = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(homes)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(homes)) {
            for (final Path home : found) {
                final Path release = home.resolve("release");
                if (Files.isReadable(release) && Files.isExecutable(home.resolve("bin/java"))
                    && Files.readString(release).contains("JAVA_VERSION=\"" + feature)) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }
}
