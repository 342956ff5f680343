/**
 * From what a data directory holds to a running engine: the only way to start ({@link genesis.journal.recovery.Recovery}). An
 * empty directory is just a short recovery.
 */
package genesis.journal.recovery;
