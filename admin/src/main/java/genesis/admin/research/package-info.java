/**
 * Looks back at markets, away from the engine: what the indicators said at each evaluation, and what came of it.
 * <pre>
 *   journal ─┐                                        ┌─► FeatureCsv       for research elsewhere
 *   candles ─┼─► Market: bars and evaluations ────────┤
 *   trades  ─┘      (core's own Candles, IndicatorSet) └─► Samples: features and Outcome     for genesis.admin.model
 * </pre>
 * There is no second implementation of a candle, an indicator or a feature here: all are core's.
 */
package genesis.admin.research;
