package genesis.admin.research;

import genesis.core.market.Candle;
import genesis.core.market.Candles;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Bars out of minutes or trades, by the engine's own {@link Candles}: the same rules for late trades and broken beginnings. */
final class LongerBars {
    private final Candles candles = new Candles();
    private final Candle candle = new Candle();
    private final List<Bar> bars = new ArrayList<>();
    private final Timeframe timeframe;

    private LongerBars(final Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /** Oldest first. */
    static List<Bar> ofMinutes(final List<Bar> minutes, final Timeframe timeframe) {
        final LongerBars longer = new LongerBars(timeframe);
        for (final Bar one : minutes) {
            longer.keep(longer.candles.closeBeforeHistory(Timeframes.DECISION, one.openTimeMs()));
            longer.keep(longer.candles.onHistory(Timeframes.DECISION, one.openTimeMs(), one.openE8(), one.highE8(), one.lowE8(),
                one.closeE8(), one.volumeE8()));
        }
        return longer.bars;
    }

    /** Oldest first. The last candle, which nothing closes, is not among them. */
    static List<Bar> ofTrades(final List<PublicTrade> trades, final Timeframe timeframe) {
        final LongerBars longer = new LongerBars(timeframe);
        for (final PublicTrade one : trades) {
            longer.keep(longer.candles.closeBefore(one.timeMs()));
            longer.candles.onTrade(one.timeMs(), one.priceE8(), one.amountE8());
        }
        return longer.bars;
    }

    private void keep(final int closed) {
        if ((closed & 1 << Timeframes.index(timeframe)) != 0) {
            candles.series(timeframe).read(0, candle);
            bars.add(new Bar(candle.openTimeMs(), candle.openE8(), candle.highE8(), candle.lowE8(), candle.closeE8(), candle.volumeE8()));
        }
    }
}
