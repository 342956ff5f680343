package genesis.gateway.codec;

import genesis.core.message.Channel;
import java.util.function.ObjIntConsumer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The acknowledged subscriptions of one connection by the exchange's number. Ended ones stay until the connection ends,
 * so that what still comes of them is known to be late.
 * <p>Threading: the gateway's thread. Allocation: none to find one; the rest is for control frames.
 */
final class ChannelTable {
    private static final int NONE = -1;

    private final Int2ObjectHashMap<ChannelState> channels = new Int2ObjectHashMap<>();
    private int lastId = NONE;
    private ChannelState last;

    /** Null where it was never acknowledged. Frames of one channel come in a row, so the last one is looked at first. */
    ChannelState find(final int channelId) {
        if (channelId != lastId) {
            lastId = channelId;
            last = channels.get(channelId);
        }
        return last;
    }

    /**
     * Takes what is to be used of a new subscription: the engine keeps one book of an instrument, the first one
     * subscribed of whatever precision, and all others are ignored.
     */
    ChannelState add(final int channelId, final ChannelState channel) {
        final ChannelState used = isSecondBook(channelId, channel) ? ChannelState.ignored() : channel;
        channels.put(channelId, used);
        lastId = NONE;
        return used;
    }

    void clear() {
        channels.clear();
        lastId = NONE;
        last = null;
    }

    /** Those that were not ended, used or not. */
    int count() {
        final int[] count = {0};
        channels.forEachInt((channelId, channel) -> count[0] += channel.isEnded ? 0 : 1);
        return count[0];
    }

    /** All that are used, with their numbers. */
    void forEachUsed(final ObjIntConsumer<ChannelState> action) {
        channels.forEachInt((channelId, channel) -> {
            if (channel.channel != null && !channel.isEnded) {
                action.accept(channel, channelId);
            }
        });
    }

    private boolean isSecondBook(final int channelId, final ChannelState book) {
        final boolean[] isSecond = {false};
        if (book.channel == Channel.BOOK) {
            forEachUsed((other, otherId) -> isSecond[0] |= otherId != channelId && !other.isBroken
                && other.channel == Channel.BOOK && other.instrumentId == book.instrumentId);
        }
        return isSecond[0];
    }
}
