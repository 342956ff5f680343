package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairValueGapsTest {
    private final FairValueGaps gaps = new FairValueGaps();

    @Test
    void shouldSeeARisingGapBetweenTheFirstHighAndTheThirdLow() {
        candles(10, 8, 14, 9, 16, 12);
        assertEquals(2, gaps.value());
        assertGap(0, true, 10, 12);
    }

    @Test
    void shouldSeeAFallingGapBetweenTheFirstLowAndTheThirdHigh() {
        candles(16, 12, 14, 9, 10, 8);
        assertEquals(-2, gaps.value());
        assertGap(0, false, 10, 12);
    }

    @Test
    void shouldSeeNoGapWhereTheWicksTouch() {
        candles(10, 8, 14, 9, 16, 10);
        assertEquals(0, gaps.value());
        assertEquals(0, gaps.count());
    }

    @Test
    void shouldBeFilledFromTheSideTheCandlesComeFrom() {
        candles(10, 8, 14, 9, 16, 12, 17, 11);
        assertGap(0, true, 10, 11);
        candles(15, 10.5);
        assertGap(0, true, 10, 10.5);
        candles(15, 10);
        assertEquals(0, gaps.count());
    }

    @Test
    void shouldKeepTheNewestWhereThereAreTooMany() {
        for (int i = 0; i < 30; i++) {
            candles(10 * i + 4, 10 * i);
        }
        assertEquals(FairValueGaps.CAPACITY, gaps.count());
        assertGap(FairValueGaps.CAPACITY - 1, true, 274, 290);
        assertGap(0, true, 124, 140);
        assertThrows(IllegalStateException.class, () -> gaps.top(FairValueGaps.CAPACITY));
    }

    @Test
    void shouldHaveNoValueBeforeTheThirdCandle() {
        candles(10, 8, 14, 9);
        assertTrue(Double.isNaN(gaps.value()));
        assertFalse(gaps.isReady());
        assertEquals(2, gaps.provisional(16, 12));
        candles(16, 12);
        assertTrue(gaps.isReady());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {95, 96, 97})
    void shouldEqualTheRuleAppliedToTheWholeHistory(final long seed) {
        compare(Bars.generated(seed, 700));
    }

    @Test
    void shouldEqualTheRuleOnTheExchangesMinutes() throws IOException {
        compare(Bars.minutesOf2018());
    }

    /** Each gap by its definition: what all candles since have left of it. Gaps beyond the capacity may be missing. */
    private void compare(final Bars bars) {
        int full = 0;
        int found = 0;
        for (int now = 0; now < bars.count(); now++) {
            gaps.update(bars.high()[now], bars.low()[now]);
            final List<double[]> open = open(bars, now);
            full = Math.max(full, open.size());
            final int count = gaps.count();
            found += count;
            assertTrue(full > FairValueGaps.CAPACITY || count == open.size(), bars.name() + ", candle " + now);
            assertTrue(count <= open.size());
            for (int i = 0; i < count; i++) {
                final double[] expected = open.get(open.size() - count + i);
                assertGap(i, expected[0] > 0, expected[1], expected[2]);
            }
        }
        assertTrue(found > 100, "gaps occur: " + found);
    }

    private static List<double[]> open(final Bars bars, final int now) {
        final List<double[]> open = new ArrayList<>();
        for (int third = 2; third <= now; third++) {
            final boolean rises = bars.low()[third] > bars.high()[third - 2];
            final boolean falls = bars.high()[third] < bars.low()[third - 2];
            double bottom = rises ? bars.high()[third - 2] : bars.high()[third];
            double top = rises ? bars.low()[third] : bars.low()[third - 2];
            for (int later = third + 1; later <= now; later++) {
                top = rises ? Math.min(top, bars.low()[later]) : top;
                bottom = falls ? Math.max(bottom, bars.high()[later]) : bottom;
            }
            if ((rises || falls) && top > bottom) {
                open.add(new double[] {rises ? 1 : -1, bottom, top});
            }
        }
        return open;
    }

    private void candles(final double... highsAndLows) {
        for (int i = 0; i < highsAndLows.length; i += 2) {
            gaps.update(highsAndLows[i], highsAndLows[i + 1]);
        }
    }

    private void assertGap(final int gap, final boolean rising, final double bottom, final double top) {
        assertEquals(rising, gaps.isRising(gap));
        assertEquals(bottom, gaps.bottom(gap));
        assertEquals(top, gaps.top(gap));
    }
}
