package genesis.core.indicator;

import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/** Indicator sets with periods of their own. */
final class Periods {
    private Periods() {
    }

    /** The MACD has the periods of the averages and a signal of 9, the ADX that of the ATR; all else is the default. */
    static IndicatorSet set(final int fast, final int slow, final int rsi, final int atr) {
        final Settings settings = new Settings();
        settings.apply(Setting.EMA_FAST, fast);
        settings.apply(Setting.EMA_SLOW, slow);
        settings.apply(Setting.MACD_FAST, fast);
        settings.apply(Setting.MACD_SLOW, slow);
        settings.apply(Setting.RSI_PERIOD, rsi);
        settings.apply(Setting.ATR_PERIOD, atr);
        settings.apply(Setting.ADX_PERIOD, atr);
        return new IndicatorSet(settings);
    }

    static IndicatorSet defaults() {
        return new IndicatorSet(new Settings());
    }
}
