package genesis.gateway.codec;

import genesis.core.message.Channel;
import genesis.core.message.Message;
import genesis.core.message.Timeframe;

/** One acknowledged subscription of one connection. */
final class ChannelState {
    /** Null for a subscription that we have no use for: its frames are passed over in silence. */
    final Channel channel;
    /** {@link Message#UNKNOWN_INSTRUMENT} where the channel is null. */
    final int instrumentId;
    /** Of candles; null otherwise. */
    final Timeframe timeframe;
    /** Of books with checksums, and of raw ones; null otherwise. */
    final BookMirror mirror;
    /** Of raw books; null otherwise. */
    final RawBook raw;
    /** The exchange sends checksums for this book. */
    final boolean isChecked;
    /** The first rows are the snapshot, all later ones of the same shape are updates. */
    boolean snapshotSeen;
    /** What we hold of this book is wrong; what still comes is late and dropped. */
    boolean isBroken;
    /** Message time of its last frame, or of its acknowledgement. */
    long heardNs;
    /** Unsubscribed: what still comes is late and dropped. */
    boolean isEnded;

    private ChannelState(final Channel channel, final int instrumentId, final Timeframe timeframe,
                         final boolean isRaw, final boolean isChecked) {
        this.channel = channel;
        this.instrumentId = instrumentId;
        this.timeframe = timeframe;
        this.isChecked = isChecked;
        mirror = isRaw || isChecked ? new BookMirror() : null;
        raw = isRaw ? new RawBook(mirror) : null;
    }

    static ChannelState of(final Channel channel, final int instrumentId) {
        return new ChannelState(channel, instrumentId, null, false, false);
    }

    static ChannelState candles(final int instrumentId, final Timeframe timeframe) {
        return new ChannelState(Channel.CANDLES, instrumentId, timeframe, false, false);
    }

    static ChannelState book(final int instrumentId, final boolean isRaw, final boolean isChecked) {
        return new ChannelState(Channel.BOOK, instrumentId, null, isRaw, isChecked);
    }

    static ChannelState ignored() {
        return of(null, Message.UNKNOWN_INSTRUMENT);
    }

    /** Nothing that comes of it is to be published any more. */
    boolean isOver() {
        return isBroken || isEnded;
    }
}
