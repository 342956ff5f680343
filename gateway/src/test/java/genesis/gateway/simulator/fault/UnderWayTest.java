package genesis.gateway.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.wire.CollectingSink;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** When something that went wrong is over: what waits has not begun, what nobody can know of yet is not over. */
class UnderWayTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldLastAsLongAsTheSilence() {
        final Faults faults = faults("1 silent for=2");
        faults.time(0);
        assertFalse(faults.isUnderWay());
        faults.time(SECOND_NS);
        assertTrue(faults.isUnderWay());
        faults.time(3 * SECOND_NS);
        assertFalse(faults.isUnderWay());
    }

    @Test
    void shouldLastUntilAFrameBehindTheLostOne() {
        final Faults faults = faults("1 drop frame=te");
        final FaultySink sink = faults.between(new CollectingSink());
        faults.time(SECOND_NS);
        assertFalse(faults.isUnderWay(), "it waits for its frame");
        say(sink, "[0,\"te\",[1]]");
        assertTrue(faults.isUnderWay());
        say(sink, "[0,\"hb\"]");
        assertFalse(faults.isUnderWay());
    }

    @Test
    void shouldLastAsLongAsAnAnswerOverRestIsLate() {
        final Faults faults = faults("1 rest-slow for=4");
        faults.time(SECOND_NS);
        assertFalse(faults.isUnderWay());
        faults.onRest("auth/r/orders");
        assertTrue(faults.isUnderWay());
        faults.time(5 * SECOND_NS);
        assertFalse(faults.isUnderWay());
    }

    private static Faults faults(final String plan) {
        return new Faults(FaultPlan.parse(plan), 0, isOperative -> { }, line -> { });
    }

    private static void say(final FaultySink sink, final String frame) {
        final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        sink.text(bytes, 0, bytes.length);
    }
}
