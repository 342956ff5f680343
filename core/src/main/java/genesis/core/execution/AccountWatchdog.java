package genesis.core.execution;

import genesis.core.message.Mode;
import genesis.core.message.Purpose;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * LIVE: an entry does not stay at an exchange that nobody hears. It might be filled, and its position would have no stop
 * until the line is back: stops are watched here, and nobody here would know.
 *
 * <pre>
 *   account down ── account.cancel-when-down ──► EntriesWithdrawn ──► each entry of ours: searched, found open, canceled
 *        │                                                            exits and orders of others stay where they are
 *        └── up again before that: nothing
 * </pre>
 *
 * All of it goes over REST; where that is down, too, the searches go on and the cancels follow the first answer. What the
 * exchange's own switch ({@code account.dead-man-switch}) does is the other half: it works where this process does not.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the tick.
 */
public final class AccountWatchdog {
    private final Settings settings;
    private final Orders orders;
    private final OrderManager orderManager;
    private final RiskPolicyEngine risk;
    private final AccountAnnouncer announcer;
    private boolean withdrawing;

    public AccountWatchdog(final Settings settings, final Orders orders, final OrderManager orderManager,
                           final RiskPolicyEngine risk, final AccountAnnouncer announcer) {
        this.settings = settings;
        this.orders = orders;
        this.orderManager = orderManager;
        this.risk = risk;
        this.announcer = announcer;
    }

    /** A second is over. */
    public void onTime(final long nowNs) {
        risk.live().onTime(nowNs);
        final long boundNs = settings.value(Setting.CANCEL_WHEN_DOWN);
        final long downNs = risk.live().downNs(nowNs);
        if (risk.mode() != Mode.LIVE || boundNs == 0 || downNs < boundNs) {
            withdrawing = false;
            return;
        }
        if (!withdrawing) {
            withdrawing = true;
            announce(downNs, boundNs);
        }
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            if (isOurEntry(orders.open(i))) {
                orderManager.cancel(orders.open(i));
            }
        }
    }

    private void announce(final long downNs, final long boundNs) {
        int count = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            count += isOurEntry(orders.open(i)) ? 1 : 0;
        }
        if (count > 0) {
            announcer.entriesWithdrawn(downNs, boundNs, count);
        }
    }

    /** Somebody who orders beside us has his own reasons to let it stand. */
    private static boolean isOurEntry(final Order order) {
        return order.purpose() == Purpose.ENTRY && !order.isAdopted();
    }

    public void addTo(final StreamDigest digest) {
        digest.add(withdrawing ? 1 : 0);
    }
}
