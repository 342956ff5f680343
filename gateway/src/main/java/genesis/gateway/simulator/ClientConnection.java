package genesis.gateway.simulator;

import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;

/**
 * One client: its flags, its counters, its subscriptions, and the frames on their way to it.
 *
 * <pre>
 *   flags     public             hb                   channel 0            request's notification
 *   none      [c,data]           [c,"hb"]             [0,"on",row]         [0,"n",row]
 *   SEQ       [c,data,S]         [c,"hb",S]           [0,"on",row,S,A]     [0,"n",row,S]
 *   SEQ+TS    [c,data,S,T]       [c,"hb",S,T]         [0,"on",row,S,A,T]   [0,"n",row,S,T]
 * </pre>
 *
 * <p>Threading: the channel's event loop.
 */
final class ClientConnection {
    static final int TIMESTAMP = 32_768;
    static final int SEQ_ALL = 65_536;
    static final int OB_CHECKSUM = 131_072;

    final Channel channel;
    final FrameBuffer out;
    final Subscriptions subscriptions;

    private final FrameText text = new FrameText();
    private int flags;
    private long sequence;
    private long accountSequence;
    private boolean isAuthenticated;

    ClientConnection(final Channel channel, final int channelCountMax) {
        this.channel = channel;
        subscriptions = new Subscriptions(channelCountMax);
        out = new FrameBuffer(channel);
    }

    int flags() {
        return flags;
    }

    /** The client's {@code conf}: replaces all flags. */
    void flags(final int flags) {
        this.flags = flags;
    }

    boolean has(final int flag) {
        return (flags & flag) != 0;
    }

    boolean isAuthenticated() {
        return isAuthenticated;
    }

    void authenticated() {
        isAuthenticated = true;
    }

    /** Sends a control object; it has no sequence. */
    void control(final String json) {
        final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        out.text(bytes, 0, bytes.length);
    }

    /** Begins a data frame: {@code [channel,}. Append the payload, then call one of the ends. */
    FrameText begin(final int channelId) {
        return text.clear().raw('[').whole(channelId).raw(',');
    }

    /** Ends and sends a frame of a public channel, a heartbeat, or a request's notification. */
    void end(final long timeMs) {
        if (has(SEQ_ALL)) {
            text.raw(',').whole(++sequence);
        }
        send(timeMs);
    }

    /** Ends and sends an account event, which has a second sequence. */
    void endAccount(final long timeMs) {
        if (has(SEQ_ALL)) {
            text.raw(',').whole(++sequence).raw(',').whole(++accountSequence);
        }
        send(timeMs);
    }

    /** Ends and sends an account snapshot: the second sequence has not begun. */
    void endAccountSnapshot(final long timeMs) {
        if (has(SEQ_ALL)) {
            text.raw(',').whole(++sequence).raw(",0");
        }
        send(timeMs);
    }

    private void send(final long timeMs) {
        if (has(TIMESTAMP)) {
            text.raw(',').whole(timeMs);
        }
        out.text(text.raw(']'));
    }
}
