package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CommandRingTest {
    private final CommandRing ring = new CommandRing();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final List<Long> taken = new ArrayList<>();

    @Test
    void shouldHandOverEveryCommandInOrder() {
        for (int i = 0; i < 5; i++) {
            send(i);
        }
        assertEquals(5, ring.poll(this::take));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), taken);
        assertEquals(0, ring.poll(this::take));
    }

    @Test
    void shouldStopTheEngineWhereNobodyTakesCommands() {
        for (int i = 0; i < CommandRing.SLOT_COUNT; i++) {
            send(i);
        }
        final IllegalStateException full = assertThrows(IllegalStateException.class, () -> send(-1));
        assertTrue(full.getMessage().contains("capacity=" + CommandRing.SLOT_COUNT), full.getMessage());
        assertEquals(CommandRing.SLOT_COUNT, ring.poll(this::take));
        send(7);
        ring.poll(this::take);
        assertEquals(7L, taken.get(taken.size() - 1));
    }

    @Test
    void shouldNeverHaveAnAnswerOfItsOwn() {
        send(1);
        assertEquals(Venue.NOTHING_DUE, ring.nextDueNs());
        assertThrows(IllegalStateException.class, () -> ring.answer(buffer));
    }

    private void send(final long number) {
        buffer.putLong(8, number);
        ring.onCommand(buffer, 8, 16);
    }

    private void take(final UnsafeBuffer from, final int offset, final int length) {
        assertEquals(16, length);
        taken.add(from.getLong(offset));
    }
}
