package genesis.gateway.live;

import genesis.gateway.stream.VirtualWorld;
import java.util.function.Supplier;

/**
 * Whether our books and the exchange's agree once it is calm, and how long that took. In calm they must have agreed at
 * some moment of the last five seconds. At a single moment they need not: an order may be on its way. What cannot be made
 * good, such as an order that was sent twice, is an error at once. All times are those of the virtual world.
 */
final class Agreement {
    private static final long AGREE_MS = 5_000;
    /** How often agreement is looked for while nothing is suspected. */
    private static final long CHECK_MS = 10_000;

    private final Rules rules;
    private final EngineView view;
    private final String who;
    private final String again;
    private final StringBuilder lastFaults = new StringBuilder();
    private int waiting;
    private int faultsSettled;
    private long calmSinceMs = -1;
    private long disturbedSinceMs;
    private long disturbedMsMax;
    private long agreedMs;
    private long nextCheckMs;
    private long disturbedAtMs;
    private long agreementMsMax;
    private int checks;

    /** Errors say who lived it, and the command that lives it again. */
    Agreement(final Rules rules, final EngineView view, final String who, final String again) {
        this.rules = rules;
        this.view = view;
        this.who = who;
        this.again = again;
    }

    /** Something went wrong, or was made to. */
    void onFault(final long nowMs, final String what) {
        waiting++;
        nextCheckMs = 0;
        disturbedAtMs = nowMs;
        lastFaults.append(what).append("; ");
    }

    /** One moment, calm or not. The oracle is asked where a look is due; throws {@link AssertionError} where books differ. */
    void watch(final long nowMs, final boolean isCalm, final Supplier<Oracle> oracle) {
        if (!isCalm) {
            if (calmSinceMs >= 0) {
                calmSinceMs = -1;
                disturbedSinceMs = nowMs;
            }
            disturbedMsMax = Math.max(disturbedMsMax, nowMs - disturbedSinceMs);
            nextCheckMs = 0;
            return;
        }
        if (calmSinceMs < 0) {
            calmSinceMs = nowMs;
        }
        if (nowMs >= nextCheckMs || waiting != 0) {
            check(nowMs, oracle.get());
        }
    }

    private void check(final long nowMs, final Oracle oracle) {
        checks++;
        final String violation = rules.violation() != null ? rules.violation() : oracle.violation();
        if (violation != null) {
            throw failure(nowMs, violation);
        }
        final String disagreement = oracle.difference();
        final long sinceMs = Math.max(Math.max(calmSinceMs, disturbedAtMs), nextCheckMs);
        if (disagreement == null) {
            agreementMsMax = Math.max(agreementMsMax, nowMs - sinceMs);
            faultsSettled += waiting;
            waiting = 0;
            agreedMs = nowMs;
            nextCheckMs = nowMs + CHECK_MS;
            lastFaults.setLength(0);
            if (rules.isHalted() && Math.min(nowMs - sinceMs, haltedMs(nowMs)) > AGREE_MS
                && rules.openInSpiteOfHalt() != null) {
                throw failure(nowMs, "open in spite of a halt: " + rules.openInSpiteOfHalt());
            }
        } else if (nowMs - sinceMs > AGREE_MS) {
            throw failure(nowMs, disagreement);
        }
    }

    /** For how long the halt lasts. */
    long haltedMs(final long nowMs) {
        return nowMs + VirtualWorld.START_MS - rules.haltedNs() / 1_000_000;
    }

    AssertionError failure(final long nowMs, final String what) {
        return new AssertionError(who + " at " + nowMs / 1_000.0 + " s, calm since " + calmSinceMs / 1_000.0
            + " s, agreed last at " + agreedMs / 1_000.0 + " s: " + what + "\nfaults since: " + lastFaults
            + "\ndifferences that the engine saw: " + view.differences
            + view.lastDifferences.subList(Math.max(0, view.lastDifferences.size() - 5), view.lastDifferences.size())
            + "\nagain: " + again);
    }

    /** Faults after which there was agreement. */
    int faultsSettled() {
        return faultsSettled;
    }

    int checks() {
        return checks;
    }

    /** The longest time in calm until there was agreement. */
    long agreementMsMax() {
        return agreementMsMax;
    }

    /** The longest time without calm. */
    long disturbedMsMax() {
        return disturbedMsMax;
    }
}
