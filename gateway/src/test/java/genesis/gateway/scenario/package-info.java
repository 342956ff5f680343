/**
 * Stories that a trader can read, played by the real engine, gateway and exchange: see
 * {@link genesis.gateway.scenario.TraderScenario} for the language.
 *
 * <pre>
 *   TraderScenario      what every story is
 *     Given               how it begins
 *     When                what happens: trader, strategy, market, faults, time      Ask    an order as a trader asks for it
 *     Then                what is so, by the engine's word and by the exchange's
 *   Stage               engine, gateway and exchange in one thread and virtual time
 *     Desk                the trader's clicks, as inputs
 *     Quotes              everybody else in the market
 *     Spoken              a strategy that says what the story wants
 *     Heard, Lines        what the engine said
 *     Story               what a failure prints
 * </pre>
 */
package genesis.gateway.scenario;
