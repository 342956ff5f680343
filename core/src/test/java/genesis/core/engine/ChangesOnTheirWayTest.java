package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderRequestedEncoder;
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
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long id;

    /** Five of 99 stand in the book, and shall be fifteen; the best ask is 100. */
    @BeforeEach
    void ask() {
        buy(5, 0);
        id = driver.placed().clientOrderId();
        driver.accepted(id);
        amend(15);
        assertEquals(CommandResult.DONE, driver.answer().result());
    }

    @Test
    void shouldCountAChangeThatMayHaveBeenMade() {
        buy(6, 0);
        assertEquals(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, driver.answer().reason());
        assertEquals(2_100 * E8.ONE, driver.answer().observed(), "15 and 6, at 100 each");
    }

    @Test
    void shouldCountWhatItIsOnceTheVenueHasSaidSo() {
        driver.amended(id, 99, 5 * E8.ONE);
        buy(6, 0);
        assertEquals(CommandResult.DONE, driver.answer().result());
    }

    @Test
    void shouldNotAskForASecondChangeBeforeTheFirstIsAnswered() {
        amend(2);
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
        buy(1, 101);
        driver.rejected(driver.placed().clientOrderId());
        assertEquals(2, driver.count(OrderChangedDecoder.TEMPLATE_ID), "both");
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        assertEquals(OrderType.STOP, driver.order().orderType());
    }

    private void buy(final long qty, final long ocoStopPrice) {
        driver.send(buffer -> new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs).commandId(1)
            .requestId(0).qtyE8(qty * E8.ONE).priceE8(99 * E8.ONE).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(ocoStopPrice * E8.ONE)
            .stopPriceE8(0).targetPriceE8(0).untilNs(0).instrumentId(0).side(Side.BUY).orderType(OrderType.LIMIT).reduceOnly(Flag.NO)
            .postOnly(Flag.NO).hidden(Flag.NO).encodedLength());
    }

    private void amend(final long left) {
        driver.send(buffer -> new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs).commandId(2)
            .clientOrderId(id).priceE8(0).qtyE8(left * E8.ONE).auxPriceE8(0).trailingE8(0).encodedLength());
    }
}
