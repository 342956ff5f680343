package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.StreamDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorSetTest {
    /** Provisional values are bit for bit those of a second set that really takes the candle, warm-up included. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62})
    void shouldForetellExactlyWhatAnUpdateGives(final long seed) {
        final Bars bars = Bars.generated(seed, 300);
        final IndicatorSet asked = new IndicatorSet(3, 7, 5, 4);
        final IndicatorSet told = new IndicatorSet(3, 7, 5, 4);
        for (int i = 0; i < bars.count(); i++) {
            final double high = bars.high()[i];
            final double low = bars.low()[i];
            final double close = bars.close()[i];
            final long before = digest(asked);
            final double[] provisional = {asked.emaFast().provisional(close), asked.emaSlow().provisional(close),
                asked.rsi().provisional(close), asked.atr().provisional(high, low, close)};
            assertEquals(before, digest(asked), "asking changes nothing");
            told.onCandle(high, low, close);
            final double[] real =
                {told.emaFast().value(), told.emaSlow().value(), told.rsi().value(), told.atr().value()};
            for (int k = 0; k < real.length; k++) {
                assertEquals(real[k], provisional[k], 0, "seed=" + seed + ", candle=" + i + ", indicator=" + k);
            }
            asked.onCandle(high, low, close);
            assertEquals(digest(told), digest(asked));
        }
    }

    @Test
    void shouldBeReadyWhenTheSlowestIs() {
        final IndicatorSet set = new IndicatorSet(3, 7, 8, 4);
        for (int i = 1; i <= 9; i++) {
            assertFalse(set.isReady(), "candle " + i);
            set.onCandle(i + 1, i - 1, i);
            assertEquals(i >= 3, set.emaFast().isReady());
            assertEquals(i >= 7, set.emaSlow().isReady());
            assertEquals(i >= 9, set.rsi().isReady());
            assertEquals(i >= 5, set.atr().isReady());
            assertEquals(i, set.candleCount());
        }
        assertTrue(set.isReady());
    }

    /** The worked example of StockCharts' ChartSchool page on the RSI: 70.53 after the fourteenth change. */
    @Test
    void shouldGiveTheTextbooksRsi() {
        final Rsi rsi = new Rsi(14);
        for (final double close : new double[] {
            44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
            45.8931, 46.0328, 45.6140, 46.2820, 46.2820}) {
            rsi.update(close);
        }
        assertEquals(70.53, rsi.value(), 0.005);
    }

    @Test
    void shouldReachBothEndsOfTheRsiAndStandInTheMiddleWhereNothingMoves() {
        final Rsi rising = new Rsi(3);
        final Rsi falling = new Rsi(3);
        final Rsi still = new Rsi(3);
        for (int i = 0; i < 10; i++) {
            rising.update(100 + i);
            falling.update(100 - i);
            still.update(100);
        }
        assertEquals(100, rising.value());
        assertEquals(0, falling.value());
        assertEquals(50, still.value());
        assertTrue(still.provisional(101) > 99);
    }

    @Test
    void shouldRefuseAPeriodBelowOne() {
        assertThrows(IllegalStateException.class, () -> new Ema(0));
        assertThrows(IllegalStateException.class, () -> new Rsi(0));
        assertThrows(IllegalStateException.class, () -> new Atr(-1));
    }

    @Test
    void shouldHaveADigestThatSeesEveryCandle() {
        final IndicatorSet one = new IndicatorSet(3, 7, 5, 4);
        final IndicatorSet other = new IndicatorSet(3, 7, 5, 4);
        one.onCandle(3, 1, 2);
        assertNotEquals(digest(one), digest(other));
        other.onCandle(3, 1, Math.nextUp(2.0));
        assertNotEquals(digest(one), digest(other));
    }

    private static long digest(final IndicatorSet set) {
        final StreamDigest digest = new StreamDigest();
        set.addTo(digest);
        return digest.value();
    }
}
