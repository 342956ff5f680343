package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResumeVerbTest {
    /** The engine refuses to trade, but what an operator may end it has ended: a halt that nobody believes to be over is dangerous. */
    @Test
    void shouldSayThatTheHaltHasEndedWhereAGuardStillHolds() {
        assertTrue(ResumeVerb.words("REFUSED").contains("a halt, a pause and the circuit breaker have ended"), ResumeVerb.words("REFUSED"));
    }
}
