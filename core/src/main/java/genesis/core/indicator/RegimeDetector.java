package genesis.core.indicator;

import genesis.core.message.Regime;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * What kind of market a timeframe shows, judged at each closed candle. Two questions, asked apart:
 * <pre>
 *   direction     ADX &ge; REGIME_TREND                         TRENDING_UP or _DOWN, by the sign of EMA fast − slow
 *                 ADX &lt; REGIME_RANGE                         RANGING
 *                 between them, or both averages equal       unchanged: the hysteresis
 *
 *   volatile?     ATR ÷ price &gt; REGIME_VOLATILE × its mean over the last REGIME_MEAN candles, this one included
 * </pre>
 * A volatile market is VOLATILE whatever its direction; when it calms down the direction that was kept meanwhile holds
 * again. The thresholds are read at each candle. Source: our own rule on Wilder's ADX, whose bounds of 25 and 20 are the
 * usual reading of his book.
 * <p>UNKNOWN until the ADX is ready and has once been outside the two bounds; never volatile before the mean is ready
 * ({@code ATR period + REGIME_MEAN} candles). The hysteresis remembers: two histories of different length agree from the
 * first candle on at which the ADX lies outside the bounds in both.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class RegimeDetector {
    private final Settings settings;
    private final Sma volatilityMean;
    private double volatility = Double.NaN;
    private Regime direction = Regime.UNKNOWN;
    private Regime regime = Regime.UNKNOWN;

    /** The length of the mean is fixed here, all else is read when needed. */
    public RegimeDetector(final Settings settings) {
        this.settings = settings;
        volatilityMean = new Sma((int) settings.value(Setting.REGIME_MEAN));
    }

    /** A candle closed; NaN for what is not ready. */
    public void update(final double adx, final double emaFast, final double emaSlow, final double atr,
                       final double close) {
        if (!Double.isNaN(atr) && close > 0) {
            volatility = atr / close;
            volatilityMean.update(volatility);
        }
        direction = direction(adx, emaFast - emaSlow);
        regime = isVolatile() ? Regime.VOLATILE : direction;
    }

    /** As the last closed candle left it. */
    public Regime value() {
        return regime;
    }

    /** ATR as a fraction of the price; NaN while there is none. */
    public double volatility() {
        return volatility;
    }

    /** Its mean; NaN while there are too few. */
    public double volatilityMean() {
        return volatilityMean.value();
    }

    /** As if no candle had ever closed. */
    public void reset() {
        volatilityMean.reset();
        volatility = Double.NaN;
        direction = Regime.UNKNOWN;
        regime = Regime.UNKNOWN;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(volatility).add(direction.value()).add(regime.value());
        volatilityMean.addTo(digest);
    }

    private Regime direction(final double adx, final double gap) {
        if (adx < settings.value(Setting.REGIME_RANGE)) {
            return Regime.RANGING;
        }
        if (adx >= settings.value(Setting.REGIME_TREND)) {
            return gap > 0 ? Regime.TRENDING_UP : gap < 0 ? Regime.TRENDING_DOWN : direction;
        }
        return direction;
    }

    private boolean isVolatile() {
        return volatility > settings.fraction(Setting.REGIME_VOLATILE) * volatilityMean.value();
    }
}
