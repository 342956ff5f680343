package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.DenialReason;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.OrderIntent;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The policy is a total function: whatever is asked, by whomever, it answers, and never lets nonsense through. */
class ExtremesTest extends RiskFixture {
    private static final long[] LONGS = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -E8.ONE, -1, 0, 1, 1_000, E8.ONE, 99 * E8.ONE,
        100 * E8.ONE, 101 * E8.ONE, Integer.MAX_VALUE, 1L << 60, Long.MAX_VALUE - 1, Long.MAX_VALUE};
    private static final double[] FRACTIONS = {Double.NaN, Double.NEGATIVE_INFINITY, -1, 0, 0.9, 1, Double.MAX_VALUE,
        Double.POSITIVE_INFINITY};
    private static final OrderType[] TYPES = {OrderType.MARKET, OrderType.LIMIT, OrderType.STOP, OrderType.STOP_LIMIT,
        OrderType.TRAILING_STOP, OrderType.FOK, OrderType.IOC};

    private final long seed = 20_261_121;
    private final Random random = new Random(seed);

    @Test
    void shouldAnswerWhateverIsAsked() {
        System.out.println("ExtremesTest seed=" + seed);
        final Set<DenialReason> heard = EnumSet.noneOf(DenialReason.class);
        for (int i = 0; i < 500_000; i++) {
            final long nowNs = random.nextInt(10) == 0 ? any() : NOW;
            if (i % 1_000 == 0) {
                holdAnything();
            }
            final OrderIntent wish = anything();
            final DenialReason reason = risk.evaluate(wish, BTC, market, nowNs);
            heard.add(reason);
            if (reason == DenialReason.NONE) {
                final String at = "seed=" + seed + ", case=" + i;
                assertTrue(risk.qtyE8() > 0 && risk.qtyE8() <= BTC.maxQtyE8(), at);
                assertTrue(!wish.isEntry() || wish.lowestPriceE8() > 0, at);
            }
        }
        assertTrue(heard.containsAll(Set.of(DenialReason.NONE, DenialReason.PRICE_IS_WRONG, DenialReason.QUANTITY_IS_BELOW_MINIMUM,
            DenialReason.QUANTITY_IS_ABOVE_MAXIMUM, DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, DenialReason.NOTHING_TO_REDUCE)),
            heard.toString());
    }

    /** A million at a million each: somebody else's idea, which the exchange takes. */
    @Test
    void shouldCountAForeignOrderThatNoNumberHoldsAsAllThereCanBe() {
        orders.adopt(77, NOW, 4, Side.SELL, OrderType.LIMIT, 1_000_000 * E8.ONE, 1_000_000 * E8.ONE, 0);
        orders.adopt(78, NOW, 4, Side.SELL, OrderType.LIMIT, 1_000_000 * E8.ONE, 1_000_000 * E8.ONE, 0);
        assertVerdict(DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED, Long.MAX_VALUE, 5_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseAPriceThatIsNone() {
        assertVerdict(DenialReason.PRICE_IS_WRONG, 0, 1, evaluate(limit(0)));
        assertVerdict(DenialReason.PRICE_IS_WRONG, -1, 1, evaluate(limit(-1)));
        assertEquals(DenialReason.QUANTITY_IS_BELOW_MINIMUM, evaluate(limit(1)), "a price, if a small one: the quantity is 0");
    }

    private OrderIntent limit(final long priceE8) {
        return intent.order(0, 0, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, priceE8, 100 * E8.ONE, 0, 0);
    }

    private OrderIntent anything() {
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        if (random.nextBoolean()) {
            return intent.entry(0, 1, side, any(), any(), any(), fraction(), fraction()).forStake(any());
        }
        final Purpose purpose = random.nextInt(4) == 0 ? Purpose.EXIT_MANUAL : Purpose.ENTRY;
        intent.order(0, 0, side, TYPES[random.nextInt(TYPES.length)], purpose, any(), any(), any(), any());
        intent.terms().auxPriceE8(any()).trailingE8(any()).ocoStopPriceE8(random.nextBoolean() ? 0 : any());
        return intent;
    }

    private void holdAnything() {
        final long qtyE8 = portfolio.position(0).qtyE8();
        final Side side = qtyE8 > 0 ? Side.SELL : qtyE8 < 0 ? Side.BUY : random.nextBoolean() ? Side.BUY : Side.SELL;
        portfolio.fill(0, side, 100 * E8.ONE, qtyE8 == 0 ? E8.ONE : Math.abs(qtyE8), 0);
    }

    private long any() {
        return random.nextInt(3) == 0 ? Instrument.roundUpE8(random.nextInt(200) * E8.ONE) : LONGS[random.nextInt(LONGS.length)];
    }

    private double fraction() {
        return FRACTIONS[random.nextInt(FRACTIONS.length)];
    }
}
