package genesis.gateway.codec;

import genesis.core.message.Channel;
import genesis.core.message.Message;

/** One acknowledged subscription of one connection. */
final class ChannelState {
    /** Null for a subscription that we have no use for: its frames are passed over in silence. */
    final Channel channel;
    /** {@link Message#UNKNOWN_INSTRUMENT} where the channel is null. */
    final int instrumentId;
    /** The first rows are the snapshot, all later ones of the same shape are updates. */
    boolean snapshotSeen;

    ChannelState(final Channel channel, final int instrumentId) {
        this.channel = channel;
        this.instrumentId = instrumentId;
    }

    static ChannelState ignored() {
        return new ChannelState(null, Message.UNKNOWN_INSTRUMENT);
    }
}
