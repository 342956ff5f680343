package genesis.gateway.simulator.wire;

/**
 * An HTTP answer of the exchange.
 *
 * @param body JSON, but for faults, which may be anything
 */
public record RestAnswer(int status, String body) {
    /** A parameter that the exchange does not accept. */
    public static final int PARAMETER = 10_020;
    /** Everything that is about business. */
    public static final int GENERIC = 10_001;
    private static final int OK = 200;
    private static final int ERROR = 500;
    private static final int NOT_FOUND = 404;

    public static RestAnswer good(final String body) {
        return new RestAnswer(OK, body);
    }

    /** The exchange says 500 for nearly everything that is the client's fault. */
    public static RestAnswer error(final int code, final String words) {
        return new RestAnswer(ERROR, "[\"error\"," + code + "," + FrameText.quote(words) + "]");
    }

    /** No such endpoint. */
    public static RestAnswer unknown() {
        return new RestAnswer(NOT_FOUND, "[\"error\",10020,\"not found\"]");
    }

    /** An endpoint of the exchange that this one does not have. */
    public static RestAnswer unsupported() {
        return new RestAnswer(NOT_FOUND, "[\"error\",10020,\"not supported by the simulated exchange\"]");
    }

    public boolean isGood() {
        return status == OK;
    }
}
