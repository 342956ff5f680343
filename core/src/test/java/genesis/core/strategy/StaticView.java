package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.indicator.OpenGaps;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;

/** A market that shows what it is told. */
final class StaticView implements MarketView {
    long timeNs;
    double high;
    double low;
    double close;
    Trigger trigger = Trigger.CANDLE_CLOSE;

    private final Features now;
    private final OpenGaps gaps;

    StaticView(final Features now, final OpenGaps gaps) {
        this.now = now;
        this.gaps = gaps;
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
        return timeNs / 1_000_000;
    }

    @Override
    public double open() {
        return close;
    }

    @Override
    public double high() {
        return high;
    }

    @Override
    public double low() {
        return low;
    }

    @Override
    public double close() {
        return close;
    }

    @Override
    public double volume() {
        return 1;
    }

    @Override
    public OpenGaps gaps() {
        return gaps;
    }

    @Override
    public Regime regime(final Timeframe timeframe) {
        return Regime.UNKNOWN;
    }
}
