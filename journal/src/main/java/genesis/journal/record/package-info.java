/**
 * The journal on disk: two Chronicle queues in one data directory, {@code inputs} and {@code outputs}, and one lock.
 * <p>Read {@link genesis.journal.record.JournalWriter} first: it is the only thing that appends. Reading does not go
 * through Chronicle: {@link genesis.journal.record.QueueCursor} walks the files by their format, so that nothing waits
 * for a lock, nothing is written by looking, and whether a record is whole is decided here and nowhere else.
 *
 * <pre>
 *   data/lock       held by the one process that may write; its number is inside
 *   data/inputs     20260131HX.cq4, one file a day of session start; metadata.cq4t (derived, made anew at each open)
 *   data/outputs    likewise
 * </pre>
 *
 * What an append promises: it survives the death of the process at any later instruction. It does not promise to
 * survive a power cut; what one leaves behind is sorted out by {@code genesis.journal.recovery}.
 */
package genesis.journal.record;
