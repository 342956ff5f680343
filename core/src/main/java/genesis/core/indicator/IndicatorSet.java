package genesis.core.indicator;

import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * The indicators of one instrument on one timeframe, fed by the same candles, and the regime that they show.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class IndicatorSet {
    private final Ema emaFast;
    private final Ema emaSlow;
    private final Rsi rsi;
    private final Atr atr;
    private final Adx adx;
    private final Macd macd;
    private final Bollinger bollinger;
    private final Vwap vwap = new Vwap();
    private final FairValueGaps gaps = new FairValueGaps();
    private final RegimeDetector regime;
    private double lastClose = Double.NaN;
    private long candleCount;

    /** With the periods in force now. */
    public IndicatorSet(final Settings settings) {
        emaFast = new Ema((int) settings.value(Setting.EMA_FAST));
        emaSlow = new Ema((int) settings.value(Setting.EMA_SLOW));
        rsi = new Rsi((int) settings.value(Setting.RSI_PERIOD));
        atr = new Atr((int) settings.value(Setting.ATR_PERIOD));
        adx = new Adx((int) settings.value(Setting.ADX_PERIOD));
        macd = new Macd((int) settings.value(Setting.MACD_FAST), (int) settings.value(Setting.MACD_SLOW),
            (int) settings.value(Setting.MACD_SIGNAL));
        bollinger = new Bollinger((int) settings.value(Setting.BOLLINGER_PERIOD),
            settings.fraction(Setting.BOLLINGER_WIDTH));
        regime = new RegimeDetector(settings);
    }

    /** True where the indicators must be begun anew when this setting changes. */
    public static boolean isShapedBy(final Setting setting) {
        return switch (setting) {
            case EMA_FAST, EMA_SLOW, RSI_PERIOD, ATR_PERIOD, ADX_PERIOD, MACD_FAST, MACD_SLOW, MACD_SIGNAL,
                BOLLINGER_PERIOD, BOLLINGER_WIDTH, REGIME_MEAN -> true;
            default -> false;
        };
    }

    /** A candle closed, now or in the history that warms up. Prices in quote units, the volume in base units. */
    public void onCandle(final long openTimeMs, final double high, final double low, final double close,
                         final double volume) {
        emaFast.update(close);
        emaSlow.update(close);
        rsi.update(close);
        atr.update(high, low, close);
        adx.update(high, low, close);
        macd.update(close);
        bollinger.update(close);
        vwap.update(openTimeMs, high, low, close, volume);
        gaps.update(high, low);
        regime.update(adx.value(), emaFast.value(), emaSlow.value(), atr.value(), close);
        lastClose = close;
        candleCount++;
    }

    /** What they say after the last closed candle. */
    public void read(final Features into) {
        into.price = lastClose;
        into.emaFast = emaFast.value();
        into.emaSlow = emaSlow.value();
        into.rsi = rsi.value();
        into.atr = atr.value();
        into.adx = adx.value();
        into.plusDi = adx.plusDi();
        into.minusDi = adx.minusDi();
        into.macdHistogram = macd.histogram();
        into.bollingerB = bollinger.percentB(lastClose);
        into.vwap = vwap.value();
        into.regime = regime.value();
    }

    /** What they would say if the open candle closed now. Changes nothing here; the regime is that of the last close. */
    public void foresee(final long openTimeMs, final double high, final double low, final double close,
                        final double volume, final Features into) {
        into.price = close;
        into.emaFast = emaFast.provisional(close);
        into.emaSlow = emaSlow.provisional(close);
        into.rsi = rsi.provisional(close);
        into.atr = atr.provisional(high, low, close);
        into.adx = adx.provisional(high, low, close);
        into.plusDi = adx.provisionalPlusDi(high, low, close);
        into.minusDi = adx.provisionalMinusDi(high, low, close);
        into.macdHistogram = macd.provisionalHistogram(close);
        into.bollingerB = bollinger.provisionalPercentB(close);
        into.vwap = vwap.provisional(openTimeMs, high, low, close, volume);
        into.regime = regime.value();
    }

    public Ema emaFast() {
        return emaFast;
    }

    public Ema emaSlow() {
        return emaSlow;
    }

    public Rsi rsi() {
        return rsi;
    }

    public Atr atr() {
        return atr;
    }

    public Adx adx() {
        return adx;
    }

    public Macd macd() {
        return macd;
    }

    public Bollinger bollinger() {
        return bollinger;
    }

    public Vwap vwap() {
        return vwap;
    }

    public FairValueGaps gaps() {
        return gaps;
    }

    public RegimeDetector regime() {
        return regime;
    }

    /** Candles taken in so far. */
    public long candleCount() {
        return candleCount;
    }

    /** As if no candle had ever closed. */
    public void reset() {
        emaFast.reset();
        emaSlow.reset();
        rsi.reset();
        atr.reset();
        adx.reset();
        macd.reset();
        bollinger.reset();
        vwap.reset();
        gaps.reset();
        regime.reset();
        lastClose = Double.NaN;
        candleCount = 0;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(candleCount).add(lastClose);
        emaFast.addTo(digest);
        emaSlow.addTo(digest);
        rsi.addTo(digest);
        atr.addTo(digest);
        adx.addTo(digest);
        macd.addTo(digest);
        bollinger.addTo(digest);
        vwap.addTo(digest);
        gaps.addTo(digest);
        regime.addTo(digest);
    }
}
