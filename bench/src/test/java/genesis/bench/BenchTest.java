package genesis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.GenesisMain;
import genesis.bench.report.Report;
import genesis.bench.report.Result;
import genesis.bench.report.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {
    private static final Result SLOW = Result.of("slow", 140, "ns", Target.atMost(100), "");
    private static final Result FAST = Result.of("fast", 99.5, "ns", Target.atMost(100), "a \"note\"").with("p99", 120);

    @Test
    void shouldBenchBeAVerbOfTheCommandLine() {
        final StringWriter out = new StringWriter();

        final int exitCode = GenesisMain.run(new PrintWriter(out), new PrintWriter(out), "bench", "--help");

        assertEquals(0, exitCode, out::toString);
        assertTrue(out.toString().contains("--quick"), out::toString);
    }

    @Test
    void shouldUnknownBenchmarkBeAUsageErrorThatListsTheKnownOnes() {
        final StringWriter out = new StringWriter();

        final int exitCode = GenesisMain.run(new PrintWriter(out), new PrintWriter(out), "bench", "--only", "nonsense");

        assertEquals(2, exitCode, out::toString);
        assertTrue(out.toString().contains("ring"), out::toString);
    }

    @Test
    void shouldMissedTargetBeNoErrorAndWrongAnswerBeOne() {
        assertEquals("missed", SLOW.verdict());
        assertTrue(new Report(Map.of(), List.of(SLOW, FAST)).isRight());
        assertEquals(false, new Report(Map.of(), List.of(FAST, Result.wrong("broken", "lost one"))).isRight());
    }

    @Test
    void shouldJsonNameEveryFigure() {
        assertEquals("{\"machine\":{\"cores\":\"2\"},\"results\":[{\"name\":\"fast\","
            + "\"value\":99.5000,\"unit\":\"ns\",\"target\":100,"
            + "\"targetKind\":\"AT_MOST\",\"verdict\":\"met\","
            + "\"p99\":120,\"note\":\"a \\\"note\\\"\"}],\"right\":true}",
            new Report(Map.of("cores", "2"), List.of(FAST)).json());
    }

    @Test
    void shouldTableAlignItsColumns() {
        final StringWriter text = new StringWriter();

        new Report(Map.of("cores", "2"), List.of(SLOW, FAST)).print(new PrintWriter(text, true));

        final String[] lines = text.toString().split("\\R");
        assertEquals("benchmark  value  unit  target          more", lines[1]);
        assertEquals("slow         140  ns     ≤ 100  missed", lines[2]);
        assertEquals("fast        99.5  ns     ≤ 100  met     p99 120 · a \"note\"", lines[3]);
    }
}
