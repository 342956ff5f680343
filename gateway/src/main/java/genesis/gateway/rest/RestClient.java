package genesis.gateway.rest;

import genesis.gateway.limit.Breakers;
import genesis.gateway.limit.Endpoint;
import genesis.gateway.limit.RateClass;
import genesis.gateway.limit.RateLimiter;
import genesis.gateway.limit.RetryAfter;
import genesis.gateway.limit.TransportCircuitBreaker;
import genesis.gateway.rest.RestOutcome.Kind;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the exchange over HTTP. Every call gets one outcome, on the gateway's thread, after {@link #send} has returned.
 * Nothing blocks and nothing is thrown.
 * <p>Calls of the account leave one after the other, in the order of their nonces, those that change something first;
 * public ones a few at a time. A call for which the limiter has no token or whose breaker is open does not wait here: its
 * outcome is {@link Kind#REFUSED} and says when to come again.
 * <p>Threading: the gateway's thread. Allocation: yes; a call is not a tick.
 */
public final class RestClient implements AutoCloseable {
    /** Calls that wait for room; more would be answered too late to be of use. */
    public static final int WAITING_MAX = 64;

    private final RestWiring wiring;
    private final RestAccount account;
    private final HttpHost publicHost;
    private final HttpHost accountHost;
    private final RateLimiter limiter;
    private final Breakers breakers;
    private final Lane publicLane;
    private final Lane accountLane;
    private final long[] outcomeCounts = new long[Kind.values().length];
    private boolean isClosed;

    /** @param account null where there is no key; then only public requests leave */
    public RestClient(final RestConfig config, final RestWiring wiring, final RestAccount account) {
        this.wiring = wiring;
        this.account = account;
        publicHost = new HttpHost(config.publicUri(), wiring);
        accountHost = new HttpHost(config.accountUri(), wiring);
        limiter = new RateLimiter(nowNs());
        breakers = new Breakers(wiring.random(), wiring.breakers());
        publicLane = new Lane(RateClass.PUBLIC_MARKET.callsAtOnceMax());
        accountLane = new Lane(1);
    }

    /** Asks. The callback is called once, later, on this thread; what it throws goes to the wiring's failures. */
    public <T> void send(final RestRequest<T> request, final Consumer<RestOutcome<T>> callback) {
        final Endpoint endpoint = request.endpoint();
        final RestCall<T> call = new RestCall<>(this, request, callback);
        final Lane lane = lane(endpoint);
        final RestOutcome<T> refusal = refusal(endpoint, lane);
        if (refusal != null) {
            later(() -> call.finish(refusal));
            return;
        }
        call.deadline(wiring.loop().schedule(call::onTimeout, request.timeoutNs(), TimeUnit.NANOSECONDS));
        lane.add(call);
        // Later, so that not even a connection in memory can answer before this method returns.
        later(() -> pump(lane));
    }

    /** How long until such a call could leave; zero where it could now. Takes nothing. */
    public long waitNs(final Endpoint endpoint) {
        return Math.max(breakers.of(endpoint).waitNs(nowNs()), limiter.waitNs(endpoint, nowNs()));
    }

    public boolean hasAccount() {
        return account != null;
    }

    /** For status and metrics. */
    public RateLimiter limiter() {
        return limiter;
    }

    /** For status and metrics. */
    public TransportCircuitBreaker breaker(final Endpoint endpoint) {
        return breakers.of(endpoint);
    }

    /** Calls that ended this way. */
    public long outcomeCount(final Kind kind) {
        return outcomeCounts[kind.ordinal()];
    }

    /** Calls that wait or are under way. */
    public int callCount() {
        return publicLane.callCount() + accountLane.callCount();
    }

    /** The account's calls that have not departed never will. Returns how many have, and are not answered. */
    public int refuseWaiting() {
        for (final RestCall<?> call : accountLane.takeWaiting()) {
            refuse(call);
        }
        return accountLane.callCount();
    }

    private static <T> void refuse(final RestCall<T> call) {
        call.finish(RestOutcome.refused("nothing leaves any more", 0));
    }

    /** Ends all calls and connections; the callbacks are still called, by this method. Twice is no error. */
    @Override
    public void close() {
        isClosed = true;
        publicLane.close();
        accountLane.close();
        publicHost.close();
        accountHost.close();
    }

    HttpHost host(final Endpoint endpoint) {
        return endpoint.isAccount() ? accountHost : publicHost;
    }

    RestAccount account() {
        return account;
    }

    void later(final Runnable task) {
        wiring.loop().execute(task);
    }

    /** Zero, or how long to wait. */
    long takeToken(final Endpoint endpoint) {
        return limiter.tryTake(endpoint, nowNs());
    }

    /** What every end of a call changes, and then its callback. */
    <T> void onDone(final RestCall<T> call, final RestOutcome<T> outcome, final Consumer<RestOutcome<T>> callback) {
        final Endpoint endpoint = call.request().endpoint();
        final Lane lane = lane(endpoint);
        if (lane.remove(call)) {
            limiter.end(endpoint.rateClass());
            if (!isClosed) {
                note(breakers.of(endpoint), outcome, call.retryAfter());
            }
        }
        final RestOutcome<T> told = outcome.kind() != Kind.RATE_LIMITED ? outcome : new RestOutcome<>(outcome.kind(),
            outcome.fate(), null, outcome.status(), 0, outcome.text(), breakers.of(endpoint).waitNs(nowNs()));
        outcomeCounts[told.kind().ordinal()]++;
        try {
            callback.accept(told);
        } catch (final RuntimeException | Error broken) {
            wiring.failures().accept(broken);
        }
        pump(lane);
    }

    private void note(final TransportCircuitBreaker breaker, final RestOutcome<?> outcome, final String retryAfter) {
        switch (outcome.kind()) {
            case ANSWER, BUSINESS_ERROR -> breaker.noteSuccess();
            case RATE_LIMITED -> breaker.noteTooMany(nowNs(), RetryAfter.parseNs(retryAfter, wiring.wallNs().getAsLong()));
            case REFUSED -> breaker.released();
            default -> breaker.noteFailure(nowNs(), outcome.kind() + " " + outcome.text());
        }
    }

    /** Null where it may wait for its turn. */
    private <T> RestOutcome<T> refusal(final Endpoint endpoint, final Lane lane) {
        if (isClosed) {
            return RestOutcome.refused("the client is closed", 0);
        }
        if (endpoint.isAccount() && account == null) {
            return RestOutcome.refused("no key: " + endpoint + " needs one", 0);
        }
        if (lane.waitingCount() >= WAITING_MAX) {
            return RestOutcome.refused("too many calls wait: " + lane.waitingCount(), 0);
        }
        return limits(endpoint);
    }

    /** Null where breaker and limiter let it through. */
    private <T> RestOutcome<T> limits(final Endpoint endpoint) {
        final long openNs = breakers.of(endpoint).waitNs(nowNs());
        if (openNs > 0) {
            return RestOutcome.refused("breaker of " + endpoint + " is " + breakers.of(endpoint).state(), openNs);
        }
        final long waitNs = limiter.waitNs(endpoint, nowNs());
        return waitNs == 0 ? null : RestOutcome.refused("limit of " + endpoint + " is used up", waitNs);
    }

    /** Lets depart whatever there is room for. Limits are asked again: what was free when it came may be gone. */
    private void pump(final Lane lane) {
        while (!isClosed && lane.hasRoom() && lane.waitingCount() > 0) {
            depart(lane.next(), lane);
        }
    }

    private <T> void depart(final RestCall<T> call, final Lane lane) {
        final Endpoint endpoint = call.request().endpoint();
        final RestOutcome<T> refusal = limits(endpoint);
        if (refusal != null) {
            call.finish(refusal);
            return;
        }
        takeToken(endpoint);
        breakers.of(endpoint).called(nowNs());
        limiter.begin(endpoint.rateClass());
        lane.depart(call);
        call.depart();
    }

    private Lane lane(final Endpoint endpoint) {
        return endpoint.isAccount() ? accountLane : publicLane;
    }

    private long nowNs() {
        return wiring.ticker().nanoTime();
    }
}
