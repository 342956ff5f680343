package genesis.admin.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Recommendation;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelInputs;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trade at 100 with an ATR of 2: the target of 3 ATR is 106 for a buy, the stop of 2 ATR 96; 94 and 104 for a sell. */
class OutcomeTest {
    private static final long MINUTE_MS = 60_000;
    private static final int HORIZON = 10;

    @Test
    void shouldReachTheTargetThatIsTouchedFirst() {
        assertOutcome(Outcome.REACHED, Outcome.STOPPED, bar(1, 103, 99), bar(2, 106, 101), bar(3, 100, 90));
        assertOutcome(Outcome.STOPPED, Outcome.REACHED, bar(1, 101, 97), bar(2, 99, 94), bar(3, 110, 90));
    }

    @Test
    void shouldCountATouchToTheHundredMillionth() {
        assertOutcome(Outcome.UNKNOWN, Outcome.STOPPED, bar(1, 105.99999999, 96.00000001));
        assertOutcome(Outcome.REACHED, Outcome.STOPPED, bar(1, 106, 96.00000001));
        assertOutcome(Outcome.STOPPED, Outcome.STOPPED, bar(1, 104, 96));
    }

    @Test
    void shouldTakeTheStopWhereOneCandleTouchesBoth() {
        assertOutcome(Outcome.STOPPED, Outcome.STOPPED, bar(1, 106, 94));
    }

    @Test
    void shouldNotLookAtTheCandleOfTheEvaluationNorBehindTheHorizon() {
        // The evaluation's own candle touched everything; so does the one behind the horizon.
        final List<Bar> bars = new ArrayList<>();
        for (int i = 1; i <= HORIZON; i++) {
            bars.add(bar(i, 101, 99));
        }
        assertOutcome(Outcome.TIMED_OUT, Outcome.TIMED_OUT, bars.toArray(new Bar[0]));
        bars.add(bar(HORIZON + 1, 110, 90));
        assertOutcome(Outcome.TIMED_OUT, Outcome.TIMED_OUT, bars.toArray(new Bar[0]));
        bars.set(HORIZON - 1, bar(HORIZON, 106, 99));
        assertOutcome(Outcome.REACHED, Outcome.STOPPED, bars.toArray(new Bar[0]));
    }

    @Test
    void shouldNotKnowWhatTheDataDoesNotTell() {
        assertOutcome(Outcome.UNKNOWN, Outcome.UNKNOWN);
        assertOutcome(Outcome.UNKNOWN, Outcome.UNKNOWN, bar(1, 101, 99), bar(2, 101, 99));
        // A hole of six minutes, then a touch: what happened in the hole is not known.
        assertOutcome(Outcome.UNKNOWN, Outcome.UNKNOWN, bar(1, 101, 99), bar(8, 106, 99));
        // Five minutes without a trade are a quiet market.
        assertOutcome(Outcome.REACHED, Outcome.STOPPED, bar(1, 101, 99), bar(7, 106, 99));
        // A hole that reaches behind the horizon, but begins less than six minutes before it.
        assertOutcome(Outcome.TIMED_OUT, Outcome.TIMED_OUT, bar(3, 101, 99), bar(6, 101, 99), bar(40, 106, 99));
        assertOutcome(Outcome.UNKNOWN, Outcome.UNKNOWN, bar(3, 101, 99), bar(40, 106, 99));
    }

    private static void assertOutcome(final Outcome buy, final Outcome sell, final Bar... after) {
        final List<Bar> bars = new ArrayList<>(List.of(bar(-1, 120, 80), bar(0, 120, 80)));
        bars.addAll(List.of(after));
        final Market market = new Market("test", Timeframe.MINUTE_1, bars, List.of(), List.of());
        final Evaluation at = new Evaluation(0, 1, Trigger.CANDLE_CLOSE, 0, Recommendation.HOLD, 0, 0, inputs());
        assertEquals(buy, Outcome.of(market, at, Recommendation.BUY, 2, 3, HORIZON), "buy");
        assertEquals(sell, Outcome.of(market, at, Recommendation.SELL, 2, 3, HORIZON), "sell");
    }

    private static Bar bar(final int minute, final double high, final double low) {
        return new Bar(minute * MINUTE_MS, Math.round(100e8), Math.round(high * 1e8), Math.round(low * 1e8), Math.round(100e8), 1);
    }

    /** Candles from 99 to 101 that close at 100 have an ATR of 2. */
    private static ModelInputs inputs() {
        final Settings settings = new Settings();
        settings.apply(Setting.ATR_PERIOD, 2);
        final IndicatorSet indicators = new IndicatorSet(settings);
        for (int i = 0; i < 5; i++) {
            indicators.onCandle(i * MINUTE_MS, 101, 99, 100, 1);
        }
        final Features features = new Features();
        indicators.read(features);
        assertEquals(2, features.atr());
        return new ModelInputs().take(features, Recommendation.HOLD);
    }
}
