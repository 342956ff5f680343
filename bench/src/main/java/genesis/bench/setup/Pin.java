package genesis.bench.setup;

import java.util.BitSet;
import net.openhft.affinity.Affinity;
import net.openhft.affinity.AffinityLock;

/**
 * Keeps the calling thread on one core: the last one is the engine's, the one before it belongs to the other side.
 * Threads inherit the cores of their creator, so only threads that start no others are pinned, never the main
 * thread.
 */
public final class Pin {
    private Pin() {
    }

    /** The core that carries the engine. */
    public static void engine() {
        to(1);
    }

    /** The core that carries whoever feeds the engine. */
    public static void feeder() {
        to(2);
    }

    /** One more, where there are three. */
    public static void third() {
        if (AffinityLock.BASE_AFFINITY.cardinality() > 2) {
            to(3);
        }
    }

    private static void to(final int fromLast) {
        final BitSet allowed = AffinityLock.BASE_AFFINITY;
        if (allowed.cardinality() < 2) {
            return;
        }
        int cpu = allowed.length();
        for (int i = 0; i < fromLast; i++) {
            cpu = allowed.previousSetBit(cpu - 1);
        }
        Affinity.setAffinity(cpu);
    }
}
