/**
 * Stories that a trader can read, played by the real engine, gateway and exchange: see
 * {@link genesis.gateway.scenario.TraderScenario} for the language.
 *
 * <pre>
 *   TraderScenario      what every story is
 *     Given               how it begins
 *     When                what happens: trader, strategy, market, faults, time      Ask    an order as a trader asks for it
 *     Then                what is so, by the engine's word and by the exchange's       OrderCheck, RefusalCheck
 *   Stage               engine, gateway and exchange in one thread and virtual time
 *     Desk                the trader's clicks, as inputs
 *     Quotes              everybody else in the market
 *     Spoken              a strategy that says what the story wants
 *     Heard, Lines        what the engine said
 *     Story               what a failure prints
 * </pre>
 *
 * Which row is told where; the rows of RSK and CB are named by their tests.
 *
 * <pre>
 *   ORD-01 the way of an order          OrderChainTest
 *   ORD-02 idempotency                  OrderChainTest
 *   ORD-03 dry run                      OrderChainTest: not armed, OBSERVE, PAPER
 *   ORD-04 order types                  OrderTypesTest
 *   ORD-05 reduce-only                  OrderTypesTest
 *   ORD-06 post-only                    OrderTypesTest
 *   ORD-07 brackets                     BracketTest, RestartTest
 *   ORD-08 templates                    admin: TraderOverHttpTest
 *   ORD-09 validation                   OrderChainTest; with HTTP 400: admin: TraderOverHttpTest
 *   ORD-10 three scopes of cancels      CancelTest; over HTTP: admin: TraderOverHttpTest
 *   ORD-11 active orders, history       admin: TraderOverHttpTest
 *   ORD-12 positions, close, history    PositionTest; over HTTP: admin: TraderOverHttpTest
 *   ORD-13 portfolio                    PositionTest
 *   ORD-14 margin wallet                PositionTest; ledgers and funding are not shown by this engine
 *   ORD-15 success of orders            PositionTest
 *
 *   crash between send and acknowledgement    CrashTest, OrderChainTest
 *   fill during cancel                        FillRaceTest
 *   duplicated fill                           FillRaceTest
 *   partial fill then disconnect              FillRaceTest
 *   restart with open bracket                 RestartTest
 *   restart across midnight                   RestartTest
 *   restart across a DST change               RestartTest
 *   whatever is wanted without a line         BrokenLineTest
 * </pre>
 */
package genesis.gateway.scenario;
