package genesis.core.engine;

import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static genesis.core.engine.EngineDriver.e8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.indicator.Features;
import genesis.core.message.DenialReason;
import genesis.core.message.Mode;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.Side;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.SignalReason;
import genesis.core.message.StrategyAnnouncedDecoder;
import genesis.core.message.StrategyPerformanceDecoder;
import genesis.core.message.StrategyStoppedDecoder;
import genesis.core.strategy.Budget;
import genesis.core.strategy.EmaCrossover;
import genesis.core.strategy.Installed;
import genesis.core.strategy.MarketView;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.Strategy;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyDescription;
import genesis.core.strategy.StrategyFactory;
import genesis.core.strategy.UnknownStrategyException;
import genesis.core.unit.Setting;
import genesis.core.unit.StreamDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several strategies on one instrument. The averages cross in {@link EngineDriver#crossUp}; the other one does what it is told. */
class StrategiesTest {
    private static final int PUPPET = 1_000;
    private static final String HASH = "ab".repeat(32);

    /** What the puppets propose at the next evaluation. */
    private final Told told = new Told();
    private final EngineDriver driver = new EngineDriver(StrategyCatalogue.builtIn().with(List.of(puppet()), List.of()));

    private static final class Told {
        private Recommendation recommendation = Recommendation.HOLD;
        private double confidence = 1;
        private RuntimeException failure;
    }

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

    @Test
    void shouldKeepItsStateInTheDigest() {
        both();
        final long before = driver.engine.stateHash();
        told.failure = new IllegalArgumentException();
        driver.later(SECOND_NS).trade(0, 96);
        assertFalse(before == driver.engine.stateHash());
    }

    private void both() {
        driver.readyToTrade().strategy(EmaCrossover.ID, "ema-crossover").strategy(PUPPET, "puppet", "", true, 1, HASH)
            .strategiesApplied().quiet();
    }

    private void puppetAlone() {
        driver.readyToTrade().strategy(PUPPET, "puppet", "", true, 1, HASH).strategiesApplied().quiet();
    }

    private long enteredByPuppet() {
        told.recommendation = Recommendation.BUY;
        driver.later(SECOND_NS).trade(0, 100);
        final PlaceOrderDecoder order = driver.placed();
        final long qtyE8 = order.qtyE8();
        assertEquals(PUPPET, order.strategyId());
        driver.filled(order.clientOrderId(), 100, qtyE8, 0);
        told.recommendation = Recommendation.HOLD;
        return qtyE8;
    }

    private Installed puppet() {
        final StrategyDescription description = new StrategyDescription(PUPPET, "puppet", "Does what it is told.", "as told",
            "a test", true, false, List.of(Parameter.count("n", 1, 0, 2, "Nothing.")));
        return new Installed(description, new StrategyFactory() {
            @Override
            public StrategyDescription description() {
                return description;
            }

            @Override
            public Strategy create(final Parameters parameters) {
                return new Puppet();
            }
        }, Budget.UNLIMITED, HASH);
    }

    private final class Puppet implements Strategy {
        @Override
        public boolean isReady(final Features lastClosed) {
            return true;
        }

        @Override
        public void evaluate(final MarketView market, final Proposal into) {
            if (told.failure != null) {
                throw told.failure;
            }
            switch (told.recommendation) {
                case LEAVE_LONG -> into.leaveLong(SignalReason.OWN_RULE);
                case LEAVE_SHORT -> into.leaveShort(SignalReason.OWN_RULE);
                case HOLD -> into.hold(SignalReason.OWN_RULE);
                default -> into.recommend(told.recommendation, SignalReason.OWN_RULE, told.confidence);
            }
        }

        @Override
        public void addTo(final StreamDigest digest) {
            digest.add(told.recommendation.value());
        }
    }
}
