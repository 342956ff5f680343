package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * Buys when the fast average rises above the slow one, sells when it falls below.
 * <pre>
 *             gap = fast − slow            band = hysteresis-atr × ATR
 *
 *                    gap &gt; +band: recommends BUY once
 *        ┌──────────────────────────────────────────────┐
 *      DOWN                                             UP        NONE → the first side seen is only remembered
 *        └──────────────────────────────────────────────┘
 *                    gap &lt; −band: recommends SELL once
 * </pre>
 * A cross counts once, at the evaluation that sees it; every other evaluation holds. A cross into an exhausted move
 * (RSI beyond rsi-overbought or rsi-oversold) opens nothing, and is not made up for later: the side is remembered all
 * the same. A position on the other side is left nevertheless.
 *
 * <h2>Confidence</h2>
 * <pre>
 *     0.5  +  0.3 × |gap| ÷ (|gap| + 0.1 ATR)  +  0.2 × clamp((RSI − 50) ÷ 20, −1, +1)        for a sell: 50 − RSI
 * </pre>
 * It lies between 0.3 and 1.0, and rises with the distance of the averages and with the RSI's agreement. A cross just
 * beyond the default band (0.02 ATR) with an RSI of 55 (sell: 45) has 0.60; as near a cross against the RSI stays
 * below. The weights are chosen, not fitted.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class EmaCrossover implements Strategy {
    /** Stands in journals. */
    public static final int ID = 1;
    /** Names of parameters. */
    public static final String HYSTERESIS = "hysteresis-atr";
    public static final String OVERBOUGHT = "rsi-overbought";
    public static final String OVERSOLD = "rsi-oversold";

    private static final StrategyDescription DESCRIPTION = new StrategyDescription(ID, "ema-crossover",
        "Buys when the fast exponential average rises above the slow one by more than a band, sells when it falls below;"
            + " each cross counts once. A cross into an exhausted move opens nothing.",
        "0.5 + 0.3 |gap| / (|gap| + 0.1 ATR) + 0.2 clamp((RSI - 50) / 20, -1, 1); for a sell 50 - RSI",
        "Moving average crossover: J. Murphy, Technical Analysis of the Financial Markets (1999), chapter 9",
        true, false, List.of(
            Parameter.e8(HYSTERESIS, 2_000_000, 0, 1_000_000_000L,
                "How far beyond each other the averages must be to count as crossed, in ATR."),
            Parameter.count(OVERBOUGHT, 80, 50, 100, "No buy above this RSI."),
            Parameter.count(OVERSOLD, 20, 0, 50, "No sell below this RSI.")));

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

    private final double hysteresis;
    private final double overbought;
    private final double oversold;
    private Side side = Side.NONE;

    EmaCrossover(final Parameters parameters) {
        hysteresis = parameters.fraction(HYSTERESIS);
        overbought = parameters.value(OVERBOUGHT);
        oversold = parameters.value(OVERSOLD);
    }

    /** Describes and makes it. */
    public static StrategyFactory factory() {
        return BuiltIn.of(DESCRIPTION, EmaCrossover::new);
    }

    @Override
    public boolean isReady(final Features seen) {
        return !Double.isNaN(seen.emaFast()) && !Double.isNaN(seen.emaSlow()) && !Double.isNaN(seen.rsi())
            && !Double.isNaN(seen.atr());
    }

    @Override
    public void evaluate(final MarketView market, final Proposal into) {
        final Features seen = market.now();
        if (isReady(seen)) {
            judge(seen, into);
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
        final double band = hysteresis * seen.atr();
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
        if (seen.rsi() > overbought) {
            into.leaveShort(SignalReason.OVERBOUGHT);
        } else {
            into.recommend(Recommendation.BUY, SignalReason.CROSSED_UP,
                confidence(distance, seen.atr(), seen.rsi() - RSI_NEUTRAL));
        }
    }

    private void judgeSell(final double distance, final Features seen, final Proposal into) {
        if (seen.rsi() < oversold) {
            into.leaveLong(SignalReason.OVERSOLD);
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
