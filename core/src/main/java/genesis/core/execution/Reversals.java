package genesis.core.execution;

import genesis.core.message.Side;
import genesis.core.signal.SignalScore;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Entries that shall follow an exit in the other direction: a score against a position closes it, and what it also
 * said is kept here until the position is flat and its strategy decides again.
 * <p>Threading: engine thread. Allocation: none after construction. Clock: the time of the input.
 */
final class Reversals {
    private static final int NONE = 0;

    private final Settings settings;
    private final int[] strategyIds = new int[Instrument.COUNT_MAX];
    private final boolean[] buys = new boolean[Instrument.COUNT_MAX];
    private final double[] confidences = new double[Instrument.COUNT_MAX];
    private final double[] probabilities = new double[Instrument.COUNT_MAX];
    private final long[] saidNs = new long[Instrument.COUNT_MAX];

    Reversals(final Settings settings) {
        this.settings = settings;
    }

    void remember(final int instrumentId, final SignalScore score, final Side side, final long nowNs) {
        final boolean isAllowed = side == Side.BUY || settings.isOn(Setting.SHORTS_ALLOWED);
        if (isAllowed && settings.value(Setting.REVERSAL_WINDOW) > 0) {
            strategyIds[instrumentId] = score.strategyId();
            buys[instrumentId] = side == Side.BUY;
            confidences[instrumentId] = score.confidence();
            probabilities[instrumentId] = score.probability();
            saidNs[instrumentId] = nowNs;
        }
    }

    /** The strategy said something else since. */
    void forget(final int instrumentId, final int strategyId) {
        if (strategyIds[instrumentId] == strategyId) {
            strategyIds[instrumentId] = NONE;
        }
    }

    /** True for an entry of this strategy that waits here and is not too old. */
    boolean isDue(final int instrumentId, final int strategyId, final long nowNs) {
        if (strategyIds[instrumentId] != strategyId) {
            return false;
        }
        if (nowNs - saidNs[instrumentId] > settings.value(Setting.REVERSAL_WINDOW)) {
            strategyIds[instrumentId] = NONE;
            return false;
        }
        return true;
    }

    Side side(final int instrumentId) {
        return buys[instrumentId] ? Side.BUY : Side.SELL;
    }

    double confidence(final int instrumentId) {
        return confidences[instrumentId];
    }

    double probability(final int instrumentId) {
        return probabilities[instrumentId];
    }

    void addTo(final StreamDigest digest) {
        for (int i = 0; i < Instrument.COUNT_MAX; i++) {
            digest.add(strategyIds[i]);
            if (strategyIds[i] != NONE) {
                digest.add(buys[i] ? 1 : 0).add(confidences[i]).add(probabilities[i]).add(saidNs[i]);
            }
        }
    }
}
