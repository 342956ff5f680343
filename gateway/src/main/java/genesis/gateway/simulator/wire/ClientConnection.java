package genesis.gateway.simulator.wire;

import java.nio.charset.StandardCharsets;

/**
 * One client: its flags, its counters, and the frames on their way to it.
 *
 * <pre>
 *   flags     public             hb                   channel 0            request's notification
 *   none      [c,data]           [c,"hb"]             [0,"on",row]         [0,"n",row]
 *   SEQ       [c,data,S]         [c,"hb",S]           [0,"on",row,S,A]     [0,"n",row,S]
 *   TS        [c,data,T]         [c,"hb",T]           [0,"on",row,T]       [0,"n",row,T]
 *   SEQ+TS    [c,data,S,T]       [c,"hb",S,T]         [0,"on",row,S,A,T]   [0,"n",row,S,T]
 * </pre>
 *
 * The counter of all data frames begins with 1 at the first one, whether or not it is told.
 * <p>Threading: the one that drives the exchange.
 */
public final class ClientConnection {
    public static final int TIMESTAMP = 32_768;
    public static final int SEQ_ALL = 65_536;
    public static final int OB_CHECKSUM = 131_072;
    public static final int BULK_UPDATES = 536_870_912;

    private final FrameSink out;
    private final FrameText text = new FrameText();
    private int flags;
    private long sequence;
    private long accountSequence;
    private boolean isAuthenticated;

    public ClientConnection(final FrameSink out) {
        this.out = out;
    }

    public FrameSink out() {
        return out;
    }

    public int flags() {
        return flags;
    }

    /** The client's {@code conf}: replaces all flags. */
    public void flags(final int flags) {
        this.flags = flags;
    }

    public boolean has(final int flag) {
        return (flags & flag) != 0;
    }

    public boolean isAuthenticated() {
        return isAuthenticated;
    }

    /** Signed in, or out again: only who is signed in hears heartbeats of channel 0. */
    public void authenticated(final boolean isIn) {
        isAuthenticated = isIn;
    }

    /** Sends a control object; it has no sequence. */
    public void control(final String json) {
        final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        out.text(bytes, 0, bytes.length);
    }

    /** Begins a data frame: {@code [channel,}. Append the payload, then call one of the ends. */
    public FrameText begin(final int channelId) {
        return text.clear().raw('[').whole(channelId).raw(',');
    }

    /** Ends and sends a frame of a public channel, a heartbeat, or a request's notification. */
    public void end(final long timeMs) {
        sequence++;
        if (has(SEQ_ALL)) {
            text.raw(',').whole(sequence);
        }
        send(timeMs);
    }

    /** Ends and sends an account event, which has a second sequence. */
    public void endAccount(final long timeMs) {
        sequence++;
        accountSequence++;
        if (has(SEQ_ALL)) {
            text.raw(',').whole(sequence).raw(',').whole(accountSequence);
        }
        send(timeMs);
    }

    /** Ends and sends an account snapshot: the second sequence has not begun. */
    public void endAccountSnapshot(final long timeMs) {
        sequence++;
        if (has(SEQ_ALL)) {
            text.raw(',').whole(sequence).raw(",0");
        }
        send(timeMs);
    }

    private void send(final long timeMs) {
        if (has(TIMESTAMP)) {
            text.raw(',').whole(timeMs);
        }
        text.raw(']');
        out.text(text.bytes(), 0, text.length());
    }
}
