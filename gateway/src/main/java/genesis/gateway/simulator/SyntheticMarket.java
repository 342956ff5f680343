package genesis.gateway.simulator;

import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.MarketPlan;
import java.util.List;

/**
 * A market of synthetic participants that trade with each other in real books of orders: trends, ranges and turmoil,
 * about 80 messages a second and instrument where nobody asked for more. The same seed and start give the same market,
 * message by message. Before the start lie four calm hours, so that averages over minutes stand close together and the
 * first trends cross them.
 * <p>Threading: one thread.
 */
public final class SyntheticMarket implements MarketSource {
    /** What is traded where nothing else was asked for. */
    public static final List<String> SYMBOLS = MarketPlan.usual(0, 0).symbols();

    private final Market market;

    /** The usual six instruments, from this time on. */
    public SyntheticMarket(final long seed, final long startNs) {
        this(MarketPlan.usual(seed, startNs));
    }

    public SyntheticMarket(final MarketPlan plan) {
        market = new Market(plan);
    }

    @Override
    public long firstTimeNs() {
        return market.plan().startNs();
    }

    /** The market itself; it is driven by the one server that plays it. */
    public Market market() {
        return market;
    }
}
