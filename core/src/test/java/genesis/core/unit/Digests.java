package genesis.core.unit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Digests of states: a replay that came to another state must not look like the journal. */
public final class Digests {
    private Digests() {
    }

    public static long of(final Consumer<StreamDigest> state) {
        final StreamDigest digest = new StreamDigest();
        state.accept(digest);
        return digest.value();
    }

    /** Each step changes one thing, to a state that was not before: neither is its digest. */
    public static void assertEachStepShows(final Consumer<StreamDigest> state, final Runnable... steps) {
        final Set<Long> seen = new HashSet<>();
        seen.add(of(state));
        for (int i = 0; i < steps.length; i++) {
            steps[i].run();
            assertTrue(seen.add(of(state)), "step " + i + " does not show in the digest");
        }
    }
}
