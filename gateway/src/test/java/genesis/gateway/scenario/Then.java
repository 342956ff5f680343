package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Cause;
import genesis.core.message.CommandResult;
import genesis.core.message.DayPerformanceDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.EngineStatusDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.PositionClosedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import genesis.gateway.Wrap;
import genesis.gateway.live.Oracle;
import genesis.gateway.simulator.account.Truth;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What is so now, by the engine's word and by the exchange's own books. */
final class Then {
    private static final String NOBODY = "-";
    private static final int AGREE_SECONDS = 5;

    private final Stage stage;
    private final Given given;
    private final When when;

    Then(final Stage stage, final Given given, final When when) {
        this.stage = stage;
        this.given = given;
        this.when = when;
    }

    // Orders

    /** The last order that the trader asked for. */
    OrderCheck orderIs(final OrderStatus status) {
        arrive();
        return new OrderCheck(stage, when.order()).is(status);
    }

    OrderCheck order(final String name) {
        arrive();
        return new OrderCheck(stage, when.order(name));
    }

    /** The last order that left the engine, whoever wanted it. */
    OrderCheck lastOrderSentIs(final Purpose purpose) {
        arrive();
        final PlaceOrderDecoder sent = stage.heard.placed.get(stage.heard.placed.size() - 1);
        assertEquals(purpose, sent.purpose(), "purpose of the last order sent");
        return new OrderCheck(stage, sent.clientOrderId());
    }

    void ordersSent(final int count) {
        arrive();
        assertEquals(count, stage.heard.placed.size(), "orders sent: " + stage.heard.view.orders.values());
    }

    // Answers and denials

    void requestIs(final CommandResult result) {
        arrive();
        final Heard.Answer answer = stage.heard.answers.get(stage.lastCommandId());
        assertNotNull(answer, "the last request was not answered");
        assertEquals(result, answer.result(), "answer: " + answer);
    }

    /** The trader's last request was refused by this rule. */
    RefusalCheck requestIsRefusedWith(final DenialReason reason) {
        arrive();
        final Heard.Answer answer = stage.heard.answers.get(stage.lastCommandId());
        assertNotNull(answer, "the last request was not answered");
        assertEquals(CommandResult.REFUSED, answer.result(), "answer: " + answer);
        assertEquals(reason, answer.reason(), "answer: " + answer);
        return new RefusalCheck(answer.seen(), answer.limit());
    }

    /** The last intent that risk was asked about, a strategy's or a trader's, was refused by this rule. */
    RefusalCheck entryIsRefusedWith(final DenialReason reason) {
        arrive();
        assertTrue(!stage.heard.verdicts.isEmpty(), "risk was asked about nothing");
        final Heard.Verdict verdict = stage.heard.verdicts.get(stage.heard.verdicts.size() - 1);
        assertEquals(reason, verdict.reason(), "verdict: " + verdict);
        return new RefusalCheck(verdict.seen(), verdict.limit());
    }

    /** With both numbers, as money, prices, quantities or fractions. */
    void entryIsRefusedWith(final DenialReason reason, final String limit, final String seen) {
        entryIsRefusedWith(reason).limit(limit).seen(seen);
    }

    /** The last intent that risk was asked about may leave. */
    void entryIsApproved() {
        entryIsRefusedWith(DenialReason.NONE);
    }

    // Positions and money

    void positionIs(final String quantity) {
        positionIs(Given.SYMBOL, quantity);
    }

    /** At the engine and at the exchange. */
    void positionIs(final String symbol, final String quantity) {
        arrive();
        final PositionChangedDecoder position = position(symbol);
        assertEquals(quantity, position == null ? "0" : E8.text(position.qtyE8()), "position in " + symbol);
        final BigDecimal theirs = stage.truth().positions().stream().filter(holding -> holding.symbol().equals(symbol))
            .map(Truth.Holding::amount).findFirst().orElse(BigDecimal.ZERO);
        assertEquals(0, theirs.compareTo(new BigDecimal(quantity)), "the exchange's position in " + symbol + ": " + theirs);
    }

    /** At the engine; the exchange has none. */
    void paperPositionIs(final String quantity) {
        arrive();
        assertEquals(quantity, E8.text(position(Given.SYMBOL).qtyE8()), "position on paper");
    }

    void averagePriceIs(final String price) {
        arrive();
        assertEquals(price, E8.text(position(Given.SYMBOL).averagePriceE8()), "average price");
    }

    /** Zero for none. */
    void positionIsProtectedBy(final String stop, final String target) {
        arrive();
        assertEquals(stop, E8.text(position(Given.SYMBOL).stopPriceE8()), "stop");
        assertEquals(target, E8.text(position(Given.SYMBOL).targetPriceE8()), "target");
    }

    private PositionChangedDecoder position(final String symbol) {
        return stage.heard.positions.get(stage.instrument(symbol));
    }

