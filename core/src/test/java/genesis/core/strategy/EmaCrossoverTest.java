package genesis.core.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmaCrossoverTest {
    private static final double HYSTERESIS = 0.02;

    private final IndicatorSet indicators = indicators();
    private final Features now = new Features();
    private final StaticView view = new StaticView(now, indicators.gaps());
    private final Proposal proposal = new Proposal();
    private EmaCrossover strategy = strategy(HYSTERESIS, 100, 0);
    private double price = 1_000;

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

    /** A steady slope of 1 leaves 1.5 between the averages of 3 and 6, and the ATR is 2: 0.75 ATR in the end. */
    @Test
    void shouldNotCountACrossSmallerThanTheHysteresis() {
        strategy = strategy(0.5, 100, 0);
        steps(20, -1);
        step(1);
        assertHold(SignalReason.NO_CROSS);
        assertTrue(now.emaFast() < now.emaSlow(), "inside the band or not, yet in the old order");
        final List<SignalReason> reasons = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            step(1);
            if (reasons.isEmpty() || reasons.get(reasons.size() - 1) != proposal.reason()) {
                reasons.add(proposal.reason());
            }
        }
        assertEquals(List.of(SignalReason.NO_CROSS, SignalReason.TOO_CLOSE, SignalReason.CROSSED_UP, SignalReason.NO_CROSS),
            reasons, "counts as soon as it is beyond the band");
    }

    @Test
    void shouldSayTooCloseBeforeAnySideIsKnown() {
        strategy = strategy(10, 100, 0);
        steps(20, 1);
        assertHold(SignalReason.TOO_CLOSE);
    }

    @Test
    void shouldOnlyLeaveShortsInAnExhaustedRiseAndNotMakeUpForItLater() {
        strategy = strategy(HYSTERESIS, 50, 0);
        steps(20, -1);
        assertEquals(List.of(SignalReason.OVERBOUGHT), actions(20, 1));
        assertEquals(List.of(), actions(20, 1));
        assertEquals(List.of(SignalReason.CROSSED_DOWN), actions(20, -1));
    }

    @Test
    void shouldOnlyLeaveLongsInAnExhaustedFallAndNotMakeUpForItLater() {
        strategy = strategy(HYSTERESIS, 100, 50);
        steps(20, 1);
        assertEquals(List.of(SignalReason.OVERSOLD), actions(20, -1));
        assertEquals(List.of(), actions(20, -1));
        assertEquals(List.of(SignalReason.CROSSED_UP), actions(20, 1));
    }

    @Test
    void shouldActInsideACandleAndNotAgainAtItsClose() {
        steps(20, -1);
        final double jump = price + 20;
        indicators.foresee(0, jump, price, jump, 1, now);
        strategy.evaluate(view, proposal);
        assertEquals(Recommendation.BUY, proposal.recommendation());
        strategy.evaluate(view, proposal);
        assertHold(SignalReason.NO_CROSS);
        indicators.onCandle(0, jump, price, jump, 1);
        indicators.read(now);
        strategy.evaluate(view, proposal);
        assertHold(SignalReason.NO_CROSS);
    }

    @Test
    void shouldBeReadyWhenTheFourThatItReadsAre() {
        for (int i = 1; i <= 10; i++) {
            step(1);
            assertEquals(i >= 6, strategy.isReady(now), "candle " + i);
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
        final double threshold = new Settings().fraction(Setting.CONFIDENCE_MIN);
        final double band = Parameters.initial(EmaCrossover.factory().description()).fraction(EmaCrossover.HYSTERESIS);
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
        int side = 0;
        int actionCount = 0;
        for (int i = 0; i < 20_000; i++) {
            step((random.nextDouble() - 0.5) * 10 + (i / 100 % 2 == 0 ? 0.5 : -0.5));
            Recommendation expected = Recommendation.HOLD;
            if (strategy.isReady(now)) {
                final double gap = indicators.emaFast().value() - indicators.emaSlow().value();
                final double gapInAtr = gap / indicators.atr().value();
                final int now = gapInAtr > HYSTERESIS ? 1 : gapInAtr < -HYSTERESIS ? -1 : side;
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
        strategy.evaluate(view, proposal);
    }

    private static EmaCrossover strategy(final double hysteresis, final long overbought, final long oversold) {
        return (EmaCrossover) EmaCrossover.factory().create(Parameters.initial(EmaCrossover.factory().description())
            .with(EmaCrossover.HYSTERESIS, E8.fromDouble(hysteresis)).with(EmaCrossover.OVERBOUGHT, overbought)
            .with(EmaCrossover.OVERSOLD, oversold));
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
                assertEquals(switch (proposal.reason()) {
                    case CROSSED_UP -> Recommendation.BUY;
                    case CROSSED_DOWN -> Recommendation.SELL;
                    case OVERBOUGHT -> Recommendation.LEAVE_SHORT;
                    case OVERSOLD -> Recommendation.LEAVE_LONG;
                    default -> Recommendation.HOLD;
                }, proposal.recommendation());
            }
        }
        return actions;
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
