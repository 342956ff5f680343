package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/**
 * Orders of a person: the same policy, answered with its numbers. The account has 10,000 USD, so that an instrument may
 * hold 2,000; the book stands at 99.9 / 100.
 */
class PersonsOrdersTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldSendWhatThePolicyLetsThrough() {
        person.buy(OrderType.LIMIT, 5, 99);

        final PlaceOrderDecoder order = driver.placed();
        assertEquals(5 * E8.ONE, order.qtyE8());
        assertEquals(99 * E8.ONE, order.priceE8());
        assertEquals(Purpose.ENTRY, order.purpose());
        assertEquals(0, order.strategyId(), "nobody's strategy");
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(order.clientOrderId(), driver.answer().clientOrderId());
    }

    @Test
    void shouldGiveTheSameOrderOnceForTheSameRequest() {
        person.order(request -> request.requestId(77).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE)
            .priceE8(99 * E8.ONE));
        final long id = driver.placed().clientOrderId();
        driver.quiet();
        person.order(request -> request.requestId(77).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE)
            .priceE8(99 * E8.ONE));

        driver.assertNothingSent();
        person.assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
        assertEquals(id, driver.answer().clientOrderId());
    }

    /** An order counts at the dearer of its own and the best opposite price, here 100: 1,500, and 600 more. */
    @Test
    void shouldCountWhatIsOnItsWayAgainstTheExposure() {
        person.buy(OrderType.LIMIT, 15, 99);
        driver.quiet();
        person.buy(OrderType.LIMIT, 6, 99);

        driver.assertNothingSent();
        person.assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED);
        assertEquals(2_100 * E8.ONE, driver.answer().observed(), "of both");
        assertEquals(2_000 * E8.ONE, driver.answer().bound());
    }

    @Test
    void shouldRefuseWhatContradictsItself() {
        person.buy(OrderType.MARKET, 1, 99);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        person.buy(OrderType.LIMIT, -1, 99);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.QUANTITY_IS_WRONG);
        person.order(request -> request.side(Side.BUY).orderType(OrderType.IOC).qtyE8(E8.ONE).priceE8(99 * E8.ONE)
            .postOnly(Flag.YES));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.TERMS_DO_NOT_FIT);
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE)
            .stopPriceE8(99 * E8.ONE));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        person.order(request -> request.instrumentId(9).side(Side.BUY).orderType(OrderType.MARKET).qtyE8(E8.ONE));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_IS_NOT_KNOWN);
        person.buy(OrderType.MARKET, 9e9, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.QUANTITY_IS_ABOVE_MAXIMUM);
        driver.assertNothingSent();
    }

    /** At 99.9 / 100 such a limit is filled at 100, where a stop at 101 or 99.95 is reached already: it would be sold at once. */
    @Test
    void shouldRefuseAStopThatTheMarketHasReachedWhereTheOrderTradesAtOnce() {
        person.buyProtected(1, 101.5, 101, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(101 * E8.ONE, driver.answer().observed());
        assertEquals(E8.fromDouble(99.9), driver.answer().bound(), "the best bid");
        person.order(request -> request.side(Side.BUY).orderType(OrderType.MARKET).qtyE8(E8.ONE).stopPriceE8(E8.fromDouble(99.95)));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        person.order(request -> request.side(Side.SELL).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(98 * E8.ONE + E8.ONE / 2)
            .stopPriceE8(99 * E8.ONE));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(100 * E8.ONE, driver.answer().bound(), "the best ask");
        driver.assertNothingSent();

        person.buyProtected(1, 101.5, 99.8, 0);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
    }

    @Test
    void shouldCancelAtTheTimeThatWasAskedForAndNotBefore() {
        final long untilNs = driver.nowNs + 30 * SECOND_NS;
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE)
            .untilNs(untilNs));
        driver.accepted(driver.placed().clientOrderId()).later(25 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID), "a strategy's entry would be gone");
        driver.later(5 * SECOND_NS).tick();
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldProtectWhatIsFilledOfABracket() {
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(4 * E8.ONE).priceE8(100 * E8.ONE)
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
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(0).priceE8(100 * E8.ONE)
            .stopPriceE8(96 * E8.ONE));
        assertEquals(1_250_000_000L, driver.placed().qtyE8());
    }

    /**
     * 50 are at stake, and in each of these the stop may be 10 away: 5. A stop below the market is filled there, at 100; the
     * stop beside a limit at 104; one that trails by 2 lets the market rise to 102 first.
     */
    @Test
    void shouldSizeByTheEntryThatIsFarthestFromItsStop() {
        driver.setting(Setting.EXPOSURE_INSTRUMENT, E8.ONE / 2);
        person.order(request -> request.side(Side.BUY).orderType(OrderType.STOP).qtyE8(0).priceE8(95 * E8.ONE).stopPriceE8(90 * E8.ONE));
        assertEquals(5 * E8.ONE, driver.placed().qtyE8());
        driver.quiet();
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(0).priceE8(98 * E8.ONE)
            .ocoStopPriceE8(104 * E8.ONE).stopPriceE8(94 * E8.ONE));
        assertEquals(5 * E8.ONE, driver.placed().qtyE8());
        driver.quiet();
        person.order(request -> request.side(Side.BUY).orderType(OrderType.TRAILING_STOP).qtyE8(0).trailingE8(2 * E8.ONE).stopPriceE8(92 * E8.ONE));
        assertEquals(5 * E8.ONE, driver.placed().qtyE8());
    }

    /** The stop beside it buys at 105, where a target of 103 is reached already. */
    @Test
    void shouldRefuseATargetBetweenTheHalvesOfAPair() {
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE)
            .ocoStopPriceE8(105 * E8.ONE).targetPriceE8(103 * E8.ONE));
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(105 * E8.ONE, driver.answer().bound());
        driver.assertNothingSent();
    }

    @Test
    void shouldCancelOneAllOfAnInstrumentAndAll() {
        person.buy(OrderType.LIMIT, 1, 99);
        final long first = driver.placed().clientOrderId();
        person.buy(OrderType.LIMIT, 1, 98);
        person.cancel(CancelScope.ORDER, first);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        person.cancel(CancelScope.ORDER, first);
        person.assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
        driver.canceled(first);
        person.cancel(CancelScope.ORDER, first);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.ORDER_IS_NOT_OPEN);
        person.cancel(CancelScope.INSTRUMENT, 0);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(2, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        person.buy(OrderType.LIMIT, 1, 98);
        person.cancel(CancelScope.ALL, 0);
        assertEquals(3, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    /** Row ORD-06: post-only is ignored for MARKET. A template that says so would otherwise never close or open at the market. */
    @Test
    void shouldPassOverPostOnlyAtTheMarket() {
        person.order(request -> request.side(Side.BUY).orderType(OrderType.MARKET).qtyE8(E8.ONE).postOnly(Flag.YES));
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(OrderType.MARKET, driver.placed().orderType());
        assertEquals(Flag.NO, driver.placed().postOnly());
    }

    @Test
    void shouldPriceAPostOnlyOrderBesideTheMarketWhereASettingSaysSo() {
        driver.setting(Setting.POST_ONLY_REPRICE, 1);
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(101 * E8.ONE)
            .postOnly(Flag.YES));
        assertEquals(9_999_900_000L, driver.placed().priceE8(), "the last five digits below 100");
        assertEquals(Flag.YES, driver.placed().postOnly());
    }
}
