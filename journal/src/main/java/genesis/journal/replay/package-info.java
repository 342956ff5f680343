/**
 * What a journal holds, read again: record by record ({@link genesis.journal.replay.JournalReader}), in words
 * ({@link genesis.journal.replay.MessageText}), in numbers ({@link genesis.journal.replay.JournalStats}), and as proof
 * ({@link genesis.journal.replay.Replayer}: a fresh engine fed with the recorded inputs says what was recorded, byte by
 * byte).
 * <p>Nothing here writes, takes the lock or goes through Chronicle, so all of it works beside a running engine.
 */
package genesis.journal.replay;
