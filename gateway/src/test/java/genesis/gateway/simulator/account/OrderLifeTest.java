package genesis.gateway.simulator.account;

import static genesis.gateway.simulator.account.Desk.column;
import static genesis.gateway.simulator.account.Desk.first;
import static genesis.gateway.simulator.account.Desk.story;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.MatchingBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders and what is told of them: sections 2.6, 2.11 and 2.12 of the protocol sheet. */
class OrderLifeTest {
    private final Desk desk = Desk.ready(AccountSettings.standard());

    /** The order of events of the recording of 2025: wallets, te, oc, fee, tu; no on. */
    @Test
    void shouldTellAnImmediateExecutionAsItWasRecorded() {
        desk.floor.order("10000", "-1");

        final List<String> frames = desk.order("EXCHANGE LIMIT", "0.5", "10500", "");

        assertEquals(List.of("on-req SUCCESS", "wu BTC", "wu USD", "te", "oc EXECUTED @ 10000.0(0.5)", "wu BTC", "tu",
            "wu BTC available", "wu USD available", "bu"), story(frames));
        assertTrue(frames.get(0).contains("\"ACTIVE\"") && frames.get(0).endsWith(
            "\"SUCCESS\",\"Submitting exchange limit buy order for 0.5 BTC.\"]]"), frames.get(0));
        final String te = first(frames, "te");
        final String tu = first(frames, "tu");
        assertEquals("0.5", column(te, 4));
        assertEquals("10000", column(te, 5));
        assertEquals("-1", column(te, 8));
        assertEquals("null", column(te, 9));
        assertEquals("10500", column(tu, 7));
        assertEquals("-0.001", column(tu, 9), "0.2 % of a buy, in the base currency");
        assertEquals("\"BTC\"", column(tu, 10));
        assertEquals("1.499", desk.balance("exchange", "BTC"));
        assertEquals("5000", desk.balance("exchange", "USD"));
        assertEquals(32, row(first(frames, "oc")).length);
        assertEquals(12, row(tu).length);
    }

    @Test
    void shouldTakeTheFeeOfASaleInTheQuoteCurrencyUnrounded() {
        desk.floor.order("9999.9", "0.12345678");

        final List<String> frames = desk.order("EXCHANGE MARKET", "-0.12345678", "0", "");

        // 0.12345678 × 9999.9 × 0.002, by hand.
        assertEquals("-2.469110908644", column(first(frames, "tu"), 9));
        assertEquals("11232.086343413356", desk.balance("exchange", "USD"));
    }

    @Test
    void shouldBeginWithOnWhereAPartRests() {
        desk.floor.order("10000", "-0.1");

        final List<String> frames = desk.order("EXCHANGE LIMIT", "0.5", "10000", "");
        assertTrue(story(frames).contains("on PARTIALLY FILLED @ 10000.0(0.1)"), story(frames).toString());
        assertEquals("0.4", column(first(frames, "on"), 6));

        desk.floor.order("10000", "-0.1");
        desk.accounts.settle();
        assertTrue(story(desk.wire.fresh()).contains("ou PARTIALLY FILLED @ 10000.0(0.1): was PARTIALLY FILLED @ 10000.0(0.1)"));
        desk.floor.order("9000", "-0.3");
        desk.accounts.settle();
        final List<String> last = desk.wire.fresh();
        final String oc = first(last, "oc");
        assertTrue(Desk.status(oc).startsWith("EXECUTED @ 10000.0(0.3): was PARTIALLY FILLED"), oc);
        assertEquals("0", column(oc, 6));
        assertEquals("1", column(first(last, "te"), 8), "maker");
        assertEquals("-0.0003", column(first(last, "tu"), 9), "0.1 %");
    }

    @Test
    void shouldRestUpdateAndCancel() {
        assertEquals(List.of("on-req SUCCESS", "on ACTIVE", "wu USD available"),
            story(desk.order("EXCHANGE LIMIT", "0.5", "9000", ",\"gid\":3")));
        assertEquals("5500", desk.available("exchange", "USD"));
        final long id = desk.accounts.truth("key1").open().get(0).id();

        desk.say("[0,\"ou\",null,{\"id\":" + id + ",\"price\":\"9100\",\"delta\":\"0.1\"}]");
        final List<String> update = desk.wire.fresh();
        assertEquals(List.of("ou-req SUCCESS", "ou ACTIVE", "wu USD available"), story(update));
        assertEquals("0.6", column(first(update, "ou"), 6));
        assertEquals("9100", column(first(update, "ou"), 16));
        desk.say("[0,\"ou\",null,{\"gid\":3,\"amount\":\"5\"}]");
        assertTrue(desk.wire.fresh().get(0).contains("Invalid order: not enough exchange balance for 5 BTCUSD at 9100."));

        desk.say("[0,\"oc\",null,{\"cid\":7,\"cid_date\":\"2023-11-14\"}]");
        final List<String> cancel = desk.wire.fresh();
        assertEquals(List.of("oc-req SUCCESS", "oc CANCELED", "wu USD available"), story(cancel));
        assertTrue(cancel.get(0).contains("Submitted for cancellation; waiting for confirmation (ID: " + id + ")."));
        assertEquals("10000", desk.available("exchange", "USD"));
        desk.say("[0,\"oc\",null,{\"id\":" + id + "}]");
        assertTrue(desk.wire.fresh().get(0).contains("\"ERROR\",\"Order not found.\""));
    }

