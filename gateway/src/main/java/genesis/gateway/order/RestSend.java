package genesis.gateway.order;

import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestRequest;
import java.util.function.Consumer;

/** Sends one request of the account: {@code RestClient::send}, or a script in tests. Threading: the gateway's thread. */
interface RestSend {
    /** The outcome comes later, once, on the same thread. */
    <T> void send(RestRequest<T> request, Consumer<RestOutcome<T>> outcome);
}
