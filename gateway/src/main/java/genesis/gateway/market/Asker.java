package genesis.gateway.market;

import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestRequest;
import genesis.gateway.stream.Environment;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks over REST until there is an answer or no more sense in it: waits where the limiter says so, tries again where the
 * exchange stumbled.
 * <p>Threading: the gateway's thread.
 */
final class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    private static final long AGAIN_NS = 2_000_000_000L;

    private final RestCalls calls;
    private final Environment environment;
    private boolean isClosed;

    Asker(final RestCalls calls, final Environment environment) {
        this.calls = calls;
        this.environment = environment;
    }

    /**
     * The callback gets the answer, or null where there was none after so many failures or this long. Waiting for the
     * limiter is no failure.
     */
    <T> void ask(final RestRequest<T> request, final int attempts, final long patienceNs, final Consumer<T> callback) {
        final long deadlineNs = environment.ticker().nanoTime() + patienceNs;
        calls.send(request, outcome -> onOutcome(request, attempts, deadlineNs, outcome, callback));
    }

    /** Nothing is asked any more, and nobody answered. */
    void close() {
        isClosed = true;
    }

    private <T> void onOutcome(final RestRequest<T> request, final int attempts, final long deadlineNs,
                               final RestOutcome<T> outcome, final Consumer<T> callback) {
        if (isClosed) {
            return;
        }
        if (outcome.isAnswer()) {
            callback.accept(outcome.value());
            return;
        }
        final boolean isRefused = outcome.kind() == RestOutcome.Kind.REFUSED;
        final int left = isRefused ? attempts : attempts - 1;
        final long waitNs = Math.max(outcome.waitNs(), isRefused ? AGAIN_NS / 10 : AGAIN_NS);
        final long nowNs = environment.ticker().nanoTime();
        if (left == 0 || nowNs + waitNs > deadlineNs) {
            LOG.warn("no answer from {}: {}", request.path(), outcome);
            callback.accept(null);
            return;
        }
        environment.loop().schedule(() -> {
            if (!isClosed) {
                ask(request, left, deadlineNs - environment.ticker().nanoTime(), callback);
            }
        }, waitNs, TimeUnit.NANOSECONDS);
    }
}
