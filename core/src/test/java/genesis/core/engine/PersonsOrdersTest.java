package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Orders of a person: the same policy, answered with its numbers. The account has 10,000 USD, so that an instrument may hold
 * 2,000; the book stands at 99.9 / 100.
 */
class PersonsOrdersTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).quiet();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long commandId;

    @Test
    void shouldSendWhatThePolicyLetsThrough() {
        buy(OrderType.LIMIT, 5, 99);

        final PlaceOrderDecoder order = driver.placed();
        assertEquals(5 * E8.ONE, order.qtyE8());
        assertEquals(99 * E8.ONE, order.priceE8());
        assertEquals(Purpose.ENTRY, order.purpose());
        assertEquals(0, order.strategyId(), "nobody's strategy");
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(order.clientOrderId(), driver.answer().clientOrderId());
    }

    @Test
    void shouldGiveTheSameOrderOnceForTheSameRequest() {
        order(request -> request.requestId(77).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE));
        final long id = driver.placed().clientOrderId();
        driver.quiet();
        order(request -> request.requestId(77).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE));

        assertNothingSent();
        assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
        assertEquals(id, driver.answer().clientOrderId());
    }

    /** An order counts at the dearer of its own and the best opposite price, here 100: 1,500, and 600 more. */
    @Test
    void shouldCountWhatIsOnItsWayAgainstTheExposure() {
        buy(OrderType.LIMIT, 15, 99);
        driver.quiet();
        buy(OrderType.LIMIT, 6, 99);

        assertNothingSent();
        assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED);
        assertEquals(2_100 * E8.ONE, driver.answer().observed(),
            "of both");
        assertEquals(2_000 * E8.ONE, driver.answer().bound());
    }

    @Test
    void shouldRefuseWhatContradictsItself() {
        buy(OrderType.MARKET, 1, 99);
        assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        buy(OrderType.LIMIT, -1, 99);
        assertAnswer(CommandResult.REFUSED, DenialReason.QUANTITY_IS_WRONG);
        order(request -> request.side(Side.BUY).orderType(OrderType.IOC).qtyE8(E8.ONE).priceE8(99 * E8.ONE).postOnly(Flag.YES));
        assertAnswer(CommandResult.REFUSED, DenialReason.TERMS_DO_NOT_FIT);
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE).stopPriceE8(99 * E8.ONE));
        assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        order(request -> request.instrumentId(9).side(Side.BUY).orderType(OrderType.MARKET).qtyE8(E8.ONE));
        assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_IS_NOT_KNOWN);
        buy(OrderType.MARKET, 9e9, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.QUANTITY_IS_ABOVE_MAXIMUM);
        assertNothingSent();
    }

    @Test
    void shouldCancelAtTheTimeThatWasAskedForAndNotBefore() {
        final long untilNs = driver.nowNs + 30 * SECOND_NS;
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE).untilNs(untilNs));
        driver.accepted(driver.placed().clientOrderId()).later(25 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID), "a strategy's entry would be gone");
        driver.later(5 * SECOND_NS).tick();
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldProtectWhatIsFilledOfABracket() {
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(4 * E8.ONE).priceE8(100 * E8.ONE)
            .stopPriceE8(97 * E8.ONE).targetPriceE8(110 * E8.ONE));
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).filled(id, 100, E8.ONE, 0);
        assertEquals(97 * E8.ONE, driver.position().stopPriceE8());
        assertEquals(110 * E8.ONE, driver.position().targetPriceE8());

        driver.quiet().dropBid(0, 99.9).setBid(0, 96.9).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, E8.ONE);
        assertEquals(id, driver.cancelSent().clientOrderId(), "the rest of the entry goes first");
    }

    /** 0.5 % of 10,000 is 50; the stop is 4 away: 12.5. */
    @Test
    void shouldSizeABracketWithoutAQuantityByItsStop() {
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(0).priceE8(100 * E8.ONE).stopPriceE8(96 * E8.ONE));
        assertEquals(1_250_000_000L, driver.placed().qtyE8());
    }

    @Test
    void shouldNeverTakeMoreThanThereIs() {
        hold(3);
        sellToReduce(OrderType.LIMIT, 5, 105);
        assertEquals(3 * E8.ONE, driver.placed().qtyE8());
        assertEquals(Purpose.EXIT_MANUAL, driver.placed().purpose());
        driver.quiet();
        sellToReduce(OrderType.MARKET, 1, 0);
        assertNothingSent();
        assertAnswer(CommandResult.REFUSED, DenialReason.NOTHING_TO_REDUCE);
    }

    @Test
    void shouldTakeAPersonsRestingExitOffBeforeAStop() {
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(3 * E8.ONE).priceE8(100 * E8.ONE).stopPriceE8(97 * E8.ONE));
        final long entry = driver.placed().clientOrderId();
        driver.accepted(entry).filled(entry, 100, 3 * E8.ONE, 0);
        sellToReduce(OrderType.LIMIT, 3, 105);
        final long resting = driver.placed().clientOrderId();
        driver.accepted(resting).quiet();

        driver.dropBid(0, 99.9).setBid(0, 96.9).heartbeat(0);
        assertNothingSent();
        assertEquals(resting, driver.cancelSent().clientOrderId());
        driver.canceled(resting).setAsk(0, 101).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, 3 * E8.ONE);
    }

    @Test
    void shouldCloseUntilThePositionIsFlat() {
        hold(3);
        close();
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        driver.assertExit(Purpose.EXIT_MANUAL, 3 * E8.ONE);
        final long first = driver.placed().clientOrderId();
        driver.filled(first, 99.9, E8.ONE, 0).canceled(first).quiet().later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_MANUAL, 2 * E8.ONE);
        final long second = driver.placed().clientOrderId();
        driver.filled(second, 99.9, 2 * E8.ONE, 0).quiet().later(SECOND_NS).tick();
        assertNothingSent();
        close();
        assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
    }

    @Test
    void shouldFlattenAndNothingElseOnceHalted() {
        hold(3);
        buy(OrderType.LIMIT, 1, 95);
        final long resting = driver.placed().clientOrderId();
        driver.accepted(resting).quiet();

        halt(Flag.YES);
        assertEquals(resting, driver.cancelSent().clientOrderId());
        driver.assertExit(Purpose.EXIT_FLATTEN, 3 * E8.ONE);
        assertEquals(TradingState.HALTED, driver.tradingState().state());
        final long exit = driver.placed().clientOrderId();
        driver.quiet().rejected(exit).later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_FLATTEN, 3 * E8.ONE);

        driver.filled(driver.placed().clientOrderId(), 99.9, 3 * E8.ONE, 0).quiet();
        buy(OrderType.LIMIT, 1, 95);
        assertAnswer(CommandResult.REFUSED, DenialReason.TRADING_IS_HALTED);
        close();
        assertAnswer(CommandResult.REFUSED, DenialReason.TRADING_IS_HALTED);
        driver.filled(resting, 95, E8.ONE, 0).later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_FLATTEN, E8.ONE);
    }

    @Test
    void shouldSendNothingWhenHaltedWithoutFlattening() {
        hold(3);
        halt(Flag.NO);
        driver.later(SECOND_NS).tick().dropBid(0, 99.9).setBid(0, 90).heartbeat(0);
        assertNothingSent();
    }

    /** 2 % of 10,000 is 200: 15 held from 100 lose it at 86 in the middle, and nothing was to stop them there. */
    @Test
    void shouldCloseWhatLosesTheDaysLimit() {
        hold(15);
        driver.dropBid(0, 99.9).setBid(0, 72).heartbeat(0);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        driver.tick();
        driver.assertExit(Purpose.EXIT_LOSS, 15 * E8.ONE);
    }

    @Test
    void shouldLeaveItToTheStopsWhereASettingSaysSo() {
        driver.setting(Setting.LOSS_CLOSES, 0);
        hold(15);
        driver.dropBid(0, 99.9).setBid(0, 72).heartbeat(0).tick();
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        assertNothingSent();
    }

    @Test
    void shouldReviewAChange() {
        buy(OrderType.LIMIT, 5, 99);
        final long id = driver.placed().clientOrderId();
        amend(id, 98, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.ORDER_IS_NOT_OPEN);
        driver.accepted(id).quiet();
        amend(id, 0, 25);
        assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED);
        amend(id, 103, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_OUTSIDE_BAND);
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        amend(id, 98, 10);
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(1, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        halt(Flag.NO);
        amend(id, 97, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.TRADING_IS_HALTED);
    }

    /** A stop to buy counts at the dearer of its price and the best offer: 5 at 105 are 525; 15 at 150 would be 2,250. */
    @Test
    void shouldReviewAChangeOfAStop() {
        buy(OrderType.STOP, 5, 105);
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        amend(id, 150, 15);
        assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED);
        amend(id, 0, 0, 104, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.TERMS_DO_NOT_FIT);
        amend(id, -1, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        amend(id, 103, 6);
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(103 * E8.ONE, amendSent().priceE8());
        assertEquals(6 * E8.ONE, amendSent().qtyE8());
    }

    @Test
    void shouldChangeTriggerAndLimitOfAStopLimit() {
        order(request -> request.side(Side.BUY).orderType(OrderType.STOP_LIMIT).qtyE8(E8.ONE).priceE8(105 * E8.ONE).auxPriceE8(106 * E8.ONE));
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        amend(id, 0, 0, 120, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_OUTSIDE_BAND);
        amend(id, 104, 0, 105, 0);
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(104 * E8.ONE, amendSent().priceE8());
        assertEquals(105 * E8.ONE, amendSent().auxPriceE8());
        assertEquals(0, amendSent().trailingE8());
    }

    @Test
    void shouldChangeTheDistanceOfATrailingStop() {
        hold(3);
        order(request -> request.side(Side.SELL).orderType(OrderType.TRAILING_STOP).qtyE8(3 * E8.ONE).trailingE8(2 * E8.ONE).reduceOnly(Flag.YES));
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        amend(id, 98, 0);
        assertAnswer(CommandResult.REFUSED, DenialReason.TERMS_DO_NOT_FIT);
        amend(id, 0, 0, 0, 1.5);
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(E8.ONE * 3 / 2, amendSent().trailingE8());
        assertEquals(0, amendSent().priceE8());
    }

    @Test
    void shouldCancelOneAllOfAnInstrumentAndAll() {
        buy(OrderType.LIMIT, 1, 99);
        final long first = driver.placed().clientOrderId();
        buy(OrderType.LIMIT, 1, 98);
        cancel(CancelScope.ORDER, first);
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        cancel(CancelScope.ORDER, first);
        assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
        driver.canceled(first);
        cancel(CancelScope.ORDER, first);
        assertAnswer(CommandResult.REFUSED, DenialReason.ORDER_IS_NOT_OPEN);
        cancel(CancelScope.INSTRUMENT, 0);
        assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(2, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        buy(OrderType.LIMIT, 1, 98);
        cancel(CancelScope.ALL, 0);
        assertEquals(3, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldPriceAPostOnlyOrderBesideTheMarketWhereASettingSaysSo() {
        driver.setting(Setting.POST_ONLY_REPRICE, 1);
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(101 * E8.ONE).postOnly(Flag.YES));
        assertEquals(9_999_900_000L, driver.placed().priceE8(), "the last five digits below 100");
        assertEquals(Flag.YES, driver.placed().postOnly());
    }

    private void hold(final double qty) {
        buy(OrderType.LIMIT, qty, 100);
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).filled(id, 100, E8.fromDouble(qty), 0).quiet();
    }

    private void buy(final OrderType type, final double qty, final double price) {
        order(request -> request.side(Side.BUY).orderType(type).qtyE8(E8.fromDouble(qty)).priceE8(E8.fromDouble(price)));
    }

    private void sellToReduce(final OrderType type, final double qty, final double price) {
        order(request -> request.side(Side.SELL).orderType(type).qtyE8(E8.fromDouble(qty)).priceE8(E8.fromDouble(price)).reduceOnly(Flag.YES));
    }

    private void order(final Consumer<OrderRequestedEncoder> says) {
        driver.send(buffer -> {
            final OrderRequestedEncoder request = new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
                .commandId(++commandId).requestId(0).qtyE8(0).priceE8(0).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0).stopPriceE8(0)
                .targetPriceE8(0).untilNs(0).instrumentId(0).reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO);
            says.accept(request);
            return request.encodedLength();
        });
    }

    private void close() {
        driver.send(buffer -> new PositionCloseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).instrumentId(0).encodedLength());
    }

    private void halt(final Flag flatten) {
        driver.send(buffer -> new HaltRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).flatten(flatten).reason("test").encodedLength());
    }

    private AmendOrderDecoder amendSent() {
        final UnsafeBuffer message = driver.latest(AmendOrderDecoder.TEMPLATE_ID);
        return new AmendOrderDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    private void amend(final long id, final double price, final double qty) {
        amend(id, price, qty, 0, 0);
    }

    private void amend(final long id, final double price, final double qty, final double aux, final double trailing) {
        driver.send(buffer -> new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).clientOrderId(id).priceE8(E8.fromDouble(price)).qtyE8(E8.fromDouble(qty)).auxPriceE8(E8.fromDouble(aux))
            .trailingE8(E8.fromDouble(trailing)).encodedLength());
    }

    private void cancel(final CancelScope scope, final long id) {
        driver.send(buffer -> new CancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).clientOrderId(id).instrumentId(0).scope(scope).encodedLength());
    }

    private void assertAnswer(final CommandResult result, final DenialReason reason) {
        assertEquals(commandId, driver.answer().commandId());
        assertEquals(reason, driver.answer().reason());
        assertEquals(result, driver.answer().result());
    }

    private void assertNothingSent() {
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }
}
