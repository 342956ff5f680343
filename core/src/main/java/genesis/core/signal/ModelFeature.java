package genesis.core.signal;

import genesis.core.message.Regime;

/**
 * The catalogue of what a model may be made of. Codes, names and formulas are pinned: they stand in journals and in the
 * files of models; whoever changes a formula raises {@link #CATALOGUE}, and older models are refused.
 * <p>Features look along the trade: those that have a side are mirrored for a sell, so that one set of weights serves
 * both directions and "against the trend" is the same number for a buy in a falling market and a sell in a rising one.
 * Distances are in ATR, so that they mean the same at any price. NaN or infinite where an indicator has no value yet
 * or the ATR is 0.
 * <p>Threading: stateless. Allocation: none.
 */
public enum ModelFeature {
    EMA_GAP(1, "ema-gap", true, "(fast EMA − slow EMA) ÷ ATR"),
    EMA_DISTANCE(2, "ema-distance", true, "(price − slow EMA) ÷ ATR"),
    RSI(3, "rsi", true, "RSI − 50"),
    ATR_PERCENT(4, "atr-percent", false, "ATR in percent of the price"),
    ADX(5, "adx", false, "ADX"),
    DI_GAP(6, "di-gap", true, "+DI − −DI"),
    MACD_HISTOGRAM(7, "macd-histogram", true, "MACD histogram ÷ ATR"),
    BOLLINGER(8, "bollinger", true, "Bollinger %b − 0.5"),
    VWAP_DISTANCE(9, "vwap-distance", true, "distance from the day's VWAP in percent ÷ ATR in percent"),
    REGIME_TREND(10, "regime-trend", true, "+1 trending up, −1 trending down, 0 otherwise"),
    REGIME_VOLATILE(11, "regime-volatile", false, "1 where the regime is volatile, 0 otherwise");

    /** Version of this catalogue. */
    public static final int CATALOGUE = 1;
    /** How many there are: no model has more. */
    public static final int COUNT = 11;

    private static final ModelFeature[] BY_CODE = new ModelFeature[COUNT + 1];

    static {
        for (final ModelFeature feature : values()) {
            BY_CODE[feature.code] = feature;
        }
    }

    private final int code;
    private final String text;
    private final boolean mirrored;
    private final String formula;

    ModelFeature(final int code, final String text, final boolean mirrored, final String formula) {
        this.code = code;
        this.text = text;
        this.mirrored = mirrored;
        this.formula = formula;
    }

    public int code() {
        return code;
    }

    /** Its name in files and messages: at most 24 ASCII characters. */
    public String text() {
        return text;
    }

    /** True where a sell sees the opposite sign. */
    public boolean isMirrored() {
        return mirrored;
    }

    /** For people: of a buy. */
    public String formula() {
        return formula;
    }

    /** Null where no feature has this code. */
    public static ModelFeature ofCode(final int code) {
        return code > 0 && code <= COUNT ? BY_CODE[code] : null;
    }

    /** Null where no feature has this name. */
    public static ModelFeature ofText(final String text) {
        for (final ModelFeature feature : values()) {
            if (feature.text.equals(text)) {
                return feature;
            }
        }
        return null;
    }

    /** Its value at this moment, along the trade. */
    public double of(final ModelInputs seen) {
        return switch (this) {
            case EMA_GAP -> seen.direction() * (seen.emaFast() - seen.emaSlow()) / seen.atr();
            case EMA_DISTANCE -> seen.direction() * (seen.price() - seen.emaSlow()) / seen.atr();
            case RSI -> seen.direction() * (seen.rsi() - 50);
            case ATR_PERCENT -> seen.atrPercent();
            case ADX -> seen.adx();
            case DI_GAP -> seen.direction() * (seen.plusDi() - seen.minusDi());
            case MACD_HISTOGRAM -> seen.direction() * seen.macdHistogram() / seen.atr();
            case BOLLINGER -> seen.direction() * (seen.bollingerB() - 0.5);
            case VWAP_DISTANCE -> seen.direction() * seen.vwapDistance() / seen.atrPercent();
            case REGIME_TREND -> seen.direction() * trend(seen.regime());
            case REGIME_VOLATILE -> seen.regime() == Regime.VOLATILE ? 1 : 0;
        };
    }

    private static double trend(final Regime regime) {
        return regime == Regime.TRENDING_UP ? 1 : regime == Regime.TRENDING_DOWN ? -1 : 0;
    }
}
