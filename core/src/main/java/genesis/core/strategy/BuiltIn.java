package genesis.core.strategy;

import java.util.List;
import java.util.function.Function;

/** The strategies that come with the house, by number. */
final class BuiltIn {
    private BuiltIn() {
    }

    static List<StrategyFactory> all() {
        return List.of(EmaCrossover.factory(), RsiReversion.factory(), GapReturn.factory(), ScheduledPurchase.factory());
    }

    static StrategyFactory of(final StrategyDescription description, final Function<Parameters, Strategy> maker) {
        return new StrategyFactory() {
            @Override
            public StrategyDescription description() {
                return description;
            }

            @Override
            public Strategy create(final Parameters parameters) {
                return maker.apply(parameters);
            }
        };
    }
}
