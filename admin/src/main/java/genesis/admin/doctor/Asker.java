package genesis.admin.doctor;

import genesis.gateway.limit.BreakerListener;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestRequest;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.stream.Environment;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The gateway's own client for HTTP, one question at a time: what the doctor finds out is what a run will meet. Every call has
 * an outcome in time, because the client sees to that.
 * <p>Threading: the caller's thread drives the client's loop while it waits.
 */
public final class Asker implements AutoCloseable {
    private static final long TURN_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SEED = 1;

    private final Environment environment = Environment.system(SEED);
    private final RestClient client;

    /** @param account null where there is no key */
    public Asker(final Venue venue, final RestAccount account) {
        environment.loop().setOwningThread(Thread.currentThread());
        client = new RestClient(new RestConfig(venue.rest(), venue.accountRest()), new RestWiring(environment.loop(),
            environment.socketType(), environment::addressOf, environment.ticker(),
            () -> TimeUnit.MILLISECONDS.toNanos(environment.wallMs().getAsLong()), new SplittableRandom(SEED), BreakerListener.NONE,
            failure -> {
                throw new IllegalStateException("an answer could not be used", failure);
            }), account);
    }

    <T> RestOutcome<T> ask(final RestRequest<T> request) throws InterruptedException {
        final Answer<T> answer = new Answer<>();
        client.send(request, outcome -> answer.outcome = outcome);
        while (answer.outcome == null) {
            environment.loop().run(TURN_NS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return answer.outcome;
    }

    /** What became of a question that was not answered. */
    static String words(final RestOutcome<?> outcome) {
        return outcome.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (outcome.status() == 0 ? "" : ", HTTP " + outcome.status())
            + (outcome.text().isEmpty() ? "" : ", " + StreamProbe.shown(outcome.text()));
    }

    RestClient client() {
        return client;
    }

    /** At once: the usual way waits for tasks that nobody will bring. */
    @Override
    @SuppressWarnings("deprecation")
    public void close() {
        client.close();
        environment.loop().shutdown();
        while (!environment.loop().isTerminated()) {
            environment.loop().runNow();
        }
    }

    private static final class Answer<T> {
        private RestOutcome<T> outcome;
    }
}
