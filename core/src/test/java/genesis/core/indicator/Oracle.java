package genesis.core.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** Our values of one indicator on some candles, to be held against those of others. */
final class Oracle {
    private static final double TOLERANCE = 1e-9;
    /** (27/29)^600, what is left of the beginning in the slowest average used here, is far below the tolerance. */
    private static final int FORGOTTEN_AFTER = 600;
    /** A difference of two averages may be near zero: its error is that of the averages. */
    private static final double OF_PRICE = 1e-12;

    private final String what;
    private final Bars bars;
    private final double[] ours;
    private final boolean isDifference;

    private Oracle(final String what, final Bars bars, final double[] ours, final boolean isDifference) {
        this.what = what;
        this.bars = bars;
        this.ours = ours;
        this.isDifference = isDifference;
    }

    static Oracle of(final String what, final Bars bars, final IndicatorSet set,
                     final ToDoubleFunction<IndicatorSet> value) {
        return new Oracle(what, bars, values(bars, set, value), false);
    }

    /** Of something that may be near zero though prices are not. */
    static Oracle ofDifference(final String what, final Bars bars, final IndicatorSet set,
                               final ToDoubleFunction<IndicatorSet> value) {
        return new Oracle(what, bars, values(bars, set, value), true);
    }

    static double[] values(final Bars bars, final IndicatorSet set, final ToDoubleFunction<IndicatorSet> value) {
        final double[] values = new double[bars.count()];
        for (int i = 0; i < bars.count(); i++) {
            bars.feed(set, i);
            values[i] = value.applyAsDouble(set);
        }
        return values;
    }

    /** NaN before the first ready candle, equal from it on. */
    Oracle equalsFrom(final int readyFrom, final String whose, final double[] theirs) {
        for (int i = 0; i < bars.count(); i++) {
            assertEquals(i < readyFrom, Double.isNaN(ours[i]), what + " on " + bars.name() + ": ready at candle " + i);
        }
        return compareFrom(readyFrom, whose, i -> theirs[i]);
    }

    /** Equal once the beginning is forgotten. */
    Oracle equalsInTheEnd(final Indicator<Num> theirs) {
        return compareFrom(FORGOTTEN_AFTER, "ta4j", i -> theirs.getValue(i).doubleValue());
    }

    Oracle compareFrom(final int from, final String whose, final IntToDoubleFunction theirs) {
        for (int i = from; i < bars.count(); i++) {
            final double expected = theirs.applyAsDouble(i);
            final double allowed = TOLERANCE * Math.abs(expected) + (isDifference ? OF_PRICE * bars.close()[i] : 0);
            assertTrue(Math.abs(ours[i] - expected) <= allowed, what + ", " + whose + " on " + bars.name() + ", candle "
                + i + ": expected=" + expected + ", actual=" + ours[i]);
        }
        return this;
    }

    /** TA-Lib writes its first value at 0 and says which candle it belongs to. */
    static double[] aligned(final Bars bars, final TaLibCall call) {
        final MInteger begin = new MInteger();
        final MInteger count = new MInteger();
        final double[] out = new double[bars.count()];
        assertEquals(RetCode.Success, call.run(begin, count, out));
        final double[] aligned = new double[bars.count()];
        Arrays.fill(aligned, Double.NaN);
        System.arraycopy(out, 0, aligned, begin.value, count.value);
        return aligned;
    }

    static BarSeries series(final Bars bars) {
        final BarSeries series = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (int i = 0; i < bars.count(); i++) {
            series.addBar(Duration.ofMinutes(1), Instant.ofEpochSecond(60L * i).atZone(ZoneOffset.UTC),
                bars.close()[i], bars.high()[i], bars.low()[i], bars.close()[i], bars.volume()[i]);
        }
        return series;
    }

    interface TaLibCall {
        RetCode run(MInteger begin, MInteger count, double[] out);
    }
}
