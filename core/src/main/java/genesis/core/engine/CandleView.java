package genesis.core.engine;

import genesis.core.indicator.Features;
import genesis.core.indicator.OpenGaps;
import genesis.core.market.Candle;
import genesis.core.market.Timeframes;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.strategy.MarketView;
import genesis.core.unit.E8;

/**
 * What strategies see of an instrument: one candle and what the indicators say of it. Threading: engine thread.
 * Allocation: none.
 */
final class CandleView implements MarketView {
    private final Features now;
    private InstrumentState state;
    private Candle candle;
    private Trigger trigger;
    private long timeNs;

    /** The features are filled by the analyst before anybody is asked. */
    CandleView(final Features now) {
        this.now = now;
    }

    void show(final InstrumentState ofInstrument, final Candle ofCandle, final Trigger asking, final long nowNs) {
        state = ofInstrument;
        candle = ofCandle;
        trigger = asking;
        timeNs = nowNs;
    }

    @Override
    public Trigger trigger() {
        return trigger;
    }

    @Override
    public Features now() {
        return now;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public long openTimeMs() {
        return candle.openTimeMs();
    }

    @Override
    public double open() {
        return E8.toDouble(candle.openE8());
    }

    @Override
    public double high() {
        return E8.toDouble(candle.highE8());
    }

    @Override
    public double low() {
        return E8.toDouble(candle.lowE8());
    }

    @Override
    public double close() {
        return E8.toDouble(candle.closeE8());
    }

    @Override
    public double volume() {
        return E8.toDouble(candle.volumeE8());
    }

    @Override
    public OpenGaps gaps() {
        return state.indicators(Timeframes.DECISION).gaps();
    }

    @Override
    public Regime regime(final Timeframe timeframe) {
        return state.indicators(timeframe).regime().value();
    }
}
