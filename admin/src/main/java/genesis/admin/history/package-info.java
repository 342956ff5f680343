/**
 * What the output journal says of the past, beyond what the running session remembers: orders, fills, round trips, trading
 * days and incidents of a range of time.
 *
 * <pre>
 *   outputs  ──►  {@link genesis.admin.history.OutputIndex}   a place every few megabytes, with its time
 *                 {@link genesis.admin.history.History}       walks back from the newest place that matters, one stretch after
 *                                                             the other, until there is enough
 *                 {@link genesis.admin.history.Rows}          which messages count, and what they mean
 *                 {@link genesis.admin.history.Page}          so many, newest first, and where to go on
 * </pre>
 *
 * It reads the files like any other process would: the engine does not know that it exists, and no lock is needed. Memory is
 * bounded by the number of rows that were asked for, whatever the journal holds.
 */
package genesis.admin.history;
