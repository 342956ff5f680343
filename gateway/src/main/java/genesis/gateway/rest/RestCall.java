package genesis.gateway.rest;

import genesis.gateway.rest.RestOutcome.Fate;
import genesis.gateway.rest.RestOutcome.Kind;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One call from {@code send} to its outcome, of which there is one, whatever happens.
 * <p>Two kinds of failure are tried again, once each: reading over a connection that the other side closed while it was
 * idle, and a nonce that was too small, which the exchange refuses before it looks at anything else.
 * <p>Threading: the gateway's thread.
 */
final class RestCall<T> implements HttpListener {
    private final RestClient client;
    private final RestRequest<T> request;
    private final Consumer<RestOutcome<T>> callback;
    private Future<?> deadline;
    private HttpConnection connection;
    private String retryAfter;
    private boolean isDone;
    private boolean hasReconnected;
    private boolean hasRenumbered;

    RestCall(final RestClient client, final RestRequest<T> request, final Consumer<RestOutcome<T>> callback) {
        this.client = client;
        this.request = request;
        this.callback = callback;
    }

    RestRequest<T> request() {
        return request;
    }

    /** The header of the last answer; null where there was none. */
    String retryAfter() {
        return retryAfter;
    }

    void deadline(final Future<?> timer) {
        deadline = timer;
    }

    /** Limiter and breaker have let it through. */
    void depart() {
        connection = client.host(request.endpoint()).take();
        connection.send(this::http, this);
    }

    void onTimeout() {
        final boolean sent = connection != null && connection.isSent();
        finish(RestOutcome.failed(Kind.TIMEOUT, sent ? Fate.UNKNOWN : Fate.NOT_DONE, 0,
            (sent ? "no answer" : "not sent") + " within " + request.timeoutNs() / 1_000_000 + " ms"));
    }

    void onClosed() {
        final boolean sent = connection != null && connection.isSent();
        finish(RestOutcome.failed(Kind.DISCONNECTED, sent ? Fate.UNKNOWN : Fate.NOT_DONE, 0, "closed by us"));
    }

    @Override
    public void onResponse(final int status, final String newRetryAfter, final byte[] body) {
        connection = null;
        retryAfter = newRetryAfter;
        final RestOutcome<T> outcome = Answers.read(request, status, body);
        if (outcome.code() == Answers.NONCE_SMALL && !hasRenumbered) {
            hasRenumbered = true;
            again(outcome);
            return;
        }
        finish(outcome);
    }

    @Override
    public void onBroken(final String reason) {
        connection = null;
        finish(RestOutcome.failed(Kind.BAD_BODY, Fate.UNKNOWN, 0, reason));
    }

    @Override
    public void onDisconnected(final String reason, final boolean mayHaveArrived, final boolean wasReused) {
        connection = null;
        final RestOutcome<T> outcome = RestOutcome.failed(
            Kind.DISCONNECTED, mayHaveArrived ? Fate.UNKNOWN : Fate.NOT_DONE, 0, reason);
        if (wasReused && !request.endpoint().isWrite() && !hasReconnected) {
            hasReconnected = true;
            again(outcome);
            return;
        }
        finish(outcome);
    }

    /** Once more, where the limiter has a token for it. */
    private void again(final RestOutcome<T> otherwise) {
        if (client.takeToken(request.endpoint()) == 0) {
            depart();
        } else {
            finish(otherwise);
        }
    }

    /** The one end of a call. */
    void finish(final RestOutcome<T> outcome) {
        if (isDone) {
            return;
        }
        isDone = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (connection != null) {
            connection.close();
        }
        client.onDone(this, outcome, callback);
    }

    /** Signed at the last moment; null where there is no nonce to be had, and then the call is over. */
    private FullHttpRequest http() {
        final String path = "/v2/" + request.path();
        final byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        final FullHttpRequest http = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1,
            request.endpoint().isAccount() ? HttpMethod.POST : HttpMethod.GET, path, Unpooled.wrappedBuffer(body));
        http.headers().set(HttpHeaderNames.HOST, client.host(request.endpoint()).name())
            .set(HttpHeaderNames.ACCEPT, "application/json")
            .set(HttpHeaderNames.USER_AGENT, "genesis");
        if (request.endpoint().isAccount()) {
            final long nonce;
            try {
                nonce = client.account().nextNonce();
            } catch (final RuntimeException none) {
                http.release();
                connection = null;
                client.later(() -> finish(RestOutcome.refused("no nonce: " + none.getMessage(), 0)));
                return null;
            }
            http.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("bfx-apikey", client.account().key())
                .set("bfx-nonce", nonce)
                .set("bfx-signature", client.account().sign(path, nonce, request.body()));
        }
        return http;
    }
}
