package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.DayPerformanceDecoder;
import genesis.core.message.FillBookedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.PositionClosedDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Whoever counts fills in the outputs counts what the account has. */
class FillsAreSaidOnceTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100);
    private final PositionClosedDecoder trip = new PositionClosedDecoder();
    private final DayPerformanceDecoder day = new DayPerformanceDecoder();
    private final FillBookedDecoder fill = new FillBookedDecoder();

    @Test
    void shouldFillThatIsToldTwiceByTheStreamAndOnceByTheHistoryBeSaidOnce() {
        final long id = place();
        final long qtyE8 = driver.placed().qtyE8();

        driver.accepted(id).filled(id, 41, 100, qtyE8, 0.2).filled(id, 41, 100, qtyE8, 0.2)
            .round(() -> driver.fillReported(id, id + 5_000, 41, Side.BUY, 100, qtyE8));

        assertEquals(1, driver.count(FillBookedDecoder.TEMPLATE_ID));
        read();
        assertEquals(41, fill.tradeId());
        assertEquals(id, fill.clientOrderId());
        assertEquals(id + 5_000, fill.exchangeOrderId());
        assertEquals(100 * E8.ONE, fill.priceE8());
        assertEquals(qtyE8, fill.qtyE8());
        assertEquals(E8.ONE / 5, fill.feeE8());
        assertEquals(Side.BUY, fill.side());
        assertEquals(1, fill.strategyId());
        assertEquals(Flag.NO, fill.isFeeOnly());
    }

    @Test
    void shouldFeeThatComesLaterBeSaidWithTheWholeFillOnceMore() {
        final long id = place();
        final long qtyE8 = driver.placed().qtyE8();

        driver.accepted(id).filledWithoutFee(id, 41, 100, qtyE8).filled(id, 41, 100, qtyE8, 0.2);

        assertEquals(2, driver.count(FillBookedDecoder.TEMPLATE_ID));
        read();
        assertEquals(Flag.YES, fill.isFeeOnly());
        assertEquals(qtyE8, fill.qtyE8());
        assertEquals(E8.ONE / 5, fill.feeE8());
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8(), "booked once");
    }

    /** As the exchange does it: te without the fee, then tu with it. */
    @Test
    void shouldALateFeeBeNeitherARoundTripNorALossOfItsOwn() {
        final long id = place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).filledWithoutFee(id, 41, 100, qtyE8).filled(id, 41, 100, qtyE8, 0.2);
        new Person(driver).close(0);
        final long exit = driver.placed().clientOrderId();

        driver.accepted(exit).filledWithoutFee(exit, 42, 100, qtyE8);
        assertEquals(0, driver.count(PositionClosedDecoder.TEMPLATE_ID), "what it came to is not known yet");
        driver.filled(exit, 42, 100, qtyE8, 0.3);

        assertEquals(1, driver.count(PositionClosedDecoder.TEMPLATE_ID));
        final UnsafeBuffer closed = driver.latest(PositionClosedDecoder.TEMPLATE_ID);
        trip.wrap(closed, Message.HEADER_LENGTH, Message.blockLength(closed, 0), Message.version(closed, 0));
        assertEquals(-E8.ONE / 2, trip.resultE8());
        assertEquals(qtyE8, trip.qtyE8());
        final UnsafeBuffer today = driver.latest(DayPerformanceDecoder.TEMPLATE_ID);
        day.wrap(today, Message.HEADER_LENGTH, Message.blockLength(today, 0), Message.version(today, 0));
        assertEquals(1, day.roundTrips());
        assertEquals(2, day.fills(), "a fee is no fill");
    }

    @Test
    void shouldFillOfAnOrderThatWasNeverOursBeSaidAsNobodys() {
        driver.arm().reconciled().fillReported(0, 777, 51, Side.SELL, 100, E8.ONE);

        assertEquals(1, driver.count(FillBookedDecoder.TEMPLATE_ID));
        read();
        assertEquals(0, fill.clientOrderId());
        assertEquals(777, fill.exchangeOrderId());
        assertEquals(0, fill.strategyId());
        assertEquals(Side.SELL, fill.side());
    }

    private long place() {
        driver.arm().reconciled().crossUp();
        return driver.placed().clientOrderId();
    }

    private void read() {
        final UnsafeBuffer message = driver.latest(FillBookedDecoder.TEMPLATE_ID);
        fill.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
    }
}
