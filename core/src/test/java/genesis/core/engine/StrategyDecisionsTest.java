package genesis.core.engine;

import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static genesis.core.engine.EngineDriver.e8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.DenialReason;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.Side;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** What becomes of what a strategy says: leaving, turning round, buying again, and what is held back. */
class StrategyDecisionsTest extends PuppetFixture {
    @Test
    void shouldLeaveWithoutOpeningTheOtherSide() {
        puppetAlone();
        final long qtyE8 = enteredByPuppet();
        told.recommendation = Recommendation.LEAVE_SHORT;
        driver.quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "it is long");
        told.recommendation = Recommendation.LEAVE_LONG;
        driver.later(SECOND_NS).trade(0, 100);
        driver.assertExit(Purpose.EXIT_SIGNAL, qtyE8);
        driver.filled(driver.placed().clientOrderId(), 99.9, qtyE8, 0).quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(RiskVerdictDecoder.TEMPLATE_ID), "flat: nothing to leave, nothing to open");
    }

    @Test
    void shouldBuyForTheSameMoneyOnceInEachIntervalAndAddToItsPosition() {
        driver.readyToTrade().strategy(4, "dca").parameter("interval", 5 * MINUTE_NS).parameter("amount", e8(100)).strategiesApplied().quiet();
        int orders = 0;
        for (int minute = 0; minute < 16; minute++) {
            driver.later(MINUTE_NS).heartbeat(0).snapshot(0, 99.9, 100).trade(0, 100);
            if (driver.count(PlaceOrderDecoder.TEMPLATE_ID) > 0) {
                final PlaceOrderDecoder order = driver.placed();
                assertEquals(Side.BUY, order.side());
                assertEquals(e8(100 / 100.05), order.qtyE8(), 1, "100 USD at the worst price");
                driver.filled(order.clientOrderId(), 100, order.qtyE8(), 0);
                assertEquals(0, driver.position().stopPriceE8());
                orders++;
                driver.quiet();
            }
        }
        assertEquals(3, orders);
        assertEquals(3, driver.engine.counters().ordersFilled());
    }

    @Test
    void shouldTurnAPositionRoundInTwoDecisionsWhereAWindowIsSet() {
        driver.setting(Setting.REVERSAL_WINDOW, MINUTE_NS).setting(Setting.COOLDOWN, 0);
        puppetAlone();
        final long qtyE8 = enteredByPuppet();
        told.recommendation = Recommendation.SELL;
        driver.quiet().later(SECOND_NS).trade(0, 100);
        driver.assertExit(Purpose.EXIT_SIGNAL, qtyE8);
        driver.filled(driver.placed().clientOrderId(), 99.9, qtyE8, 0).quiet();
        told.recommendation = Recommendation.HOLD;
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(Side.SELL, driver.placed().side());
        assertEquals(Purpose.ENTRY, driver.placed().purpose());
        driver.quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "once");
    }

    @Test
    void shouldNotTurnRoundByDefault() {
        puppetAlone();
        final long qtyE8 = enteredByPuppet();
        told.recommendation = Recommendation.SELL;
        driver.quiet().later(SECOND_NS).trade(0, 100);
        driver.filled(driver.placed().clientOrderId(), 99.9, qtyE8, 0).quiet();
        told.recommendation = Recommendation.HOLD;
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldDenyADecisionThatComesTooSoonAndAnUnclearTurn() {
        driver.setting(Setting.DEBOUNCE, 10 * SECOND_NS).setting(Setting.COOLDOWN, 0).setting(Setting.REVERSAL_HYSTERESIS, e8(0.2));
        puppetAlone();
        final long qtyE8 = enteredByPuppet();
        told.recommendation = Recommendation.LEAVE_LONG;
        driver.later(SECOND_NS).trade(0, 100);
        driver.filled(driver.placed().clientOrderId(), 99.9, qtyE8, 0).quiet();
        told.recommendation = Recommendation.SELL;
        told.confidence = 0.79;
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(DenialReason.DECISION_IS_TOO_SOON, driver.verdict().reason());
        assertEquals(10 * SECOND_NS, driver.verdict().bound());
        driver.snapshot(0, 99.9, 100).later(10 * SECOND_NS).heartbeat(0).trade(0, 100);
        assertEquals(DenialReason.REVERSAL_IS_NOT_CLEAR_ENOUGH, driver.verdict().reason());
        assertEquals(e8(0.8), driver.verdict().bound());
        told.confidence = 0.81;
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(DenialReason.NONE, driver.verdict().reason());
    }

    /** Fees of 0.2 % on both ways of 100 are 0.4; a stop 2 ATR and a target 3 ATR away, probability 0.8 and an ATR of some 2. */
    @Test
    void shouldDenyWhatIsNotExpectedToPayForItsFeesWhereAsked() {
        driver.setting(Setting.FEE_COVER, e8(100));
        puppetAlone();
        told.recommendation = Recommendation.BUY;
        driver.later(SECOND_NS).trade(0, 97);
        assertEquals(DenialReason.EXPECTED_GAIN_DOES_NOT_COVER_FEES, driver.verdict().reason());
        assertEquals(e8(40), driver.verdict().bound());
        assertEquals(e8(0.8 * 3 * driver.signal().atr() - 0.2 * 2 * driver.signal().atr()), driver.verdict().observed(), 10);
        driver.setting(Setting.FEE_COVER, e8(5)).later(SECOND_NS).trade(0, 97);
        assertEquals(DenialReason.NONE, driver.verdict().reason());
    }
}
