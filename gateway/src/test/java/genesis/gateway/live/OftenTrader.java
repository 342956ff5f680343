package genesis.gateway.live;

import genesis.core.exchange.SeededRandom;
import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.strategy.Budget;
import genesis.core.strategy.Installed;
import genesis.core.strategy.MarketView;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.Strategy;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyDescription;
import genesis.core.strategy.StrategyFactory;
import genesis.core.unit.StreamDigest;
import java.util.List;

/** Throws dice: enters, turns round and leaves a few times a minute, for no reason. The same inputs, the same decisions. */
final class OftenTrader implements Strategy {
    static final int ID = 1_001;
    static final String NAME = "often-trader";
    private static final int ONE_IN = 12;
    private static final double SURE = 0.9;

    private long evaluations;

    static StrategyCatalogue catalogue() {
        final StrategyDescription description = new StrategyDescription(ID, NAME, "Throws dice.", "0.9", "none", true, false,
            List.of());
        return StrategyCatalogue.builtIn().with(List.of(new Installed(description, new StrategyFactory() {
            @Override
            public StrategyDescription description() {
                return description;
            }

            @Override
            public Strategy create(final Parameters parameters) {
                return new OftenTrader();
            }
        }, Budget.UNLIMITED, "")), List.of());
    }

    @Override
    public boolean isReady(final Features lastClosed) {
        return !Double.isNaN(lastClosed.atr());
    }

    @Override
    public void evaluate(final MarketView market, final Proposal into) {
        evaluations++;
        final long dice = SeededRandom.mix(market.timeNs() / 1_000_000 + evaluations);
        if (!isReady(market.now()) || Long.remainderUnsigned(dice, ONE_IN) != 0) {
            into.hold(SignalReason.OWN_RULE);
            return;
        }
        switch ((int) Long.remainderUnsigned(dice >>> 32, 5)) {
            case 0 -> into.leaveLong(SignalReason.OWN_RULE);
            case 1, 2 -> into.recommend(Recommendation.BUY, SignalReason.OWN_RULE, SURE);
            default -> into.recommend(Recommendation.SELL, SignalReason.OWN_RULE, SURE);
        }
    }

    @Override
    public void addTo(final StreamDigest digest) {
        digest.add(evaluations);
    }
}
