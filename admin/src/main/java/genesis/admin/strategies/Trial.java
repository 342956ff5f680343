package genesis.admin.strategies;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.indicator.OpenGaps;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.strategy.Installed;
import genesis.core.strategy.MarketView;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.StrategyFactory;
import genesis.core.strategy.StrategySlot;
import genesis.core.strategy.StrategyTerms;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Plays a strategy on a market that never was, before any engine sees it: rises, falls, stillness and jumps, from the
 * first candle on. It must live through them with its declared parameters, and with each at both ends of its range.
 */
final class Trial {
    private static final int CANDLES = 600;
    private static final long MINUTE_MS = 60_000;
    private static final long START_MS = 1_700_000_040_000L;

    private Trial() {
    }

    /** Null where it lives through it; otherwise what went wrong, and with which parameter. */
    static String judge(final Installed strategy) {
        final StrategyTerms initial = StrategyTerms.initial(strategy);
        final String withDefaults = play(initial);
        if (withDefaults != null) {
            return withDefaults + ", with its declared parameters";
        }
        for (final Parameter parameter : strategy.description().parameters()) {
            for (final long value : new long[] {parameter.min(), parameter.max()}) {
                final StrategyTerms terms = initial.with(parameter.name(), value);
                // An end of a range may not go with the other defaults; then it must say so when it is made.
                if (isAccepted(strategy, terms.parameters())) {
                    final String failure = play(terms);
                    if (failure != null) {
                        return failure + ", with " + parameter.name() + " = " + value + ", which it declares as allowed";
                    }
                }
            }
        }
        return null;
    }

    /** Null where it lives through it with these parameters. */
    static String play(final StrategyTerms terms) {
        final StrategySlot slot = new StrategySlot(terms);
        final IndicatorSet indicators = new IndicatorSet(new Settings());
        final Features features = new Features();
        final Market market = new Market(features, indicators);
        final Proposal proposal = new Proposal();
        double price = 20_000;
        for (int i = 0; i < CANDLES && slot.failure() == null; i++) {
            final double open = price;
            price = Math.max(1, price + change(i));
            market.candle(START_MS + i * MINUTE_MS, open, Math.max(open, price) + i % 7, Math.min(open, price) - i % 5, price);
            indicators.read(features);
            slot.isReady(features);
            if (slot.actsInside() && slot.failure() == null) {
                market.foresee();
                slot.evaluate(market, proposal);
            }
            market.closeCandle();
            if (slot.failure() == null) {
                slot.evaluate(market, proposal);
            }
        }
        slot.addTo(new StreamDigest());
        return slot.failure();
    }

    private static boolean isAccepted(final Installed strategy, final Parameters parameters) {
        final StrategyFactory factory = strategy.factory();
        try {
            strategy.budget().refill(Installed.STEPS_PER_CALL);
            return factory.create(parameters) != null;
        } catch (final IllegalArgumentException refused) {
            return false;
        } catch (final RuntimeException e) {
            // The play says what it is.
            return true;
        }
    }

    /** Waves of two hours, an hour without any movement, and a jump now and then. */
    private static double change(final int candle) {
        if (candle % 300 >= 240) {
            return candle % 300 == 270 ? -900 : 0;
        }
        return 60 * StrictMath.cos(candle * 2 * StrictMath.PI / 120) + (candle * 37 % 11 - 5) * 4;
    }

    private static final class Market implements MarketView {
        private final Features now;
        private final IndicatorSet indicators;
        private long openTimeMs;
        private double open;
        private double high;
        private double low;
        private double close;
        private Trigger trigger = Trigger.CANDLE_CLOSE;

        Market(final Features now, final IndicatorSet indicators) {
            this.now = now;
            this.indicators = indicators;
        }

        void candle(final long atMs, final double itsOpen, final double itsHigh, final double itsLow, final double itsClose) {
            openTimeMs = atMs;
            open = itsOpen;
            high = itsHigh;
            low = itsLow;
            close = itsClose;
        }

        void foresee() {
            trigger = Trigger.INSIDE_CANDLE;
            indicators.foresee(openTimeMs, high, low, close, volume(), now);
        }

        void closeCandle() {
            trigger = Trigger.CANDLE_CLOSE;
            indicators.onCandle(openTimeMs, high, low, close, volume());
            indicators.read(now);
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
            return (openTimeMs + MINUTE_MS) * 1_000_000;
        }

        @Override
        public long openTimeMs() {
            return openTimeMs;
        }

        @Override
        public double open() {
            return open;
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
            return indicators.gaps();
        }

        @Override
        public Regime regime(final Timeframe timeframe) {
            return indicators.regime().value();
        }
    }
}
