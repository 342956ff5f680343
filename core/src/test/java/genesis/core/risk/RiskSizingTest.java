package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.DenialReason;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules about size: exposure, minimum, money. */
class RiskSizingTest extends RiskFixture {
    @Test
    void shouldRefuseMoreInAnInstrumentThanItsShare() {
        // 20 % of 10,000 in one instrument: 2,000 are held.
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 20 * E8.ONE, 0);
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_000 * E8.ONE, 2_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseMoreInAllThanTheirShare() {
        // 50 % of 10,000 in all instruments: 5,000 are held in others, long and short.
        portfolio.fill(4, Side.BUY, 100 * E8.ONE, 20 * E8.ONE, 0);
        portfolio.fill(5, Side.SELL, 100 * E8.ONE, 30 * E8.ONE, 0);
        assertVerdict(DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED, 5_000 * E8.ONE, 5_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldCountEntriesOnTheirWayAsExposure() {
        final Order first = open(4, 30 * E8.ONE, 100 * E8.ONE);
        open(5, 15 * E8.ONE, 100 * E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        assertEquals(5 * E8.ONE, risk.qtyE8(), "5,000 less 3,000 less 1,500 leave 500");

        first.fill(100 * E8.ONE, 10 * E8.ONE, 0, Liquidity.TAKER);
        portfolio.fill(4, Side.BUY, 100 * E8.ONE, 10 * E8.ONE, 0);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        assertEquals(5 * E8.ONE, risk.qtyE8(), "the filled part counts once");

        open(6, 5 * E8.ONE, 100 * E8.ONE);
        assertVerdict(DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED, 5_000 * E8.ONE, 5_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseLessThanTheSmallestOrder() {
        final Instrument coarse = new Instrument(0, "tBTCUSD", "BTC", "USD", 9 * E8.ONE, 1_000 * E8.ONE, 0, 0);
        assertEquals(DenialReason.QUANTITY_IS_BELOW_MINIMUM, risk.evaluate(entry(), coarse, market, NOW));
        assertEquals(833_333_333L, risk.observed());
        assertEquals(9 * E8.ONE, risk.bound());
    }

    @Test
    void shouldRefuseWhatTheMoneyLeftDoesNotPay() {
        // All of the equity may be used, none of it is: then the fee is what is missing.
        settings.apply(Setting.EXPOSURE_INSTRUMENT, 100_000_000);
        settings.apply(Setting.EXPOSURE_TOTAL, 100_000_000);
        intent.entry(0, 1, Side.BUY, 100 * E8.ONE, 100 * E8.ONE, 1, 0.9, 0.9);
        assertVerdict(DenialReason.INSUFFICIENT_BALANCE, 10_020 * E8.ONE, 10_000 * E8.ONE, evaluate(intent));
    }

    /** 15 at 99 would be 1,485 of 2,000; at the stop beside it, 200, they are 3,000. */
    @Test
    void shouldCountAnEntryAtTheStopBesideIt() {
        intent.order(0, 0, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 99 * E8.ONE, 100 * E8.ONE, 15 * E8.ONE, 0)
            .terms().ocoStopPriceE8(200 * E8.ONE);
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 3_000 * E8.ONE, 2_000 * E8.ONE, evaluate(intent));
    }

    /** The market stands at 100 and may rise by 90 before the stop is reached: 15 at 190. */
    @Test
    void shouldCountATrailingStopWhereItMayBuyAtMost() {
        intent.order(0, 0, Side.BUY, OrderType.TRAILING_STOP, Purpose.ENTRY, 0, 100 * E8.ONE, 15 * E8.ONE, 0).terms().trailingE8(90 * E8.ONE);
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_850 * E8.ONE, 2_000 * E8.ONE, evaluate(intent));
        intent.order(0, 0, Side.SELL, OrderType.TRAILING_STOP, Purpose.ENTRY, 0, 100 * E8.ONE, 15 * E8.ONE, 0).terms().trailingE8(90 * E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(intent), "that one sells below the market");
    }

    /** A refused exit closes nothing; the rest follows when this part has ended. */
    @Test
    void shouldSendAnExitInPartsWhereItIsLargerThanAnOrderMayBe() {
        final Instrument small = new Instrument(0, "tBTCUSD", "BTC", "USD", 1_000, 2 * E8.ONE, 0, 0);
        portfolio.fill(0, Side.BUY, 99 * E8.ONE, 3 * E8.ONE, 0);
        assertEquals(DenialReason.NONE, risk.evaluate(exit(), small, market, NOW));
        assertEquals(2 * E8.ONE, risk.qtyE8());
    }

    @Test
    void shouldSellNoMoreThanThereIsWhereShortsAreNotAllowed() {
        settings.apply(Setting.SHORTS_ALLOWED, 0);
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 3 * E8.ONE, 0);
        assertEquals(DenialReason.NONE, evaluate(sale(3 * E8.ONE)));
        assertVerdict(DenialReason.SHORTS_ARE_NOT_ALLOWED, 3 * E8.ONE + 1, 3 * E8.ONE, evaluate(sale(3 * E8.ONE + 1)));
        orders.start(nextId++, NOW, sale(E8.ONE), E8.ONE);
        assertVerdict(DenialReason.SHORTS_ARE_NOT_ALLOWED, 3 * E8.ONE, 2 * E8.ONE, evaluate(sale(3 * E8.ONE)));
        open(0, E8.ONE, 90 * E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(sale(2 * E8.ONE)), "what is to be bought is not for sale");
        settings.apply(Setting.SHORTS_ALLOWED, 1);
        assertEquals(DenialReason.NONE, evaluate(sale(3 * E8.ONE)));
    }

    private OrderIntent sale(final long qtyE8) {
        return intent.order(0, 0, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 101 * E8.ONE, 9_990_000_000L, qtyE8, 0);
    }

    @Test
    void shouldNeverSizeBeyondTheCaps() {
        final long seed = 4_711;
        System.out.println("RiskSizingTest seed=" + seed);
        final Random random = new Random(seed);
        int approved = 0;
        for (int i = 0; i < 50_000; i++) {
            final long askE8 = Instrument.roundUpE8(10_000 + Math.abs(random.nextLong()) % (100_000 * E8.ONE));
            market.book().clear();
            book(askE8 - Instrument.tickE8(askE8), askE8);
            settings.apply(Setting.RISK_PER_TRADE, 1_000 + random.nextInt(9_999_000));
            settings.apply(Setting.EXPOSURE_INSTRUMENT, random.nextInt(100_000_001));
            settings.apply(Setting.EXPOSURE_TOTAL, random.nextInt(100_000_001));
            final long stopE8 = 1 + Math.abs(random.nextLong()) % askE8;
            intent.entry(0, 1, random.nextBoolean() ? Side.BUY : Side.SELL, askE8, askE8, stopE8, 1, 1);
            if (evaluate(intent) == DenialReason.NONE) {
                approved++;
                final long equityE8 = portfolio.equityE8();
                final long notionalE8 = E8.multiplyCeil(askE8, risk.qtyE8());
                final String at = "seed=" + seed + ", case=" + i;
                assertTrue(notionalE8 <= E8.multiplyFloor(equityE8, settings.value(Setting.EXPOSURE_INSTRUMENT)), at);
                assertTrue(notionalE8 <= E8.multiplyFloor(equityE8, settings.value(Setting.EXPOSURE_TOTAL)), at);
                assertTrue(E8.multiplyCeil(stopE8, risk.qtyE8())
                    <= E8.multiplyFloor(equityE8, settings.value(Setting.RISK_PER_TRADE)), at);
                assertTrue(risk.qtyE8() >= BTC.minQtyE8() && risk.qtyE8() <= BTC.maxQtyE8(), at);
            }
        }
        assertTrue(approved > 10_000, "approved=" + approved);
    }
}
