package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Our values against those of two libraries and of the definition computed anew for each candle. TA-Lib begins as we
 * do, so all values must agree; ta4j begins with the first candle, so values agree once the beginning is forgotten.
 */
class IndicatorOracleTest {
    private static final double TOLERANCE = 1e-9;
    /** (27/29)^600, what is left of the beginning in the slowest average used here, is far below the tolerance. */
    private static final int FORGOTTEN_AFTER = 600;

    private final Core taLib = new Core();

    @ParameterizedTest(name = "seed {0}: EMA {1} and {2}, RSI {3}, ATR {4}")
    @CsvSource({"51, 12, 26, 14, 14", "52, 5, 28, 9, 21", "53, 2, 3, 2, 2", "54, 12, 26, 14, 14"})
    void shouldEqualTheLibrariesAndTheDefinitionOnGeneratedCandles(final long seed, final int fast, final int slow,
                                                                   final int rsi, final int atr) {
        check(Bars.generated(seed, 1_500), fast, slow, rsi, atr);
    }

    @Test
    void shouldEqualTheLibrariesAndTheDefinitionOnTheExchangesMinutes() throws IOException {
        final Bars bars = Bars.minutesOf2018();
        assertEquals(1_000, bars.count());
        check(bars, 12, 26, 14, 14);
    }

    @Test
    void shouldEqualTheLibrariesAndTheDefinitionOnAYearOfHours() throws IOException {
        final Bars bars = Bars.hoursOf2019();
        assertEquals(8_760, bars.count());
        check(bars, 12, 26, 14, 14);
    }

    private void check(final Bars bars, final int fast, final int slow, final int rsi, final int atr) {
        final int last = bars.count() - 1;
        final double[] ours = new double[bars.count()];
        for (final int period : new int[] {fast, slow}) {
            fill(ours, new IndicatorSet(period, period, rsi, atr), bars, set -> set.emaFast().value());
            compare("EMA, TA-Lib", bars, ours, period - 1, aligned(bars, (begin, count, out) ->
                taLib.ema(0, last, bars.close(), period, begin, count, out)));
            compare("EMA, definition", bars, ours, period - 1, NaiveIndicators.ema(bars, period));
            compareForgotten("EMA, ta4j", bars, ours, new EMAIndicator(new ClosePriceIndicator(series(bars)), period));
        }
        fill(ours, new IndicatorSet(fast, slow, rsi, atr), bars, set -> set.rsi().value());
        compare("RSI, TA-Lib", bars, ours, rsi, aligned(bars, (begin, count, out) ->
            taLib.rsi(0, last, bars.close(), rsi, begin, count, out)));
        compare("RSI, definition", bars, ours, rsi, NaiveIndicators.rsi(bars, rsi));
        compareForgotten("RSI, ta4j", bars, ours, new RSIIndicator(new ClosePriceIndicator(series(bars)), rsi));

        fill(ours, new IndicatorSet(fast, slow, rsi, atr), bars, set -> set.atr().value());
        compare("ATR, TA-Lib", bars, ours, atr, aligned(bars, (begin, count, out) ->
            taLib.atr(0, last, bars.high(), bars.low(), bars.close(), atr, begin, count, out)));
        compare("ATR, definition", bars, ours, atr, NaiveIndicators.atr(bars, atr));
        compareForgotten("ATR, ta4j", bars, ours, new ATRIndicator(series(bars), atr));
    }

    private static void fill(final double[] values, final IndicatorSet set, final Bars bars, final Reading reading) {
        for (int i = 0; i < bars.count(); i++) {
            set.onCandle(bars.high()[i], bars.low()[i], bars.close()[i]);
            values[i] = reading.of(set);
        }
    }

    /** NaN before the first ready candle, equal from it on. */
    private static void compare(final String what, final Bars bars, final double[] ours, final int readyFrom,
                                final double[] theirs) {
        for (int i = 0; i < bars.count(); i++) {
            assertEquals(i < readyFrom, Double.isNaN(ours[i]), what + " on " + bars.name() + ": ready at candle " + i);
        }
        compareFrom(readyFrom, what, bars, ours, i -> theirs[i]);
    }

    private static void compareForgotten(final String what, final Bars bars, final double[] ours,
                                         final Indicator<Num> theirs) {
        compareFrom(FORGOTTEN_AFTER, what, bars, ours, i -> theirs.getValue(i).doubleValue());
    }

    private static void compareFrom(final int from, final String what, final Bars bars, final double[] ours,
                                    final IntToDoubleFunction theirs) {
        for (int i = from; i < bars.count(); i++) {
            final double expected = theirs.applyAsDouble(i);
            assertTrue(Math.abs(ours[i] - expected) <= TOLERANCE * Math.abs(expected),
                what + " on " + bars.name() + ", candle " + i + ": expected=" + expected + ", actual=" + ours[i]);
        }
    }

    /** TA-Lib writes its first value at 0 and says which candle it belongs to. */
    private static double[] aligned(final Bars bars, final TaLibCall call) {
        final MInteger begin = new MInteger();
        final MInteger count = new MInteger();
        final double[] out = new double[bars.count()];
        assertEquals(RetCode.Success, call.run(begin, count, out));
        final double[] aligned = new double[bars.count()];
        Arrays.fill(aligned, Double.NaN);
        System.arraycopy(out, 0, aligned, begin.value, count.value);
        return aligned;
    }

    private static BarSeries series(final Bars bars) {
        final BarSeries series = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (int i = 0; i < bars.count(); i++) {
            series.addBar(Duration.ofMinutes(1), Instant.ofEpochSecond(60L * i).atZone(ZoneOffset.UTC),
                bars.close()[i], bars.high()[i], bars.low()[i], bars.close()[i], 1);
        }
        return series;
    }

    private interface TaLibCall {
        RetCode run(MInteger begin, MInteger count, double[] out);
    }

    private interface Reading {
        double of(IndicatorSet set);
    }
}
