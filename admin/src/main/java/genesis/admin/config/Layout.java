package genesis.admin.config;

/** Which threads the gateway's event loop and the engine run on. */
public enum Layout {
    /** {@link #SPLIT} from four cores on, else {@link #SINGLE}. */
    AUTO,
    /** One thread each. */
    SPLIT,
    /** One thread, by turns. */
    SINGLE;

    /** Cores from which two spinning threads leave enough to everything else. */
    static final int SPLIT_CORES = 4;

    /** Never {@link #AUTO}. */
    public Layout on(final int cores) {
        return this != AUTO ? this : cores >= SPLIT_CORES ? SPLIT : SINGLE;
    }
}
