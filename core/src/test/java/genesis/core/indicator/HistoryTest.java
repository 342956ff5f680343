package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Regime;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a value may depend on: enough of the past, and nothing of the future. */
class HistoryTest {
    private static final int LONG = 5_000;
    private static final int SHORT = 500;
    /** Features that are prices or differences of prices, by their place in {@link IndicatorSetTest#values}. */
    private static final int[] IN_PRICES = {1, 2, 4, 9};

    @Test
    void shouldNotMatterWhetherHistoryBeganFiveHundredOrFiveThousandCandlesEarlier() {
        final long seed = 91;
        compare(Bars.generated(seed, LONG + 2_000), SHORT, 1e-9);
    }

    @Test
    void shouldNotMatterOnARealYearEither() throws IOException {
        compare(Bars.hoursOf2019(), SHORT, 1e-9);
    }

    /** The numbers of candles in the descriptions of Macd (34 + 270) and Adx (28 + 370). */
    @Test
    void shouldHaveForgottenTheBeginningAfterAsManyCandlesAsWritten() {
        final Bars bars = Bars.generated(92, LONG + 1_000);
        final IndicatorSet old = Periods.defaults();
        final IndicatorSet young = Periods.defaults();
        for (int i = 0; i < bars.count(); i++) {
            bars.feed(old, i);
            if (i >= LONG) {
                bars.feed(young, i);
            }
            if (i >= LONG + 304) {
                assertEquals(old.macd().histogram(), young.macd().histogram(), 1e-9 * bars.close()[i], "candle " + i);
            }
            if (i >= LONG + 398) {
                assertEquals(old.adx().value(), young.adx().value(), 1e-9 * 100, "candle " + i);
            }
        }
    }

    @Test
    void shouldNotKnowTheFuture() {
        final long seed = 93;
        final Bars bars = Bars.generated(seed, 1_200);
        final Features[] known = new Features[bars.count()];
        final long[] digests = new long[bars.count()];
        final IndicatorSet whole = Periods.defaults();
        for (int i = 0; i < bars.count(); i++) {
            bars.feed(whole, i);
            known[i] = new Features();
            whole.read(known[i]);
            digests[i] = IndicatorSetTest.digest(whole);
        }
        final SplittableRandom random = new SplittableRandom(seed);
        for (int cut = 0; cut < 40; cut++) {
            final int at = random.nextInt(bars.count());
            final Bars past = bars.part(0, at + 1);
            final IndicatorSet set = Periods.defaults();
            for (int i = 0; i < past.count(); i++) {
                past.feed(set, i);
            }
            final Features seen = new Features();
            set.read(seen);
            final double[] expected = IndicatorSetTest.values(known[at]);
            final double[] actual = IndicatorSetTest.values(seen);
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], actual[k], 0, "seed=" + seed + ", candle=" + at + ", feature=" + k);
            }
            assertEquals(known[at].regime(), seen.regime());
            assertEquals(digests[at], IndicatorSetTest.digest(set));
        }
    }

    private static void compare(final Bars bars, final int warmUp, final double tolerance) {
        final IndicatorSet old = Periods.defaults();
        final IndicatorSet young = Periods.defaults();
        final Features oldSays = new Features();
        final Features youngSays = new Features();
        boolean regimesAgree = false;
        int regimesCompared = 0;
        for (int i = 0; i < bars.count(); i++) {
            bars.feed(old, i);
            if (i >= LONG - warmUp) {
                bars.feed(young, i);
            }
            if (i < LONG) {
                continue;
            }
            old.read(oldSays);
            young.read(youngSays);
            final double[] expected = IndicatorSetTest.values(oldSays);
            final double[] actual = IndicatorSetTest.values(youngSays);
            for (int k = 0; k < expected.length; k++) {
                if (k == 11 && i < LONG + 1_440) {
                    continue; // The young one's first day has no morning.
                }
                double scale = Math.max(1, Math.abs(expected[k]));
                for (final int inPrices : IN_PRICES) {
                    scale = k == inPrices ? bars.close()[i] : scale;
                }
                assertEquals(expected[k], actual[k], tolerance * scale, bars.name() + ", candle " + i + ", feature " + k);
            }
            // A side of the hysteresis that both have taken for sure: from there on they agree.
            regimesAgree |= oldSays.adx() < 19.9 || oldSays.adx() > 25.1;
            if (regimesAgree && oldSays.regime() != Regime.UNKNOWN) {
                assertEquals(oldSays.regime(), youngSays.regime(), bars.name() + ", candle " + i);
                regimesCompared++;
            }
        }
        assertTrue(regimesCompared > bars.count() / 10, "regimes compared: " + regimesCompared);
    }
}
