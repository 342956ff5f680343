package genesis.gateway.codec;

import genesis.core.message.Channel;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Message;
import genesis.core.message.RefusedFrame;
import genesis.core.message.TradeKind;
import genesis.core.unit.InstrumentRegistry;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Text frames of one connection, from the first byte of the frame to the published message:
 *
 * <pre>
 *   {"event":…}                       ControlDecoder
 *   [0,"code",row]                    AccountDecoder
 *   [chan,"hb"]                       Heartbeat, of channels not acknowledged yet too
 *   [chan,"te"|"tu",row]              Trade               MarketDecoder
 *   [chan,[[ID,MTS,A,P],…]]           Trades, oldest first
 *   [chan,[BID,…]]                    Ticker
 *   [chan,[[MTS,O,C,H,L,V],…]]        CandleHistory, oldest first, closed minutes only
 *   [chan,[MTS,O,C,H,L,V]]            CandleReported
 *   [chan,[MTS,null,PRICE,…]]         DerivativeStatus
 *   [chan,[P,C,A]]                    BookUpdate          BookDecoder
 *   [chan,[[P,C,A],…]]                BookSnapshot, later BookUpdates
 *   [chan,[ID,P,A]] and tables of it  the same, of the levels that the orders of a raw book make
 *   [chan,"cs",n]                     BookChecksum
 *   behind the payload, by the flags: sequence, on channel 0 the account's sequence, time
 * </pre>
 *
 * A frame is read to its last byte before anything is published, so a refused frame has changed nothing; that it came
 * is published as FrameRefused. A book that a frame was refused of lacks that frame, so it is broken. Fields that the
 * exchange appends to its arrays one day are passed over.
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

    private final int connectionId;
    private final InputPublisher inputs;
    private final FrameCounters counters;
    private final ConnectionListener listener;
    private final ControlDecoder control;
    private final AccountDecoder account;
    private final BookDecoder books;
    private final MarketDecoder market;
    private final FrameReader reader = new FrameReader();
    private final ChannelTable channels = new ChannelTable();

    private int flags;
    private long lastSequence = NO_SEQUENCE;
    /** Of the frame in hand; null where it has none that we know. */
    private ChannelState current;
    private long exchangeTimeMs;
    private long timeNs;
    private int frameLength;

    public FrameDecoder(final int connectionId, final InputPublisher inputs, final InstrumentRegistry registry,
                        final FrameCounters counters, final ConnectionListener listener) {
        this.connectionId = connectionId;
        this.inputs = inputs;
        this.counters = counters;
        this.listener = listener;
        control = new ControlDecoder(this, connectionId, inputs, registry, listener);
        account = new AccountDecoder(inputs, registry, counters, listener);
        books = new BookDecoder(this, reader, connectionId, inputs, counters);
        market = new MarketDecoder(this, reader, connectionId, inputs, counters);
    }

    /** One complete text frame, received at this message time. Never throws for what the frame says. */
    public void onText(final UnsafeBuffer buffer, final int offset, final int length, final long frameTimeNs) {
        timeNs = frameTimeNs;
        frameLength = length;
        current = null;
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
        current = null;
        refuse(RefusedFrame.TOO_LONG);
    }

    /** The connection is gone: its feeds are broken for this reason, its channel numbers mean nothing any more. */
    public void onDisconnected(final long nowNs, final FeedProblem problem) {
        timeNs = nowNs;
        current = null;
        breakFeeds(problem);
        channels.clear();
        lastSequence = NO_SEQUENCE;
        flags = 0;
        account.forget();
    }

    /** Acknowledged subscriptions, used or not. */
    public int channelCount() {
        return channels.count();
    }

    /** When this channel was last heard of, heartbeats included, in message time; 0 where there is no such channel. */
    public long heardNs(final int channelId) {
        final ChannelState channel = channels.find(channelId);
        return channel == null ? 0 : channel.heardNs;
    }

    /** What the exchange's clock said in the last frame of the market; 0 where it does not tell. */
    public long exchangeTimeMs() {
        return exchangeTimeMs;
    }

    /** True when the exchange was told to send checksums and said yes. */
    boolean hasChecksums() {
        return (flags & FLAG_CHECKSUM) != 0;
    }

    void flags(final int newFlags) {
        flags = newFlags;
    }

    void subscribed(final int channelId, final ChannelState channel) {
        final ChannelState used = channels.add(channelId, channel);
        used.heardNs = timeNs;
        if (used.channel == null) {
            counters.add(FrameCounters.CHANNELS_IGNORED, 1);
        } else {
            inputs.feedChanged(timeNs, connectionId, used.instrumentId, used.channel,
                used.isChecked ? FeedState.VERIFYING : FeedState.SUBSCRIBED, FeedProblem.NONE);
        }
    }

    /** What still comes of this channel is late. Of a broken book the engine keeps in mind why it broke. */
    void unsubscribed(final int channelId) {
        final ChannelState channel = channels.find(channelId);
        if (channel == null || channel.isEnded) {
            return;
        }
        channel.isEnded = true;
        if (channel.channel != null && !channel.isBroken) {
            inputs.feedChanged(timeNs, connectionId, channel.instrumentId, channel.channel, FeedState.UNSUBSCRIBED,
                FeedProblem.NONE);
        }
        listener.onUnsubscribed(channelId);
    }

    /** What we hold of this book is not the exchange's. */
    void breakBook(final ChannelState book, final FeedProblem problem) {
        book.isBroken = true;
        inputs.feedChanged(timeNs, connectionId, book.instrumentId, Channel.BOOK, FeedState.BROKEN, problem);
        channels.forEachUsed((channel, channelId) -> {
            if (channel == book) {
                listener.onBookBroken(channelId);
            }
        });
    }

    /** The bracket was seen already. */
    private void onArray() {
        reader.position++;
        final long number = reader.wholeAndComma();
        final int channelId = (int) number;
        if (reader.failed() || number != channelId || number < 0) {
            refuseMalformed();
            return;
        }
        final ChannelState channel = channels.find(channelId);
        current = channel;
        if (channel != null) {
            channel.heardNs = timeNs;
        }
        if (reader.peek() == '"') {
            onTagged(channelId, channel);
        } else if (channelId == 0) {
            passOver(FrameCounters.ACCOUNT_IGNORED);
        } else if (channel == null) {
            onUnknownChannel();
        } else if (channel.isOver()) {
            passOver(FrameCounters.LATE_FRAMES);
        } else if (channel.channel == null) {
            passOver(FrameCounters.CHANNELS_IGNORED);
        } else if (reader.peek() != '[') {
            refuse(RefusedFrame.MALFORMED);
        } else if (channel.channel == Channel.BOOK) {
            books.onPayload(channel, timeNs);
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
        } else if (channel.isOver()) {
            reader.expect(',');
            passOver(FrameCounters.LATE_FRAMES);
        } else if (channel.channel == Channel.TRADES && (tag == TAG_TE || tag == TAG_TU)) {
            market.onTrade(channel, tag == TAG_TE ? TradeKind.EXECUTED : TradeKind.UPDATED, timeNs);
        } else if (channel.channel == Channel.BOOK && tag == TAG_CS) {
            books.onChecksum(channel, timeNs);
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
        if ((flags & FLAG_TIMESTAMP) != 0 && current != null) {
            // On channel 0 the account's own sequence may stand before it, and does not before every time.
            reader.expect(',');
            exchangeTimeMs = reader.whole();
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
            breakFeeds(FeedProblem.SEQUENCE_GAP);
            listener.onSequenceGap();
        }
        return isNext;
    }

    private void breakFeeds(final FeedProblem problem) {
        channels.forEachUsed((channel, channelId) -> inputs.feedChanged(
            timeNs, connectionId, channel.instrumentId, channel.channel, FeedState.BROKEN, problem));
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
        if (current != null && current.channel == Channel.BOOK && !current.isOver()) {
            breakBook(current, FeedProblem.UNREADABLE);
        }
    }
}
