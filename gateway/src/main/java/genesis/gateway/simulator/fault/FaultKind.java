package genesis.gateway.simulator.fault;

/** What can go wrong, and what the numbers of a {@link Fault} mean for it. */
public enum FaultKind {
    /** All sockets end without a word. */
    DISCONNECT("disconnect"),
    /** The next request of an account is not handled: its socket ends when it comes. */
    CUT_BEFORE("cut-before"),
    /** The next request is handled, but its socket ends before the answer. */
    CUT_AFTER("cut-after"),
    /** For this long nothing comes over any socket; then all of it. */
    SILENT("silent"),
    /** Frames come twice. */
    DUPLICATE("duplicate"),
    /** Frames come behind the one that followed them. */
    REORDER("reorder"),
    /** Frames come this much later, others pass them. */
    DELAY("delay"),
    /** Frames do not come; with sequence numbers that is a gap. */
    DROP("drop"),
    /** Frames end in the middle: broken JSON. */
    CORRUPT("corrupt"),
    /** A checksum that is none. */
    CHECKSUM("checksum"),
    /** The first data of a channel comes this much after its acknowledgement, and what follows it, too. */
    LATE_SNAPSHOT("late-snapshot"),
    /** A new order executes up to this percentage at once; the exchange cancels the rest. */
    PARTIAL("partial"),
    /** A good order is refused. */
    REJECT("reject"),
    /** Notice 20051: the server restarts; then all sockets close with code 1012. */
    RESTART("restart"),
    /** Notice 20060, maintenance for this long, during which REST answers 503, then 20061. */
    MAINTENANCE("maintenance"),
    /** The next sign-in is told that its nonce is too small. */
    AUTH_NONCE("auth-nonce"),
    /** The next handshake of a socket is answered with an HTTP status: the value, or 429 where it is 0. */
    CONNECT_REFUSED("connect-refused"),
    /** REST says 429; the value is the Retry-After in seconds, 0 for none. */
    REST_TOO_MANY("rest-429"),
    /** REST says 502 with a page of HTML. */
    REST_HTML("rest-html"),
    /** REST sends the first half of an answer and calls it all. */
    REST_TRUNCATED("rest-truncated"),
    /** An authenticated request is told that its nonce is too small; it is not handled. */
    REST_NONCE("rest-nonce"),
    /** REST handles at once and answers this much later. */
    REST_SLOW("rest-slow"),
    /** The connection ends when a request comes; it is not handled. */
    REST_CUT_BEFORE("rest-cut-before"),
    /** The request is handled, the connection ends before the answer. */
    REST_CUT_AFTER("rest-cut-after");

    private final String text;

    FaultKind(final String text) {
        this.text = text;
    }

    /** As plans write it. */
    public String text() {
        return text;
    }

    boolean isRest() {
        return text.startsWith("rest-");
    }

    /** True where a fault happens to so many frames of a name. */
    boolean isOfFrames() {
        return this == DUPLICATE || this == REORDER || this == DELAY || this == DROP || this == CORRUPT
            || this == CHECKSUM || this == LATE_SNAPSHOT;
    }

    /** Null where there is none. */
    static FaultKind of(final String text) {
        for (final FaultKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        return null;
    }
}
