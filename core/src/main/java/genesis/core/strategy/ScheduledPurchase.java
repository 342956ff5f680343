package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.message.SignalReason;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * Buys for the same money again and again, whatever the price: the average price paid is then the harmonic mean,
 * which no timing can spoil. The schedule is that of message time: intervals begin at multiples of their length since
 * 1970 (UTC), and the first candle that closes in one buys. The interval in which it is made is passed over, so that
 * a restart with other parameters does not buy at once.
 * <p>With {@code only-below-average} a purchase that is due waits, until its interval is over, for a close below the
 * slow average. One that risk denies is not made up for: the next interval has its own.
 * <p>A purchase adds to the position, as far as the limits of exposure allow. Without {@code protected} it has
 * neither stop nor target: it is to be kept, and only a person ends it.
 *
 * <h2>Confidence</h2>
 * 1: nothing was judged, the calendar says so.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class ScheduledPurchase implements Strategy {
    /** Stands in journals. */
    public static final int ID = 4;

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private static final StrategyDescription DESCRIPTION = new StrategyDescription(ID, "dca",
        "Buys for the same amount of money once in each interval of message time, adding to its own position. While it holds one,"
            + " no other strategy enters that instrument.",
        "1: the calendar decides",
        "Dollar-cost averaging: B. Graham, The Intelligent Investor (1949), chapter 5",
        false, true, List.of(
            Parameter.ns("interval", 24 * HOUR_NS, HOUR_NS / 60, 720 * HOUR_NS, "Time between two purchases."),
            Parameter.e8("amount", 2_500_000_000L, 100_000_000L, 100_000_000_000_000L, "Money for each, in quote units."),
            Parameter.count("only-below-average", 0, 0, 1, "1 to wait, within the interval, for a close below the slow average."),
            Parameter.count("protected", 0, 0, 1, "1 for a stop and a target as other positions have them.")));

    private final long intervalNs;
    private final long amountE8;
    private final boolean onlyBelowAverage;
    private final boolean isProtected;
    private long done = NOT_STARTED;

    ScheduledPurchase(final Parameters parameters) {
        intervalNs = parameters.value("interval");
        amountE8 = parameters.value("amount");
        onlyBelowAverage = parameters.isOn("only-below-average");
        isProtected = parameters.isOn("protected");
    }

    /** Describes and makes it. */
    public static StrategyFactory factory() {
        return BuiltIn.of(DESCRIPTION, ScheduledPurchase::new);
    }

    @Override
    public boolean isReady(final Features seen) {
        return !Double.isNaN(seen.atr()) && (!onlyBelowAverage || !Double.isNaN(seen.emaSlow()));
    }

    @Override
    public void evaluate(final MarketView market, final Proposal into) {
        final long interval = Math.floorDiv(market.timeNs(), intervalNs);
        if (done == NOT_STARTED) {
            done = interval;
        }
        if (!isReady(market.now())) {
            into.hold(SignalReason.WARMING_UP);
        } else if (interval <= done) {
            into.hold(SignalReason.NOT_DUE);
        } else if (onlyBelowAverage && market.close() >= market.now().emaSlow()) {
            into.hold(SignalReason.ABOVE_AVERAGE);
        } else {
            done = interval;
            into.buyFor(amountE8, isProtected, SignalReason.DUE, 1);
        }
    }

    @Override
    public void addTo(final StreamDigest digest) {
        digest.add(done);
    }
}
