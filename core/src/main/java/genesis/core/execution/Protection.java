package genesis.core.execution;

import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.portfolio.Position;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Where a position shall be closed, once an entry filled a part of it: by the prices of the order's bracket, or at distances
 * from the average price. Stop and target are watched here, not sent: no tick rounds them, and each ends with the position.
 * <p>Threading: engine thread. Allocation: none.
 */
final class Protection {
    private final Settings settings;

    Protection(final Settings settings) {
        this.settings = settings;
    }

    /** Does nothing where the order asks for nothing, or where what it filled went against the position. */
    void protect(final Order order, final Position position) {
        final boolean isLong = position.exitSide() == Side.SELL;
        if (order.purpose() != Purpose.ENTRY || position.isFlat() || isLong != (order.side() == Side.BUY)) {
            return;
        }
        if (order.terms().hasBracket()) {
            position.protect(order.terms().stopPriceE8() == 0 ? position.stopPriceE8() : order.terms().stopPriceE8(),
                order.terms().targetPriceE8() == 0 ? position.targetPriceE8() : order.terms().targetPriceE8());
        } else if (order.stopDistanceE8() != OrderIntent.NO_STOP) {
            protect(position, isLong, order.stopDistanceE8());
        }
    }

    private void protect(final Position position, final boolean isLong, final long stopDistanceE8) {
        final long targetDistanceE8 = E8.multiplyDivideFloor(stopDistanceE8,
            settings.value(Setting.TARGET_ATR), settings.value(Setting.STOP_ATR));
        final long averageE8 = position.averagePriceE8();
        final long stopE8 = isLong ? averageE8 - stopDistanceE8 : averageE8 + stopDistanceE8;
        final long targetE8 = isLong ? averageE8 + targetDistanceE8 : averageE8 - targetDistanceE8;
        // A distance wider than the price itself leaves no price to stop at: the smallest one then.
        position.protect(Math.max(1, stopE8), Math.max(1, targetE8));
    }
}
