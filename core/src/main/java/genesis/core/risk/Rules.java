package genesis.core.risk;

import genesis.core.message.DenialReason;

/** What all columns of rules have in common: each rule compares two numbers, and those of the last one can be asked for. */
abstract class Rules {
    private long observed;
    private long bound;

    /** The number that the last denial looked at; see {@link DenialReason}. */
    public final long observed() {
        return observed;
    }

    /** The number that the last denial compared it with. */
    public final long bound() {
        return bound;
    }

    final DenialReason deny(final DenialReason reason, final long seen, final long allowed) {
        observed = seen;
        bound = allowed;
        return reason;
    }

    final boolean exceeds(final long seen, final long most) {
        observed = seen;
        bound = most;
        return seen > most;
    }

    final boolean reaches(final long seen, final long most) {
        observed = seen;
        bound = most;
        return seen >= most;
    }

    final boolean isBelow(final long seen, final long least) {
        observed = seen;
        bound = least;
        return seen < least;
    }
}
