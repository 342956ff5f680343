/**
 * From what a data directory holds to a running engine: {@link genesis.journal.recovery.Recovery} is the only way to
 * start. An empty directory is just a short recovery.
 */
package genesis.journal.recovery;
