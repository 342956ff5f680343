package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
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

/** Stops and targets that rest at the venue: what leaves the house when, and what does not. The book stands at 99.9 / 100. */
class RestingBracketsTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).setting(Setting.BRACKET_REST, 1).quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldRestForExactlyWhatIsFilled() {
        final long entry = buy(5, 97, 104);
        assertEquals(0, placedCount(), "nothing is filled");
        driver.accepted(entry).filled(entry, 100, 2 * E8.ONE, 0);

        final PlaceOrderDecoder pair = driver.placed();
        assertEquals(OrderType.LIMIT, pair.orderType());
        assertEquals(Side.SELL, pair.side());
        assertEquals(2 * E8.ONE, pair.qtyE8());
        assertEquals(104 * E8.ONE, pair.priceE8());
        assertEquals(97 * E8.ONE, pair.ocoStopPriceE8());
        assertEquals(Flag.YES, pair.reduceOnly());
        assertEquals(Purpose.EXIT_TARGET, pair.purpose());
    }

    @Test
    void shouldGiveAFurtherPartALegOfItsOwnOnceTheFirstIsAnswered() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filled(entry, 100, 2 * E8.ONE, 0);
        final long first = driver.placed().clientOrderId();
        driver.quiet().filled(entry, 100, E8.ONE, 0).filled(entry, 100, E8.ONE / 2, 0);
        assertEquals(0, placedCount(), "one at a time");
        driver.accepted(first).accepted(first + 1);
        assertEquals(1, placedCount());
        assertEquals(3 * E8.ONE / 2, driver.placed().qtyE8());
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID), "the first one stays as it is");
    }

    @Test
    void shouldRestAStopAloneWhereThereIsNoTarget() {
        final long entry = buy(5, 97, 0);
        driver.accepted(entry).filled(entry, 100, 5 * E8.ONE, 0);
        assertEquals(OrderType.STOP, driver.placed().orderType());
        assertEquals(97 * E8.ONE, driver.placed().priceE8());
        assertEquals(Purpose.EXIT_STOP, driver.placed().purpose());
    }

    /** 3 away from an average of 100 that becomes 99.9: legs of the first part follow. */
    @Test
    void shouldMoveLegsWithTheAveragePrice() {
        driver.crossUp();
        final long entry = driver.placed().clientOrderId();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(entry).filled(entry, 100, qtyE8 / 2, 0);
        final PlaceOrderDecoder pair = driver.placed();
        final long stopE8 = pair.ocoStopPriceE8();
        final long first = pair.clientOrderId();
        driver.accepted(first).accepted(first + 1).quiet().filled(entry, 99.8, qtyE8 / 2, 0);
        assertEquals(2, driver.count(AmendOrderDecoder.TEMPLATE_ID), "stop and target");
        assertEquals(stopE8 - E8.ONE / 10, driver.placed().ocoStopPriceE8());
        driver.quiet().tick();
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID), "asked once");
    }

    @Test
    void shouldLeaveTheStopToTheVenueAndActOnlyWellBeyondIt() {
        final long leg = protectedPosition();
        driver.dropBid(0, 99.9).setBid(0, 96.9).heartbeat(0);
        assertEquals(0, placedCount() + driver.count(CancelOrderDecoder.TEMPLATE_ID), "97 is the venue's");
        // 0.2 % of 97 is 0.194.
        driver.dropBid(0, 96.9).setBid(0, 96.8).heartbeat(0);
        assertPairCanceled(leg);
        driver.canceled(leg).canceled(leg + 1);
        driver.assertExit(Purpose.EXIT_STOP, 5 * E8.ONE);
    }

    @Test
    void shouldEndTheStopWithTheTargetAndProtectTheRest() {
        final long leg = protectedPosition();
        driver.filled(leg, 104, 2 * E8.ONE, 0);
        assertEquals(0, placedCount());
        driver.canceled(leg + 1);
        assertEquals(leg, driver.cancelSent().clientOrderId(), "a target alone would leave the rest without a stop");
        driver.canceled(leg);
        assertEquals(3 * E8.ONE, driver.placed().qtyE8());
        assertEquals(97 * E8.ONE, driver.placed().ocoStopPriceE8());
    }

    @Test
    void shouldKeepWhereAPersonMovedAStopWhenTheFeeIsToldLate() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filledWithoutFee(entry, 77, 100, 5 * E8.ONE);
        final long leg = driver.placed().clientOrderId();
        driver.accepted(leg).accepted(leg + 1);
        person.amend(leg + 1, 98, 0);
        driver.amended(leg + 1, 98, 5 * E8.ONE).quiet().filled(entry, 77, 100, 5 * E8.ONE, 1);
        assertEquals(98 * E8.ONE, driver.engine.portfolio().position(0).stopPriceE8());
        assertEquals(0, driver.count(AmendOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldKeepWhereAPersonMovedAStopWhenTheEntryFillsFurther() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filled(entry, 100, 2 * E8.ONE, 0);
        final long leg = driver.placed().clientOrderId();
        driver.accepted(leg).accepted(leg + 1);
        person.amend(leg + 1, 98, 0);
        driver.amended(leg + 1, 98, 2 * E8.ONE).quiet().filled(entry, 100, 3 * E8.ONE, 0);
        assertEquals(98 * E8.ONE, driver.engine.portfolio().position(0).stopPriceE8());
        assertEquals(98 * E8.ONE, driver.placed().ocoStopPriceE8());
        assertEquals(104 * E8.ONE, driver.placed().priceE8());
    }

    /** The book stands at 99.9 / 100. */
    @Test
    void shouldNotMoveAStopToWhereItWouldBeReachedAtOnce() {
        final long leg = protectedPosition();
        person.amend(leg + 1, 101, 0);
        assertEquals(CommandResult.REFUSED, driver.answer().result());
        assertEquals(DenialReason.PRICE_IS_WRONG, driver.answer().reason());
        assertEquals(101 * E8.ONE, driver.answer().observed());
        assertEquals(999 * E8.ONE / 10, driver.answer().bound());
        driver.later(SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID) + driver.count(AmendOrderDecoder.TEMPLATE_ID));
        person.amend(leg + 1, 99.8, 0);
        assertEquals(CommandResult.DONE, driver.answer().result());
    }

    @Test
    void shouldTryALegAgainLaterEachTimeThatItIsRefused() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filled(entry, 100, 5 * E8.ONE, 0);
        int count = 0;
        for (int second = 0; second < 20; second++) {
            if (placedCount() > 0) {
                count++;
                final long leg = driver.placed().clientOrderId();
                driver.quiet().rejected(leg);
            }
            driver.later(SECOND_NS).tick();
        }
        // At 0, 1, 3, 7 and 15 s, or with the tick after.
        assertTrue(count >= 4 && count <= 5, "count=" + count);
    }

    @Test
    void shouldNotSendAgainALegThatNobodyKnowsAbout() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filled(entry, 100, 5 * E8.ONE, 0);
        final long leg = driver.placed().clientOrderId();
        driver.unknown(leg).unknown(leg + 1).quiet();
        for (int second = 0; second < 60; second++) {
            driver.later(SECOND_NS).tick();
        }
        assertEquals(0, placedCount());
        driver.accepted(leg).accepted(leg + 1).later(SECOND_NS).tick();
        assertEquals(0, placedCount(), "found");
    }

    @Test
    void shouldRestNothingWhileHaltedAndAllAgainAfterAResume() {
        final long leg = protectedPosition();
        person.halt(Flag.NO);
        assertPairCanceled(leg);
        driver.canceled(leg).canceled(leg + 1).quiet().later(2 * SECOND_NS).tick();
        assertEquals(0, placedCount());
        driver.resume(8);
        assertEquals(5 * E8.ONE, driver.placed().qtyE8());
    }

    @Test
    void shouldTakeLegsOffWhereTheSettingIsSwitchedOff() {
        final long leg = protectedPosition();
        driver.setting(Setting.BRACKET_REST, 0).later(SECOND_NS).tick();
        assertPairCanceled(leg);
        driver.canceled(leg).canceled(leg + 1).dropBid(0, 99.9).setBid(0, 97).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, 5 * E8.ONE);
    }

    @Test
    void shouldMoveTheBracketWithALegThatAPersonMoves() {
        final long leg = protectedPosition();
        person.amend(leg + 1, 98, 0);
        assertEquals(CommandResult.DONE, driver.answer().result());
        assertEquals(98 * E8.ONE, driver.engine.portfolio().position(0).stopPriceE8());
        assertEquals(1, driver.count(AmendOrderDecoder.TEMPLATE_ID));
        person.amend(leg + 1, 105, 0);
        assertEquals(DenialReason.PRICE_IS_WRONG, driver.answer().reason(), "above the target");
        person.amend(leg + 1, 0, 1);
        assertEquals(DenialReason.TERMS_DO_NOT_FIT, driver.answer().reason(), "how much is not his to say");
    }

    @Test
    void shouldPutALegBackThatAPersonCancels() {
        final long leg = protectedPosition();
        driver.later(2 * SECOND_NS).canceled(leg).canceled(leg + 1);
        assertEquals(5 * E8.ONE, driver.placed().qtyE8());
    }

    /** The part that is left is below the smallest order of the venue, 0.00001: the engine watches it. */
    @Test
    void shouldWatchItselfWhatIsTooSmallForTheVenue() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filled(entry, 100, 500, 0);
        assertEquals(0, placedCount());
        driver.canceled(entry).dropBid(0, 99.9).setBid(0, 97).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, 500);
        assertEquals(Flag.YES, driver.placed().closePosition());
    }

    @Test
    void shouldCancelBothLegsByOneAndCloseWhatAPersonWantsClosed() {
        final long leg = protectedPosition();
        person.close(0);
        assertPairCanceled(leg);
        driver.canceled(leg).canceled(leg + 1);
        driver.assertExit(Purpose.EXIT_MANUAL, 5 * E8.ONE);
        final long exit = driver.placed().clientOrderId();
        driver.quiet().filled(exit, 99.9, 5 * E8.ONE, 0).later(2 * SECOND_NS).tick();
        assertEquals(0, placedCount());
    }

    /** Long 5 from 100, stop at 97, target at 104: both rest. Returns the id of the target; that of the stop is the next. */
    private long protectedPosition() {
        final long entry = buy(5, 97, 104);
        driver.accepted(entry).filled(entry, 100, 5 * E8.ONE, 0);
        final long leg = driver.placed().clientOrderId();
        assertEquals(leg + 1, driver.placed().ocoClientOrderId());
        driver.accepted(leg).accepted(leg + 1).quiet();
        return leg;
    }

    private long buy(final double qty, final double stop, final double target) {
        person.buyProtected(qty, 100, stop, target);
        final long id = driver.placed().clientOrderId();
        driver.quiet();
        return id;
    }

    /** One of the two takes the other with it. */
    private void assertPairCanceled(final long leg) {
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        final long id = driver.cancelSent().clientOrderId();
        assertTrue(id == leg || id == leg + 1, "id=" + id);
    }

    private int placedCount() {
        return driver.count(PlaceOrderDecoder.TEMPLATE_ID);
    }
}
