package genesis.core.indicator;

import static genesis.core.indicator.Oracle.aligned;
import static genesis.core.indicator.Oracle.series;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;

/**
 * Our values against those of two libraries and of the definition computed anew for each candle. TA-Lib begins as we
 * do, so all values must agree; ta4j begins with the first candle, so values agree once the beginning is forgotten.
 */
class IndicatorOracleTest {
    private static final int SIGNAL = 9;
    private static final int BANDS = 20;

    private final Core taLib = new Core();

    @ParameterizedTest(name = "seed {0}: EMA and MACD {1} and {2}, RSI {3}, ATR and ADX {4}")
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

    /** Source: the tests of another library, which round; the data's description names it. */
    @Test
    void shouldGiveWhatAnotherLibraryExpects() throws IOException {
        assertEquals(26, Math.round(last(Bars.named("test_candles_10")).adx().value()));
        assertEquals(2.8, round(last(Bars.named("test_candles_2")).atr().value(), 10));
        assertEquals(57.84, round(last(Bars.named("test_candles_14")).rsi().value(), 100));
        final Bollinger bands = last(Bars.named("test_candles_11")).bollinger();
        assertEquals(145.8, round(bands.upper(), 10));
        assertEquals(141.2, round(bands.value(), 10));
        assertEquals(136.7, round(bands.lower(), 10));
    }

