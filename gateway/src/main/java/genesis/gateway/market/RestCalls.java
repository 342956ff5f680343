package genesis.gateway.market;

import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestRequest;
import java.util.function.Consumer;

/** Sends one call: {@code RestClient::send} in real life, a script in tests. Threading: the gateway's thread. */
public interface RestCalls {
    /** The callback is called once, after this has returned. */
    <T> void send(RestRequest<T> request, Consumer<RestOutcome<T>> callback);
}
