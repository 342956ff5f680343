package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bound on memory, in a process that has no more than that. */
class FiveHundredInstrumentsTest {
    private static final Pattern SAID = Pattern.compile("evaluations=(\\d+) outputs=(\\d+) usedMiB=(\\d+) heapMiB=(\\d+)");

    @Test
    void shouldFiveHundredInstrumentsWithSixTimeframesFitInto512MegabytesOfHeap() throws Exception {
        final List<String> command = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
            "-XX:+UseSerialGC"), Stream.concat(Stream.of(System.getProperty("genesis.jvm", "").split(" ")).filter(one -> !one.isEmpty()),
            Stream.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FiveHundredInstruments.class.getName()))).toList();
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        final Matcher numbers = SAID.matcher(said);
        assertTrue(numbers.find(), said);
        System.out.println("FiveHundredInstrumentsTest: " + numbers.group());
        assertTrue(Long.parseLong(numbers.group(4)) <= 512, said);
        // Four strategies at the close of five minutes, one of them inside as well, on each of 500 instruments.
        assertTrue(Long.parseLong(numbers.group(1)) >= 5 * 4 * FiveHundredInstruments.COUNT, said);
        assertTrue(Long.parseLong(numbers.group(3)) < 256, "half of it is left for everything else: " + said);
    }
}
