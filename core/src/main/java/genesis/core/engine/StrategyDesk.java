package genesis.core.engine;

import genesis.core.message.Flag;
import genesis.core.message.Regime;
import genesis.core.message.StrategiesAppliedDecoder;
import genesis.core.message.StrategyConfiguredDecoder;
import genesis.core.message.StrategyParameterAppliedDecoder;
import genesis.core.portfolio.Attribution;
import genesis.core.strategy.Installed;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyPlan;
import genesis.core.strategy.StrategySlot;
import genesis.core.strategy.StrategyTerms;
import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Which strategies are at work, and which of them failed. A plan comes as inputs and is taken over as a whole, so
 * that a replay needs no files. A strategy that failed is stopped on all instruments and stays so, over recoveries
 * and new sessions, until the plan says something else of it.
 * <p>Threading: engine thread. Allocation: when the plan changes or a strategy fails.
 */
final class StrategyDesk {
    private final StrategyCatalogue catalogue;
    private final Attribution attribution;
    private final OutputEncoder outputs;
    private final StrategyConfiguredDecoder configured = new StrategyConfiguredDecoder();
    private final StrategyParameterAppliedDecoder parameter = new StrategyParameterAppliedDecoder();
    private final List<InstrumentState> states = new ArrayList<>();
    private final List<StrategyTerms> coming = new ArrayList<>();
    private final List<Stopped> stopped = new ArrayList<>();
    private StrategyPlan plan;

    private record Stopped(Installed strategy, int instrumentId, String reason) {
    }

    StrategyDesk(final StrategyCatalogue catalogue, final Attribution attribution, final OutputEncoder outputs) {
        this.catalogue = catalogue;
        this.attribution = attribution;
        this.outputs = outputs;
        plan = StrategyPlan.initial(catalogue);
    }

    /** Gives a new instrument the strategies that the plan has for it. */
    void equip(final InstrumentState state) {
        states.add(state);
        apply(state);
    }

    void onInput(final int templateId, final UnsafeBuffer buffer, final int block, final int blockLength, final int version) {
        switch (templateId) {
            case StrategyConfiguredDecoder.TEMPLATE_ID -> onConfigured(configured.wrap(buffer, block, blockLength, version));
            case StrategyParameterAppliedDecoder.TEMPLATE_ID -> onParameter(parameter.wrap(buffer, block, blockLength, version));
            case StrategiesAppliedDecoder.TEMPLATE_ID -> onApplied();
            default -> throw new IllegalStateException("no input about strategies: templateId=" + templateId);
        }
    }

    private void onConfigured(final StrategyConfiguredDecoder said) {
        final Installed installed = catalogue.find(said.strategyId(), said.name(), said.jarHash());
        final long[] weightsE8 = new long[StrategyTerms.REGIME_COUNT];
        weightsE8[Regime.UNKNOWN.value()] = said.weightUnknownE8();
        weightsE8[Regime.TRENDING_UP.value()] = said.weightTrendingUpE8();
        weightsE8[Regime.TRENDING_DOWN.value()] = said.weightTrendingDownE8();
        weightsE8[Regime.RANGING.value()] = said.weightRangingE8();
        weightsE8[Regime.VOLATILE.value()] = said.weightVolatileE8();
        coming.add(new StrategyTerms(installed, said.symbol(), said.enabled() == Flag.YES, weightsE8,
            Parameters.initial(installed.description())));
    }

    private void onParameter(final StrategyParameterAppliedDecoder said) {
        if (coming.isEmpty()) {
            throw new IllegalStateException("a parameter of no strategy: " + said.name());
        }
        final int last = coming.size() - 1;
        coming.set(last, coming.get(last).with(said.name(), said.value()));
    }

    private void onApplied() {
        final StrategyPlan before = plan;
        plan = new StrategyPlan(coming);
        coming.clear();
        stopped.removeIf(one -> !plan.saysTheSameAs(before, one.strategy().description().id()));
        boolean changed = before.strategies().size() != plan.strategies().size();
        for (final Installed strategy : plan.strategies()) {
            changed |= !plan.saysTheSameAs(before, strategy.description().id());
        }
        if (changed) {
            announce();
        }
        for (final InstrumentState state : states) {
            apply(state);
        }
    }

    /** What is at work, what failed, and what each came to. */
    void onSessionStarted() {
        announce();
        for (final Stopped one : stopped) {
            outputs.strategies().strategyStopped(one.strategy(), one.instrumentId(), one.reason());
        }
        for (int i = 0; i < attribution.count(); i++) {
            outputs.performance(attribution.track(i).strategyId());
        }
    }

    /** Looks whether a strategy failed since it was last asked; then it is stopped everywhere, and said so. */
    void stopWhatFailed(final InstrumentState state) {
        for (int i = 0; i < state.strategies().count(); i++) {
            final StrategySlot slot = state.strategies().slot(i);
            if (slot.failure() != null && !isStopped(slot.id())) {
                final Stopped one = new Stopped(slot.terms().installed(), state.instrument().id(), slot.failure());
                stopped.add(one);
                outputs.strategies().strategyStopped(one.strategy(), one.instrumentId(), one.reason());
                states.forEach(this::stop);
            }
        }
    }

    void addTo(final StreamDigest digest) {
        plan.addTo(digest);
        digest.add(coming.size()).add(stopped.size());
        for (final Stopped one : stopped) {
            digest.add(one.strategy().description().id()).add(one.instrumentId());
        }
    }

    private void apply(final InstrumentState state) {
        state.strategies().apply(plan, state.instrument().symbol());
        stop(state);
        stopWhatFailed(state);
    }

    private void stop(final InstrumentState state) {
        for (final Stopped one : stopped) {
            final StrategySlot slot = state.strategies().find(one.strategy().description().id());
            if (slot != null) {
                slot.fail(one.reason());
            }
        }
    }

    private void announce() {
        for (final Installed strategy : plan.strategies()) {
            outputs.strategies().strategyAnnounced(strategy, isStopped(strategy.description().id()));
        }
    }

    private boolean isStopped(final int strategyId) {
        for (final Stopped one : stopped) {
            if (one.strategy().description().id() == strategyId) {
                return true;
            }
        }
        return false;
    }
}
