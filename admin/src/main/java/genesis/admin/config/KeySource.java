package genesis.admin.config;

/** Where the key of the account comes from. */
public enum KeySource {
    /** There is none: nothing of the account can be asked, and no order can leave. */
    NONE,
    /** Two environment variables. */
    ENVIRONMENT,
    /** A file that only its owner may read. */
    FILE,
    /** An encrypted file with keys under names. */
    KEYSTORE
}
