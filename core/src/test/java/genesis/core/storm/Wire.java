package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderAmendedEncoder;
import genesis.core.message.OrderFilledEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What is on its way to the engine. A rude one repeats fills, lets neighbours change places, and now and then loses something. */
final class Wire {
    final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SeededRandom random;
    private final boolean losesThings;
    private final List<UnsafeBuffer> queue = new ArrayList<>();

    Wire(final SeededRandom random, final boolean losesThings) {
        this.random = random;
        this.losesThings = losesThings;
    }

    /** The next message, to be written at its start. */
    UnsafeBuffer next() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        queue.add(message);
        return message;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whatever is on its way never arrives. */
    void cut() {
        queue.clear();
    }

    /** What an order was and what it is are told in this order: no connection turns that round. */
    private static boolean isNewsOfAChange(final UnsafeBuffer message) {
        return Message.templateId(message, 0) == OrderAmendedEncoder.TEMPLATE_ID;
    }

    /** Copies what arrives next, and returns its length; 0 where nothing does. */
    int take(final UnsafeBuffer into, final boolean isRude) {
        if (queue.isEmpty()) {
            return 0;
        }
        final int index = isRude && losesThings && queue.size() > 1 && !isNewsOfAChange(queue.get(0)) ? random.nextInt(6) / 5 : 0;
        final UnsafeBuffer message = queue.remove(index);
        if (isRude && losesThings && random.nextInt(150) == 0) {
            return 0;
        }
        if (isRude && Message.templateId(message, 0) == OrderFilledEncoder.TEMPLATE_ID && random.nextInt(8) == 0) {
            queue.add(random.nextInt(queue.size() + 1), message);
        }
        final int length = Message.HEADER_LENGTH + Message.blockLength(message, 0);
        into.putBytes(0, message, 0, length);
        return length;
    }
}
