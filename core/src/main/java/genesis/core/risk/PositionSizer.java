package genesis.core.risk;

import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * How much to buy or sell: as much as loses the stake at the stop, capped by what exposure is left. The stake is the risk per
 * trade; where a part of Kelly's fraction is asked for, that part instead, below a ceiling:
 * <pre>
 *     KELLY_FRACTION × (p − (1 − p) × STOP_ATR ÷ TARGET_ATR)          p: probability of the target before the stop
 * </pre>
 * Source: J. L. Kelly, A New Interpretation of Information Rate, 1956, for a bet that wins target ÷ stop times its stake.
 * Every rounding is toward less risk. Threading: engine thread. Allocation: none.
 */
final class PositionSizer {
    private final Settings settings;
    private final Portfolio portfolio;

    PositionSizer(final Settings settings, final Portfolio portfolio) {
        this.settings = settings;
        this.portfolio = portfolio;
    }

    /**
     * A quantity, zero where nothing is left.
     *
     * @param priceE8        worst price of the entry
     * @param stopDistanceE8 price distance from entry to stop
     * @param probability    that the target is reached before the stop, 0 to 1
     * @param roomE8         exposure that is left, in money
     * @param qtyE8Max       largest order
     */
    long qtyE8(final long priceE8, final long stopDistanceE8, final double probability, final long roomE8,
               final long qtyE8Max) {
        if (stopDistanceE8 <= 0) {
            return 0;
        }
        final long stakeE8 = E8.multiplyFloor(Math.max(0, portfolio.equityE8()), stakeFractionE8(probability));
        return Math.min(affordableE8(Math.max(0, roomE8), priceE8, qtyE8Max), affordableE8(stakeE8, stopDistanceE8, qtyE8Max));
    }

    /** As much as a sum of money buys, capped by what exposure is left. */
    long qtyForE8(final long stakeE8, final long priceE8, final long roomE8, final long qtyE8Max) {
        return affordableE8(Math.max(0, Math.min(stakeE8, roomE8)), priceE8, qtyE8Max);
    }

    private long stakeFractionE8(final double probability) {
        if (settings.value(Setting.KELLY_FRACTION) == 0) {
            return settings.value(Setting.RISK_PER_TRADE);
        }
        final double odds = settings.fraction(Setting.TARGET_ATR) / settings.fraction(Setting.STOP_ATR);
        final double kelly = settings.fraction(Setting.KELLY_FRACTION) * (probability - (1 - probability) / odds);
        // The cast makes nothing of NaN.
        return Math.max(0, Math.min((long) (kelly * E8.ONE), settings.value(Setting.KELLY_CEILING)));
    }

    /** A price or a stop of next to nothing asks for an absurd size: that is cut before it could overflow. */
    private static long affordableE8(final long moneyE8, final long eachE8, final long qtyE8Max) {
        return moneyE8 / eachE8 > qtyE8Max / E8.ONE ? qtyE8Max : Math.min(qtyE8Max, E8.divideFloor(moneyE8, eachE8));
    }
}
