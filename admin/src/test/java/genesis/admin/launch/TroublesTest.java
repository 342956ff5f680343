package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroublesTest {
    /** On a full disk a hole of a sparse file cannot even be read: a replay meets it as well. */
    @Test
    void shouldMappedPageThatTheDiskCannotGiveBeTheMachinesTrouble() {
        final Optional<Complaint> complaint = Troubles.complaint(
            new InternalError("a fault occurred in a recent unsafe memory access operation in compiled Java code"));

        assertEquals(ExitCode.ENVIRONMENT, complaint.orElseThrow().exitCode());
        assertTrue(complaint.get().getMessage().contains("free some space"), complaint.get().getMessage());
    }

    @Test
    void shouldWhatNobodyForesawNotPassForTheMachinesTrouble() {
        assertEquals(Optional.empty(), Troubles.complaint(new IllegalStateException("broken")));
        assertEquals(Optional.empty(), Troubles.complaint(new StackOverflowError()));
    }
}
