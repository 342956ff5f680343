package genesis.core.signal;

import genesis.core.indicator.IndicatorSet;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * The settings that give a model its meaning: an RSI of 9 candles is another feature than one of 14, and a target of
 * 3 ATR is another question than one of 2. A model carries their digest, and is used only where it is the same.
 * <p>Threading: stateless. Allocation: one digest per call; not for the hot path.
 */
public final class ModelSettings {
    private static final Setting[] ALL = Setting.values();

    private ModelSettings() {
    }

    /** True where a model must not be used with another value than it was trained with. */
    public static boolean matters(final Setting setting) {
        return switch (setting) {
            case REGIME_TREND, REGIME_RANGE, REGIME_VOLATILE, STOP_ATR, TARGET_ATR -> true;
            default -> IndicatorSet.isShapedBy(setting);
        };
    }

    /** Of all that matter, by code and value. */
    public static long digest(final Settings settings) {
        final StreamDigest digest = new StreamDigest();
        for (final Setting setting : ALL) {
            if (matters(setting)) {
                digest.add(setting.code()).add(settings.value(setting));
            }
        }
        return digest.value();
    }
}
