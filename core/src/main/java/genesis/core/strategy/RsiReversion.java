package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * Bets on the way back: buys what fell too far, sells what rose too far, and leaves when the RSI is back in the middle.
 * <pre>
 *      RSI   0 ─────── low ────── low + hysteresis ─────── 50 ─────── high − hysteresis ────── high ─────── 100
 *                       │ BUY once       │ armed again     │                │ armed again       │ SELL once
 *                                                          │ leaves long from below, short from above, once
 * </pre>
 * A threshold counts once: it is armed again when the RSI has come back by the hysteresis. What is seen first is only
 * remembered, so that a start in the middle of a fall does not buy into it.
 *
 * <h2>Confidence</h2>
 * <pre>
 *     0.6  +  0.4 × (low − RSI) ÷ low                 for a sell: (RSI − high) ÷ (100 − high)
 * </pre>
 * From 0.6 at the threshold to 1.0 at the end of the scale. Chosen, not fitted.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class RsiReversion implements Strategy {
    /** Stands in journals. */
    public static final int ID = 2;

    private static final double RSI_MAX = 100;
    private static final double CONFIDENCE_START = 0.6;
    private static final double EXTREME_WEIGHT = 0.4;

    private static final StrategyDescription DESCRIPTION = new StrategyDescription(ID, "rsi-reversion",
        "Buys when the relative strength index falls below its lower threshold, sells when it rises above the upper one, and"
            + " leaves when it is back at the middle. Each threshold counts once until the index came back by the hysteresis.",
        "0.6 + 0.4 (low - RSI) / low; for a sell 0.6 + 0.4 (RSI - high) / (100 - high)",
        "J. W. Wilder, New Concepts in Technical Trading Systems (1978), section VI; thresholds 30 and 70 are his",
        false, false, List.of(
            Parameter.count("low", 30, 1, 45, "Buys below this RSI."),
            Parameter.count("high", 70, 55, 99, "Sells above this RSI."),
            Parameter.count("middle", 50, 46, 54, "Leaves when the RSI is back here."),
            Parameter.count("hysteresis", 5, 0, 40,
                "How far the RSI must come back from a threshold before that counts again.")));

    /** Where the RSI was last. The code is part of the state's digest. */
    private enum Zone {
        /** Nothing seen yet. */ UNKNOWN,
        /** Beyond the lower threshold, or not far enough back from it. */ LOW,
        /** Armed. */ MIDDLE,
        /** Beyond the upper threshold, or not far enough back from it. */ HIGH
    }

    private final double low;
    private final double high;
    private final double middle;
    private final double hysteresis;
    private Zone zone = Zone.UNKNOWN;
    private double before = Double.NaN;

    RsiReversion(final Parameters parameters) {
        low = parameters.value("low");
        high = parameters.value("high");
        middle = parameters.value("middle");
        hysteresis = parameters.value("hysteresis");
    }

    /** Describes and makes it. */
    public static StrategyFactory factory() {
        return BuiltIn.of(DESCRIPTION, RsiReversion::new);
    }

    @Override
    public boolean isReady(final Features seen) {
        return !Double.isNaN(seen.rsi()) && !Double.isNaN(seen.atr());
    }

    @Override
    public void evaluate(final MarketView market, final Proposal into) {
        final Features seen = market.now();
        if (!isReady(seen)) {
            into.hold(SignalReason.WARMING_UP);
            return;
        }
        judge(seen.rsi(), into);
        before = seen.rsi();
    }

    @Override
    public void addTo(final StreamDigest digest) {
        digest.add(zone.ordinal()).add(before);
    }

    private void judge(final double rsi, final Proposal into) {
        final Zone was = zone;
        zone = next(was, rsi);
        if (was == Zone.UNKNOWN) {
            into.hold(SignalReason.IN_THE_MIDDLE);
        } else if (zone == Zone.LOW && was != Zone.LOW) {
            into.recommend(Recommendation.BUY, SignalReason.RSI_IS_LOW, confidence(low - rsi, low));
        } else if (zone == Zone.HIGH && was != Zone.HIGH) {
            into.recommend(Recommendation.SELL, SignalReason.RSI_IS_HIGH, confidence(rsi - high, RSI_MAX - high));
        } else if (before < middle && rsi >= middle) {
            into.leaveLong(SignalReason.RSI_IS_BACK);
        } else if (before > middle && rsi <= middle) {
            into.leaveShort(SignalReason.RSI_IS_BACK);
        } else {
            into.hold(SignalReason.IN_THE_MIDDLE);
        }
    }

    private Zone next(final Zone was, final double rsi) {
        if (rsi < low) {
            return Zone.LOW;
        }
        if (rsi > high) {
            return Zone.HIGH;
        }
        final boolean staysLow = was == Zone.LOW && rsi < low + hysteresis;
        final boolean staysHigh = was == Zone.HIGH && rsi > high - hysteresis;
        return staysLow || staysHigh ? was : Zone.MIDDLE;
    }

    /** The formula above: beyond the threshold by this much of what is possible. */
    static double confidence(final double beyond, final double possible) {
        return CONFIDENCE_START + EXTREME_WEIGHT * beyond / possible;
    }
}
