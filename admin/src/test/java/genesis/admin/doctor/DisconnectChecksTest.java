package genesis.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisconnectChecksTest {
    @Test
    void shouldSayWhatBecomesOfOpenOrders() {
        final Finding usual = finding(Setting.DEAD_MAN_SWITCH.initial(), Setting.CANCEL_WHEN_DOWN.initial());
        assertEquals(Finding.Level.OK, usual.level());
        assertEquals("our entries are canceled after 30s, exits rest; the exchange cancels nothing by itself", usual.found());
    }

    @Test
    void shouldWarnOfWhatMaySurprise() {
        final Finding withSwitch = finding(1, 0);
        assertEquals(Finding.Level.WARN, withSwitch.level());
        assertTrue(withSwitch.found().contains("ALL orders of the account"), withSwitch.found());
        assertTrue(withSwitch.advice().contains("resting stops"), withSwitch.advice());
        final Finding withNothing = finding(0, 0);
        assertEquals(Finding.Level.WARN, withNothing.level());
        assertTrue(withNothing.advice().contains("account.cancel-when-down"), withNothing.advice());
    }

    private static Finding finding(final long deadManSwitch, final long cancelWhenDownNs) {
        final Findings findings = new Findings(finding -> { });
        DisconnectChecks.run(findings, Map.of(Setting.DEAD_MAN_SWITCH, deadManSwitch, Setting.CANCEL_WHEN_DOWN, cancelWhenDownNs));
        assertEquals(1, findings.all().size());
        return findings.all().get(0);
    }
}
