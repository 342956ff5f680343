package genesis.core.engine;

import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static genesis.core.engine.EngineDriver.e8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.SettingAnnouncedDecoder;
import genesis.core.message.Side;
import genesis.core.message.SignalReason;
import genesis.core.unit.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trader sees of the engine. The numbers of the market stand in {@link EngineDriver#readyToTrade}. */
class TradingEngineTest {
    /** 0.5 % of 10,000 is 50, the stop is 2 ATR = 6 away: 8.33333333. */
    private static final long ENTRY_QTY_E8 = 833_333_333L;

    private final EngineDriver driver = new EngineDriver().readyToTrade().quiet();

    @Test
    void shouldPlaceALimitOrderWhenTheAveragesCross() {
        driver.crossUp();
        assertEquals(Recommendation.BUY, driver.signal().recommendation());
        assertEquals(3.0, driver.signal().atr(), "candle 96 to 100: (2 + 4) ÷ 2");
        assertEquals(DenialReason.NONE, driver.verdict().reason());
        assertEquals(ENTRY_QTY_E8, driver.verdict().qtyE8());

        final PlaceOrderDecoder order = driver.placed();
        assertEquals(Side.BUY, order.side());
        assertEquals(OrderType.LIMIT, order.orderType());
        assertEquals(Purpose.ENTRY, order.purpose());
        assertEquals(Flag.NO, order.reduceOnly());
        assertEquals(e8(100.05), order.priceE8(), "the best ask and 0.05 %");
        assertEquals(ENTRY_QTY_E8, order.qtyE8());
        assertEquals(order.sequence() * 8, order.clientOrderId());
        assertEquals(0, driver.count(OrderChangedDecoder.TEMPLATE_ID), "nothing has happened to it yet");
        assertEquals(1, driver.engine.counters().ordersSent());
        assertEquals(1, driver.engine.counters().signals());
    }

    @Test
    void shouldCrossOnce() {
        driver.crossUp().quiet().later(SECOND_NS).trade(0, 100).later(SECOND_NS).trade(0, 101);
        assertEquals(0, driver.count(RiskVerdictDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldProtectAFilledEntryAtTwoAndThreeAtr() {
        driver.entryFilled(100);
        assertEquals(ENTRY_QTY_E8, driver.position().qtyE8());
        assertEquals(e8(100), driver.position().averagePriceE8());
        assertEquals(e8(94), driver.position().stopPriceE8(), "100 − 2 × 3");
        assertEquals(e8(109), driver.position().targetPriceE8(), "100 + 3 × 3");
        assertEquals(OrderStatus.FILLED, driver.order().status());
        assertEquals(1, driver.account().openPositions());
        assertEquals(1, driver.engine.counters().ordersFilled());
    }

    @Test
    void shouldSetTheStopFromTheAverageOfPartialFills() {
        driver.crossUp();
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).filled(id, 100, 400_000_000L, 0);
        assertEquals(OrderStatus.WORKING, driver.order().status());
        assertEquals(0, driver.engine.counters().ordersFilled());
        driver.filled(id, 99, 400_000_000L, 0);
        assertEquals(e8(99.5), driver.position().averagePriceE8());
        assertEquals(e8(93.5), driver.position().stopPriceE8());
    }

    @Test
    void shouldLeaveAtTheMarketWhenTheStopIsReached() {
        driver.entryFilled(100);
        driver.quiet().dropBid(0, 99.9).setBid(0, 94);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "the batch is not over");
        driver.heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, ENTRY_QTY_E8);
    }

    @Test
    void shouldLookAtThePricesWhenTheNextBatchBegins() {
        driver.entryFilled(100);
        driver.quiet().dropBid(0, 99.9).setBid(0, 94).dropBid(0, 93);
        driver.assertExit(Purpose.EXIT_STOP, ENTRY_QTY_E8);
    }

    @Test
    void shouldLeaveAtTheMarketWhenTheTargetIsReached() {
        driver.entryFilled(100);
        driver.quiet().dropAsk(0, 100).setBid(0, 109).setAsk(0, 109.1).heartbeat(0);
        driver.assertExit(Purpose.EXIT_TARGET, ENTRY_QTY_E8);
    }

    @Test
    void shouldStayBetweenStopAndTarget() {
        driver.entryFilled(100);
        driver.quiet().dropBid(0, 99.9).setBid(0, 94.01).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldSendOneExitAndTryAgainAfterASecond() {
        driver.entryFilled(100);
        driver.dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        final long firstExit = driver.placed().clientOrderId();
        driver.quiet().setBid(0, 93).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "one is on its way");
        driver.canceled(firstExit).setBid(0, 92).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "not on every tick");
        driver.later(SECOND_NS).setBid(0, 91).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, ENTRY_QTY_E8);
    }

    @Test
    void shouldRealiseTheLossAndForgetTheStopWhenFlat() {
        driver.entryFilled(100);
        driver.dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        driver.filled(driver.placed().clientOrderId(), 94, ENTRY_QTY_E8, 1);
        assertEquals(0, driver.position().qtyE8());
        assertEquals(0, driver.position().stopPriceE8());
        assertEquals(-4_999_999_998L, driver.position().realisedPnlE8(), "6 × 8.33333333: never more than the stake of 50");
        assertEquals(e8(10_000) - 4_999_999_998L - e8(1), driver.account().equityE8());
        assertEquals(0, driver.account().openPositions());
        assertEquals(2, driver.engine.counters().ordersFilled());
    }

    @Test
    void shouldLeaveWhenTheAveragesCrossBack() {
        driver.sellsIntoEveryFall().entryFilled(100);
        driver.quiet().later(SECOND_NS).trade(0, 90);
        assertEquals(Recommendation.SELL, driver.signal().recommendation());
        driver.assertExit(Purpose.EXIT_SIGNAL, ENTRY_QTY_E8);
    }

    @Test
    void shouldTakeTheEntryBackBeforeItLeaves() {
        driver.crossUp();
        final long entry = driver.placed().clientOrderId();
        driver.accepted(entry).filled(entry, 100, 100_000_000L, 0).quiet();
        driver.dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        assertEquals(entry, driver.cancelSent().clientOrderId());
        assertEquals(Side.SELL, driver.placed().side());
        assertEquals(100_000_000L, driver.placed().qtyE8());
    }

    @Test
    void shouldCancelAnEntryThatNobodyTakes() {
        driver.crossUp();
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet().later(9 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        driver.later(SECOND_NS).tick();
        assertEquals(id, driver.cancelSent().clientOrderId());
        assertEquals(id + 5_000, driver.cancelSent().exchangeOrderId());
        assertEquals(OrderStatus.PENDING_CANCEL, driver.order().status());
        driver.later(SECOND_NS).tick();
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID), "asked once");
        driver.canceled(id);
        assertEquals(OrderStatus.CANCELED, driver.order().status());
    }

    @Test
    void shouldBookAFillThatCrossesTheCancel() {
        driver.crossUp();
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).later(11 * SECOND_NS).tick().filled(id, 100, ENTRY_QTY_E8, 0);
        assertEquals(OrderStatus.FILLED, driver.order().status());
        assertEquals(ENTRY_QTY_E8, driver.position().qtyE8());
    }

    @Test
    void shouldBookAFillOnce() {
        final long id = driver.entryFilled(100);
        driver.quiet().filled(id, driver.lastTradeId(), 100, ENTRY_QTY_E8, 0);
        assertEquals(0, driver.count(PositionChangedDecoder.TEMPLATE_ID));
        assertEquals(ENTRY_QTY_E8, driver.engine.portfolio().position(0).qtyE8());
    }

    @Test
    void shouldCountAnOrderAsFilledOnceWhenItsAcceptanceComesLate() {
        driver.crossUp();
        final long id = driver.placed().clientOrderId();
        driver.filled(id, 100, ENTRY_QTY_E8, 0).accepted(id);
        assertEquals(OrderStatus.FILLED, driver.order().status());
        assertEquals(id + 5_000, driver.order().exchangeOrderId());
        assertEquals(1, driver.engine.counters().ordersFilled());
    }

    @Test
    void shouldEndOrKeepAnOrderAsTheVenueSays() {
        driver.crossUp();
        final long id = driver.placed().clientOrderId();
        driver.unknown(id);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        driver.quiet().later(20 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID), "nothing can be asked of it");
        driver.rejected(id);
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        driver.quiet().rejected(id);
        assertEquals(0, driver.count(OrderChangedDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldKeepLeavingUntilThePositionIsClosed() {
        driver.sellsIntoEveryFall().entryFilled(100);
        driver.quiet().later(SECOND_NS).trade(0, 90);
        driver.assertExit(Purpose.EXIT_SIGNAL, ENTRY_QTY_E8);
        final long first = driver.placed().clientOrderId();
        driver.accepted(first).filled(first, 99.9, ENTRY_QTY_E8 / 4, 0).canceled(first);
        driver.quiet().heartbeat(0).setBid(0, 99.8).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "not on every tick");
        driver.later(SECOND_NS).setBid(0, 99.7).heartbeat(0);
        driver.assertExit(Purpose.EXIT_SIGNAL, ENTRY_QTY_E8 - ENTRY_QTY_E8 / 4);
    }

    @Test
    void shouldBeginAgainFromHistoryWhenPeriodsChange() {
        driver.session(Mode.PAPER).setting(Setting.EMA_SLOW, 4).fallingHistory(0).liveBook(0, 99.9, 100).crossUp();
        assertEquals(SignalReason.CROSSED_UP, driver.signal().reason());
    }

    @Test
    void shouldGoOnWhenAnAbsurdOfferIsTheOnlyOneLeft() {
        driver.entryFilled(100);
        final long equityE8 = driver.account().equityE8();
        driver.quiet().dropAsk(0, 100).setAsk(0, 90_000_000_000.0).heartbeat(0).later(60 * SECOND_NS).tick();
        assertEquals(equityE8, driver.account().equityE8(), "valued as before");
    }

    @Test
    void shouldRefuseAnInstrumentInAnotherCurrency() {
        driver.quiet().instrument(1, "ETH", "EUR");
        assertEquals(Flag.NO, driver.instrumentAnnounced().tradable());
        driver.fallingHistory(1).liveBook(1, 99.9, 100).trade(1, 96).later(SECOND_NS).trade(1, 100);
        assertEquals(DenialReason.INSTRUMENT_IS_NOT_TRADABLE, driver.verdict().reason());
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldGiveEveryIntentOfABusyTickItsVerdict() {
        driver.setting(Setting.EVALUATION_INTERVAL, 3_600 * SECOND_NS).setting(Setting.STALENESS, 600 * SECOND_NS)
            .setting(Setting.POSITIONS_MAX, 100).setting(Setting.ORDERS_PER_SECOND, 1_000).setting(Setting.RISK_PER_TRADE, 1_000);
        for (int i = 1; i <= 20; i++) {
            driver.instrument(i, "X" + (char) ('A' + i) + "Z", "USD").fallingHistory(i).liveBook(i, 99.9, 100)
                .trade(i, 96);
        }
        driver.later(SECOND_NS);
        for (int i = 1; i <= 20; i++) {
            driver.trade(i, 100);
        }
        driver.quiet().later(2 * MINUTE_NS).tick();
        assertEquals(20, driver.count(RiskVerdictDecoder.TEMPLATE_ID));
        assertEquals(20, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        final long last = driver.placed().clientOrderId();
        driver.setting(Setting.EVALUATION_INTERVAL, 0).quiet().later(MINUTE_NS).crossUp();
        assertTrue(driver.placed().clientOrderId() > last, "ids stay unique and grow");
    }

    @Test
    void shouldBookAnotherPaperCashAsADeposit() {
        driver.setting(Setting.PAPER_CASH, e8(25_000));
        assertEquals(e8(25_000), driver.account().cashE8());
        assertEquals(e8(25_000), driver.account().dayStartEquityE8());
        assertEquals(0, driver.account().realisedPnlE8());
        driver.quiet().setting(Setting.PAPER_CASH, e8(25_000));
        assertEquals(List.of(SettingAnnouncedDecoder.TEMPLATE_ID), driver.templates(), "nothing changed");
    }

    @Test
    void shouldSendNothingWhileObserving() {
        driver.session(Mode.OBSERVE).liveBook(0, 99.9, 100).crossUp();
        assertEquals(DenialReason.OBSERVING_ONLY, driver.verdict().reason());
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldStopAtWhatItCannotKnow() {
        assertThrows(IllegalStateException.class, () -> driver.trade(5, 100), "an instrument that was not defined");
        assertThrows(IllegalStateException.class, () -> driver.instrument(7, "ETH", "USD"), "numbers are dense");
        assertThrows(IllegalStateException.class, () -> driver.instrument(0, "ETH", "USD"), "a number keeps its symbol");
        assertThrows(IllegalStateException.class, () -> driver.setting(Setting.EMA_FAST, 1), "out of range");
    }
}
