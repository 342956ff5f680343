/**
 * Numbers that strategies read off candles. Each indicator keeps what it needs and nothing more: an update costs the
 * same however much history lies behind it.
 * <p>{@link genesis.core.indicator.IndicatorSet} holds those of one instrument on one timeframe, and
 * {@link genesis.core.indicator.Features} is what they say at one moment. All have the same shape: {@code update} when a
 * candle closes, {@code value} (NaN until {@code isReady}), and {@code provisional}: what the value would be if the open
 * candle closed now, without changing anything. {@link genesis.core.indicator.RegimeDetector} reads three of them and
 * names the kind of market.
 * <p>Threading: engine thread only. Allocation: none after construction. Numbers are {@code double}; only the four
 * basic operations and the square root are used, whose results Java fixes to the last bit, so a replay finds the same
 * ones.
 */
package genesis.core.indicator;
