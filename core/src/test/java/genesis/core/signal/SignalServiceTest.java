package genesis.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.message.SignalSource;
import genesis.core.message.Trigger;
import genesis.core.strategy.Proposal;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import org.junit.jupiter.api.Test;

class SignalServiceTest {
    private final SignalService service = new SignalService(new Settings(), new ModelLoader());
    private final Proposal proposal = new Proposal();
    private final Features features = new Features();
    private final SignalScore score = new SignalScore();

    @Test
    void shouldPassOnEverythingTheStrategySaid() {
        proposal.recommend(Recommendation.SELL, SignalReason.CROSSED_DOWN, 0.7);
        service.score(proposal, features, 9, Trigger.INSIDE_CANDLE, score);
        assertEquals(Recommendation.SELL, score.recommendation());
        assertEquals(SignalReason.CROSSED_DOWN, score.reason());
        assertEquals(0.7, score.confidence());
        assertEquals(0.62, score.probability(), 1e-12);
        assertEquals(SignalSource.HEURISTIC, score.source());
        assertEquals(9, score.strategyId());
        assertEquals(Trigger.INSIDE_CANDLE, score.trigger());
        assertSame(features, score.features());
    }

    @Test
    void shouldForgetTheLastScore() {
        proposal.recommend(Recommendation.BUY, SignalReason.CROSSED_UP, 0.9);
        service.score(proposal, features, 1, Trigger.CANDLE_CLOSE, score);
        proposal.hold(SignalReason.NO_CROSS);
        service.score(proposal, features, 1, Trigger.CANDLE_CLOSE, score);
        assertEquals(Recommendation.HOLD, score.recommendation());
        assertEquals(SignalReason.NO_CROSS, score.reason());
        assertEquals(0, score.confidence());
        assertEquals(0.5, score.probability(), "a hold claims nothing");
    }

    @Test
    void shouldBeMoreProbableTheMoreConfidentAndStayAFraction() {
        double before = 0;
        for (int percent = 0; percent <= 100; percent++) {
            final double probability = probabilityOf(percent / 100.0);
            assertTrue(probability > before && probability < 1, "percent=" + percent + ", probability=" + probability);
            before = probability;
        }
    }

    /** So that of the two default thresholds the one for confidence decides while there is no model. */
    @Test
    void shouldReachTheDefaultProbabilityWithTheDefaultConfidence() {
        final Settings settings = new Settings();
        final double needed = settings.fraction(Setting.PROBABILITY_MIN);
        assertTrue(probabilityOf(settings.fraction(Setting.CONFIDENCE_MIN)) >= needed);
        assertTrue(probabilityOf(0.55) < needed);
    }

    private double probabilityOf(final double confidence) {
        proposal.recommend(Recommendation.BUY, SignalReason.CROSSED_UP, confidence);
        service.score(proposal, features, 1, Trigger.CANDLE_CLOSE, score);
        return score.probability();
    }
}
