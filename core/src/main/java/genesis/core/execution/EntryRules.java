package genesis.core.execution;

import genesis.core.message.DenialReason;
import genesis.core.message.Side;
import genesis.core.order.OrderIntent;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * What the trader itself asks of an entry before risk is asked: is the instrument free for this strategy, was the last
 * decision long enough ago, is a change of direction clear enough, and does what can be expected pay for the fees?
 * The last three are off by default.
 * <p>Threading: engine thread. Allocation: none after construction. Clock: the time of the input.
 */
final class EntryRules {
    private static final long NEVER = Long.MIN_VALUE;

    private final Settings settings;
    private final Portfolio portfolio;
    private final Attribution attribution;
    private final long[] decidedNs = new long[Instrument.COUNT_MAX];
    /** By instrument: side of the last entry that left, as a number; 0 for none. */
    private final int[] enteredSide = new int[Instrument.COUNT_MAX];
    private long observed;
    private long bound;

    EntryRules(final Settings settings, final Portfolio portfolio, final Attribution attribution) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.attribution = attribution;
        Arrays.fill(decidedNs, NEVER);
    }

    /** NONE where risk may be asked; otherwise {@link #observed} and {@link #bound} are the numbers compared. */
    DenialReason evaluate(final OrderIntent intent, final Instrument instrument, final long nowNs) {
        if (isAnothers(intent))        return DenialReason.POSITION_BELONGS_TO_ANOTHER_STRATEGY;
        if (isTooSoon(intent, nowNs))  return DenialReason.DECISION_IS_TOO_SOON;
        if (isUnclearTurn(intent))     return DenialReason.REVERSAL_IS_NOT_CLEAR_ENOUGH;
        if (costsMore(intent, instrument)) return DenialReason.EXPECTED_GAIN_DOES_NOT_COVER_FEES;
        return DenialReason.NONE;
    }

    /** Risk has decided on an entry. */
    void onDecision(final OrderIntent intent, final boolean isApproved, final long nowNs) {
        decidedNs[intent.instrumentId()] = nowNs;
        if (isApproved) {
            enteredSide[intent.instrumentId()] = sideNumber(intent.side());
        }
    }

    long observed() {
        return observed;
    }

    long bound() {
        return bound;
    }

    void addTo(final StreamDigest digest) {
        for (int i = 0; i < Instrument.COUNT_MAX; i++) {
            digest.add(decidedNs[i]).add(enteredSide[i]);
        }
    }

    private boolean isAnothers(final OrderIntent intent) {
        observed = attribution.owner(intent.instrumentId());
        bound = intent.strategyId();
        return !portfolio.position(intent.instrumentId()).isFlat() && observed != bound;
    }

    private boolean isTooSoon(final OrderIntent intent, final long nowNs) {
        final long lastNs = decidedNs[intent.instrumentId()];
        observed = lastNs == NEVER ? Long.MAX_VALUE : nowNs - lastNs;
        bound = settings.value(Setting.DEBOUNCE);
        return observed < bound;
    }

    private boolean isUnclearTurn(final OrderIntent intent) {
        final int before = enteredSide[intent.instrumentId()];
        observed = (long) (intent.confidence() * E8.ONE);
        bound = settings.value(Setting.CONFIDENCE_MIN) + settings.value(Setting.REVERSAL_HYSTERESIS);
        return settings.value(Setting.REVERSAL_HYSTERESIS) > 0 && before != 0 && before != sideNumber(intent.side())
            && observed < bound;
    }

    /** Of one unit: probability × target − (1 − probability) × stop against the fees of both ways, times the factor. */
    private boolean costsMore(final OrderIntent intent, final Instrument instrument) {
        if (settings.value(Setting.FEE_COVER) == 0 || intent.stopDistanceE8() == OrderIntent.NO_STOP) {
            return false;
        }
        final double stop = E8.toDouble(intent.stopDistanceE8());
        final double target = stop * settings.fraction(Setting.TARGET_ATR) / settings.fraction(Setting.STOP_ATR);
        final double gain = intent.probability() * target - (1 - intent.probability()) * stop;
        final double fees = 2 * E8.toDouble(instrument.takerFeeE8()) * E8.toDouble(intent.referencePriceE8());
        observed = E8.fromDouble(gain);
        bound = E8.fromDouble(fees * settings.fraction(Setting.FEE_COVER));
        return observed < bound;
    }

    private static int sideNumber(final Side side) {
        return side == Side.BUY ? 1 : 2;
    }
}
