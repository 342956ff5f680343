package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.AccountChangedDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.ReconcileAccountDecoder;
import genesis.core.message.ReportSource;
import genesis.core.message.Settlement;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.message.WalletChangedDecoder;
import genesis.core.message.WalletType;
import genesis.core.order.OrderLife;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** Where the account is not what the books say: fills, orders, positions and cash that are foreign or told late. */
class AccountDifferencesTest {
    private final LiveTrader trader = new LiveTrader();
    private final EngineDriver driver = trader.driver;

    @Test
    void shouldBookAFillFromTheHistoryOnce() {
        final long id = trader.place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).filled(id, 41, 100, qtyE8 / 2, 0);
        driver.round(() -> driver.fillReported(id, id + 5_000, 41, Side.BUY, 100, qtyE8 / 2)
            .fillReported(0, id + 5_000, 42, Side.BUY, 100, qtyE8 - qtyE8 / 2)
            .fillReported(0, id + 5_000, 42, Side.BUY, 100, qtyE8 - qtyE8 / 2));
        driver.filled(id, 42, 100, qtyE8 - qtyE8 / 2, 0);
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8());
        assertEquals(OrderStatus.FILLED, driver.order().status());
    }

    @Test
    void shouldCorrectThePositionByAForeignFillAndHalt() {
        driver.arm().reconciled().quiet();
        driver.fillReported(12345, 777, 51, Side.BUY, 100, E8.ONE);
        assertEquals(E8.ONE, driver.engine.portfolio().position(0).qtyE8());
        driver.assertDifference(Difference.FOREIGN_FILL, Settlement.BOOKED, 0, E8.ONE);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
    }

    @Test
    void shouldNotBookForeignFillsFromBeforeTheBooksBegan() {
        final long before = driver.nowNs;
        driver.later(SECOND_NS).reconciled().quiet();
        final long now = driver.nowNs;
        driver.nowNs = before;
        driver.fillReported(12345, 777, 51, Side.BUY, 100, E8.ONE);
        driver.nowNs = now;
        assertEquals(0, driver.engine.portfolio().position(0).qtyE8());
    }

    @Test
    void shouldTakeOverAForeignOrder() {
        driver.arm().account(true).round(() ->
            driver.order(1_700_000_000_000L, 777, Side.SELL, 101, E8.ONE, E8.ONE / 4, OrderStatus.WORKING, ReportSource.ROUND));
        driver.assertDifference(Difference.FOREIGN_ORDER, Settlement.ADOPTED, 0, 3 * E8.ONE / 4);
        assertEquals(-777, driver.order().clientOrderId());
        // Its own news come with its own client id.
        driver.fillReported(1_700_000_000_000L, 777, 61, Side.SELL, 101, 3 * E8.ONE / 4);
        assertEquals(OrderStatus.WORKING, driver.order().status(), "a quarter of it may be what was filled before");
        driver.order(1_700_000_000_000L, 777, Side.SELL, 101, E8.ONE, E8.ONE, OrderStatus.FILLED, ReportSource.LOOKUP);
        assertEquals(OrderStatus.FILLED, driver.order().status());
        assertEquals(-3 * E8.ONE / 4, driver.engine.portfolio().position(0).qtyE8());
    }

    @Test
    void shouldLeaveAForeignOrderToAPersonWhereThatIsWanted() {
        driver.setting(Setting.ACCOUNT_ADOPT, 0).arm().account(true).round(() ->
            driver.order(1_700_000_000_000L, 777, Side.SELL, 101, E8.ONE, 0, OrderStatus.WORKING, ReportSource.ROUND));
        driver.assertDifference(Difference.FOREIGN_ORDER, Settlement.FLAGGED, 0, E8.ONE);
        trader.again();
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, driver.verdict().reason());
        driver.round(() -> { });
        trader.again();
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "it is gone");
    }

    @Test
    void shouldEndAnAdoptedOrderWhoseFillsWereBookedAsNobodys() {
        driver.arm().reconciled().fillReported(0, 777, 51, Side.BUY, 100, E8.ONE);
        // An answer from before that fill.
        driver.round(() -> driver.order(8, 777, Side.BUY, 100, E8.ONE, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
        driver.order(8, 777, Side.BUY, 100, E8.ONE, E8.ONE, OrderStatus.FILLED, ReportSource.LOOKUP);
        assertFalse(OrderLife.isOpen(driver.order().status()), driver.order().status().name());
        assertEquals(E8.ONE, driver.engine.portfolio().position(0).qtyE8(), "booked once");
    }

    @Test
    void shouldTakeOverAPositionThatTwoRoundsShow() {
        driver.arm().account(true).quiet().round(() -> driver.position(0, 2, 95));
        assertEquals(0, driver.engine.portfolio().position(0).qtyE8(), "one round may be ahead of the fills");
        assertEquals(0, driver.count(DifferenceFoundDecoder.TEMPLATE_ID));
        driver.later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
        driver.round(() -> driver.position(0, 2, 95));
        assertEquals(2 * E8.ONE, driver.engine.portfolio().position(0).qtyE8());
        assertEquals(95 * E8.ONE, driver.engine.portfolio().position(0).averagePriceE8());
        driver.assertDifference(Difference.POSITION, Settlement.ADOPTED, 0, 2 * E8.ONE);
        assertEquals(10_000 * E8.ONE, driver.engine.portfolio().equityE8(), "a margin position costs nothing at its price");
        driver.later(2 * SECOND_NS).tick().round(() -> driver.position(0, 2, 95));
        driver.quiet().arm("");
        driver.session(Mode.LIVE).arm().account(true).round(() -> driver.position(0, 2, 95));
        assertEquals(Flag.YES, driver.liveState().reconciled(), "nothing differs any more");
    }

    /** The exchange's history may be seconds behind its positions. */
    @Test
    void shouldNotTakeOverWhatAnOrderMayHaveFilledThatNobodyKnowsAbout() {
        final long id = trader.place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).account(false).account(true);
        roundsWithPosition(qtyE8);
        driver.fillReported(id, id + 5_000, 41, Side.BUY, 100, qtyE8);
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8(), "booked once");
    }

    @Test
    void shouldNotTakeOverWhatAnOrderFilledWhoseEndWasToldBeforeItsFills() {
        final long id = trader.place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).order(id, id + 5_000, Side.BUY, 100.05, qtyE8, qtyE8, OrderStatus.FILLED, ReportSource.LOOKUP);
        roundsWithPosition(qtyE8);
        driver.fillReported(id, id + 5_000, 41, Side.BUY, 100, qtyE8);
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8(), "booked once");
    }

    @Test
    void shouldTakeOverAPositionThatNoOrderOfOursCanHaveMade() {
        final long id = trader.place();
        driver.accepted(id).account(false).account(true);
        roundsWithPosition(-E8.ONE);
        assertEquals(-E8.ONE, driver.engine.portfolio().position(0).qtyE8(), "a purchase made nobody short");
    }

    private void roundsWithPosition(final long qtyE8) {
        for (int i = 0; i < 3; i++) {
            driver.later(2 * SECOND_NS).tick().round(() -> driver.position(0, E8.toDouble(qtyE8), 100));
        }
    }

    @Test
    void shouldTradeAnInstrumentThatIsNewOnlyOnceItWasAskedFor() {
        driver.arm().reconciled().instrument(1, "ETH", "USD").liveBook(1, 99.9, 100).quiet();
        final Person person = new Person(driver);
        person.order(order -> order.instrumentId(1).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(100 * E8.ONE));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.ACCOUNT_IS_NOT_RECONCILED);
        driver.later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID), "a position there was nobody's until now");
        driver.round(() -> { }).snapshot(1, 99.9, 100);
        person.order(order -> order.instrumentId(1).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(100 * E8.ONE));
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldNotTakeARoundForAnAnswerThatBeganBeforeTheInstrumentWasKnown() {
        driver.arm().reconciled().round(() -> driver.instrument(1, "ETH", "USD").liveBook(1, 99.9, 100)).quiet();
        final Person person = new Person(driver);
        person.order(order -> order.instrumentId(1).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(100 * E8.ONE));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.ACCOUNT_IS_NOT_RECONCILED);
    }

    /** A search tells all fills of an order, be they from long ago. */
    @Test
    void shouldNotBookAFillAgainThatWasBookedBeforeThousandsOfOthers() {
        final long id = trader.place();
        final long halfE8 = driver.placed().qtyE8() / 2;
        final long filledNs = driver.nowNs;
        driver.accepted(id).filled(id, 41, 100, halfE8, 0).later(SECOND_NS);
        for (int i = 0; i < 10_000; i++) {
            driver.quiet().fillReported(999, 888, 1_000 + i, i % 2 == 0 ? Side.BUY : Side.SELL, 100, E8.ONE);
        }
        final long now = driver.nowNs;
        driver.nowNs = filledNs;
        driver.fillReported(id, id + 5_000, 41, Side.BUY, 100, halfE8);
        driver.nowNs = now;
        assertEquals(halfE8, driver.engine.portfolio().position(0).qtyE8());
    }

    @Test
    void shouldNotTakeADifferenceForRealWhileFillsAreBooked() {
        final long id = trader.place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).quiet();
        driver.round(() -> driver.position(0, E8.toDouble(qtyE8), 100));
        // The fill that the position already has.
        driver.round(() -> driver.filled(id, 71, 100, qtyE8, 0).position(0, E8.toDouble(qtyE8), 100));
        driver.round(() -> driver.position(0, E8.toDouble(qtyE8), 100));
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8());
        assertEquals(0, driver.count(DifferenceFoundDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldTakeItsCashFromTheWallet() {
        driver.account(true);
        for (int i = 0; i < 2; i++) {
            driver.round(() -> driver.wallet(WalletType.EXCHANGE, "USD", 5).wallet(WalletType.FUNDING, "BTC", 1))
                .wallet(WalletType.MARGIN, "USD", 10_000);
        }
        driver.setting(Setting.ACCOUNT_WALLET, 1);
        driver.round(() -> { }).round(() -> { });
        assertEquals(5 * E8.ONE, driver.engine.portfolio().cashE8());
        assertEquals(0, driver.engine.portfolio().lossTodayE8(), "a transfer is no loss");
        driver.assertDifference(Difference.CASH, Settlement.BOOKED, 10_000 * E8.ONE, 5 * E8.ONE);
        assertTrue(driver.count(AccountChangedDecoder.TEMPLATE_ID) > 0);
        driver.quiet().wallet(WalletType.FUNDING, "BTC", 2);
        final WalletChangedDecoder wallet = driver.walletChanged();
        assertEquals("BTC FUNDING 200000000", wallet.currency() + " " + wallet.wallet() + " " + wallet.balanceE8());
    }

    @Test
    void shouldNotTakeProfitOfFillsInAnotherOrderForCash() {
        driver.reconciled();
        // It happened as two bought at 90, one sold at 90, one bought at 110: nothing gained, and what is left cost 100 each.
        // We hear of the sale last: our average is 96.67, and 6.67 are lost.
        driver.fillReported(0, 1, 51, Side.BUY, 90, 2 * E8.ONE).fillReported(0, 3, 53, Side.BUY, 110, E8.ONE)
            .fillReported(0, 2, 52, Side.SELL, 90, E8.ONE).quiet();
        for (int i = 0; i < 3; i++) {
            driver.round(() -> driver.position(0, 2, 100));
        }
        assertEquals(0, driver.count(DifferenceFoundDecoder.TEMPLATE_ID));
        assertEquals(9_800 * E8.ONE, driver.engine.portfolio().cashE8());
    }
}
