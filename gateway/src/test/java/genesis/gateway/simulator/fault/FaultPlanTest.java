package genesis.gateway.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final long HOUR_MS = 3_600_000;

    @Test
    void shouldReadWhatItWrites() {
        for (long seed = 1; seed <= 20; seed++) {
            final FaultPlan plan = FaultPlan.generate(seed, HOUR_MS, 10_000);
            assertEquals(plan, FaultPlan.parse("# seed " + seed + "\n\n" + plan.text()), "seed=" + seed);
        }
    }

    @Test
    void shouldDependOnTheSeedAloneAndUseEveryKind() {
        final FaultPlan plan = FaultPlan.generate(7, HOUR_MS, 10_000);
        assertEquals(plan, FaultPlan.generate(7, HOUR_MS, 10_000));
        assertNotEquals(plan, FaultPlan.generate(8, HOUR_MS, 10_000));
        final Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        plan.faults().forEach(fault -> kinds.add(fault.kind()));
        assertEquals(EnumSet.allOf(FaultKind.class), kinds);
        assertTrue(plan.faults().get(plan.faults().size() - 1).atMs() < HOUR_MS);
    }

    @Test
    void shouldReadAPlanThatAPersonWrote() {
        final FaultPlan plan = FaultPlan.parse("20 delay frame=on for=1.5\n  12.5   disconnect\n# later\n31.25 rest-429 count=3 value=5");
        assertEquals(new Fault(FaultKind.DISCONNECT, 12_500, 0, 1, "", 0), plan.faults().get(0));
        assertEquals(new Fault(FaultKind.DELAY, 20_000, 1_500, 1, "on", 0), plan.faults().get(1));
        assertEquals("31.250 rest-429 count=3 value=5", plan.faults().get(2).text());
    }

    @Test
    void shouldNameTheLineThatIsWrong() {
        for (final String line : new String[] {"soon disconnect", "1 dance", "1", "1 delay for=x", "1 drop count=0", "1 drop often=1"}) {
            final IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> FaultPlan.parse("\n" + line));
            assertTrue(wrong.getMessage().contains("line 2"), wrong.getMessage());
        }
    }

    @Test
    void shouldKnowFramesByTheirNames() {
        assertEquals(new FrameName(0, "te"), FrameName.of("[0,\"te\",[1,2]]"));
        assertEquals(new FrameName(0, "on-req"), FrameName.of("[0,\"n\",[1700000000000,\"on-req\",null]]"));
        assertEquals(new FrameName(17, ""), FrameName.of("[17,[1,2,3]]"));
        assertEquals(new FrameName(17, "cs"), FrameName.of("[17,\"cs\",-5]"));
        assertEquals(new FrameName(-1, ""), FrameName.of("{\"event\":\"info\"}"));
    }
}
