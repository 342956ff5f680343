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
 * <p>Which row is told where. Orders:
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
 *
 * <p>Risk and circuit breakers; each denial with both numbers, each guard with exits that leave all the same:
 * <pre>
 *   RSK-01  policy              SizesAndPricesTest (band, self-trade, first rule), MarketTrustTest (data)
 *   RSK-02  sizes               SizesAndPricesTest
 *   RSK-03  daily loss          LossLimitsTest
 *   RSK-04  kill switch         KillSwitchTest
 *   RSK-05  exposure, balance   ExposureLimitsTest
 *   RSK-06  limits as inputs    PauseAndArmTest; from files: ConfigurationTest of admin
 *   RSK-07  trading day         TradingHoursTest, RestartTest
 *   RSK-08  windows             TradingHoursTest; from local times: HoursKeeperTest of admin
 *   RSK-09  counters            TradeCountsTest
 *   RSK-10  trades of a day     TradeCountsTest
 *   RSK-11  of an instrument    TradeCountsTest
 *   RSK-12  cooldown            TradeCountsTest
 *   RSK-13  slots               ExposureLimitsTest
 *   RSK-14  pause, resume       PauseAndArmTest; over HTTP: OperatorVerbsTest of admin
 *   RSK-15  sizing              SizesAndPricesTest, StrategySizeTest
 *   RSK-16  drawdown            LossLimitsTest
 *   RSK-17  one process only    LaunchTest of admin, shouldSecondProcessOnTheSameDirectoryBeRefused
 *   RSK-18  arming              PauseAndArmTest; over HTTP: LaunchTest of admin
 *   RSK-19  incidents           PauseAndArmTest
 *   RSK-20  state file          every story: at its end the journal brings back what was
 *   RSK-22  decimals            SizesAndPricesTest
 *   CB-01   trading breaker     BreakerTest, MarketTrustTest
 *   CB-02   transport breaker   TransportTest
 *   CB-03   Retry-After         TransportTest; back-off: TransportCircuitBreakerTest
 *   CB-04   both in one view    EngineMetricsTest of admin, shouldEitherKindOfBreakerShowAndBothInOne
 *   CB-05   recovery            BreakerTest
 *   CB-07   order budget        TradeCountsTest; the hard limit at the edge: RateLimiterTest
 *   CB-10   latch, operator     BreakerTest; over HTTP: TradingVerbsTest of admin
 * </pre>
 */
package genesis.gateway.scenario;
