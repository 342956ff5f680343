package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.DenialReason;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.OrderIntent;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** Entries of persons and strategies: how many may wait, and at which prices. */
class RiskEntryTest extends RiskFixture {
    @Test
    void shouldTradeOnPaperUnlessTold() {
        assertEquals(Mode.PAPER, risk.mode());
        risk.mode(Mode.LIVE);
        assertEquals(Mode.LIVE, risk.mode());
    }

    /** 1,024 orders can be open, each of 512 instruments keeps a place for its exit. */
    @Test
    void shouldKeepAPlaceForTheExitOfEveryInstrument() {
        settings.apply(Setting.POSITIONS_MAX, 512);
        for (int i = 0; i < 511; i++) {
            open(1 + i, 1, 1);
        }
        assertEquals(DenialReason.NONE, evaluate(entry()));
        open(1, 1, 1);
        assertVerdict(DenialReason.TOO_MANY_OPEN_ORDERS, 512, 512, evaluate(entry()));
        hold();
        assertEquals(DenialReason.NONE, evaluate(exit()));
    }

    @Test
    void shouldLetAPersonHaveMoreThanOneOrderButAStrategyOnlyOne() {
        open(0, E8.ONE, 99 * E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(person(Side.BUY, OrderType.LIMIT, 99 * E8.ONE, 0)));
        assertEquals(DenialReason.ORDER_IS_ALREADY_WORKING, evaluate(entry()));
    }

    /** A simulated market may begin at time 0. */
    @Test
    void shouldNotWaitForACooldownBeforeTheFirstEntry() {
        final long earlyNs = settings.value(Setting.COOLDOWN) / 2;
        market.feed().heard(earlyNs);
        assertEquals(DenialReason.NONE, risk.evaluate(entry(), BTC, market, earlyNs));
    }

    /** What became of an order could not be found out while REST is left alone. Getting out does not wait. */
    @Test
    void shouldNotEnterLiveWhileTheExchangeCannotBeAsked() {
        risk.mode(Mode.LIVE);
        risk.live().arm(true);
        risk.live().accountUp(true);
        risk.live().reconciled(true);
        risk.live().leaveAlone(NOW + 1);
        assertVerdict(DenialReason.EXCHANGE_CANNOT_BE_ASKED, NOW, NOW + 1, evaluate(entry()));
        hold();
        assertEquals(DenialReason.NONE, evaluate(exit()));
        risk.live().leaveAlone(NOW);
        risk.mode(Mode.PAPER);
        assertEquals(DenialReason.NONE, evaluate(entry()), "paper asks nobody");
    }

    @Test
    void shouldBuyButNotSellShortWhereThatIsNotAllowed() {
        settings.apply(Setting.SHORTS_ALLOWED, 0);
        assertEquals(DenialReason.NONE, evaluate(person(Side.BUY, OrderType.LIMIT, 99 * E8.ONE, 0)));
        assertVerdict(DenialReason.SHORTS_ARE_NOT_ALLOWED, E8.ONE, 0, evaluate(person(Side.SELL, OrderType.LIMIT, 101 * E8.ONE, 0)));
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, E8.ONE, 0);
        assertEquals(DenialReason.NONE, evaluate(person(Side.SELL, OrderType.LIMIT, 101 * E8.ONE, 0)), "all that is held");
    }

    @Test
    void shouldEnterLiveAtTheVeryMomentTheExchangeCanBeAskedAgain() {
        risk.mode(Mode.LIVE);
        risk.live().arm(true);
        risk.live().accountUp(true);
        risk.live().reconciled(true);
        risk.live().leaveAlone(NOW);
        assertEquals(DenialReason.NONE, evaluate(entry()));
    }

    /** The middle is 99.95 and the band 2 %: a market order has no price that could be outside it. */
    @Test
    void shouldHoldNoPriceOfAMarketOrderAgainstTheBand() {
        assertEquals(DenialReason.NONE, evaluate(person(Side.SELL, OrderType.MARKET, 0, 0)));
        assertEquals(DenialReason.NONE, evaluate(person(Side.BUY, OrderType.MARKET, 0, 0)));
    }

    /** 2 % of a trigger of 120 are 2.4: the book will be there when the limit comes into force. */
    @Test
    void shouldHoldTheLimitOfAStopAgainstItsTrigger() {
        assertEquals(DenialReason.NONE, evaluate(person(Side.BUY, OrderType.STOP_LIMIT, 120 * E8.ONE, 12_240_000_000L)));
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 12_240_000_001L, 12_240_000_000L,
            evaluate(person(Side.BUY, OrderType.STOP_LIMIT, 120 * E8.ONE, 12_240_000_001L)));
        assertEquals(DenialReason.NONE, evaluate(person(Side.SELL, OrderType.STOP_LIMIT, 80 * E8.ONE, 7_840_000_000L)));
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 7_839_999_999L, 7_840_000_000L,
            evaluate(person(Side.SELL, OrderType.STOP_LIMIT, 80 * E8.ONE, 7_839_999_999L)));
    }

    private OrderIntent person(final Side side, final OrderType type, final long priceE8, final long auxPriceE8) {
        intent.order(0, 0, side, type, Purpose.ENTRY, priceE8, 100 * E8.ONE, E8.ONE, 0).terms().auxPriceE8(auxPriceE8);
        return intent;
    }
}
