package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Regime;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegimeDetectorTest {
    private final Settings settings = new Settings();
    private final RegimeDetector detector = new RegimeDetector(settings);

    @Test
    void shouldTrendInTheDirectionOfTheAveragesFromAnAdxOf25On() {
        assertEquals(Regime.TRENDING_UP, after(25, 101, 100));
        assertEquals(Regime.TRENDING_DOWN, after(25, 99, 100));
        assertEquals(Regime.TRENDING_DOWN, after(40, 100, 100), "no new side");
    }

    @Test
    void shouldRangeBelowAnAdxOf20() {
        assertEquals(Regime.RANGING, after(19.999, 101, 100));
    }

    @Test
    void shouldStayWhatItWasBetweenTheBounds() {
        assertEquals(Regime.UNKNOWN, after(22, 101, 100));
        after(30, 101, 100);
        assertEquals(Regime.TRENDING_UP, after(20, 99, 100));
        assertEquals(Regime.TRENDING_UP, after(24.999, 99, 100));
        after(19, 101, 100);
        assertEquals(Regime.RANGING, after(24.999, 101, 100));
    }

    @Test
    void shouldBeUnknownWithoutAnAdx() {
        assertEquals(Regime.UNKNOWN, after(Double.NaN, 101, 100));
    }

    /** 99 candles of 1 and one of x: x is above twice the mean of (99 + x) ÷ 100 from 2.0204… = 198 ÷ 98 on. */
    @Test
    void shouldBeVolatileAboveTwiceTheMeanOfAHundredCandlesAndThenWhatItWouldHaveBeen() {
        for (int i = 0; i < 99; i++) {
            assertEquals(Regime.RANGING, after(10, 101, 100, 1, 100), "too few for a mean");
        }
        assertEquals(Regime.RANGING, after(10, 101, 100, 198.0 / 98 - 1e-9, 100));
        final RegimeDetector second = new RegimeDetector(settings);
        for (int i = 0; i < 99; i++) {
            second.update(10, 101, 100, 1, 100);
        }
        second.update(30, 101, 100, 198.0 / 98 + 1e-9, 100);
        assertEquals(Regime.VOLATILE, second.value());
        assertTrue(second.volatility() > 2 * second.volatilityMean());
        second.update(22, 99, 100, 1, 100);
        assertEquals(Regime.TRENDING_UP, second.value(), "the direction was kept meanwhile");
    }

    @Test
    void shouldReadItsThresholdsWhenItNeedsThem() {
        after(22, 101, 100);
        settings.apply(Setting.REGIME_TREND, 21);
        assertEquals(Regime.TRENDING_UP, after(22, 101, 100));
        settings.apply(Setting.REGIME_TREND, 30);
        settings.apply(Setting.REGIME_RANGE, 23);
        assertEquals(Regime.RANGING, after(22, 101, 100));
    }

    @Test
    void shouldHaveADigestThatRemembersTheDirectionBehindAVolatileMarket() {
        final long unknown = digest();
        after(30, 101, 100);
        final long up = digest();
        after(22, 101, 100);
        assertNotEquals(unknown, up);
        after(30, 99, 100);
        assertNotEquals(up, digest());
    }

    /** Twin: the rule on columns of numbers, each computed from the definitions for the whole year. */
    @Test
    void shouldFollowTheRuleOnARealYear() throws IOException {
        final Bars bars = Bars.hoursOf2019();
        final double[] adx = Oracle.values(bars, Periods.defaults(), set -> set.adx().value());
        final double[] fast = NaiveIndicators.ema(bars, 12);
        final double[] slow = NaiveIndicators.ema(bars, 26);
        final double[] atr = NaiveIndicators.atr(bars, 14);
        final IndicatorSet set = Periods.defaults();
        final Set<Regime> seen = EnumSet.noneOf(Regime.class);
        Regime direction = Regime.UNKNOWN;
        for (int i = 0; i < bars.count(); i++) {
            bars.feed(set, i);
            if (adx[i] < 20) {
                direction = Regime.RANGING;
            } else if (adx[i] >= 25) {
                direction = fast[i] > slow[i] ? Regime.TRENDING_UP : Regime.TRENDING_DOWN;
            }
            double sum = 0;
            for (int back = 0; back < 100 && i >= 113; back++) {
                sum += atr[i - back] / bars.close()[i - back];
            }
            final boolean isVolatile = i >= 113 && atr[i] / bars.close()[i] > 2 * sum / 100;
            assertEquals(isVolatile ? Regime.VOLATILE : direction, set.regime().value(), "candle " + i);
            seen.add(set.regime().value());
        }
        assertEquals(EnumSet.of(Regime.UNKNOWN, Regime.TRENDING_UP, Regime.TRENDING_DOWN, Regime.RANGING,
            Regime.VOLATILE), seen, "a year has all of them");
    }

    private Regime after(final double adx, final double fast, final double slow) {
        return after(adx, fast, slow, Double.NaN, 100);
    }

    private Regime after(final double adx, final double fast, final double slow, final double atr, final double close) {
        detector.update(adx, fast, slow, atr, close);
        return detector.value();
    }

    private long digest() {
        final StreamDigest digest = new StreamDigest();
        detector.addTo(digest);
        return digest.value();
    }
}
