package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.message.Trigger;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Buys when the fast average rises above the slow one, sells when it falls below.
 * <pre>
 *             gap = fast − slow            band = CROSS_HYSTERESIS × ATR
 *
 *                    gap &gt; +band: recommends BUY once
 *        ┌──────────────────────────────────────────────┐
 *      DOWN                                             UP        NONE → the first side seen is only remembered
 *        └──────────────────────────────────────────────┘
 *                    gap &lt; −band: recommends SELL once
 * </pre>
 * A cross counts once, at the evaluation that sees it; every other evaluation holds. A cross into an exhausted move
 * (RSI beyond RSI_OVERBOUGHT or RSI_OVERSOLD) is vetoed and not made up for later: the side is remembered all the same.
 *
 * <h2>Confidence</h2>
 * <pre>
 *     0.5  +  0.3 × |gap| ÷ (|gap| + 0.1 ATR)  +  0.2 × clamp((RSI − 50) ÷ 20, −1, +1)        for a sell: 50 − RSI
 * </pre>
 * It lies between 0.3 and 1.0, and rises with the distance of the averages and with the RSI's agreement. A cross just
 * beyond the default band (0.02 ATR) with an RSI of 55 (sell: 45) has 0.60; as near a cross against the RSI stays below.
 * The weights are chosen, not fitted.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class EmaCrossover implements Strategy {
    /** Stands in journals. */
    public static final int ID = 1;

    private static final double CONFIDENCE_START = 0.5;
    private static final double DISTANCE_WEIGHT = 0.3;
    /** Distance in ATR at which half of its weight is reached. */
    private static final double DISTANCE_HALF_ATR = 0.1;
    private static final double AGREEMENT_WEIGHT = 0.2;
    private static final double RSI_NEUTRAL = 50;
    /** Distance of the RSI from neutral at which it agrees or disagrees fully. */
    private static final double RSI_FULL = 20;

    /** Order of the averages. The code is part of the state's digest. */
    private enum Side {
        /** Not seen yet. */ NONE,
        /** The fast average is above. */ UP,
        /** The fast average is below. */ DOWN
    }

    private final Settings settings;
    private Side side = Side.NONE;

    /** The settings are read at each evaluation, so that changes take effect at once. */
    public EmaCrossover(final Settings settings) {
        this.settings = settings;
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String name() {
        return "ema-crossover";
    }

    @Override
    public boolean isReady(final IndicatorSet indicators) {
        return indicators.emaFast().isReady() && indicators.emaSlow().isReady() && indicators.rsi().isReady()
            && indicators.atr().isReady();
    }

    @Override
    public void evaluate(final IndicatorSet indicators, final Features now, final Trigger trigger,
                         final Proposal into) {
        if (isReady(indicators)) {
            judge(now, into);
        } else {
            into.hold(SignalReason.WARMING_UP);
        }
    }

    @Override
    public void addTo(final StreamDigest digest) {
        digest.add(side.ordinal());
    }

    private void judge(final Features seen, final Proposal into) {
        final double gap = seen.emaFast() - seen.emaSlow();
        final double band = settings.fraction(Setting.CROSS_HYSTERESIS) * seen.atr();
        final Side before = side;
        final Side now = gap > band ? Side.UP : gap < -band ? Side.DOWN : Side.NONE;
        if (now == Side.NONE) {
            into.hold(keepsOrder(before, gap) ? SignalReason.NO_CROSS : SignalReason.TOO_CLOSE);
            return;
        }
        side = now;
        if (before == Side.NONE || before == now) {
            into.hold(SignalReason.NO_CROSS);
        } else if (now == Side.UP) {
            judgeBuy(gap, seen, into);
        } else {
            judgeSell(-gap, seen, into);
        }
    }

    private void judgeBuy(final double distance, final Features seen, final Proposal into) {
        if (seen.rsi() > settings.value(Setting.RSI_OVERBOUGHT)) {
            into.hold(SignalReason.OVERBOUGHT);
        } else {
            into.recommend(Recommendation.BUY, SignalReason.CROSSED_UP,
                confidence(distance, seen.atr(), seen.rsi() - RSI_NEUTRAL));
        }
    }

    private void judgeSell(final double distance, final Features seen, final Proposal into) {
        if (seen.rsi() < settings.value(Setting.RSI_OVERSOLD)) {
            into.hold(SignalReason.OVERSOLD);
        } else {
            into.recommend(Recommendation.SELL, SignalReason.CROSSED_DOWN,
                confidence(distance, seen.atr(), RSI_NEUTRAL - seen.rsi()));
        }
    }

    private static boolean keepsOrder(final Side side, final double gap) {
        return side == Side.UP && gap > 0 || side == Side.DOWN && gap < 0;
    }

    /** The formula above. The distance is above zero, so there is no division by zero in a market without any range. */
    static double confidence(final double distance, final double atr, final double rsiAgreement) {
        final double strength = distance / (distance + DISTANCE_HALF_ATR * atr);
        final double agreement = Math.max(-1, Math.min(1, rsiAgreement / RSI_FULL));
        return CONFIDENCE_START + DISTANCE_WEIGHT * strength + AGREEMENT_WEIGHT * agreement;
    }
}
