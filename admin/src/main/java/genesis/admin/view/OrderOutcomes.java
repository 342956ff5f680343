package genesis.admin.view;

import genesis.core.message.OrderStatus;

/**
 * What became of the orders of a session at the venue. What risk denied never left the house and is not in it.
 *
 * @param undecided the venue has not answered, or nobody knows what it did
 */
public record OrderOutcomes(long sent, long accepted, long rejected, long undecided) {
    /** What a session should reach at least. */
    public static final double SUCCESS_RATE_MIN = 0.95;

    /** As of this status and these counts. */
    public static OrderOutcomes of(final Status status, final RiskHistory.Sent sent) {
        final long undecided = status.openOrders().stream()
            .filter(one -> one.status() == OrderStatus.PENDING_NEW || one.status() == OrderStatus.UNKNOWN).count();
        // Those that are undecided may be left over from the session before.
        return new OrderOutcomes(sent.orders(), Math.max(0, sent.orders() - sent.rejected() - undecided), sent.rejected(), undecided);
    }

    /** Part of the decided ones that the venue took; NaN where none is decided. */
    public double successRate() {
        return accepted + rejected == 0 ? Double.NaN : (double) accepted / (accepted + rejected);
    }
}
