package genesis.core.risk;

import genesis.core.message.DenialReason;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * The last rules about an entry: its quantity as given, or from risk and stop distance; then what exposure, balance and the
 * instrument's sizes say to it. What is asked for is never cut, what is decided here is. Threading: engine thread.
 * Allocation: none.
 */
final class EntrySize extends Rules {
    private final Settings settings;
    private final Portfolio portfolio;
    private final Commitments commitments;
    private final PositionSizer sizer;
    private long qtyE8;

    EntrySize(final Settings settings, final Portfolio portfolio, final Commitments commitments) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.commitments = commitments;
        sizer = new PositionSizer(settings, portfolio);
    }

    /** NONE where it is of a size that may be. An order that it would take the place of is left out of what is there. */
    DenialReason evaluate(final OrderIntent intent, final Instrument instrument, final Order except) {
        final long equityE8 = portfolio.equityE8();
        final long exposureE8 = E8.addCapped(portfolio.exposureE8(), commitments.exposureE8(except));
        final long ownE8 = E8.addCapped(portfolio.position(intent.instrumentId()).exposureE8(),
            commitments.exposureE8(intent.instrumentId(), except));
        final long instrumentMaxE8 = E8.multiplyFloor(Math.max(0, equityE8), settings.value(Setting.EXPOSURE_INSTRUMENT));
        final long totalMaxE8 = E8.multiplyFloor(Math.max(0, equityE8), settings.value(Setting.EXPOSURE_TOTAL));
        qtyE8 = intent.qtyE8();
        if (reaches(ownE8, instrumentMaxE8))  return DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
        if (reaches(exposureE8, totalMaxE8))  return DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED;

        final long roomE8 = Math.min(instrumentMaxE8 - ownE8, totalMaxE8 - exposureE8);
        final long worstPriceE8 = intent.worstPriceE8();
        if (qtyE8 == 0) {
            qtyE8 = intent.stakeE8() > 0
                ? sizer.qtyForE8(intent.stakeE8(), worstPriceE8, roomE8, instrument.maxQtyE8())
                : sizer.qtyE8(worstPriceE8, intent.stopDistanceE8(), intent.probability(), roomE8, instrument.maxQtyE8());
        }
        if (isBelow(qtyE8, instrument.minQtyE8()))  return DenialReason.QUANTITY_IS_BELOW_MINIMUM;
        if (exceeds(qtyE8, instrument.maxQtyE8()))  return DenialReason.QUANTITY_IS_ABOVE_MAXIMUM;
        if (opensShort(intent, except))             return DenialReason.SHORTS_ARE_NOT_ALLOWED;
        if (isTooMuchMoney(worstPriceE8, qtyE8))    return deny(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, Long.MAX_VALUE, instrumentMaxE8);

        final long notionalE8 = E8.multiplyCeil(worstPriceE8, qtyE8);
        if (exceeds(E8.addCapped(ownE8, notionalE8), instrumentMaxE8)) return DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
        if (exceeds(E8.addCapped(exposureE8, notionalE8), totalMaxE8)) return DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED;
        final long costE8 = Math.addExact(notionalE8, E8.multiplyCeil(notionalE8, instrument.takerFeeE8()));
        if (exceeds(costE8, equityE8 - exposureE8)) return DenialReason.INSUFFICIENT_BALANCE;
        return deny(DenialReason.NONE, 0, 0);
    }

    /** Asked for, or decided here. */
    long qtyE8() {
        return qtyE8;
    }

    private boolean opensShort(final OrderIntent intent, final Order except) {
        return intent.side() == Side.SELL && !settings.isOn(Setting.SHORTS_ALLOWED)
            && exceeds(qtyE8, commitments.sellableE8(intent.instrumentId(), except));
    }

    /** A notional that fixed point cannot hold, with room to add to it. */
    private static boolean isTooMuchMoney(final long priceE8, final long wantedE8) {
        return Math.multiplyHigh(priceE8, wantedE8) >= E8.ONE / 16;
    }
}
