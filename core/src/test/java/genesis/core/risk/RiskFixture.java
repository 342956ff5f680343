package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.market.MarketState;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Settings;

/**
 * An account of 10,000, a live book at 99.90 / 100.00, and an entry that buys at 100 with a stop 6 away: nothing refuses it,
 * so that a test changes the one number that its rule looks at.
 */
abstract class RiskFixture {
    static final long DAY_NS = 86_400_000_000_000L;
    static final long NOW = 20_000 * DAY_NS + 3_600_000_000_000L;
    static final Instrument BTC = new Instrument(0, "tBTCUSD", "BTC", "USD", 1_000, 1_000 * E8.ONE, 100_000, 200_000);

    final Settings settings = new Settings();
    final Portfolio portfolio = new Portfolio();
    final Orders orders = new Orders();
    final TradingGate gate = new TradingGate();
    final TradeConstraints constraints = new TradeConstraints();
    final TradingCircuitBreaker breaker = new TradingCircuitBreaker(settings);
    final RiskPolicyEngine risk = new RiskPolicyEngine(settings, portfolio, orders, gate, constraints, breaker);
    final MarketState market = new MarketState(0);
    final OrderIntent intent = new OrderIntent();
    long nextId = 8;

    RiskFixture() {
        market.feed().state(FeedState.LIVE, 1);
        market.feed().heard(NOW);
        book(9_990_000_000L, 100 * E8.ONE);
    }

    void assertVerdict(final DenialReason reason, final long observed, final long bound, final DenialReason actual) {
        assertEquals(reason, actual);
        assertEquals(observed, risk.observed(), "observed");
        assertEquals(bound, risk.bound(), "bound");
    }

    DenialReason evaluate(final OrderIntent wish) {
        return risk.evaluate(wish, BTC, market, NOW);
    }

    OrderIntent entry() {
        return entry(0.9, 0.9);
    }

    OrderIntent entry(final double confidence, final double probability) {
        return intent.entry(0, 1, Side.BUY, 100 * E8.ONE, 100 * E8.ONE, 6 * E8.ONE, confidence, probability);
    }

    OrderIntent entry(final Side side, final long priceE8) {
        return intent.entry(0, 1, side, priceE8, 100 * E8.ONE, 6 * E8.ONE, 0.9, 0.9);
    }

    OrderIntent exit() {
        return intent.exit(0, 0, Side.SELL, Purpose.EXIT_STOP, 9_990_000_000L, 60 * E8.ONE);
    }

    /** Something to get smaller by, small beside every limit. */
    void hold() {
        portfolio.fill(0, Side.BUY, 9_990_000_000L, E8.ONE / 100, 0);
    }

    void approveExit() {
        hold();
        evaluate(exit());
        risk.approve(intent, NOW);
    }

    Order open(final int instrumentId, final long qtyE8, final long priceE8) {
        final OrderIntent other = new OrderIntent().entry(instrumentId, 1, Side.BUY, priceE8, priceE8, E8.ONE, 1, 1);
        return orders.start(nextId++, NOW, other, qtyE8);
    }

    void book(final long bidE8, final long askE8) {
        market.book().clear();
        market.book().apply(bidE8, E8.ONE, 1);
        market.book().apply(askE8, -E8.ONE, 1);
    }
}
