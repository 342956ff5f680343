package genesis.admin.doctor;

import genesis.admin.config.Durations;
import genesis.core.unit.Setting;
import java.util.Map;

/** What becomes of open orders when nobody hears the account any more: settings that should surprise nobody. */
public final class DisconnectChecks {
    private DisconnectChecks() {
    }

    /** With the effective settings. */
    public static void run(final Findings findings, final Map<Setting, Long> settings) {
        final long boundNs = settings.get(Setting.CANCEL_WHEN_DOWN);
        final String ours = boundNs == 0 ? "our entries rest (account.cancel-when-down = 0s)"
            : "our entries are canceled after " + Durations.text(boundNs);
        if (settings.get(Setting.DEAD_MAN_SWITCH) == 1) {
            findings.warn("disconnect", "the exchange cancels ALL orders of the account at once (account.dead-man-switch = 1)",
                "resting stops and orders of others go too, on every stop of this process as well; keep the account for it alone");
            if (settings.get(Setting.BRACKET_REST) == 1) {
                findings.warn("protection", "the exchange's switch takes stop and target of every position with it (account.dead-man-switch = 1,"
                    + " order.bracket-rest = 1)", "a position has no stop from the end of the connection until after the next login; set one of the"
                    + " two to 0");
            }
        } else if (boundNs == 0) {
            findings.warn("disconnect", ours + ", the exchange cancels nothing", "an entry that fills unheard has no stop until the line is"
                + " back; set account.cancel-when-down");
        } else {
            findings.ok("disconnect", ours + ", exits rest; the exchange cancels nothing by itself");
        }
    }
}
