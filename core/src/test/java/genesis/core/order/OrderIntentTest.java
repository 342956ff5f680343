package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.Digests;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

class OrderIntentTest {
    private static final long LIMIT = 100 * E8.ONE;
    private static final long AUX = 97 * E8.ONE;

    private final OrderIntent intent = new OrderIntent();

    @Test
    void shouldLeaveTheQuantityOfAStrategysEntryToRisk() {
        person(OrderType.LIMIT);
        intent.forStake(40 * E8.ONE);
        intent.terms().hidden(true);

        assertSame(intent, intent.entry(3, 7, Side.SELL, LIMIT, 99 * E8.ONE, 6 * E8.ONE, 0.7, 0.6));
        assertEquals(0, intent.qtyE8());
        assertEquals(0, intent.stakeE8());
        assertEquals(6 * E8.ONE, intent.stopDistanceE8());
        assertEquals(7, intent.strategyId());
        assertEquals(99 * E8.ONE, intent.referencePriceE8());
        assertEquals(0.7, intent.confidence());
        assertEquals(0.6, intent.probability());
        assertTrue(intent.isEntry());
        assertFalse(intent.isNobodys());
        assertFalse(intent.terms().hidden(), "terms of the wish before");
    }

    @Test
    void shouldBeSureOfAnExitAndOfWhatAPersonAsksFor() {
        intent.entry(3, 7, Side.SELL, LIMIT, 99 * E8.ONE, 6 * E8.ONE, 0.7, 0.6).forStake(5);
        intent.terms().postOnly(true);
        assertSame(intent, intent.exit(3, 7, Side.BUY, Purpose.EXIT_STOP, LIMIT, 2 * E8.ONE));
        assertEquals(1.0, intent.confidence());
        assertEquals(1.0, intent.probability());
        assertEquals(OrderIntent.NO_STOP, intent.stopDistanceE8());
        assertEquals(0, intent.stakeE8());
        assertFalse(intent.isEntry());
        assertFalse(intent.terms().postOnly());

        intent.entry(3, 7, Side.SELL, LIMIT, 99 * E8.ONE, 6 * E8.ONE, 0.7, 0.6).forStake(5);
        assertSame(intent, person(OrderType.LIMIT));
        assertEquals(1.0, intent.confidence());
        assertEquals(1.0, intent.probability());
        assertEquals(0, intent.stakeE8());
        assertEquals(2 * E8.ONE, intent.qtyE8());
        assertTrue(intent.isNobodys());
    }

    @Test
    void shouldTradeForTheMoneyItWasGiven() {
        assertSame(intent, intent.forStake(40 * E8.ONE));
        assertEquals(40 * E8.ONE, intent.stakeE8());
    }

    /** What an order can cost at most: limit, limit after the trigger, or the ask, whichever is highest. */
    @Test
    void shouldExpectTheHighestOfItsPrices() {
        intent.order(0, 0, Side.BUY, OrderType.STOP_LIMIT, Purpose.ENTRY, LIMIT, 90 * E8.ONE, E8.ONE, 0);
        assertEquals(LIMIT, intent.worstPriceE8());
        intent.terms().auxPriceE8(LIMIT + 1);
        assertEquals(LIMIT + 1, intent.worstPriceE8());
        intent.order(0, 0, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, LIMIT, LIMIT + 2, E8.ONE, 0);
        assertEquals(LIMIT + 2, intent.worstPriceE8());
    }

    /** A buy that trails by 5 behind a market at 100 is triggered at 105 at least; a sale sells no dearer than now. */
    @Test
    void shouldExpectATrailingStopThatBuysAtItsDistanceAboveTheMarket() {
        intent.order(0, 0, Side.BUY, OrderType.TRAILING_STOP, Purpose.ENTRY, 0, LIMIT, E8.ONE, 0).terms().trailingE8(5 * E8.ONE);
        assertEquals(105 * E8.ONE, intent.worstPriceE8());
        intent.order(0, 0, Side.SELL, OrderType.TRAILING_STOP, Purpose.ENTRY, 0, LIMIT, E8.ONE, 0).terms().trailingE8(5 * E8.ONE);
        assertEquals(LIMIT, intent.worstPriceE8());
    }

    @Test
    void shouldExpectTheStopBesideIt() {
        person(OrderType.LIMIT).terms().ocoStopPriceE8(110 * E8.ONE);
        assertEquals(110 * E8.ONE, intent.worstPriceE8());
    }

    /** The price or distance that a type cannot do without; the lowest where it needs two. */
    @Test
    void shouldNameTheLowestPriceItNeeds() {
        final long reference = 90 * E8.ONE;
        for (final OrderType type : new OrderType[] {OrderType.LIMIT, OrderType.FOK, OrderType.IOC, OrderType.STOP}) {
            assertEquals(LIMIT, person(type).lowestPriceE8(), type.name());
        }
        assertEquals(AUX, person(OrderType.STOP_LIMIT).lowestPriceE8());
        assertEquals(reference, person(OrderType.MARKET).lowestPriceE8());
        person(OrderType.TRAILING_STOP);
        assertEquals(0, intent.lowestPriceE8(), "it has no distance");
        intent.terms().trailingE8(3);
        assertEquals(3, intent.lowestPriceE8());
        intent.terms().trailingE8(LIMIT);
        assertEquals(reference, intent.lowestPriceE8());
        person(OrderType.LIMIT).terms().ocoStopPriceE8(-1);
        assertEquals(-1, intent.lowestPriceE8(), "the stop beside it needs one, too");
        intent.terms().ocoStopPriceE8(LIMIT + 1);
        assertEquals(LIMIT, intent.lowestPriceE8());
    }

