package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the question for a change and its answer an order may be either; storms found what happens where it counts as one. */
class ChangesOnTheirWayTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).quiet();
    private final Person person = new Person(driver);
    private long id;

    /** Five of 99 stand in the book, and shall be fifteen; the best ask is 100. */
    @BeforeEach
    void ask() {
        person.buy(OrderType.LIMIT, 5, 99);
        id = driver.placed().clientOrderId();
        driver.accepted(id);
        person.amend(id, 0, 15);
        assertEquals(CommandResult.DONE, driver.answer().result());
    }

    @Test
    void shouldCountAChangeThatMayHaveBeenMade() {
        person.buy(OrderType.LIMIT, 6, 99);
        assertEquals(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, driver.answer().reason());
        assertEquals(2_100 * E8.ONE, driver.answer().observed(), "15 and 6, at 100 each");
    }

    @Test
    void shouldCountWhatItIsOnceTheVenueHasSaidSo() {
        driver.amended(id, 99, 5 * E8.ONE);
        person.buy(OrderType.LIMIT, 6, 99);
        assertEquals(CommandResult.DONE, driver.answer().result());
    }

    @Test
    void shouldNotAskForASecondChangeBeforeTheFirstIsAnswered() {
        person.amend(id, 0, 2);
        assertEquals(DenialReason.ORDER_IS_NOT_OPEN, driver.answer().reason());
    }

    @Test
    void shouldNotTakeAnOrderForFilledThatMayHaveGrown() {
        driver.filled(id, 99, 5 * E8.ONE, 0);
        assertEquals(OrderStatus.WORKING, driver.order().status());
        driver.amended(id, 99, 20 * E8.ONE);
        assertEquals(OrderStatus.WORKING, driver.order().status());
        assertEquals(15 * E8.ONE, driver.order().qtyE8() - driver.order().filledQtyE8());
    }

    @Test
    void shouldRejectThePairOfWhatWasRejected() {
        driver.amended(id, 99, 5 * E8.ONE).quiet();
        person.pair(Side.BUY, 1, 99, 101, Flag.NO);
        driver.rejected(driver.placed().clientOrderId());
        assertEquals(2, driver.count(OrderChangedDecoder.TEMPLATE_ID), "both");
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        assertEquals(OrderType.STOP, driver.order().orderType());
    }
}
