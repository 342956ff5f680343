/**
 * Looks before anybody trades: the machine, the data directory, the exchange, the key. Each check says what it found and, where
 * that is not good, what to do. {@link genesis.admin.doctor.Findings} collects; {@link genesis.admin.doctor.MachineChecks},
 * {@link genesis.admin.doctor.DataChecks}, {@link genesis.admin.doctor.VenueChecks} and
 * {@link genesis.admin.doctor.AccountChecks} look, in this order.
 * <p>Nothing is ordered, nothing is changed but the nonce of a key, and no secret is shown. A check never throws for what it is
 * there to find.
 * <p>Threading: one thread, which waits for answers, each of them with a limit.
 */
package genesis.admin.doctor;
