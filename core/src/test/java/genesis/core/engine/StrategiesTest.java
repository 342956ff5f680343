package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static genesis.core.engine.EngineDriver.e8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.DenialReason;
import genesis.core.message.Mode;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.SignalReason;
import genesis.core.message.StrategyAnnouncedDecoder;
import genesis.core.message.StrategyPerformanceDecoder;
import genesis.core.message.StrategyStoppedDecoder;
import genesis.core.strategy.EmaCrossover;
import genesis.core.strategy.UnknownStrategyException;
import org.junit.jupiter.api.Test;

/** Several strategies on one instrument: who is asked, whose position it is, and what stops one of them. */
class StrategiesTest extends PuppetFixture {
    @Test
    void shouldAskAllOfThemAboutTheSameCandle() {
        both();
        driver.later(SECOND_NS).trade(0, 96);
        assertEquals(2, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID));
        assertEquals(PUPPET, driver.signal().strategyId(), "in the order of their numbers");
        assertEquals(96, driver.signal().price());
    }

    @Test
    void shouldDenyAnEntryWhereThePositionIsAnothers() {
        both();
        driver.entryFilled(100);
        told.recommendation = Recommendation.BUY;
        driver.quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(DenialReason.POSITION_BELONGS_TO_ANOTHER_STRATEGY, driver.verdict().reason());
        assertEquals(EmaCrossover.ID, driver.verdict().observed());
        assertEquals(PUPPET, driver.verdict().bound());
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldOnlyTheOwnersOppositeScoreEndAPosition() {
        both();
        driver.entryFilled(100);
        told.recommendation = Recommendation.SELL;
        driver.quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "not by the puppet");
        told.recommendation = Recommendation.HOLD;
        driver.quiet().later(SECOND_NS).trade(0, 90);
        assertEquals(EmaCrossover.ID, driver.placed().strategyId());
        assertEquals(Purpose.EXIT_SIGNAL, driver.placed().purpose());
    }

    @Test
    void shouldBookOrdersFillsAndProfitsToTheirStrategy() {
        puppetAlone();
        final long qtyE8 = enteredByPuppet();
        told.recommendation = Recommendation.LEAVE_LONG;
        driver.later(SECOND_NS).trade(0, 100);
        driver.filled(driver.placed().clientOrderId(), 103, qtyE8, 0.5);
        final StrategyPerformanceDecoder performance = driver.performance();
        assertEquals(PUPPET, performance.strategyId());
        assertEquals(2, performance.orders());
        assertEquals(2, performance.fills());
        assertEquals(1, performance.roundTrips());
        assertEquals(1, performance.roundTripsWon());
        assertEquals(driver.account().realisedPnlE8(), performance.realisedPnlE8());
        assertEquals(e8(0.5), performance.feesE8());
        assertEquals(0, performance.openPositions());
    }

    @Test
    void shouldWeighTheConfidenceByTheRegimeAndOnlyLeaveWhereTheWeightIsZero() {
        driver.readyToTrade().strategy(PUPPET, "puppet", "", true, 0.5, HASH).strategiesApplied().quiet();
        told.recommendation = Recommendation.BUY;
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(0.5, driver.signal().confidence());
        assertEquals(0.5, driver.signal().weight());
        assertEquals(DenialReason.CONFIDENCE_IS_TOO_LOW, driver.verdict().reason());

        driver.strategy(PUPPET, "puppet", "", true, 0, HASH).strategiesApplied().quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(Recommendation.LEAVE_SHORT, driver.signal().recommendation());
        assertEquals(SignalReason.OFF_IN_THIS_REGIME, driver.signal().reason());
        assertEquals(0, driver.count(RiskVerdictDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldAnInstrumentsOwnWordStandOverTheOneForAll() {
        driver.readyToTrade().strategy(PUPPET, "puppet", "", true, 1, HASH)
            .strategy(PUPPET, "puppet", "tBTCUSD", false, 1, HASH).strategiesApplied().quiet();
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID));
        driver.instrument(1, "ETH", "USD").fallingHistory(1).liveBook(1, 99.9, 100).later(SECOND_NS).trade(1, 100);
        assertEquals(1, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldGoOnWithWhatItRemembersWhereThePlanSaysTheSame() {
        driver.readyToTrade().quiet().trade(0, 96);
        driver.strategy(EmaCrossover.ID, "ema-crossover").strategiesApplied();
        assertEquals(0, driver.count(StrategyAnnouncedDecoder.TEMPLATE_ID), "nothing changed");
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(Recommendation.BUY, driver.signal().recommendation(), "the side from before is remembered");

        final EngineDriver other = new EngineDriver().readyToTrade().quiet().trade(0, 96);
        other.strategy(EmaCrossover.ID, "ema-crossover").parameter(EmaCrossover.OVERSOLD, 5).strategiesApplied();
        assertEquals(1, other.count(StrategyAnnouncedDecoder.TEMPLATE_ID));
        other.later(SECOND_NS).trade(0, 100);
        assertEquals(SignalReason.NO_CROSS, other.signal().reason(), "another strategy, which saw no side yet");
    }

    @Test
    void shouldStopAloneWhatThrowsAndStaySoUntilItIsConfiguredAnew() {
        both();
        told.failure = new IllegalStateException("no price below 96, please");
        driver.later(SECOND_NS).trade(0, 96);
        assertEquals(PUPPET, driver.stopped().strategyId());
        assertEquals("threw IllegalStateException: no price below 96, please", driver.stopped().reason());
        assertEquals(SignalReason.STOPPED, driver.signal().reason());

        told.failure = null;
        driver.quiet().later(SECOND_NS).trade(0, 100);
        assertEquals(1, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID));
        assertEquals(EmaCrossover.ID, driver.placed().strategyId(), "the others go on");

        driver.quiet().session(Mode.PAPER).strategy(EmaCrossover.ID, "ema-crossover")
            .strategy(PUPPET, "puppet", "", true, 1, HASH).strategiesApplied();
        assertEquals(1, driver.count(StrategyStoppedDecoder.TEMPLATE_ID), "said again: nothing was changed about it");
        driver.later(SECOND_NS).trade(0, 100);
        assertEquals(1, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID));

        driver.quiet().strategy(EmaCrossover.ID, "ema-crossover").strategy(PUPPET, "puppet", "", true, 0.9, HASH)
            .strategiesApplied().later(SECOND_NS).trade(0, 100);
        assertEquals(0, driver.count(StrategyStoppedDecoder.TEMPLATE_ID));
        assertEquals(2, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID), "asked again");
    }

    @Test
    void shouldStopWhatProposesNonsense() {
        puppetAlone();
        told.recommendation = Recommendation.BUY;
        told.confidence = Double.NaN;
        driver.later(SECOND_NS).trade(0, 96);
        assertTrue(driver.stopped().reason().contains("confidence"), driver.stopped().reason());
        assertEquals(0, driver.count(RiskVerdictDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldRefuseAStrategyOfAnotherJarNamingBothHashes() {
        final String other = "cd".repeat(32);
        final String said = assertThrows(UnknownStrategyException.class,
            () -> driver.strategy(PUPPET, "puppet", "", true, 1, other)).getMessage();
        assertTrue(said.contains("puppet") && said.contains(HASH) && said.contains(other) && said.contains("earlier"), said);
        final String missing = assertThrows(UnknownStrategyException.class,
            () -> driver.strategy(1_001, "gone", "", true, 1, other)).getMessage();
        assertTrue(missing.contains("gone") && missing.contains("no jar here brings it"), missing);
    }

    @Test
    void shouldKeepItsStateInTheDigest() {
        both();
        final long before = driver.engine.stateHash();
        told.failure = new IllegalArgumentException();
        driver.later(SECOND_NS).trade(0, 96);
        assertFalse(before == driver.engine.stateHash());
    }
}
