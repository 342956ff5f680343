package genesis.admin.strategies;

import genesis.core.indicator.FairValueGaps;
import genesis.core.indicator.Features;
import genesis.core.indicator.OpenGaps;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.strategy.MarketView;

/** A market in the year 2100, which no trial has. */
final class FarFuture implements MarketView {
    @Override
    public Trigger trigger() {
        return Trigger.CANDLE_CLOSE;
    }

    @Override
    public Features now() {
        return new Features();
    }

    @Override
    public long timeNs() {
        return 4_102_444_800_000_000_000L;
    }

    @Override
    public long openTimeMs() {
        return timeNs() / 1_000_000;
    }

    @Override
    public double open() {
        return 1;
    }

    @Override
    public double high() {
        return 1;
    }

    @Override
    public double low() {
        return 1;
    }

    @Override
    public double close() {
        return 1;
    }

    @Override
    public double volume() {
        return 1;
    }

    @Override
    public OpenGaps gaps() {
        return new FairValueGaps();
    }

    @Override
    public Regime regime(final Timeframe timeframe) {
        return Regime.UNKNOWN;
    }
}
