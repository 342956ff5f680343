package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/**
 * What a person changes of an order that stands in the book is reviewed like an order. The account has 10,000 USD, so that
 * an instrument may hold 2,000; the book stands at 99.9 / 100.
 */
class PersonsChangesTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldReviewAChange() {
        person.buy(OrderType.LIMIT, 5, 99);
        final long id = driver.placed().clientOrderId();
        person.amend(id, 98, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.ORDER_IS_NOT_OPEN);
        driver.accepted(id).quiet();
        person.amend(id, 0, 25);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED);
        person.amend(id, 103, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_OUTSIDE_BAND);
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        person.amend(id, 98, 10);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(1, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        person.halt(Flag.NO);
        person.amend(id, 97, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.TRADING_IS_HALTED);
    }

    /** A stop to buy counts at the dearer of its price and the best offer: 5 at 105 are 525; 15 at 150 would be 2,250. */
    @Test
    void shouldReviewAChangeOfAStop() {
        person.buy(OrderType.STOP, 5, 105);
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        person.amend(id, 150, 15);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED);
        person.amend(id, 0, 0, 104, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.TERMS_DO_NOT_FIT);
        person.amend(id, -1, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        person.amend(id, 103, 6);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(103 * E8.ONE, driver.amendSent().priceE8());
        assertEquals(6 * E8.ONE, driver.amendSent().qtyE8());
    }

    /** Filled at 96 with its stop at 97, it would be sold at once; so would what is bought at 111 with its target at 110. */
    @Test
    void shouldNotMoveAnEntryBeyondItsOwnStopOrTarget() {
        person.buyProtected(1, 99, 97, 110);
        final long limit = driver.placed().clientOrderId();
        driver.accepted(limit).quiet();
        person.amend(limit, 96, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(97 * E8.ONE, driver.answer().observed());
        assertEquals(96 * E8.ONE, driver.answer().bound());
        person.cancel(CancelScope.ALL, 0);
        driver.canceled(limit);
        person.order(request -> request.side(Side.BUY).orderType(OrderType.STOP).qtyE8(E8.ONE).priceE8(105 * E8.ONE)
            .stopPriceE8(97 * E8.ONE).targetPriceE8(110 * E8.ONE));
        final long stop = driver.placed().clientOrderId();
        driver.accepted(stop).quiet();
        person.amend(stop, 111, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_WRONG);
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        person.amend(stop, 109, 2);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
    }

    @Test
    void shouldChangeTriggerAndLimitOfAStopLimit() {
        person.order(request -> request.side(Side.BUY).orderType(OrderType.STOP_LIMIT).qtyE8(E8.ONE)
            .priceE8(105 * E8.ONE).auxPriceE8(106 * E8.ONE));
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        person.amend(id, 0, 0, 120, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PRICE_IS_OUTSIDE_BAND);
        person.amend(id, 104, 0, 105, 0);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(104 * E8.ONE, driver.amendSent().priceE8());
        assertEquals(105 * E8.ONE, driver.amendSent().auxPriceE8());
        assertEquals(0, driver.amendSent().trailingE8());
    }

    @Test
    void shouldChangeTheDistanceOfATrailingStop() {
        person.hold(3);
        person.order(request -> request.side(Side.SELL).orderType(OrderType.TRAILING_STOP).qtyE8(3 * E8.ONE)
            .trailingE8(2 * E8.ONE).reduceOnly(Flag.YES));
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        person.amend(id, 98, 0);
        person.assertAnswer(CommandResult.REFUSED, DenialReason.TERMS_DO_NOT_FIT);
        person.amend(id, 0, 0, 0, 1.5);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        assertEquals(E8.ONE * 3 / 2, driver.amendSent().trailingE8());
        assertEquals(0, driver.amendSent().priceE8());
    }
}
