package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorSetTest {
    /** Provisional values are bit for bit those of a second set that really takes the candle, warm-up included. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62})
    void shouldForetellExactlyWhatAnUpdateGives(final long seed) {
        final Bars bars = Bars.generated(seed, 1_600);
        final IndicatorSet asked = Periods.set(3, 7, 5, 4);
        final IndicatorSet told = Periods.set(3, 7, 5, 4);
        final Features foreseen = new Features();
        final Features real = new Features();
        for (int i = 0; i < bars.count(); i++) {
            final String where = "seed=" + seed + ", candle=" + i;
            final double close = bars.close()[i];
            final long before = digest(asked);
            asked.foresee(bars.timeMs()[i], bars.high()[i], bars.low()[i], close, bars.volume()[i], foreseen);
            final double gap = asked.gaps().provisional(bars.high()[i], bars.low()[i]);
            final double middle = asked.bollinger().provisional(close);
            final double deviation = asked.bollinger().provisionalDeviation(close);
            final double line = asked.macd().provisional(close);
            assertEquals(before, digest(asked), "asking changes nothing");
            bars.feed(told, i);
            told.read(real);
            final double[] expected = values(real);
            final double[] actual = values(foreseen);
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], actual[k], 0, where + ", feature=" + k);
            }
            assertEquals(told.gaps().value(), gap, 0, where);
            assertEquals(told.bollinger().value(), middle, 0, where);
            assertEquals(told.bollinger().deviation(), deviation, 0, where);
            assertEquals(told.macd().value(), line, 0, where);
            bars.feed(asked, i);
            assertEquals(digest(told), digest(asked));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {63, 64})
    void shouldForetellASimpleAverageToTheLastBit(final long seed) {
        final Bars bars = Bars.generated(seed, 500);
        final Sma sma = new Sma(7);
        for (final double close : bars.close()) {
            final double foretold = sma.provisional(close);
            sma.update(close);
            assertEquals(sma.value(), foretold, 0, "seed=" + seed);
        }
    }

    @Test
    void shouldEachBeReadyWithTheCandleItsDescriptionNames() {
        final IndicatorSet set = Periods.set(3, 7, 8, 4);
        for (int i = 1; i <= 120; i++) {
            set.onCandle(60_000L * i, i + 1.5, i - 1, i, 1);
            assertEquals(i >= 3, set.emaFast().isReady());
            assertEquals(i >= 7, set.emaSlow().isReady());
            assertEquals(i >= 9, set.rsi().isReady());
            assertEquals(i >= 5, set.atr().isReady());
            assertEquals(i < 5, Double.isNaN(set.adx().plusDi()));
            assertEquals(i < 5, Double.isNaN(set.adx().minusDi()));
            assertEquals(i >= 8, set.adx().isReady());
            assertEquals(i < 7, Double.isNaN(set.macd().value()));
            assertEquals(i >= 15, set.macd().isReady());
            assertEquals(i >= 20, set.bollinger().isReady());
            assertEquals(i >= 3, set.gaps().isReady());
            assertTrue(set.vwap().isReady());
            assertEquals(i < 104, Double.isNaN(set.regime().volatilityMean()));
            assertEquals(i, set.candleCount());
        }
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
    void shouldStandStillWhereNothingMoves() {
        final IndicatorSet set = Periods.defaults();
        final Features features = new Features();
        for (int i = 0; i < 300; i++) {
            set.onCandle(0, 7_301.7, 7_301.7, 7_301.7, 1);
        }
        set.read(features);
        assertEquals(0, features.adx());
        assertEquals(0, features.plusDi());
        assertEquals(0, features.minusDi());
        assertEquals(0, features.atrPercent());
        assertEquals(0, features.macdHistogram(), 1e-12);
        assertEquals(0.5, features.bollingerB());
        assertEquals(0, features.vwapDistance(), 1e-9);
    }

    @Test
    void shouldKeepTheAdxWhereNothingMovesAnyMore() {
        final Adx adx = new Adx(2);
        for (int i = 0; i < 2_000; i++) {
            adx.update(100 + Math.min(i, 10), 99 + Math.min(i, 10), 99.5 + Math.min(i, 10));
        }
        assertEquals(100, adx.value(), 1e-9, "it rose, and never fell");
    }

    @Test
    void shouldMeasureTheDistanceFromTheDaysAverageInPercent() {
        final IndicatorSet set = Periods.defaults();
        final Features features = new Features();
        set.onCandle(0, 100, 100, 100, 3);
        set.onCandle(60_000, 200, 200, 200, 1);
        set.read(features);
        assertEquals(125, set.vwap().value());
        assertEquals(60, features.vwapDistance());
        set.onCandle(86_400_000, 50, 50, 50, 1);
        assertEquals(50, set.vwap().value(), "a new day");
        set.onCandle(2 * 86_400_000L, 60, 60, 60, 0);
        assertTrue(Double.isNaN(set.vwap().value()), "nothing was traded today");
    }

    /** A jump a million times the movement before and after it must not leave its rounding behind. */
    @Test
    void shouldForgetAJumpOnceItHasLeftTheWindow() {
        final Bollinger bands = new Bollinger(20, 2);
        for (int i = 0; i < 1_000; i++) {
            bands.update(i == 500 ? 1e9 : 1_000 + i % 2);
        }
        assertEquals(0.5, bands.deviation(), 1e-12);
        assertEquals(1_000.5, bands.value(), 1e-9);
    }

    @Test
    void shouldRefusePeriodsThatMakeNoSense() {
        assertThrows(IllegalStateException.class, () -> new Ema(0));
        assertThrows(IllegalStateException.class, () -> new Rsi(0));
        assertThrows(IllegalStateException.class, () -> new Atr(-1));
        assertThrows(IllegalStateException.class, () -> new Sma(0));
        assertThrows(IllegalStateException.class, () -> new Adx(1));
        assertThrows(IllegalStateException.class, () -> new Bollinger(1, 2));
        assertThrows(IllegalStateException.class, () -> new Bollinger(20, 0));
        assertThrows(IllegalStateException.class, () -> new Macd(12, 26, 0));
    }

    @Test
    void shouldHaveADigestThatSeesEveryPartOfACandle() {
        final long base = digestOf(60_000, 3, 1, 2, 5);
        assertEquals(base, digestOf(60_000, 3, 1, 2, 5));
        assertNotEquals(base, digest(Periods.defaults()));
        assertNotEquals(base, digestOf(60_000 + 86_400_000, 3, 1, 2, 5));
        assertNotEquals(base, digestOf(60_000, Math.nextUp(3.0), 1, 2, 5));
        assertNotEquals(base, digestOf(60_000, 3, Math.nextUp(1.0), 2, 5));
        assertNotEquals(base, digestOf(60_000, 3, 1, Math.nextUp(2.0), 5));
        assertNotEquals(base, digestOf(60_000, 3, 1, 2, Math.nextUp(5.0)));
    }

    @Test
    void shouldForgetEverythingWhenItBeginsAgain() {
        final Bars bars = Bars.generated(17, 400);
        final IndicatorSet used = Periods.defaults();
        final IndicatorSet fresh = Periods.defaults();
        for (int i = 0; i < 200; i++) {
            bars.feed(used, i);
        }
        assertNotEquals(digest(fresh), digest(used));
        used.reset();
        assertEquals(digest(fresh), digest(used));
        for (int i = 200; i < bars.count(); i++) {
            bars.feed(used, i);
            bars.feed(fresh, i);
        }
        assertEquals(digest(fresh), digest(used));
    }

    @Test
    void shouldBeShapedByPeriodsAndNotByThresholds() {
        assertTrue(IndicatorSet.isShapedBy(Setting.ADX_PERIOD));
        assertTrue(IndicatorSet.isShapedBy(Setting.REGIME_MEAN));
        assertEquals(false, IndicatorSet.isShapedBy(Setting.REGIME_TREND));
        assertEquals(25, new Settings().value(Setting.REGIME_TREND));
    }

    static double[] values(final Features features) {
        return new double[] {features.price(), features.emaFast(), features.emaSlow(), features.rsi(), features.atr(),
            features.atrPercent(), features.adx(), features.plusDi(), features.minusDi(), features.macdHistogram(),
            features.bollingerB(), features.vwapDistance()};
    }

    static long digest(final IndicatorSet set) {
        final StreamDigest digest = new StreamDigest();
        set.addTo(digest);
        return digest.value();
    }

    private static long digestOf(final long timeMs, final double high, final double low, final double close,
                                 final double volume) {
        final IndicatorSet set = Periods.defaults();
        set.onCandle(timeMs, high, low, close, volume);
        return digest(set);
    }
}
