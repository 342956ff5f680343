package genesis.admin.config;

import genesis.core.unit.Setting;
import java.util.EnumSet;
import java.util.Set;

/** Which way a limit moved. */
public enum Strictness {
    /** More is allowed than before. */ LOOSER,
    /** Less is allowed than before. */ TIGHTER,
    /** Neither: the setting is no limit. */ OTHER;

    private static final Set<Setting> MORE_IS_LOOSER = EnumSet.of(Setting.RISK_PER_TRADE, Setting.EXPOSURE_INSTRUMENT, Setting.EXPOSURE_TOTAL,
        Setting.POSITIONS_MAX, Setting.DAILY_LOSS, Setting.TRADES_PER_DAY, Setting.TRADES_PER_INSTRUMENT, Setting.ORDERS_PER_SECOND,
        Setting.ORDERS_PER_MINUTE, Setting.PRICE_BAND, Setting.STALENESS, Setting.DRAWDOWN, Setting.BREAKER_TRIPS,
        Setting.KELLY_CEILING, Setting.SHORTS_ALLOWED);
    private static final Set<Setting> MORE_IS_TIGHTER = EnumSet.of(Setting.COOLDOWN, Setting.BREAKER_REJECTION_WINDOW, Setting.BREAKER_LOSS_WINDOW,
        Setting.BREAKER_PAUSE, Setting.LOSS_CLOSES, Setting.CONFIDENCE_MIN, Setting.PROBABILITY_MIN);
    /** So many trip the circuit breaker; none never does. */
    private static final Set<Setting> COUNTS_TO_A_TRIP = EnumSet.of(Setting.BREAKER_REJECTIONS, Setting.BREAKER_LOSSES);

    /** From one value to another that differs. */
    public static Strictness of(final Setting setting, final long before, final long now) {
        if (MORE_IS_LOOSER.contains(setting)) {
            return now > before ? LOOSER : TIGHTER;
        }
        if (MORE_IS_TIGHTER.contains(setting)) {
            return now > before ? TIGHTER : LOOSER;
        }
        if (COUNTS_TO_A_TRIP.contains(setting)) {
            return now == 0 || before != 0 && now > before ? LOOSER : TIGHTER;
        }
        return OTHER;
    }

    /** {@code , looser}; empty where it is neither. */
    public String suffix() {
        return this == OTHER ? "" : this == LOOSER ? ", looser" : ", tighter";
    }
}
