package genesis.bench.part;

import genesis.core.market.MarketState;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Side;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingCircuitBreaker;
import genesis.core.risk.TradingGate;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.core.unit.Settings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The longest way through the policy: an entry that every rule lets pass, sized to the last step. Price and time
 * differ from call to call, and each verdict is looked at.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RiskBenchmark {
    private static final long ASK_E8 = 6_443 * E8.ONE;
    private static final long STOP_DISTANCE_E8 = 20 * E8.ONE;
    /**
     * Half a percent of 10,000 USD over a stop of 20 would be 2.5; 20 % of them in one instrument are 0.31 at this
     * price.
     */
    private static final long QTY_E8_MIN = E8.ONE * 30 / 100;
    private static final long QTY_E8_MAX = E8.ONE * 32 / 100;

    private final Settings settings = new Settings();
    private final RiskPolicyEngine risk = new RiskPolicyEngine(settings, new Portfolio(), new Orders(),
        new TradingGate(), new TradeConstraints(), new TradingCircuitBreaker(settings));
    private final MarketState market = new MarketState(0);
    private final Instrument instrument = new InstrumentRegistry().define("tBTCUSD");
    private final OrderIntent intent = new OrderIntent();
    private long nowNs = 1_700_000_000_000_000_000L;

    @Setup
    public void open() {
        market.feed().state(FeedState.LIVE);
        market.book().apply(ASK_E8, -E8.ONE, 1);
        market.book().apply(ASK_E8 - E8.ONE, E8.ONE, 1);
    }

    @Benchmark
    public long evaluate() {
        nowNs += 1_000;
        market.feed().heard(nowNs);
        final long limitE8 = ASK_E8 + (nowNs & 0xF) * E8.ONE / 10;
        final DenialReason reason = risk.evaluate(
            intent.entry(0, 1, Side.BUY, limitE8, ASK_E8, STOP_DISTANCE_E8, 0.9, 0.9), instrument, market, nowNs);
        final long qtyE8 = risk.qtyE8();
        if (reason != DenialReason.NONE || qtyE8 < QTY_E8_MIN || qtyE8 > QTY_E8_MAX) {
            throw new IllegalStateException("the verdict is " + reason + " with qtyE8=" + qtyE8);
        }
        return qtyE8;
    }
}