    @Test
    void shouldRefuseInTheExchangesWords() {
        desk.refuses("symbol: invalid", "LIMIT", "1", "1", ",\"symbol\":\"tNOPE\"");
        desk.refuses("type: invalid", "DREAM", "1", "1", "");
        desk.refuses("amount: invalid", "LIMIT", "x", "1", "");
        desk.refuses("price: invalid", "LIMIT", "1", "-1", "");
        desk.refuses("flags: invalid", "LIMIT", "1", "1", ",\"flags\":1");
        desk.refuses("Invalid order: minimum size for BTC/USD is 0.00004", "LIMIT", "0.00001", "1", "");
        desk.refuses("Invalid order: not enough exchange balance for 2 BTCUSD at 10000.", "EXCHANGE LIMIT", "2", "10000", "");
        desk.refuses("Invalid order: not enough exchange balance for -2 BTCUSD at 10000.", "EXCHANGE LIMIT", "-2", "10000", "");
        // Margin: 10,000 USD and 100,000 UST carry five times as much; nothing has traded, so the bitcoin counts nothing.
        desk.refuses("Invalid order: not enough tradable balance for 60 BTCUSD at 10000", "LIMIT", "60", "10000", "");
        assertEquals("on ACTIVE", story(desk.order("LIMIT", "54", "10000", "")).get(1));
    }

    @Test
    void shouldFillAllOrNothingAndCancelTheRest() {
        desk.floor.order("10000", "-0.1");
        assertEquals("oc FILLORKILL CANCELED", story(desk.order("EXCHANGE FOK", "0.2", "10000", "")).get(1));
        final List<String> ioc = desk.order("EXCHANGE IOC", "0.2", "10000", "");
        assertEquals("oc IOC CANCELED was: PARTIALLY FILLED @ 10000.0(0.1)", story(ioc).get(4));
        assertEquals("0.1", column(first(ioc, "oc"), 6));
        assertEquals("oc IOC CANCELED", story(desk.order("EXCHANGE IOC", "0.2", "10000", "")).get(1));
    }

    @Test
    void shouldNotLetAPostOnlyOrderTake() {
        desk.floor.order("10000", "-0.1");
        final List<String> frames = desk.order("EXCHANGE LIMIT", "0.2", "10000", ",\"flags\":4096");
        assertEquals(List.of("on-req SUCCESS", "oc POSTONLY CANCELED"), story(frames).subList(0, 2));
        assertEquals("on ACTIVE", story(desk.order("EXCHANGE LIMIT", "0.2", "9999", ",\"flags\":4096")).get(1));
    }

    @Test
    void shouldHideAndLetHiddenOrdersPayAsTakers() {
        desk.order("EXCHANGE LIMIT", "0.2", "10000", ",\"flags\":64,\"meta\":{\"make_visible\":1}");
        assertEquals(MatchingBook.NO_PRICE, desk.floor.book(0).bestBidE8());
        desk.floor.order("10000", "-0.1");
        desk.accounts.settle();
        final String tu = first(desk.wire.fresh(), "tu");
        assertEquals("1", column(tu, 8));
        assertEquals("-0.0002", column(tu, 9));
        assertEquals(TestFloor.e8("10000"), desk.floor.book(0).bestBidE8(), "shown after its first execution");
        desk.floor.order("10000", "-0.05");
        desk.accounts.settle();
        assertEquals("-0.00005", column(first(desk.wire.fresh(), "tu"), 9), "visible by now, so it pays as a maker");
    }

    /** A sell stop exactly at the best bid stays put until a trade prints there. */
    @Test
    void shouldTriggerAStopByTheLastTradeOnly() {
        desk.floor.order("10000", "0.5");
        assertEquals("on ACTIVE", story(desk.order("EXCHANGE STOP", "-0.2", "10000", "")).get(1));
        desk.accounts.settle();
        assertEquals(List.of(), desk.wire.fresh());

        desk.floor.order("10000", "-0.1");
        desk.accounts.settle();
        final List<String> frames = desk.wire.fresh();
        assertEquals("EXECUTED @ 10000.0(-0.2)", Desk.status(first(frames, "oc")));
        assertEquals("\"EXCHANGE STOP\"", column(first(frames, "oc"), 9));
    }

