package genesis.gateway.simulator.account;

/** The bits of an order's flags. */
final class Flags {
    static final int HIDDEN = 64;
    static final int CLOSE = 512;
    static final int REDUCE_ONLY = 1_024;
    static final int POST_ONLY = 4_096;
    static final int OCO = 16_384;
    private static final int NO_VARIABLE_RATE = 524_288;
    /** Anything else is refused. */
    static final int KNOWN = HIDDEN | CLOSE | REDUCE_ONLY | POST_ONLY | OCO | NO_VARIABLE_RATE;

    private Flags() {
    }
}
