package example;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.strategy.MarketView;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.Strategy;
import genesis.core.strategy.StrategyDescription;
import genesis.core.strategy.StrategyFactory;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * Buys when a candle closes above the highest high of the candles before it, sells when it closes below the lowest
 * low, and leaves at the middle of the channel. A complete strategy of one's own: what it is, what it remembers, what
 * it says.
 */
public final class DonchianBreakout implements StrategyFactory {
    private static final StrategyDescription DESCRIPTION = new StrategyDescription(1_000, "donchian-breakout",
        "Buys above the highest high of so many candles, sells below their lowest low, leaves at the middle of the two.",
        "0.6 + 0.4 beyond / (beyond + ATR)",
        "R. Donchian's channel; the rule of the Turtle traders (C. Faith, Way of the Turtle, 2007)",
        false, false, List.of(
            Parameter.count("candles", 20, 2, 500, "Candles of the channel."),
            Parameter.e8("margin-atr", 10_000_000, 0, 500_000_000, "How far beyond the channel a close must be, in ATR.")));

    @Override
    public StrategyDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Strategy create(final Parameters parameters) {
        return new Channel((int) parameters.value("candles"), parameters.fraction("margin-atr"));
    }

    /** One for each instrument. Everything it remembers is in these fields, and in the digest. */
    private static final class Channel implements Strategy {
        private final double[] highs;
        private final double[] lows;
        private final double marginAtr;
        private long candles;
        private double closeBefore = Double.NaN;

        Channel(final int length, final double marginAtr) {
            highs = new double[length];
            lows = new double[length];
            this.marginAtr = marginAtr;
        }

        @Override
        public boolean isReady(final Features lastClosed) {
            return candles >= highs.length && !Double.isNaN(lastClosed.atr());
        }

        @Override
        public void evaluate(final MarketView market, final Proposal into) {
            if (isReady(market.now())) {
                judge(market.close(), market.now().atr(), into);
            } else {
                into.hold(SignalReason.WARMING_UP);
            }
            // It is asked at closes only, so each candle is seen once.
            final int at = (int) (candles++ % highs.length);
            highs[at] = market.high();
            lows[at] = market.low();
            closeBefore = market.close();
        }

        @Override
        public void addTo(final StreamDigest digest) {
            digest.add(candles).add(closeBefore);
            for (int i = 0; i < highs.length; i++) {
                digest.add(highs[i]).add(lows[i]);
            }
        }

        private void judge(final double close, final double atr, final Proposal into) {
            double highest = highs[0];
            double lowest = lows[0];
            for (int i = 1; i < highs.length; i++) {
                highest = Math.max(highest, highs[i]);
                lowest = Math.min(lowest, lows[i]);
            }
            final double middle = (highest + lowest) / 2;
            if (close > highest + marginAtr * atr) {
                into.recommend(Recommendation.BUY, SignalReason.OWN_RULE, confidence(close - highest, atr));
            } else if (close < lowest - marginAtr * atr) {
                into.recommend(Recommendation.SELL, SignalReason.OWN_RULE, confidence(lowest - close, atr));
            } else if (closeBefore > middle && close <= middle) {
                into.leaveLong(SignalReason.OWN_RULE);
            } else if (closeBefore < middle && close >= middle) {
                into.leaveShort(SignalReason.OWN_RULE);
            } else {
                into.hold(SignalReason.OWN_RULE);
            }
        }

        private static double confidence(final double beyond, final double atr) {
            return 0.6 + 0.4 * beyond / (beyond + atr);
        }
    }
}
