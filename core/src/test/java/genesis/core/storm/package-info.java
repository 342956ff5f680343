/**
 * Storms: lives of an engine out of seeds, with events that nobody planned, and everything that must be true checked after
 * each by a second way of counting.
 *
 * <pre>
 *   {@link genesis.core.storm.Weather}  market and persons ──┐
 *   {@link genesis.core.storm.RudeVenue}, {@link genesis.core.storm.RudeExchange} ──┴─► {@link genesis.core.storm.Life} ─► engine ─► what it says
 *                                             │                                   │
 *                                       {@link genesis.core.storm.Told}, {@link genesis.core.storm.Books}                  {@link genesis.core.storm.Promises}
 *                                       what it must know                  what must be true
 * </pre>
 *
 * {@link genesis.core.storm.PaperStorm} trades with the paper account or with a rude venue in its place,
 * {@link genesis.core.storm.LiveStorm} in LIVE with an exchange that loses, repeats and reorders what it says.
 */
package genesis.core.storm;
