package genesis.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Setting;
import java.util.List;
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

    @Test
    void shouldWarnOfASwitchThatTakesRestingProtection() {
        final List<Finding> both = findings(1, Setting.CANCEL_WHEN_DOWN.initial(), 1);
        assertEquals(List.of("disconnect", "protection"), both.stream().map(Finding::check).toList());
        assertEquals(Finding.Level.WARN, both.get(1).level());
        assertTrue(both.get(1).found().contains("account.dead-man-switch = 1, order.bracket-rest = 1"), both.get(1).found());
        assertTrue(both.get(1).advice().contains("set one of the two to 0"), both.get(1).advice());
        final List<Finding> withoutSwitch = findings(0, Setting.CANCEL_WHEN_DOWN.initial(), 1);
        assertEquals(List.of(Finding.Level.OK), withoutSwitch.stream().map(Finding::level).toList(), "brackets that rest alone are well");
    }

    private static Finding finding(final long deadManSwitch, final long cancelWhenDownNs) {
        final List<Finding> findings = findings(deadManSwitch, cancelWhenDownNs, 0);
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    private static List<Finding> findings(final long deadManSwitch, final long cancelWhenDownNs, final long bracketRest) {
        final Findings findings = new Findings(finding -> { });
        DisconnectChecks.run(findings, Map.of(Setting.DEAD_MAN_SWITCH, deadManSwitch, Setting.CANCEL_WHEN_DOWN, cancelWhenDownNs,
            Setting.BRACKET_REST, bracketRest));
        return findings.all();
    }
}
