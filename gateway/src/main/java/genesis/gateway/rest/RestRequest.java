package genesis.gateway.rest;

import genesis.gateway.limit.Endpoint;
import java.util.function.Function;

/**
 * One question to the exchange and how its answer is read. Made by {@link PublicRequests} and {@link AccountRequests}.
 *
 * @param endpoint  limits and breaker
 * @param path      below {@code /v2/}, with the query of a public one; what needs it is escaped
 * @param body      JSON of an account's request; empty for a public one
 * @param timeoutNs from {@link RestClient#send} to the answer
 * @param reader    rows to value; runs on the gateway's thread and throws {@link BadRowException} for what makes no sense
 */
public record RestRequest<T>(Endpoint endpoint, String path, String body, long timeoutNs, Function<Row, T> reader) {
    static final long READ_TIMEOUT_NS = 10_000_000_000L;
    /** An order that is not answered is better asked for than waited for. */
    static final long WRITE_TIMEOUT_NS = 5_000_000_000L;

    static <T> RestRequest<T> get(final Endpoint endpoint, final String path, final Function<Row, T> reader) {
        return new RestRequest<>(endpoint, path, "", READ_TIMEOUT_NS, reader);
    }

    static <T> RestRequest<T> post(final Endpoint endpoint, final String path, final String body,
                                   final Function<Row, T> reader) {
        return new RestRequest<>(endpoint, path, body, endpoint.isWrite() ? WRITE_TIMEOUT_NS : READ_TIMEOUT_NS, reader);
    }

    public RestRequest {
        if (!path.startsWith(endpoint.path())) {
            throw new IllegalArgumentException("not a path of " + endpoint + ": " + path);
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) >= 127) {
                throw new IllegalArgumentException("a path has printable ASCII only: " + path);
            }
        }
    }

    /** The same with another patience. */
    public RestRequest<T> withTimeoutNs(final long newTimeoutNs) {
        return new RestRequest<>(endpoint, path, body, newTimeoutNs, reader);
    }
}
