package genesis.gateway.scenario;

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
import java.util.ArrayList;
import java.util.List;

/**
 * A strategy that says what the scenario puts in its mouth: each word once, at the first evaluation from its time on. The
 * words outlive a process, so that a recovery decides the same again.
 */
final class Spoken {
    static final int ID = 1_002;
    static final String NAME = "spoken";

    private final List<Word> words = new ArrayList<>();

    /** What to say from this time on, once. */
    record Word(long fromNs, Recommendation recommendation, double confidence) {
    }

    void say(final long fromNs, final Recommendation recommendation, final double confidence) {
        words.add(new Word(fromNs, recommendation, confidence));
    }

    StrategyCatalogue catalogue() {
        final StrategyDescription description = new StrategyDescription(ID, NAME, "Says what it is told to say.", "as told", "none",
            true, false, List.of());
        return StrategyCatalogue.builtIn().with(List.of(new Installed(description, new StrategyFactory() {
            @Override
            public StrategyDescription description() {
                return description;
            }

            @Override
            public Strategy create(final Parameters parameters) {
                return new Speaker();
            }
        }, Budget.UNLIMITED, "")), List.of());
    }

    private final class Speaker implements Strategy {
        private int said;

        @Override
        public boolean isReady(final Features lastClosed) {
            return !Double.isNaN(lastClosed.atr());
        }

        @Override
        public void evaluate(final MarketView market, final Proposal into) {
            if (said == words.size() || market.timeNs() < words.get(said).fromNs() || !isReady(market.now())) {
                into.hold(SignalReason.OWN_RULE);
                return;
            }
            final Word word = words.get(said++);
            switch (word.recommendation()) {
                case LEAVE_LONG -> into.leaveLong(SignalReason.OWN_RULE);
                case LEAVE_SHORT -> into.leaveShort(SignalReason.OWN_RULE);
                case HOLD -> into.hold(SignalReason.OWN_RULE);
                default -> into.recommend(word.recommendation(), SignalReason.OWN_RULE, word.confidence());
            }
        }

        @Override
        public void addTo(final StreamDigest digest) {
            digest.add(said);
        }
    }
}
