package genesis.gateway.codec;

import genesis.core.message.Channel;
import genesis.core.message.FeedState;
import genesis.core.message.Message;
import genesis.core.message.RefusedFrame;
import genesis.core.message.TradeKind;
import genesis.core.unit.InstrumentRegistry;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Text frames of one connection, from the first byte of the frame to the published message:
 *
 * <pre>
 *   {"event":…}                       ControlDecoder
 *   [0,"code",row]                    AccountDecoder
 *   [chan,"hb"]                       Heartbeat, of channels not acknowledged yet too
 *   [chan,"te"|"tu",row]              Trade
 *   [chan,"cs",n]                     BookChecksum
 *   [chan,[P,C,A]]                    BookUpdate          [chan,[BID,…]]   Ticker
 *   [chan,[[P,C,A],…]]                BookSnapshot, later BookUpdates
 *   [chan,[[ID,MTS,A,P],…]]           Trades, oldest first
 *   [chan,[[MTS,O,C,H,L,V],…]]        CandleHistory, oldest first, closed ones only
 *   behind the payload, by the flags: sequence, on channel 0 the account's sequence, time
 * </pre>
 *
 * A frame is read to its last byte before anything is published, so a refused frame has changed nothing; that it came
 * is published as FrameRefused. Fields that the exchange appends to its arrays one day are passed over.
 * <p>Threading: the gateway's thread. Allocation: none for data frames of the market.
 */
public final class FrameDecoder {
    /** Longer frames are refused unread. The longest real one, a book of 500 levels, has 20 KiB. */
    public static final int FRAME_LENGTH_MAX = 1 << 20;
    /** Flag of conf: the exchange appends its time to every array. */
    public static final int FLAG_TIMESTAMP = 32_768;
    /** Flag of conf: the exchange numbers its arrays, so that a lost one is seen. */
    public static final int FLAG_SEQ_ALL = 65_536;
    /** Flag of conf: checksums over books. */
    public static final int FLAG_CHECKSUM = 131_072;
    /** Flag of conf: several book updates in one frame. */
    public static final int FLAG_BULK = 536_870_912;

    static final long TAG_HB = 'h' | 'b' << 8;
    static final long TAG_TE = 't' | 'e' << 8;
    static final long TAG_TU = 't' | 'u' << 8;
    private static final long TAG_CS = 'c' | 's' << 8;

    private static final long NO_SEQUENCE = -1;
    private static final int NO_CHANNEL = -1;

    private final int connectionId;
    private final InputPublisher inputs;
    private final FrameCounters counters;
    private final ConnectionListener listener;
    private final ControlDecoder control;
    private final AccountDecoder account;
    private final MarketDecoder market;
    private final FrameReader reader = new FrameReader();
    private final Int2ObjectHashMap<ChannelState> channels = new Int2ObjectHashMap<>();

    private int flags;
    private long lastSequence = NO_SEQUENCE;
    private int lastChannelId = NO_CHANNEL;
    private ChannelState lastChannel;
    private long timeNs;
    private int frameLength;

    public FrameDecoder(final int connectionId, final InputPublisher inputs, final InstrumentRegistry registry,
                        final FrameCounters counters, final ConnectionListener listener) {
        this.connectionId = connectionId;
        this.inputs = inputs;
        this.counters = counters;
        this.listener = listener;
        control = new ControlDecoder(this, connectionId, inputs, registry, listener);
        account = new AccountDecoder(inputs, counters, listener);
        market = new MarketDecoder(this, reader, connectionId, inputs, counters);
    }

    /** One complete text frame, received at this message time. Never throws for what the frame says. */
    public void onText(final UnsafeBuffer buffer, final int offset, final int length, final long frameTimeNs) {
        timeNs = frameTimeNs;
        frameLength = length;
        counters.add(FrameCounters.FRAMES, 1);
        counters.add(FrameCounters.BYTES, length);
        if (length > FRAME_LENGTH_MAX) {
            refuse(RefusedFrame.TOO_LONG);
            return;
        }
        reader.wrap(buffer, offset, length);
        final int first = reader.peek();
        if (first == '[') {
            onArray();
        } else if (first != '{' || !control.onObject(buffer, offset, length, frameTimeNs)) {
            refuse(RefusedFrame.MALFORMED);
        }
    }

    /** A frame that the transport refused before it was complete. */
    public void onTooLong(final int length, final long frameTimeNs) {
        timeNs = frameTimeNs;
        frameLength = length;
        refuse(RefusedFrame.TOO_LONG);
    }

    /** The connection is gone: its feeds are broken, its channel numbers mean nothing any more. */
    public void onDisconnected(final long nowNs) {
        timeNs = nowNs;
        breakFeeds();
        channels.clear();
        lastChannelId = NO_CHANNEL;
        lastChannel = null;
        lastSequence = NO_SEQUENCE;
        flags = 0;
        account.forget();
    }

    /** Acknowledged subscriptions, used or not. */
    public int channelCount() {
        return channels.size();
    }

    void flags(final int newFlags) {
        flags = newFlags;
    }

