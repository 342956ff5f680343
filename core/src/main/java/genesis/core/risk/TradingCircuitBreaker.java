package genesis.core.risk;

import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.Flag;
import genesis.core.order.Order;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Stops entries when trading itself goes wrong: orders that are rejected, round trips that lose one after the other, books
 * that are not the exchange's. Not to be taken for the transport's breakers, which watch the network.
 *
 * <pre>
 *   CLOSED ──5 rejections in 60 s, 3 losses in a row in 15 min, a broken book──► OPEN ──15 min──► HALF_OPEN: one entry
 *      ▲                                                                          ▲                 │ its round trip …
 *      └──────────────────────────── … wins ──────────────────────────────────────┼─────────────────┤
 *                                                                                 └── … loses ──────┘
 *   the third trip of a trading day: LATCHED, until a resume
 * </pre>
 * The numbers are settings. A probe that was never filled is no probe: another may pass. Nor is a purchase without stop
 * and target, whose round trip may take years: it passes while no probe is out, and proves nothing.
 * <p>Threading: engine thread. Allocation: none after construction. Clock: message time, as handed in.
 */
public final class TradingCircuitBreaker {
    private static final int TIMES = 32;

    private final Settings settings;
    private final EventTimes rejections = new EventTimes(TIMES);
    private final EventTimes losses = new EventTimes(TIMES);
    private BreakerState state = BreakerState.CLOSED;
    private Cause cause = Cause.START;
    private long untilNs;
    private int tripsToday;
    private boolean isProbeOut;
    private int probeInstrumentId;
    private long probeNs;

    public TradingCircuitBreaker(final Settings settings) {
        this.settings = settings;
    }

    public BreakerState state() {
        return state;
    }

    /** What tripped it last. */
    public Cause cause() {
        return cause;
    }

    /** When it lets a probe pass; 0 where it is not open. */
    public long untilNs() {
        return untilNs;
    }

    public int tripsToday() {
        return tripsToday;
    }

    /** True while the one probe is on its way, or its position open. */
    public boolean isProbeOut() {
        return isProbeOut;
    }

    /** True for the order that is the probe: others were sent before, or prove nothing. */
    public boolean isProbe(final Order order) {
        return isProbeOut && order.placedTimeNs() == probeNs && order.instrumentId() == probeInstrumentId
            && order.reduceOnly() == Flag.NO;
    }

    /** Where the probe went, or the last one; to be asked while one is out. */
    public int probeInstrumentId() {
        return probeInstrumentId;
    }

    /** The venue rejected an order that is no probe. True where that tripped it. */
    public boolean onRejection(final long nowNs) {
        rejections.add(nowNs);
        final boolean trips = letsPass()
            && isTooMany(rejections, nowNs - settings.value(Setting.BREAKER_REJECTION_WINDOW), settings.value(Setting.BREAKER_REJECTIONS));
        if (trips) {
            trip(Cause.ORDER_REJECTIONS, nowNs);
        }
        return trips;
    }

    /** The venue rejected the probe, which trips it. */
    public void onProbeRejected(final long nowNs) {
        trip(Cause.ORDER_REJECTIONS, nowNs);
    }

    /**
     * A position was closed. True where that changed the state: in HALF_OPEN that of the probe says how trading goes, one
     * from before counts as any other.
     *
     * @param resultE8 what it brought, fees included, in money; below zero it lost
     */
    public boolean onRoundTrip(final int instrumentId, final long resultE8, final long nowNs) {
        final boolean isProbes = isProbeOut && instrumentId == probeInstrumentId;
        if (resultE8 >= 0) {
            losses.clear();
            if (isProbes) {
                close();
            }
            return isProbes;
        }
        losses.add(nowNs);
        final boolean trips = isProbes || letsPass()
            && isTooMany(losses, nowNs - settings.value(Setting.BREAKER_LOSS_WINDOW), settings.value(Setting.BREAKER_LOSSES));
        if (trips) {
            trip(Cause.LOSING_TRADES, nowNs);
        }
        return trips;
    }

    /** A book turned out not to be the exchange's. True where that tripped it. */
    public boolean onBrokenBook(final long nowNs) {
        final boolean trips = letsPass();
        if (trips) {
            trip(Cause.BROKEN_BOOK, nowNs);
        }
        return trips;
    }

    /**
     * An entry was approved: in HALF_OPEN it is the probe.
     *
     * @param nowNs   when it is placed, which tells it from others
     * @param hasExit with stop and target. What is bought to be kept has no round trip that could prove anything: were it
     *                the probe, nothing else would ever be let through.
     */
    public void onEntry(final int instrumentId, final long nowNs, final boolean hasExit) {
        if (hasExit && state == BreakerState.HALF_OPEN) {
            isProbeOut = true;
            probeInstrumentId = instrumentId;
            probeNs = nowNs;
        }
    }

    /** The probe is gone and proved nothing: it was never filled, or its position was closed where we do not see it. */
    public void onProbeGone() {
        isProbeOut = false;
    }

    /** Lets a probe pass when its time has come. True where that changed the state. */
    public boolean onTime(final long nowNs) {
        if (state != BreakerState.OPEN || nowNs < untilNs) {
            return false;
        }
        state = BreakerState.HALF_OPEN;
        untilNs = 0;
        isProbeOut = false;
        return true;
    }

    /** A trading day began. A latch does not end with the day. */
    public void startDay() {
        tripsToday = 0;
    }

    /** An operator's reset. True where that changed the state. */
    public boolean reset() {
        if (state == BreakerState.CLOSED) {
            return false;
        }
        tripsToday = 0;
        close();
        return true;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(state.value()).add(cause.value()).add(untilNs).add(tripsToday).add(isProbeOut ? 1 : 0)
            .add(probeInstrumentId).add(probeNs);
        rejections.addTo(digest);
        losses.addTo(digest);
    }

    private static boolean isTooMany(final EventTimes times, final long sinceNs, final long bound) {
        return bound > 0 && times.countSince(sinceNs) >= bound;
    }

    /** Entries, or at least a probe. */
    private boolean letsPass() {
        return state == BreakerState.CLOSED || state == BreakerState.HALF_OPEN;
    }

    private void trip(final Cause by, final long nowNs) {
        cause = by;
        tripsToday++;
        isProbeOut = false;
        rejections.clear();
        losses.clear();
        if (tripsToday >= settings.value(Setting.BREAKER_TRIPS)) {
            state = BreakerState.LATCHED;
            untilNs = 0;
        } else {
            state = BreakerState.OPEN;
            untilNs = nowNs + settings.value(Setting.BREAKER_PAUSE);
        }
    }

    private void close() {
        state = BreakerState.CLOSED;
        untilNs = 0;
        isProbeOut = false;
        rejections.clear();
        losses.clear();
    }
}