    /** Realised since the beginning, before fees. */
    void realisedIs(final String money) {
        arrive();
        assertEquals(money, E8.text(stage.process().processor.engine().portfolio().realisedPnlE8()), "realised");
    }

    void feesAre(final String money) {
        arrive();
        assertEquals(money, E8.text(stage.process().processor.engine().portfolio().feesE8()), "fees");
    }

    /** At the engine and at the exchange: {@code margin USD}. */
    void walletIs(final String name, final String balance) {
        arrive();
        assertEquals(balance, E8.text(stage.heard.view.walletsE8.getOrDefault(name, 0L)), "wallet " + name);
        final BigDecimal theirs = stage.truth().wallets().stream().filter(wallet -> name.equals(wallet.type() + " " + wallet.currency()))
            .map(Truth.Balance::balance).findFirst().orElse(BigDecimal.ZERO);
        assertEquals(0, theirs.compareTo(new BigDecimal(balance)), "the exchange's wallet " + name + ": " + theirs);
    }

    /** What the trading day came to so far. */
    void dayHas(final int fills, final int roundTrips, final int won, final String result) {
        arrive();
        final List<UnsafeBuffer> all = stage.heard.said(DayPerformanceDecoder.TEMPLATE_ID);
        final DayPerformanceDecoder day = new DayPerformanceDecoder();
        Wrap.at(day::wrap, all.get(all.size() - 1));
        assertEquals(fills, day.fills(), "fills of the day");
        assertEquals(roundTrips, day.roundTrips(), "round trips of the day");
        assertEquals(won, day.roundTripsWon(), "round trips that won");
        assertEquals(result, E8.text(day.resultE8()), "result of the day");
        assertEquals(roundTrips, stage.heard.said(PositionClosedDecoder.TEMPLATE_ID).size(), "closed positions that were told");
    }

    // The state of trading

    /** Since the first session: orders that left, and orders that were filled. */
    void engineCounted(final long sent, final long filled) {
        arrive();
        stage.pass(Duration.ofSeconds(1));
        final List<UnsafeBuffer> all = stage.heard.said(EngineStatusDecoder.TEMPLATE_ID);
        final EngineStatusDecoder status = new EngineStatusDecoder();
        Wrap.at(status::wrap, all.get(all.size() - 1));
        assertEquals(sent, status.ordersSent(), "orders sent");
        assertEquals(filled, status.ordersFilled(), "orders filled");
    }

    void tradingIs(final TradingState state) {
        arrive();
        assertEquals(state, stage.heard.trading == null ? TradingState.TRADING : stage.heard.trading.state(), "state of trading");
    }

    void tradingIs(final TradingState state, final Cause cause) {
        tradingIs(state);
        assertEquals(cause, stage.heard.trading.cause(), "why");
    }

    // The exchange

    /** Nothing is to be seen in the book at this price. */
    void bookShowsNothingAt(final String symbol, final String price) {
        arrive();
        assertTrue(!stage.quotes(symbol).isAnythingAt(Given.e8(price)), "something stands in the book at " + price);
    }

    void exchangeHasOpenOrders(final int count) {
        arrive();
        assertEquals(count, stage.truth().open().size(), "open orders at the exchange: " + stage.truth().open());
    }

    /** Open and ended, since the beginning. */
    void exchangeEverSaw(final int count) {
        arrive();
        final Truth truth = stage.truth();
        assertEquals(count, truth.open().size() + truth.closed().size(), "orders that the exchange ever saw: " + truth);
    }

    void exchangeBookedFills(final int count) {
        arrive();
        assertEquals(count, stage.truth().fills().size(), "fills at the exchange: " + stage.truth().fills());
    }

    /** Something was not the exchange's truth, and was set right. */
    void differencesFound(final Difference kind, final int count) {
        arrive();
        assertEquals(count, stage.heard.view.count(kind), "differences: " + stage.heard.view.lastDifferences);
    }

    /** Every order, fill, position, fee and balance, within five seconds; and nothing ever happened that cannot be made good. */
    void booksAgree() {
        arrive();
        String difference = difference();
        for (int second = 0; difference != null && second < AGREE_SECONDS; second++) {
            stage.pass(Duration.ofSeconds(1));
            difference = difference();
        }
        assertNull(difference, "our books are not the exchange's");
    }

    private String difference() {
        final Oracle oracle = new Oracle(stage.truth(), stage.heard.view, stage.process().processor.engine().portfolio(),
            stage.process().registry, NOBODY);
        final String violation = oracle.violation();
        assertNull(violation, "what cannot be made good");
        return oracle.difference();
    }

    /** For what has no sentence of its own. */
    Heard heard() {
        arrive();
        return stage.heard;
    }

    List<Truth.Order> openAtTheExchange() {
        arrive();
        return stage.truth().open();
    }

    private void arrive() {
        given.begin();
        stage.finish();
    }
}