    private void check(final Bars bars, final int fast, final int slow, final int rsi, final int atr) {
        final int last = bars.count() - 1;
        final ClosePriceIndicator close = new ClosePriceIndicator(series(bars));
        for (final int period : new int[] {fast, slow}) {
            Oracle.of("EMA", bars, Periods.set(period, period + 1, rsi, atr), set -> set.emaFast().value())
                .equalsFrom(period - 1, "TA-Lib", aligned(bars, (begin, count, out) ->
                    taLib.ema(0, last, bars.close(), period, begin, count, out)))
                .equalsFrom(period - 1, "definition", NaiveIndicators.ema(bars, period))
                .equalsInTheEnd(new EMAIndicator(close, period));
        }
        Oracle.of("RSI", bars, Periods.set(fast, slow, rsi, atr), set -> set.rsi().value())
            .equalsFrom(rsi, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.rsi(0, last, bars.close(), rsi, begin, count, out)))
            .equalsFrom(rsi, "definition", NaiveIndicators.rsi(bars, rsi))
            .equalsInTheEnd(new RSIIndicator(close, rsi));
        Oracle.of("ATR", bars, Periods.set(fast, slow, rsi, atr), set -> set.atr().value())
            .equalsFrom(atr, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.atr(0, last, bars.high(), bars.low(), bars.close(), atr, begin, count, out)))
            .equalsFrom(atr, "definition", NaiveIndicators.atr(bars, atr))
            .equalsInTheEnd(new ATRIndicator(series(bars), atr));
        checkDirections(bars, atr);
        checkMacd(bars, fast, slow);
        checkBands(bars);
        checkVwap(bars);
    }

    private void checkDirections(final Bars bars, final int period) {
        final int last = bars.count() - 1;
        final BarSeries series = series(bars);
        Oracle.of("+DI", bars, Periods.set(12, 26, 14, period), set -> set.adx().plusDi())
            .equalsFrom(period, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.plusDI(0, last, bars.high(), bars.low(), bars.close(), period, begin, count, out)))
            .equalsInTheEnd(new PlusDIIndicator(series, period));
        Oracle.of("-DI", bars, Periods.set(12, 26, 14, period), set -> set.adx().minusDi())
            .equalsFrom(period, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.minusDI(0, last, bars.high(), bars.low(), bars.close(), period, begin, count, out)))
            .equalsInTheEnd(new MinusDIIndicator(series, period));
        Oracle.of("ADX", bars, Periods.set(12, 26, 14, period), set -> set.adx().value())
            .equalsFrom(2 * period - 1, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.adx(0, last, bars.high(), bars.low(), bars.close(), period, begin, count, out)))
            .equalsInTheEnd(new ADXIndicator(series, period));
    }

    private void checkMacd(final Bars bars, final int fast, final int slow) {
        final int last = bars.count() - 1;
        final int ready = slow + SIGNAL - 2;
        final double[] unused = new double[bars.count()];
        final double[] spare = new double[bars.count()];
        final double[] line = aligned(bars, (begin, count, out) ->
            taLib.macd(0, last, bars.close(), fast, slow, SIGNAL, begin, count, out, unused, spare));
        Oracle.ofDifference("MACD line", bars, Periods.set(fast, slow, 14, 14), set -> set.macd().value())
            .compareFrom(ready, "TA-Lib", i -> line[i])
            .equalsInTheEnd(new MACDIndicator(new ClosePriceIndicator(series(bars)), fast, slow));
        Oracle.ofDifference("MACD signal", bars, Periods.set(fast, slow, 14, 14), set -> set.macd().signal())
            .equalsFrom(ready, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.macd(0, last, bars.close(), fast, slow, SIGNAL, begin, count, unused, out, spare)));
        Oracle.ofDifference("MACD histogram", bars, Periods.set(fast, slow, 14, 14), set -> set.macd().histogram())
            .equalsFrom(ready, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.macd(0, last, bars.close(), fast, slow, SIGNAL, begin, count, unused, spare, out)));
    }

    private void checkBands(final Bars bars) {
        final int last = bars.count() - 1;
        final double[] unused = new double[bars.count()];
        final double[] spare = new double[bars.count()];
        final ClosePriceIndicator close = new ClosePriceIndicator(series(bars));
        Oracle.of("middle band", bars, Periods.defaults(), set -> set.bollinger().value())
            .equalsFrom(BANDS - 1, "TA-Lib's SMA", aligned(bars, (begin, count, out) ->
                taLib.sma(0, last, bars.close(), BANDS, begin, count, out)))
            .equalsFrom(BANDS - 1, "definition", NaiveIndicators.sma(bars, BANDS))
            .equalsInTheEnd(new SMAIndicator(close, BANDS));
        Oracle.of("upper band", bars, Periods.defaults(), set -> set.bollinger().upper())
            .equalsFrom(BANDS - 1, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.bbands(0, last, bars.close(), BANDS, 2, 2, MAType.Sma, begin, count, out, unused, spare)));
        Oracle.of("lower band", bars, Periods.defaults(), set -> set.bollinger().lower())
            .equalsFrom(BANDS - 1, "TA-Lib", aligned(bars, (begin, count, out) ->
                taLib.bbands(0, last, bars.close(), BANDS, 2, 2, MAType.Sma, begin, count, unused, spare, out)));
        Oracle.of("deviation", bars, Periods.defaults(), set -> set.bollinger().deviation())
            .equalsFrom(BANDS - 1, "definition", NaiveIndicators.deviation(bars, BANDS))
            .equalsInTheEnd(new StandardDeviationIndicator(close, BANDS));
    }

    /** ta4j's is over a number of candles: those of the day so far. */
    private static void checkVwap(final Bars bars) {
        final BarSeries series = series(bars);
        final double[] ours = Oracle.values(bars, Periods.defaults(), set -> set.vwap().value());
        int ofDay = 0;
        int compared = 0;
        for (int i = 0; i < bars.count(); i++) {
            ofDay = i > 0 && bars.timeMs()[i] / 86_400_000 == bars.timeMs()[i - 1] / 86_400_000 ? ofDay + 1 : 1;
            if (!Double.isNaN(ours[i])) {
                final double theirs = new VWAPIndicator(series, ofDay).getValue(i).doubleValue();
                assertEquals(theirs, ours[i], 1e-9 * theirs, "VWAP on " + bars.name() + ", candle " + i);
                compared++;
            }
        }
        assertEquals(bars.count(), compared, bars.count() * 0.02, "nearly all candles have one");
    }

    private static IndicatorSet last(final Bars bars) {
        final IndicatorSet set = Periods.defaults();
        for (int i = 0; i < bars.count(); i++) {
            bars.feed(set, i);
        }
        return set;
    }

    private static double round(final double value, final double places) {
        return Math.round(value * places) / places;
    }
}
