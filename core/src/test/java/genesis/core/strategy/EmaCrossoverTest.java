package genesis.core.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.message.Trigger;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmaCrossoverTest {
    private final Settings settings = new Settings();
    private final EmaCrossover strategy = new EmaCrossover(settings);
    private final IndicatorSet indicators = indicators();
    private final Features now = new Features();
    private final Proposal proposal = new Proposal();
    private double price = 1_000;

    @BeforeEach
    void neverVeto() {
        settings.apply(Setting.RSI_OVERBOUGHT, 100);
        settings.apply(Setting.RSI_OVERSOLD, 0);
    }

    @Test
    void shouldHoldWhileWarmingUp() {
        for (int i = 0; i < 5; i++) {
            step(-1);
            assertHold(SignalReason.WARMING_UP);
            assertTrue(Double.isNaN(now.emaSlow()));
        }
        step(-1);
        assertHold(SignalReason.NO_CROSS);
    }

    @Test
    void shouldOnlyRememberTheFirstSideItSees() {
        for (int i = 0; i < 30; i++) {
            step(1);
            assertEquals(Recommendation.HOLD, proposal.recommendation());
        }
        assertTrue(now.emaFast() > now.emaSlow());
        assertEquals(SignalReason.NO_CROSS, proposal.reason());
    }

    @Test
    void shouldBuyOnceWhenTheAveragesCrossUpAndSellOnceWhenTheyCrossDown() {
        steps(20, -1);
        assertEquals(List.of(SignalReason.CROSSED_UP), actions(20, 1));
        assertHold(SignalReason.NO_CROSS);
        assertEquals(List.of(SignalReason.CROSSED_DOWN), actions(20, -1));
        assertEquals(List.of(SignalReason.CROSSED_UP), actions(20, 1));
    }

    @Test
    void shouldNotCountACrossSmallerThanTheHysteresis() {
        settings.apply(Setting.CROSS_HYSTERESIS, 0);
        steps(20, -1);
        settings.apply(Setting.CROSS_HYSTERESIS, 1_000_000_000L);
        step(-1);
        assertHold(SignalReason.NO_CROSS);
        assertTrue(now.emaFast() < now.emaSlow(), "inside the band, yet in the old order");
        assertEquals(List.of(), actions(20, 1));
        assertTrue(now.emaFast() > now.emaSlow());
        assertHold(SignalReason.TOO_CLOSE);
        settings.apply(Setting.CROSS_HYSTERESIS, 0);
        step(1);
        assertEquals(Recommendation.BUY, proposal.recommendation(), "counts as soon as it is beyond the band");
    }

    @Test
    void shouldSayTooCloseBeforeAnySideIsKnown() {
        settings.apply(Setting.CROSS_HYSTERESIS, 1_000_000_000L);
        steps(20, 1);
        assertHold(SignalReason.TOO_CLOSE);
    }

    @Test
    void shouldNotBuyIntoAnExhaustedRiseNorMakeUpForItLater() {
        settings.apply(Setting.RSI_OVERBOUGHT, 50);
        steps(20, -1);
        assertEquals(List.of(SignalReason.OVERBOUGHT), reasonsOtherThanNoCross(20, 1));
        settings.apply(Setting.RSI_OVERBOUGHT, 100);
        assertEquals(List.of(), actions(20, 1));
        assertEquals(List.of(SignalReason.CROSSED_DOWN), actions(20, -1));
    }

    @Test
    void shouldNotSellIntoAnExhaustedFallNorMakeUpForItLater() {
        settings.apply(Setting.RSI_OVERSOLD, 50);
        steps(20, 1);
        assertEquals(List.of(SignalReason.OVERSOLD), reasonsOtherThanNoCross(20, -1));
        settings.apply(Setting.RSI_OVERSOLD, 0);
        assertEquals(List.of(), actions(20, -1));
        assertEquals(List.of(SignalReason.CROSSED_UP), actions(20, 1));
    }

    @Test
    void shouldActInsideACandleAndNotAgainAtItsClose() {
        steps(20, -1);
        final double jump = price + 20;
        indicators.foresee(0, jump, price, jump, 1, now);
        strategy.evaluate(indicators, now, Trigger.INSIDE_CANDLE, proposal);
        assertEquals(Recommendation.BUY, proposal.recommendation());
        strategy.evaluate(indicators, now, Trigger.INSIDE_CANDLE, proposal);
        assertHold(SignalReason.NO_CROSS);
        indicators.onCandle(0, jump, price, jump, 1);
        indicators.read(now);
        strategy.evaluate(indicators, now, Trigger.CANDLE_CLOSE, proposal);
        assertHold(SignalReason.NO_CROSS);
    }

    @Test
    void shouldBeReadyWhenTheFourThatItReadsAre() {
        for (int i = 1; i <= 10; i++) {
            step(1);
            assertEquals(i >= 6, strategy.isReady(indicators), "candle " + i);
        }
    }

    /** Expected: the formula of the class's Javadoc, worked out by hand. */
    @Test
    void shouldBeConfidentAsWritten() {
        assertEquals(0.60, EmaCrossover.confidence(2, 100, 5), 1e-12);
        assertEquals(0.75, EmaCrossover.confidence(10, 100, 10), 1e-12);
        assertEquals(0.85, EmaCrossover.confidence(10, 100, 45), 1e-12);
        assertEquals(0.35, EmaCrossover.confidence(2, 100, -50), 1e-12);
        assertEquals(0.80, EmaCrossover.confidence(1, 0, 0), 1e-12);
    }

    @Test
    void shouldReachTheDefaultThresholdWithACleanCrossOnly() {
        final double threshold = settings.fraction(Setting.CONFIDENCE_MIN);
        final double band = settings.fraction(Setting.CROSS_HYSTERESIS);
        assertTrue(EmaCrossover.confidence(band * 1.01, 1, 5) >= threshold);
        assertTrue(EmaCrossover.confidence(band * 1.01, 1, 0) < threshold);
        assertTrue(EmaCrossover.confidence(band * 1.01, 1, -5) < threshold);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 72})
    void shouldGrowMoreConfidentWithDistanceAndAgreementAndStayAFraction(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            final double distance = 1e-9 + random.nextDouble() * 10;
            final double atr = random.nextDouble() * 5;
            final double agreement = random.nextDouble() * 100 - 50;
            final double confidence = EmaCrossover.confidence(distance, atr, agreement);
            assertTrue(confidence >= 0.3 && confidence <= 1, "seed=" + seed + ", confidence=" + confidence);
            assertTrue(EmaCrossover.confidence(distance * 1.5, atr, agreement) >= confidence, "seed=" + seed);
            assertTrue(EmaCrossover.confidence(distance, atr, agreement + 1) >= confidence, "seed=" + seed);
        }
    }

    /** Twin: the side of each candle by its definition. Where it changes there is one action, and none elsewhere. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {81, 82, 83})
    void shouldActExactlyWhereTheSideChanges(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double hysteresis = settings.fraction(Setting.CROSS_HYSTERESIS);
        int side = 0;
        int actionCount = 0;
        for (int i = 0; i < 20_000; i++) {
            step((random.nextDouble() - 0.5) * 10 + (i / 100 % 2 == 0 ? 0.5 : -0.5));
            Recommendation expected = Recommendation.HOLD;
            if (strategy.isReady(indicators)) {
                final double gap = indicators.emaFast().value() - indicators.emaSlow().value();
                final double gapInAtr = gap / indicators.atr().value();
                final int now = gapInAtr > hysteresis ? 1 : gapInAtr < -hysteresis ? -1 : side;
                if (side != 0 && now != side) {
                    expected = now > 0 ? Recommendation.BUY : Recommendation.SELL;
                    actionCount++;
                }
                side = now;
            }
            assertEquals(expected, proposal.recommendation(), "seed=" + seed + ", candle=" + i);
        }
        assertTrue(actionCount > 500, "seed=" + seed + ", actions=" + actionCount);
    }

    @Test
    void shouldHaveADigestThatRemembersTheSide() {
        final long unknown = digest();
        steps(20, -1);
        final long down = digest();
        steps(20, 1);
        assertNotEquals(unknown, down);
        assertNotEquals(down, digest());
        steps(20, -1);
        assertEquals(down, digest());
    }

    /** The next candle closes this much higher. */
    private void step(final double change) {
        final double open = price;
        price += change;
        final double high = Math.max(open, price) + 0.5;
        final double low = Math.min(open, price) - 0.5;
        indicators.onCandle(0, high, low, price, 1);
        indicators.read(now);
        strategy.evaluate(indicators, now, Trigger.CANDLE_CLOSE, proposal);
    }

    private static IndicatorSet indicators() {
        final Settings periods = new Settings();
        periods.apply(Setting.EMA_FAST, 3);
        periods.apply(Setting.EMA_SLOW, 6);
        periods.apply(Setting.RSI_PERIOD, 5);
        periods.apply(Setting.ATR_PERIOD, 5);
        return new IndicatorSet(periods);
    }

    private void steps(final int count, final double change) {
        for (int i = 0; i < count; i++) {
            step(change);
        }
    }

    private List<SignalReason> actions(final int count, final double change) {
        final List<SignalReason> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            step(change);
            if (proposal.recommendation() != Recommendation.HOLD) {
                actions.add(proposal.reason());
                assertEquals(proposal.reason() == SignalReason.CROSSED_UP ? Recommendation.BUY : Recommendation.SELL,
                    proposal.recommendation());
            }
        }
        return actions;
    }

    private List<SignalReason> reasonsOtherThanNoCross(final int count, final double change) {
        final List<SignalReason> reasons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            step(change);
            assertEquals(Recommendation.HOLD, proposal.recommendation());
            if (proposal.reason() != SignalReason.NO_CROSS && proposal.reason() != SignalReason.TOO_CLOSE) {
                reasons.add(proposal.reason());
            }
        }
        return reasons;
    }

    private void assertHold(final SignalReason reason) {
        assertEquals(Recommendation.HOLD, proposal.recommendation());
        assertEquals(reason, proposal.reason());
        assertEquals(0, proposal.confidence());
    }

    private long digest() {
        final StreamDigest digest = new StreamDigest();
        strategy.addTo(digest);
        return digest.value();
    }
}
