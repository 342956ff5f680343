package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.indicator.Features;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.strategy.Budget;
import genesis.core.strategy.EmaCrossover;
import genesis.core.strategy.Installed;
import genesis.core.strategy.MarketView;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.Strategy;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyDescription;
import genesis.core.strategy.StrategyFactory;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * A strategy that does what it is told, alone or beside the averages. These cross in {@link EngineDriver#crossUp}.
 */
abstract class PuppetFixture {
    static final int PUPPET = 1_000;
    static final String HASH = "ab".repeat(32);

    /** What the puppets propose at the next evaluation. */
    final Told told = new Told();
    final EngineDriver driver = new EngineDriver(StrategyCatalogue.builtIn().with(List.of(puppet()), List.of()));

    static final class Told {
        Recommendation recommendation = Recommendation.HOLD;
        double confidence = 1;
        RuntimeException failure;
    }

    void both() {
        driver.readyToTrade().strategy(EmaCrossover.ID, "ema-crossover").strategy(PUPPET, "puppet", "", true, 1, HASH)
            .strategiesApplied().quiet();
    }

    void puppetAlone() {
        driver.readyToTrade().strategy(PUPPET, "puppet", "", true, 1, HASH).strategiesApplied().quiet();
    }

    long enteredByPuppet() {
        told.recommendation = Recommendation.BUY;
        driver.later(SECOND_NS).trade(0, 100);
        final PlaceOrderDecoder order = driver.placed();
        final long qtyE8 = order.qtyE8();
        assertEquals(PUPPET, order.strategyId());
        driver.filled(order.clientOrderId(), 100, qtyE8, 0);
        told.recommendation = Recommendation.HOLD;
        return qtyE8;
    }

    private Installed puppet() {
        final StrategyDescription description = new StrategyDescription(PUPPET, "puppet", "Does what it is told.", "as told",
            "a test", true, false, List.of(Parameter.count("n", 1, 0, 2, "Nothing.")));
        return new Installed(description, new StrategyFactory() {
            @Override
            public StrategyDescription description() {
                return description;
            }

            @Override
            public Strategy create(final Parameters parameters) {
                return new Puppet();
            }
        }, Budget.UNLIMITED, HASH);
    }

    private final class Puppet implements Strategy {
        @Override
        public boolean isReady(final Features lastClosed) {
            return true;
        }

        @Override
        public void evaluate(final MarketView market, final Proposal into) {
            if (told.failure != null) {
                throw told.failure;
            }
            switch (told.recommendation) {
                case LEAVE_LONG -> into.leaveLong(SignalReason.OWN_RULE);
                case LEAVE_SHORT -> into.leaveShort(SignalReason.OWN_RULE);
                case HOLD -> into.hold(SignalReason.OWN_RULE);
                default -> into.recommend(told.recommendation, SignalReason.OWN_RULE, told.confidence);
            }
        }

        @Override
        public void addTo(final StreamDigest digest) {
            digest.add(told.recommendation.value());
        }
    }
}
