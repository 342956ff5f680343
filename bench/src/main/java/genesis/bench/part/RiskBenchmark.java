package genesis.bench.part;

import genesis.core.market.MarketState;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingCalendar;
import genesis.core.risk.TradingCircuitBreaker;
import genesis.core.risk.TradingGate;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The longest ways through the policy: an entry that every rule lets pass, sized to the last step, and one that the last
 * rule denies. The account trades live, holds three positions of 500 with a stop and a target each, has an entry of 500 on
 * its way, and is on the last day of a schedule as long as there can be. Price and time differ from call to call, and each
 * verdict is looked at.
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RiskBenchmark {
    private static final long ASK_E8 = 6_443 * E8.ONE;
    private static final long STOP_DISTANCE_E8 = 20 * E8.ONE;
    private static final long PART_E8 = 500 * E8.ONE;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long FIRST_DAY_NS = 19_000 * DAY_NS;
    /**
     * Kelly's ceiling of 1 % of 10,000 USD over a stop of 20 would be 5; 20 % of them in one instrument are 0.31 at this
     * price.
     */
    private static final long APPROVED_QTY_E8_MIN = E8.ONE * 30 / 100;
    private static final long APPROVED_QTY_E8_MAX = E8.ONE * 32 / 100;
    /** What is left of 10,000 besides positions and entries: as large as it may be, the order cannot pay its fee. */
    private static final long BALANCE_E8 = 8_000 * E8.ONE;

    private final Account account = new Account();
    private final Account eager = new Account();

    /** All that is left may be in one instrument, which leaves nothing for the fee. */
    @Setup
    public void allowAll() {
        eager.settings.apply(Setting.EXPOSURE_INSTRUMENT, E8.ONE);
        eager.settings.apply(Setting.EXPOSURE_TOTAL, E8.ONE);
    }

    @Benchmark
    public long approved() {
        final DenialReason reason = account.evaluate();
        final long qtyE8 = account.risk.qtyE8();
        if (reason != DenialReason.NONE || qtyE8 < APPROVED_QTY_E8_MIN || qtyE8 > APPROVED_QTY_E8_MAX) {
            throw new IllegalStateException("the verdict is " + reason + " with qtyE8=" + qtyE8);
        }
        return qtyE8;
    }

    @Benchmark
    public long denied() {
        final DenialReason reason = eager.evaluate();
        if (reason != DenialReason.INSUFFICIENT_BALANCE || eager.risk.bound() != BALANCE_E8) {
            throw new IllegalStateException("the verdict is " + reason + " with bound=" + eager.risk.bound());
        }
        return eager.risk.observed();
    }

    /** Somebody who trades. */
    private static final class Account {
        final Settings settings = new Settings();
        final Orders orders = new Orders();
        final RiskPolicyEngine risk;
        private final MarketState market = new MarketState(0);
        private final Instrument instrument = new InstrumentRegistry().define("tBTCUSD");
        private final OrderIntent intent = new OrderIntent();
        private long nextId = 8;
        private long nowNs = FIRST_DAY_NS + (TradingCalendar.DAY_COUNT_MAX - 1) * DAY_NS + 17 * HOUR_NS;

        Account() {
            final Portfolio portfolio = new Portfolio();
            final TradeConstraints constraints = new TradeConstraints();
            risk = new RiskPolicyEngine(settings, portfolio, orders, new TradingGate(), constraints, new TradingCircuitBreaker(settings));
            settings.apply(Setting.KELLY_FRACTION, E8.ONE / 10);
            market.feed().state(FeedState.LIVE);
            market.book().apply(ASK_E8, -E8.ONE, 1);
            market.book().apply(ASK_E8 - E8.ONE, E8.ONE, 1);
            risk.mode(Mode.LIVE);
            risk.live().arm(true);
            risk.live().accountUp(true);
            risk.live().reconciled(true);
            schedule(constraints.calendar());
            for (int instrumentId = 1; instrumentId <= 3; instrumentId++) {
                portfolio.fill(instrumentId, Side.BUY, E8.ONE, PART_E8, 0);
                final Order target = place(instrumentId, Side.SELL, Purpose.EXIT_TARGET, 2 * E8.ONE);
                target.terms().ocoStopPriceE8(E8.ONE / 2);
                orders.startStopBeside(target, nextId++);
            }
            place(4, Side.BUY, Purpose.ENTRY, E8.ONE);
        }

        private Order place(final int instrumentId, final Side side, final Purpose purpose, final long priceE8) {
            return orders.start(nextId++, nowNs,
                intent.order(instrumentId, 1, side, OrderType.LIMIT, purpose, priceE8, 0, PART_E8, 0), PART_E8);
        }

        DenialReason evaluate() {
            nowNs += 1_000;
            market.feed().heard(nowNs);
            final long limitE8 = ASK_E8 + (nowNs & 0xF) * E8.ONE / 10;
            return risk.evaluate(
                intent.entry(0, 1, Side.BUY, limitE8, ASK_E8, STOP_DISTANCE_E8, 0.9, 0.9), instrument, market, nowNs);
        }
    }

    /** Three windows a day, as many as can be known ahead. */
    private static void schedule(final TradingCalendar calendar) {
        calendar.replace(true);
        for (int day = 0; day < TradingCalendar.DAY_COUNT_MAX; day++) {
            final long startNs = FIRST_DAY_NS + day * DAY_NS;
            calendar.addDay(startNs);
            calendar.addWindow(startNs, startNs + 8 * HOUR_NS);
            calendar.addWindow(startNs + 9 * HOUR_NS, startNs + 16 * HOUR_NS);
            calendar.addWindow(startNs + 17 * HOUR_NS, startNs + 24 * HOUR_NS);
        }
    }
}
