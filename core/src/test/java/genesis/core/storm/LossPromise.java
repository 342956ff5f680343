package genesis.core.storm;

import genesis.core.message.TimeTickDecoder;
import genesis.core.unit.E8;

/**
 * What is promised of the day's loss: once its limit is reached no entry stays in the book, what is held is on its way out
 * within two seconds, again and again where the venue does not let it, and so no more is lost than that costs.
 */
final class LossPromise {
    /** Of what is exposed when the limit is reached: four price steps of 0.1 % until it is closed, the spread of 0.05 %, fees of 0.2 %. */
    private static final long SLIPPAGE_E8 = 800_000;
    private static final long AGAIN_NS = 2 * Weather.SECOND_NS;
    /** What the venue does not execute is tried again after 1, 2, 4, 8 s. */
    private static final long RETRY_NS = 9 * Weather.SECOND_NS;

    private final long[] exitNs = new long[Weather.INSTRUMENTS];
    private long exposedE8;
    private long reachedNs;

    void onExit(final int instrument, final long nowNs) {
        exitNs[instrument] = nowNs;
    }

    void afterInput(final Promises promises, final int templateId, final long nowNs) {
        if (promises.told.books.lossE8() < promises.dailyLossE8()) {
            // A fee may be told after its fill, when nothing is exposed any more.
            final long nowE8 = exposedE8(promises.told);
            exposedE8 = templateId == TimeTickDecoder.TEMPLATE_ID ? nowE8 : Math.max(exposedE8, nowE8);
            reachedNs = 0;
            return;
        }
        if (reachedNs == 0) {
            reachedNs = nowNs;
        }
        if (promises.halted) {
            return;
        }
        for (final Sent order : promises.told.open) {
            promises.that(!order.isEntry() || order.isAdopted() || order.isGoing() || order.wasUnknown || order.ended,
                "no entry stays when the day's loss is reached", order, promises.told.books.lossE8(), promises.dailyLossE8());
        }
        if (templateId == TimeTickDecoder.TEMPLATE_ID && nowNs - reachedNs >= AGAIN_NS) {
            for (int i = 0; i < exitNs.length; i++) {
                promises.that(promises.told.books.positionE8[i] == 0 || nowNs - exitNs[i] <= RETRY_NS || isAnyOpen(promises.told, i),
                    "what is held is on its way out when the day's loss is reached", null, promises.told.books.positionE8[i], i);
            }
        }
    }

    /** An exit that is on its way, or an order that is being taken back first. */
    private static boolean isAnyOpen(final Told told, final int instrument) {
        for (final Sent order : told.open) {
            if (order.instrument == instrument && !order.ended && (!order.isEntry() || order.cancelAsked || order.wasUnknown)) {
                return true;
            }
        }
        return false;
    }

    private static long exposedE8(final Told told) {
        long sumE8 = told.books.withoutFeeE8();
        for (int i = 0; i < Weather.INSTRUMENTS; i++) {
            sumE8 += Math.abs(told.books.valueE8(i));
        }
        for (final Sent order : told.open) {
            sumE8 += order.isEntry() && order.counts() ? Math.max(order.worthE8(),
                E8.multiplyCeil(told.askE8[order.instrument], order.mostLeftE8())) : 0;
        }
        return sumE8;
    }

    /** The limit, and what it costs to leave what was exposed when it was not reached yet. */
    long boundE8(final Promises promises) {
        return promises.dailyLossE8() + E8.multiplyFloor(exposedE8, SLIPPAGE_E8);
    }
}
