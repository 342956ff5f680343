package genesis.gateway.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelScope;
import genesis.core.message.FillReportedDecoder;
import genesis.core.message.OrderLookedUpDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.ReconciliationFinishedDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.Wrap;
import genesis.gateway.codec.AccountPublisher;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.rest.AccountTradeRow;
import genesis.gateway.rest.NotificationRow;
import genesis.gateway.rest.OrderRow;
import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestOutcome.Fate;
import genesis.gateway.rest.RestOutcome.Kind;
import genesis.gateway.rest.RestRequest;
import genesis.gateway.rest.WalletRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions and orders over REST against a script: each answer is told in the order in which it was asked for. */
class AccountRestTest implements RestSend {
    private static final long PLACED_NS = 1_763_596_800_000_000_000L;

    private final RecordedInputs inputs = new RecordedInputs();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final AccountPublisher publisher = new InputPublisher(inputs.ring).account();
    private final AccountQueries queries = new AccountQueries(this, publisher, registry, () -> 5);
    private final RestOrders orders = new RestOrders(this, publisher, () -> 5);
    private final Deque<RestOutcome<?>> script = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    AccountRestTest() {
        registry.define("tBTCUSD");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> void send(final RestRequest<T> request, final Consumer<RestOutcome<T>> outcome) {
        asked.add(request.path() + " " + request.body());
        outcome.accept((RestOutcome<T>) script.removeFirst());
    }

    @Test
    void shouldFindAnOrderInTheHistoryWithItsFillsInFront() {
        answer(List.of(order(1, 8, 1, "ACTIVE")));
        answer(List.of(order(2, 9, 0, "CANCELED"), order(3, 7, 40_000_000, "CANCELED was: PARTIALLY FILLED @ 1.0(0.6)")));
        answer(List.of(fill(11, 3, 60_000_000)));
        queries.lookUp(7, 0, PLACED_NS, 3);

        assertEquals("fill order looked", inputs.text());
        assertEquals("FOUND 7 3", looked());
        assertEquals(List.of("auth/r/orders {}", "auth/r/orders/hist {\"limit\":2500,\"start\":1763596200000}",
            "auth/r/order/tBTCUSD:3/trades {}"), asked);
        final FillReportedDecoder fill = new FillReportedDecoder();
        Wrap.at(fill::wrap, inputs.all(FillReportedDecoder.TEMPLATE_ID).get(0));
        assertEquals("3 11 60000000 12 QUOTE", fill.exchangeOrderId() + " " + fill.tradeId() + " " + fill.qtyE8() + " "
            + fill.feeE8() + " " + fill.feeCurrency());
    }

    @Test
    void shouldNotFindOnlyWhatBookAndHistoryBothDoNotHave() {
        answer(List.of());
        answer(List.of());
        queries.lookUp(7, 0, PLACED_NS, 3);
        assertEquals("NOT_FOUND 7 3", looked());

        inputs.clear();
        answer(List.of());
        fail(Kind.TIMEOUT, Fate.UNKNOWN, 0);
        queries.lookUp(7, 0, PLACED_NS, 4);
        assertEquals("FAILED 7 4", looked());
    }

    @Test
    void shouldLookThroughAllPagesOfTheHistory() {
        answer(List.of());
        answer(IntStream.range(0, 2_500).mapToObj(i -> order(10 + i, 1_000 + i, 0, "CANCELED")).toList());
        answer(List.of(order(3, 7, 100_000_000, "CANCELED")));
        queries.lookUp(7, 0, PLACED_NS, 3);

        assertEquals("FOUND 7 3", looked());
        assertTrue(asked.get(2).contains("\"end\":2"), asked.get(2));
    }

    @Test
    void shouldAskForEverythingAndSayWhetherItWasAll() {
        answer(List.of(order(1, 8, 100_000_000, "ACTIVE")));
        answer(IntStream.range(0, 2_500).mapToObj(i -> fill(100 + i, 3, 1)).toList());
        answer(List.of(fill(2_599, 3, 1)));
        answer(List.of());
        answer(List.of(new WalletRow("margin", "USD", 5, 0, 5)));
        queries.reconcile(10);
        assertEquals("YES", finished());
        assertTrue(inputs.text().startsWith("round order fill") && inputs.text().endsWith("fill wallet finished"), "in order");

        inputs.clear();
        answer(List.of());
        answer(List.of());
        fail(Kind.MAINTENANCE, Fate.NOT_DONE, 0);
        queries.reconcile(10);
        assertEquals("NO", finished());
    }

    @Test
    void shouldShareTheQuestionForOpenOrdersOnlyAmongSearchesOfOneTime() {
        final List<Runnable> late = new ArrayList<>();
        final AccountQueries slow = new AccountQueries(new RestSend() {
            @Override
            public <T> void send(final RestRequest<T> request, final Consumer<RestOutcome<T>> outcome) {
                late.add(() -> AccountRestTest.this.send(request, outcome));
            }
        }, publisher, registry, () -> 5);
        slow.lookUp(7, 0, PLACED_NS, 3);
        slow.lookUp(8, 0, PLACED_NS, 3);
        slow.lookUp(9, 0, PLACED_NS, 4);
        assertEquals(2, late.size(), "the third one was asked for later");
        answer(List.of(order(1, 7, 100_000_000, "ACTIVE"), order(2, 8, 100_000_000, "ACTIVE")));
        late.get(0).run();
        assertEquals("order looked order looked", inputs.text());
    }

    @Test
    void shouldNotReportWhatWasAnsweredToARoundThatAnotherOneReplaced() {
        final List<Runnable> late = new ArrayList<>();
        final AccountQueries slow = new AccountQueries(new RestSend() {
            @Override
            public <T> void send(final RestRequest<T> request, final Consumer<RestOutcome<T>> outcome) {
                late.add(() -> AccountRestTest.this.send(request, outcome));
            }
        }, publisher, registry, () -> 5);
        slow.reconcile(10);
        slow.reconcile(20);
        answer(List.of(order(1, 8, 100_000_000, "ACTIVE")));
        answer(List.of());
        late.get(0).run();
        late.get(1).run();

        assertEquals("round round", inputs.text(), "the old answer is silent");
        assertEquals(3, late.size(), "only the new round goes on");
    }

    @Test
    void shouldAskAgainOnceWhereAnotherRequestOvertookThisOne() {
        fail(Kind.BUSINESS_ERROR, Fate.NOT_DONE, 10114);
        answer(List.of(order(3, 7, 100_000_000, "ACTIVE")));
        queries.lookUp(7, 0, PLACED_NS, 3);
        assertEquals("FOUND 7 3", looked());

        inputs.clear();
        fail(Kind.BUSINESS_ERROR, Fate.NOT_DONE, 10114);
        fail(Kind.BUSINESS_ERROR, Fate.NOT_DONE, 10114);
        queries.lookUp(7, 0, PLACED_NS, 3);
        assertEquals("FAILED 7 3", looked());
    }

    @Test
    void shouldHaveAnOrderLookedUpThatTheExchangeTook() {
        answer(notification("SUCCESS", "Submitting 1 orders."));
        orders.place(7, 0, "{}");
        assertEquals("accepted unknown", inputs.text());
    }

    @Test
    void shouldRejectWhatWasNotDoneAndNeverWhatMayHaveBeen() {
        answer(notification("ERROR", "Invalid order: not enough exchange balance for 1"));
        orders.place(7, 0, "{}");
        fail(Kind.REFUSED, Fate.NOT_DONE, 0);
        orders.place(7, 0, "{}");
        fail(Kind.TIMEOUT, Fate.UNKNOWN, 0);
        orders.place(7, 8, "{}");
        fail(Kind.DISCONNECTED, Fate.UNKNOWN, 0);
        orders.cancel(7, 0, PLACED_NS);
        assertEquals("rejected rejected unknown unknown unknown", inputs.text());
        final OrderRejectedDecoder rejected = new OrderRejectedDecoder();
        Wrap.at(rejected::wrap, inputs.all(OrderRejectedDecoder.TEMPLATE_ID).get(0));
        assertEquals("INSUFFICIENT_BALANCE", rejected.reason().name());
        assertEquals("auth/w/order/cancel {\"cid\":7,\"cid_date\":\"2025-11-20\"}", asked.get(3));
        assertEquals(4, orders.sentCount());
    }

    @Test
    void shouldSayWhichChangeWasRefused() {
        fail(Kind.BUSINESS_ERROR, Fate.NOT_DONE, 10001);
        orders.cancel(7, 3, PLACED_NS);
        fail(Kind.BUSINESS_ERROR, Fate.NOT_DONE, 10001);
        orders.amend(7, 3, "{}");
        answer(notification("SUCCESS", ""));
        orders.cancelMany(CancelScope.ALL, 0);
        assertEquals("unchanged unchanged", inputs.text());
    }

    private <T> void answer(final T value) {
        script.add(new RestOutcome<>(Kind.ANSWER, Fate.DONE, value, 200, 0, "", 0));
    }

    private void fail(final Kind kind, final Fate fate, final int code) {
        script.add(new RestOutcome<>(kind, fate, null, 500, code, "Order not found.", 0));
    }

    private static NotificationRow notification(final String status, final String words) {
        return new NotificationRow(1, "on-req", status, words, List.of(order(3, 7, 100_000_000, "ACTIVE")), List.of());
    }

    /** One BTC ordered; what is left of it is given. */
    private static OrderRow order(final long id, final long clientId, final long leftE8, final String status) {
        return new OrderRow(id, 0, clientId, "tBTCUSD", 1, 2, leftE8, 100_000_000, "LIMIT", 0, 0, status, 500, 0, 0, 0, false, 0);
    }

    private static AccountTradeRow fill(final long id, final long orderId, final long qtyE8) {
        return new AccountTradeRow(id, "tBTCUSD", id, orderId, qtyE8, 500, "LIMIT", 500, false, -12, "USD", 0);
    }

    private String looked() {
        final OrderLookedUpDecoder looked = new OrderLookedUpDecoder();
        Wrap.at(looked::wrap, inputs.all(OrderLookedUpDecoder.TEMPLATE_ID).get(0));
        return looked.result() + " " + looked.clientOrderId() + " " + looked.askedNs();
    }

    private String finished() {
        final ReconciliationFinishedDecoder finished = new ReconciliationFinishedDecoder();
        Wrap.at(finished::wrap, inputs.all(ReconciliationFinishedDecoder.TEMPLATE_ID).get(0));
        return finished.complete().name();
    }
}
