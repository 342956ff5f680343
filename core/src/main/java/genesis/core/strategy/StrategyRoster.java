package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * The strategies at work on one instrument, by number.
 * <p>Threading: engine thread. Allocation: when the plan changes.
 */
public final class StrategyRoster {
    private StrategySlot[] slots = {};
    private boolean readinessIsKnown;
    private boolean isReadyInside;

    /**
     * Takes over what the plan says for this instrument. What makes the same strategy as before keeps what it
     * remembers.
     */
    public void apply(final StrategyPlan plan, final String symbol) {
        final List<StrategyTerms> wanted = plan.of(symbol);
        final StrategySlot[] next = new StrategySlot[wanted.size()];
        for (int i = 0; i < next.length; i++) {
            final StrategySlot known = find(wanted.get(i).id());
            if (known != null && known.failure() == null && known.terms().makesSameAs(wanted.get(i))) {
                known.terms(wanted.get(i));
                next[i] = known;
            } else {
                next[i] = new StrategySlot(wanted.get(i));
            }
        }
        slots = next;
        readinessIsKnown = false;
    }

    /** All begin again: what they saw were other indicators. */
    public void renew() {
        for (final StrategySlot slot : slots) {
            if (slot.failure() == null) {
                slot.renew();
            }
        }
        readinessIsKnown = false;
    }

    public int count() {
        return slots.length;
    }

    public StrategySlot slot(final int index) {
        return slots[index];
    }

    /** Null where it is not at work here. */
    public StrategySlot find(final int strategyId) {
        for (final StrategySlot slot : slots) {
            if (slot.id() == strategyId) {
                return slot;
            }
        }
        return null;
    }

    /** Another candle closed: who is ready may have changed. */
    public void onClosed() {
        readinessIsKnown = false;
    }

    /** True until {@link #readiness} is told what the last close left. */
    public boolean asksForReadiness() {
        return !readinessIsKnown;
    }

    /** What the indicators say after the last close. */
    public void readiness(final Features lastClosed) {
        readinessIsKnown = true;
        isReadyInside = false;
        for (final StrategySlot slot : slots) {
            isReadyInside |= slot.actsInside() && slot.failure() == null && slot.isReady(lastClosed);
        }
    }

    /** Somebody acts inside candles and has all that he reads. */
    public boolean isReadyInside() {
        return isReadyInside;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(slots.length);
        for (final StrategySlot slot : slots) {
            slot.addTo(digest);
        }
    }
}
