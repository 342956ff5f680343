package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.Regime;
import genesis.core.message.SignalReason;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;

/**
 * A strategy at work on one instrument. What is built in is called as it is: a failure there is ours and stops the
 * engine. One of a jar has a budget of steps, and whatever it throws stays here: it is asked no more, and {@link
 * #failure} says why.
 * <p>Threading: engine thread. Allocation: none by itself.
 */
public final class StrategySlot {
    /** Digest of what cannot tell what it remembers. */
    private static final long NO_MEMORY = -1;

    private final Budget budget;
    private final boolean isGuarded;
    private StrategyTerms terms;
    private Strategy strategy;
    private String failure;

    /** Makes the strategy; it may have failed already. */
    public StrategySlot(final StrategyTerms terms) {
        this.terms = terms;
        budget = terms.installed().budget();
        isGuarded = terms.installed().description().isUsers();
        renew();
    }

    /** Begins again with nothing seen. */
    void renew() {
        if (!isGuarded) {
            strategy = terms.installed().factory().create(terms.parameters());
            return;
        }
        try {
            budget.refill(Installed.STEPS_PER_CALL);
            strategy = terms.installed().factory().create(terms.parameters());
            if (strategy == null) {
                fail("create returned null");
            }
        } catch (final RuntimeException | Error e) {
            fail(reason(e));
        }
    }

    /** Other weights for the same strategy. */
    void terms(final StrategyTerms changed) {
        terms = changed;
    }

    public StrategyTerms terms() {
        return terms;
    }

    public int id() {
        return terms.id();
    }

    public boolean actsInside() {
        return terms.installed().description().actsInside();
    }

    /** Null while all is well. Otherwise it is not asked any more. */
    public String failure() {
        return failure;
    }

    /** It failed elsewhere: it is the same everywhere. */
    public void fail(final String reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    public boolean isReady(final Features lastClosed) {
        if (!isGuarded) {
            return strategy.isReady(lastClosed);
        }
        try {
            budget.refill(Installed.STEPS_PER_CALL);
            return strategy.isReady(lastClosed) & !isOverrun();
        } catch (final RuntimeException | Error e) {
            fail(reason(e));
            return false;
        }
    }

    /** Asks the strategy, and weighs what it says by the regime. After a failure the proposal is to hold. */
    public void evaluate(final MarketView market, final Proposal into) {
        if (isGuarded) {
            evaluateGuarded(market, into);
        } else {
            strategy.evaluate(market, into);
        }
        into.weigh(weight(market.now().regime()));
    }

    public void addTo(final StreamDigest digest) {
        digest.add(failure == null ? 0 : 1);
        terms.addTo(digest);
        if (failure != null) {
            return;
        }
        if (!isGuarded) {
            strategy.addTo(digest);
            return;
        }
        try {
            budget.refill(Installed.STEPS_PER_CALL);
            strategy.addTo(digest);
        } catch (final RuntimeException | Error e) {
            digest.add(NO_MEMORY);
        }
    }

    private void evaluateGuarded(final MarketView market, final Proposal into) {
        try {
            budget.refill(Installed.STEPS_PER_CALL);
            into.hold(SignalReason.OWN_RULE);
            strategy.evaluate(market, into);
            if (!isOverrun()) {
                check(into);
            }
        } catch (final RuntimeException | Error e) {
            fail(reason(e));
        }
        if (failure != null) {
            into.hold(SignalReason.STOPPED);
        }
    }

    private boolean isOverrun() {
        if (budget.isSpent()) {
            fail("took more than " + Installed.STEPS_PER_CALL + " steps in one call");
        }
        return failure != null;
    }

    private void check(final Proposal proposal) {
        final Recommendation recommendation = proposal.recommendation();
        if (recommendation == null || recommendation == Recommendation.NULL_VAL || proposal.reason() == null
            || proposal.reason() == SignalReason.NULL_VAL) {
            fail("proposed nothing, without a recommendation or a reason");
        } else if (!(proposal.confidence() >= 0 && proposal.confidence() <= 1)) {
            fail("proposed with a confidence that is not within 0 to 1");
        } else if (proposal.stakeE8() < 0) {
            fail("proposed to buy for less than nothing");
        } else if (proposal.stakeE8() > 0 && !terms.installed().description().addsToPosition()) {
            fail("proposed to buy for a sum, which its description does not declare");
        }
    }

    private double weight(final Regime regime) {
        final long weightE8 = terms.weightE8(regime);
        return weightE8 == E8.ONE ? 1 : E8.toDouble(weightE8);
    }

    /**
     * The words of the JVM's own exceptions differ between versions, and a replay must say the same: only the kind
     * then.
     */
    private static String reason(final Throwable thrown) {
        if (thrown instanceof StrategyOverrun) {
            return thrown.getMessage();
        }
        final String kind = thrown.getClass().getSimpleName();
        final boolean hasOwnWords = thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException;
        return "threw " + (hasOwnWords && thrown.getMessage() != null ? kind + ": " + ascii(thrown.getMessage()) : kind);
    }

    private static String ascii(final String text) {
        final StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            ascii.append(text.charAt(i) >= ' ' && text.charAt(i) < 127 ? text.charAt(i) : '?');
        }
        return ascii.toString();
    }
}