    @Test
    void shouldBecomeWhatAChangeSaysAndKeepWhatItLeaves() {
        final OrderTerms terms = new OrderTerms().auxPriceE8(1).trailingE8(2);
        terms.become(3, 0);
        assertEquals(3, terms.auxPriceE8());
        assertEquals(2, terms.trailingE8());
        terms.become(0, 4);
        assertEquals(3, terms.auxPriceE8());
        assertEquals(4, terms.trailingE8());
    }

    @Test
    void shouldHaveALimitOnlyWhereItsTypeHasOne() {
        for (final OrderType type : new OrderType[] {OrderType.LIMIT, OrderType.FOK, OrderType.IOC}) {
            assertEquals(LIMIT, person(type).limitPriceE8(), type.name());
        }
        assertEquals(AUX, person(OrderType.STOP_LIMIT).limitPriceE8(), "the one after the trigger");
        for (final OrderType type : new OrderType[] {OrderType.MARKET, OrderType.STOP, OrderType.TRAILING_STOP}) {
            assertEquals(0, person(type).limitPriceE8(), type.name());
        }
    }

    @Test
    void shouldHaveNoTermsUnlessTheyAreSet() {
        final OrderTerms terms = new OrderTerms();
        assertFalse(terms.hasBracket());
        assertFalse(terms.postOnly() || terms.hidden() || terms.closePosition());
        assertSame(terms, terms.auxPriceE8(1).trailingE8(2).ocoStopPriceE8(3).expiresNs(4).bracket(5, 6).groupId(7)
            .postOnly(true).hidden(true).closePosition(true));
        terms.ocoClientOrderId(8);
        final OrderTerms copy = new OrderTerms();
        copy.copy(terms);
        assertEquals(1, copy.auxPriceE8());
        assertEquals(2, copy.trailingE8());
        assertEquals(3, copy.ocoStopPriceE8());
        assertEquals(4, copy.expiresNs());
        assertEquals(5, copy.stopPriceE8());
        assertEquals(6, copy.targetPriceE8());
        assertEquals(7, copy.groupId());
        assertEquals(8, copy.ocoClientOrderId());
        assertTrue(copy.postOnly() && copy.hidden() && copy.closePosition());
        assertEquals(Digests.of(terms::addTo), Digests.of(copy::addTo));
        copy.clear();
        assertEquals(Digests.of(new OrderTerms()::addTo), Digests.of(copy::addTo));
    }

    @Test
    void shouldBeABracketWithEitherHalf() {
        assertTrue(new OrderTerms().bracket(1, 0).hasBracket());
        assertTrue(new OrderTerms().bracket(0, 1).hasBracket());
        assertFalse(new OrderTerms().bracket(0, 0).hasBracket());
    }

    @Test
    void shouldShowEveryTermInTheDigest() {
        final OrderTerms terms = new OrderTerms();
        Digests.assertEachStepShows(terms::addTo,
            () -> terms.auxPriceE8(1),
            () -> terms.trailingE8(1),
            () -> terms.ocoStopPriceE8(1),
            () -> terms.ocoClientOrderId(1),
            () -> terms.expiresNs(1),
            () -> terms.bracket(1, 0),
            () -> terms.bracket(1, 1),
            () -> terms.groupId(1),
            () -> terms.postOnly(true),
            () -> terms.postOnly(false).hidden(true),
            () -> terms.hidden(false).closePosition(true),
            () -> terms.postOnly(true),
            () -> terms.hidden(true),
            () -> terms.postOnly(false),
            () -> terms.postOnly(true).closePosition(false));
    }

    @Test
    void shouldTradeAtOnceWhereItReachesTheOtherSide() {
        assertTrue(buyWhere(OrderType.LIMIT, LIMIT).tradesAtOnce());
        assertFalse(buyWhere(OrderType.LIMIT, LIMIT + 1).tradesAtOnce(), "it rests below");
        assertTrue(buyWhere(OrderType.MARKET, LIMIT + 1).tradesAtOnce());
        assertFalse(buyWhere(OrderType.MARKET, 0).tradesAtOnce(), "nobody stands there");
        assertFalse(buyWhere(OrderType.STOP, LIMIT).tradesAtOnce(), "it waits for its trigger");
    }

    private OrderIntent buyWhere(final OrderType type, final long referenceE8) {
        return intent.order(0, 0, Side.BUY, type, Purpose.ENTRY, LIMIT, referenceE8, 2 * E8.ONE, 0);
    }

    private OrderIntent person(final OrderType type) {
        intent.order(0, 0, Side.BUY, type, Purpose.ENTRY, LIMIT, 90 * E8.ONE, 2 * E8.ONE, 0);
        intent.terms().auxPriceE8(AUX);
        return intent;
    }
}