    @Test
    void shouldTurnAStopLimitIntoALimitOrder() {
        desk.order("EXCHANGE STOP LIMIT", "0.2", "11000", ",\"price_aux_limit\":\"11100\"");
        desk.floor.order("11000", "-0.1");
        desk.floor.order("11000", "0.1");
        desk.accounts.settle();
        final String ou = first(desk.wire.fresh(), "ou");
        assertEquals("\"EXCHANGE LIMIT\"", column(ou, 8));
        assertEquals("\"EXCHANGE STOP LIMIT\"", column(ou, 9));
        assertEquals("11100", column(ou, 16));
        assertEquals(TestFloor.e8("11100"), desk.floor.book(0).bestBidE8());
    }

    /** The audit's case: a mere cancel of asks that lifts the best ask to the price triggers the buy. */
    @Test
    void shouldTrailTheQuoteAndFireWhereItComesBack() {
        desk.floor.order("10100", "-0.2");
        final long low = desk.floor.order("10000", "-0.1");
        final String on = first(desk.order("EXCHANGE TRAILING STOP", "0.1", "0", ",\"price_trailing\":\"50\""), "on");
        assertEquals("10050", column(on, 16));
        final long lower = desk.floor.order("9990", "-0.1");
        desk.accounts.settle();
        assertEquals("10040", column(first(desk.wire.fresh(), "ou"), 16), "follows down");

        desk.floor.book(0).cancel(low);
        desk.floor.book(0).cancel(lower);
        desk.accounts.settle();
        assertEquals("EXECUTED @ 10100.0(0.1)", Desk.status(first(desk.wire.fresh(), "oc")));
    }

    /** The best offer is 10,100; at 200 it waits at 10,300, at 30 at 10,130, whatever it was before. */
    @Test
    void shouldFollowAtTheNewDistance() {
        desk.floor.order("10100", "-0.2");
        desk.order("EXCHANGE TRAILING STOP", "0.1", "0", ",\"price_trailing\":\"200\"");
        desk.say("[0,\"ou\",null,{\"id\":" + desk.accounts.truth("key1").open().get(0).id() + ",\"price_trailing\":\"30\"}]");
        final String ou = first(desk.wire.fresh(), "ou");
        assertEquals("10130", column(ou, 16));
        assertEquals("30", column(ou, 18));
    }

    /** All the coins are in the pair; where its stop fires, what the other one holds is free. */
    @Test
    void shouldPayForTheStopOfAPairWithWhatTheOtherHeld() {
        desk.floor.order("8900", "2");
        desk.order("EXCHANGE LIMIT", "-1", "11000", ",\"flags\":16384,\"price_oco_stop\":\"9000\",\"cid_oco\":8");
        desk.floor.order("9000", "0.1");
        desk.floor.order("9000", "-0.1");
        desk.accounts.settle();
        assertEquals(List.of("CANCELED", "EXECUTED @ 8900.0(-1.0)"),
            desk.wire.fresh().stream().filter(frame -> frame.startsWith("[0,\"oc\"")).map(Desk::status).sorted().toList());
    }

    @Test
    void shouldCancelTheOtherOneOfAPair() {
        desk.floor.order("8900", "1");
        final List<String> frames = desk.order("EXCHANGE LIMIT", "-0.5", "11000",
            ",\"flags\":16384,\"price_oco_stop\":\"9000\",\"cid_oco\":8");
        assertEquals(List.of("on ACTIVE", "on ACTIVE"), story(frames).stream().filter(each -> each.startsWith("on A")).toList());
        assertEquals("0.5", desk.available("exchange", "BTC"), "only one of the two holds");
        final var open = desk.accounts.truth("key1").open();
        assertEquals("EXCHANGE STOP", open.get(1).type());
        assertEquals(8, open.get(1).clientId());

        desk.floor.order("11000", "0.2");
        desk.accounts.settle();
        assertTrue(story(desk.wire.fresh()).contains("oc CANCELED"));
        assertEquals(1, desk.accounts.truth("key1").open().size());
    }

