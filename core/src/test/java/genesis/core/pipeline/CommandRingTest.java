package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
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
    void shouldKeepABurstInOrderUntilThereIsRoom() {
        final int count = 3 * CommandRing.SLOT_COUNT;
        for (int i = 0; i < count; i++) {
            send(i);
        }
        ring.onInput(buffer, 0, 16);
        assertEquals(CommandRing.SLOT_COUNT, ring.poll(this::take));
        // Behind those that wait, although there is room now.
        send(count);
        for (int i = 0; i < 3; i++) {
            ring.onInput(buffer, 0, 16);
            ring.poll(this::take);
        }
        assertEquals(LongStream.rangeClosed(0, count).boxed().toList(), taken);
    }

    @Test
    void shouldStopTheEngineWhereNobodyTakesCommands() {
        final int capacity = CommandRing.SLOT_COUNT + CommandRing.WAITING_COUNT_MAX;
        for (int i = 0; i < capacity; i++) {
            send(i);
        }
        final IllegalStateException full = assertThrows(IllegalStateException.class, () -> send(-1));
        assertTrue(full.getMessage().contains("capacity=" + capacity), full.getMessage());
        assertEquals(CommandRing.SLOT_COUNT, ring.poll(this::take));
        ring.onInput(buffer, 0, 16);
        send(7);
        while (taken.size() <= capacity) {
            ring.poll(this::take);
            ring.onInput(buffer, 0, 16);
        }
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
