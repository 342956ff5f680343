package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Digests;
import org.junit.jupiter.api.Test;

class LiveGateTest {
    private final LiveGate gate = new LiveGate();

    @Test
    void shouldBeDisarmedAndKnowNothingAtEveryStart() {
        assertFalse(gate.isArmed() || gate.isAccountUp() || gate.isReconciled());
        gate.arm(true);
        gate.accountUp(true);
        gate.reconciled(true);
        assertTrue(gate.isArmed() && gate.isAccountUp() && gate.isReconciled());
        gate.onSessionStarted();
        assertFalse(gate.isArmed());
        assertFalse(gate.isAccountUp());
        assertFalse(gate.isReconciled());
    }

    @Test
    void shouldSayWhetherArmingChangedSomething() {
        assertTrue(gate.arm(true));
        assertFalse(gate.arm(true), "it was");
        assertTrue(gate.arm(false));
        assertFalse(gate.arm(false));
    }

    @Test
    void shouldSayWhetherReconcilingChangedSomething() {
        assertFalse(gate.reconciled(false));
        assertTrue(gate.reconciled(true));
        assertFalse(gate.reconciled(true));
        assertTrue(gate.reconciled(false));
    }

    @Test
    void shouldAskAnewWheneverTheAccountComesOrGoes() {
        gate.accountUp(true);
        gate.reconciled(true);
        gate.accountUp(false);
        assertFalse(gate.isReconciled());
        gate.reconciled(true);
        assertFalse(gate.isReconciled(3), "there is nobody to ask");
        gate.accountUp(true);
        assertFalse(gate.isReconciled());
        assertFalse(gate.isReconciled(3));
        gate.reconciled(true);
        assertTrue(gate.isReconciled(3));
    }

    /** Failed tries to connect are told as losses, too: none of them begins the count anew. */
    @Test
    void shouldCountHowLongNobodyHeardTheAccountFromTheFirstTickOn() {
        gate.accountUp(true);
        gate.onTime(50);
        assertEquals(0, gate.downNs(60), "it is heard");
        gate.accountUp(false);
        assertEquals(0, gate.downNs(90), "no tick since");
        gate.onTime(100);
        assertEquals(20, gate.downNs(120));
        gate.accountUp(false);
        gate.onTime(130);
        assertEquals(40, gate.downNs(140));
        gate.accountUp(true);
        assertEquals(0, gate.downNs(150));
        gate.accountUp(false);
        gate.onTime(200);
        gate.onSessionStarted();
        assertEquals(0, gate.downNs(300));
    }

    @Test
    void shouldBeLeftAloneUntilTheLastBreakerIsOver() {
        gate.leaveAlone(500);
        gate.leaveAlone(300);
        assertEquals(500, gate.askableFromNs());
        gate.onSessionStarted();
        assertEquals(0, gate.askableFromNs());
    }

    @Test
    void shouldHoldBackOnlyTheInstrumentThatIsInQuestion() {
        gate.accountUp(true);
        gate.reconciled(true);
        gate.blocked(3, true);
        assertTrue(gate.isBlocked(3));
        assertFalse(gate.isBlocked(4));
        assertFalse(gate.isReconciled(3));
        assertTrue(gate.isReconciled(4));
        gate.blocked(3, false);
        assertTrue(gate.isReconciled(3));
    }

    @Test
    void shouldShowAllItKnowsInTheDigest() {
        Digests.assertEachStepShows(gate::addTo,
            () -> gate.accountUp(true),
            () -> gate.reconciled(true),
            () -> gate.arm(true),
            () -> gate.reconciled(false),
            () -> gate.blocked(3, true),
            () -> {
                gate.blocked(3, false);
                gate.blocked(4, true);
            },
            () -> gate.accountUp(false),
            () -> gate.onTime(50),
            () -> gate.leaveAlone(60),
            () -> gate.reconciled(true));
        gate.blocked(4, false);
        final long armedAndReconciled = Digests.of(gate::addTo);
        gate.onSessionStarted();
        assertEquals(Digests.of(new LiveGate()::addTo), Digests.of(gate::addTo));
        assertTrue(armedAndReconciled != Digests.of(gate::addTo));
    }
}