    @Test
    void shouldOpenReduceAndCloseAMarginPosition() {
        desk.floor.order("10000", "-2");
        final List<String> opened = desk.order("MARKET", "2", "0", "");
        assertEquals(List.of("on-req SUCCESS", "pn", "te", "oc EXECUTED @ 10000.0(2.0)", "wu USD", "tu", "wu USD available", "bu"),
            story(opened));
        assertEquals(20, row(first(opened, "pn")).length);
        assertEquals("\"USD\"", column(first(opened, "tu"), 10), "margin pays in the quote currency");

        desk.floor.order("10100", "5");
        assertEquals("oc RSN_POS_REDUCE_FLIP", story(desk.order("MARKET", "-3", "0", ",\"flags\":1024")).get(1));
        assertEquals("oc RSN_POS_REDUCE_INCR", story(desk.order("MARKET", "1", "0", ",\"flags\":1024")).get(1));
        assertEquals("pu", story(desk.order("MARKET", "-1", "0", ",\"flags\":1024")).get(2));
        final List<String> closed = desk.order("MARKET", "-1", "0", ",\"flags\":512");
        assertEquals("pc", story(closed).get(2));
        assertEquals("\"CLOSED\"", column(first(closed, "pc"), 1));
        // Twice a profit of 100, and 0.2 % of 20,000 and of twice 10,100.
        assertEquals("10119.6", desk.balance("margin", "USD"));
        assertEquals("oc RSN_POS_NOTFOUND", story(desk.order("MARKET", "-1", "0", ",\"flags\":512")).get(1));
    }

    @Test
    void shouldCancelWhenTheTimeOfAnOrderIsOver() {
        desk.order("EXCHANGE LIMIT", "0.2", "9000", ",\"tif\":\"2023-11-14 22:13:30\"");
        desk.time(Desk.START_MS + 9_999);
        assertEquals(List.of(), desk.wire.fresh());
        desk.time(Desk.START_MS + 10_000);
        assertEquals("oc CANCELED", story(desk.wire.fresh()).get(0));
    }

    @Test
    void shouldProtectFromItselfWhereAsked() {
        desk.order("EXCHANGE LIMIT", "-0.5", "10000", "");
        final List<String> frames = desk.order("EXCHANGE LIMIT", "0.5", "10000", ",\"meta\":{\"protect_selfmatch\":1}");
        assertEquals("oc CANCELED", story(frames).get(1));
        assertTrue(story(desk.order("EXCHANGE LIMIT", "0.5", "10000", "")).stream().filter(each -> each.equals("te")).count() == 2);
    }

    @Test
    void shouldDoManyThingsInOneRequest() {
        desk.say("[0,\"ox_multi\",null,[[\"on\",{\"cid\":1,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":0.1,\"price\":9000,\"gid\":5}],"
            + "[\"on\",{\"cid\":2,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tETHUSD\",\"amount\":\"-0.1\",\"price\":\"900\"}]]]");
        assertEquals(List.of("ox_multi-req SUCCESS", "on-req SUCCESS", "on ACTIVE", "wu USD available", "on-req ERROR"),
            story(desk.wire.fresh()));
        desk.order("EXCHANGE LIMIT", "0.1", "9000", ",\"gid\":6");
        desk.order("EXCHANGE LIMIT", "0.1", "9000", ",\"gid\":7");
        desk.say("[0,\"oc_multi\",null,{\"gid\":[5,6]}]");
        assertTrue(desk.wire.fresh().get(0).contains("Submitting 2 order cancellations."));
        desk.say("[0,\"oc_multi\",null,{\"cid\":[[7,\"2023-11-14\"]]}]");
        assertEquals(0, desk.accounts.truth("key1").open().size());
        desk.order("EXCHANGE LIMIT", "0.1", "9000", "");
        desk.say("[0,\"oc_multi\",null,{\"all\":1}]");
        assertEquals(0, desk.accounts.truth("key1").open().size());
    }

    @Test
    void shouldTellOrdersBeforeTradesAndLateUpdatesWhereSet() {
        final Desk other = Desk.ready(AccountSettings.standard().withEvents(true, 500));
        other.floor.order("10000", "-1");
        assertEquals(List.of("on-req SUCCESS", "oc EXECUTED @ 10000.0(0.5)", "wu BTC", "wu USD", "te", "wu BTC available",
            "wu USD available", "bu"), story(other.order("EXCHANGE LIMIT", "0.5", "10500", "")));
        assertEquals((Desk.START_MS + 500) * 1_000_000, other.accounts.nextTimeNs());
        other.time(Desk.START_MS + 500);
        assertEquals(List.of("wu BTC", "tu"), story(other.wire.fresh()));
    }

    private static String[] row(final String frame) {
        // Objects at the end hold commas of their own.
        return frame.substring(frame.indexOf('[', 1) + 1, frame.length() - 2).replaceAll("\\{[^}]*}", "{}").split(",");
    }
}