    void subscribed(final int channelId, final ChannelState channel) {
        channels.put(channelId, channel);
        lastChannelId = NO_CHANNEL;
        if (channel.channel == null) {
            counters.add(FrameCounters.CHANNELS_IGNORED, 1);
        } else {
            inputs.feedChanged(timeNs, connectionId, channel.instrumentId, channel.channel, FeedState.SUBSCRIBED);
        }
    }

    void unsubscribed(final int channelId) {
        final ChannelState channel = channels.remove(channelId);
        lastChannelId = NO_CHANNEL;
        if (channel != null && channel.channel != null) {
            inputs.feedChanged(timeNs, connectionId, channel.instrumentId, channel.channel, FeedState.UNSUBSCRIBED);
        }
    }

    private void onArray() {
        reader.expect('[');
        final long number = reader.whole();
        final int channelId = (int) number;
        reader.expect(',');
        if (reader.failed() || number != channelId || number < 0) {
            refuseMalformed();
            return;
        }
        final ChannelState channel = channel(channelId);
        if (reader.peek() == '"') {
            onTagged(channelId, channel);
        } else if (channelId == 0) {
            passOver(FrameCounters.ACCOUNT_IGNORED);
        } else if (channel == null) {
            onUnknownChannel();
        } else if (channel.channel == null) {
            passOver(FrameCounters.CHANNELS_IGNORED);
        } else {
            market.onPayload(channel, timeNs);
        }
    }

    private void onTagged(final int channelId, final ChannelState channel) {
        final long tag = reader.tag();
        if (tag == TAG_HB) {
            if (isComplete()) {
                inputs.heartbeat(timeNs, connectionId, channelId,
                    channel == null ? Message.UNKNOWN_INSTRUMENT : channel.instrumentId);
                counters.add(FrameCounters.HEARTBEATS, 1);
            }
        } else if (channelId == 0) {
            onAccount(tag);
        } else if (channel == null) {
            reader.expect(',');
            onUnknownChannel();
        } else if (channel.channel == Channel.TRADES && (tag == TAG_TE || tag == TAG_TU)) {
            market.onTrade(channel, tag == TAG_TE ? TradeKind.EXECUTED : TradeKind.UPDATED, timeNs);
        } else if (channel.channel == Channel.BOOK && tag == TAG_CS) {
            market.onChecksum(channel, timeNs);
        } else {
            reader.expect(',');
            passOver(FrameCounters.CHANNELS_IGNORED);
        }
    }

    private void onAccount(final long tag) {
        reader.expect(',');
        account.read(tag, reader);
        if (isComplete()) {
            account.publish(timeNs);
        }
    }

    private void onUnknownChannel() {
        reader.skipValue();
        if (isComplete()) {
            counters.add(FrameCounters.UNKNOWN_CHANNEL, 1);
            inputs.frameRefused(timeNs, connectionId, frameLength, RefusedFrame.UNKNOWN_CHANNEL);
        }
    }

    /** Reads a payload that we have no use for, so that its number is seen. */
    void passOver(final int counter) {
        reader.skipValue();
        if (isComplete()) {
            counters.add(counter, 1);
        }
    }

    private ChannelState channel(final int channelId) {
        if (channelId != lastChannelId) {
            lastChannelId = channelId;
            lastChannel = channels.get(channelId);
        }
        return lastChannel;
    }

    /**
     * The frame's end, behind its payload. False where something in the frame or its number was wrong; then that is
     * published and the frame must not be.
     */
    boolean isComplete() {
        final boolean numbered = (flags & FLAG_SEQ_ALL) != 0;
        long sequence = NO_SEQUENCE;
        if (numbered) {
            reader.expect(',');
            sequence = reader.whole();
        }
        reader.endRow();
        if (reader.failed() || !reader.isAtEnd()) {
            refuseMalformed();
            return false;
        }
        return !numbered || isNext(sequence);
    }

    private boolean isNext(final long sequence) {
        final boolean isNext = lastSequence == NO_SEQUENCE || sequence == lastSequence + 1;
        lastSequence = sequence;
        if (!isNext) {
            counters.add(FrameCounters.SEQUENCE_GAPS, 1);
            inputs.frameRefused(timeNs, connectionId, frameLength, RefusedFrame.SEQUENCE_GAP);
            breakFeeds();
            listener.onSequenceGap();
        }
        return isNext;
    }

    private void breakFeeds() {
        channels.forEachInt((channelId, channel) -> {
            if (channel.channel != null) {
                inputs.feedChanged(timeNs, connectionId, channel.instrumentId, channel.channel, FeedState.BROKEN);
            }
        });
    }

    private void refuseMalformed() {
        refuse(switch (reader.error()) {
            case NumberParser.BAD_NUMBER -> RefusedFrame.BAD_NUMBER;
            case NumberParser.TOO_LONG -> RefusedFrame.TOO_LONG;
            default -> RefusedFrame.MALFORMED;
        });
    }

    void refuse(final RefusedFrame reason) {
        counters.add(FrameCounters.MALFORMED, 1);
        inputs.frameRefused(timeNs, connectionId, frameLength, reason);
    }
}
