package genesis.bench.latency;

import genesis.core.message.Message;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.Venue;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Lets the exchange's side know, past all sockets, that a cancellation was processed: only then may the next trade
 * be sent, because an instrument has one order at a time.
 */
final class CancelWatch implements Venue {
    private final CommandRing commands;
    private volatile long canceledCount;

    CancelWatch(final CommandRing commands) {
        this.commands = commands;
    }

    /** Any thread. */
    long canceledCount() {
        return canceledCount;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        commands.onInput(buffer, offset, length);
        if (Message.templateId(buffer, offset) == OrderCanceledDecoder.TEMPLATE_ID) {
            canceledCount++;
        }
    }

    @Override
    public void onCommand(final UnsafeBuffer buffer, final int offset, final int length) {
        commands.onCommand(buffer, offset, length);
    }

    @Override
    public long nextDueNs() {
        return commands.nextDueNs();
    }

    @Override
    public int answer(final UnsafeBuffer into) {
        return commands.answer(into);
    }
}
