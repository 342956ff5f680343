package genesis.admin.research;

import genesis.core.market.Timeframes;
import genesis.core.message.Recommendation;
import genesis.core.unit.E8;

/**
 * What became of a trade that was opened at the close of a candle.
 * <pre>
 *   entry = the price of the evaluation     target = entry ± target ATR × ATR     stop = entry ∓ stop ATR × ATR
 *
 *   evaluation                                                   evaluation + horizon
 *       │  candle  │  candle  │  candle  │ …                          │
 *       └── only what is behind the evaluation counts ────────────────┘
 * </pre>
 * Judged on highs and lows, against the trade where they leave a choice: a candle that touches both has hit the stop first.
 */
public enum Outcome {
    /** The target was touched within the horizon, in a candle before the one that touched the stop. */
    REACHED,
    /** The stop was touched first, or in the same candle. */
    STOPPED,
    /** Neither was touched within the horizon. */
    TIMED_OUT,
    /** The data ends, or has a hole, before it could be told. */
    UNKNOWN;

    /** So many missing candles in a row may be an hour without trades; more is a hole in the data. */
    static final int MISSING_MAX = 5;

    /**
     * @param side           BUY or SELL
     * @param horizonCandles within so many candles' time
     */
    public static Outcome of(final Market market, final Evaluation evaluation, final Recommendation side,
                             final double stopAtr, final double targetAtr, final int horizonCandles) {
        final double direction = side == Recommendation.BUY ? 1 : -1;
        final double entry = evaluation.inputs().price();
        final double atr = evaluation.inputs().atr();
        final double stop = entry - direction * stopAtr * atr;
        final double target = entry + direction * targetAtr * atr;
        final long lengthMs = Timeframes.lengthMs(market.timeframe());
        final Bar last = market.bars().get(evaluation.barIndex());
        final long untilMs = market.endMs(last) + horizonCandles * lengthMs;
        long knownUntilMs = market.endMs(last);
        for (int i = evaluation.barIndex() + 1; i < market.bars().size(); i++) {
            final Bar bar = market.bars().get(i);
            if (Math.min(bar.openTimeMs(), untilMs) - knownUntilMs > MISSING_MAX * lengthMs) {
                return UNKNOWN;
            }
            if (bar.openTimeMs() >= untilMs) {
                return TIMED_OUT;
            }
            final double high = E8.toDouble(bar.highE8());
            final double low = E8.toDouble(bar.lowE8());
            if (direction > 0 ? low <= stop : high >= stop) {
                return STOPPED;
            }
            if (direction > 0 ? high >= target : low <= target) {
                return REACHED;
            }
            knownUntilMs = market.endMs(bar);
        }
        return knownUntilMs >= untilMs ? TIMED_OUT : UNKNOWN;
    }
}
