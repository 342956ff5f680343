package genesis.gateway;

import genesis.core.message.Message;
import org.agrona.concurrent.UnsafeBuffer;

/** A generated decoder's wrap method: the decoders have no type in common. */
@FunctionalInterface
public interface Wrap {
    Object wrap(UnsafeBuffer buffer, int offset, int blockLength, int version);

    /** Points a decoder to a whole message. */
    static void at(final Wrap decoder, final UnsafeBuffer message) {
        decoder.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
    }
}
