package genesis.gateway.stream;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Listens to one connection's silence. The exchange says something on every channel each 15 seconds, so 20 without a
 * byte are worth a question, and 30 are the end: the peer of a half-open socket says nothing for ever.
 *
 * <pre>
 *   last byte ──── 20 s ────► probe ── 10 s ──► dead
 *       ▲                       │
 *       └── anything heard ─────┘
 * </pre>
 *
 * <p>Threading: the gateway's thread. Allocation: none when something is heard.
 */
final class Watchdog {
    static final long PROBE_NS = 20_000_000_000L;
    static final long SILENCE_NS_MAX = 30_000_000_000L;

    private final Environment environment;
    private final Runnable probe;
    private final LongConsumer dead;
    private int generation;
    private long heardNs;

    /** @param dead gets how long it was silent */
    Watchdog(final Environment environment, final Runnable probe, final LongConsumer dead) {
        this.environment = environment;
        this.probe = probe;
        this.dead = dead;
    }

    void start() {
        generation++;
        heard();
        lookAfter(PROBE_NS, generation, false);
    }

    void stop() {
        generation++;
    }

    void heard() {
        heardNs = environment.ticker().nanoTime();
    }

    private void lookAfter(final long delayNs, final int watched, final boolean isProbed) {
        environment.loop().schedule(() -> look(watched, isProbed), delayNs, TimeUnit.NANOSECONDS);
    }

    private void look(final int watched, final boolean isProbed) {
        if (watched != generation) {
            return;
        }
        final long silentNs = environment.ticker().nanoTime() - heardNs;
        if (silentNs >= SILENCE_NS_MAX) {
            dead.accept(silentNs);
        } else if (silentNs < PROBE_NS) {
            lookAfter(PROBE_NS - silentNs, watched, false);
        } else {
            if (!isProbed) {
                probe.run();
            }
            lookAfter(SILENCE_NS_MAX - silentNs, watched, true);
        }
    }
}
