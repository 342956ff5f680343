package genesis.gateway.simulator;

import genesis.gateway.simulator.fault.Fault;
import genesis.gateway.simulator.fault.FaultKind;
import genesis.gateway.simulator.fault.Faults;
import genesis.gateway.simulator.rest.RestDesk;
import genesis.gateway.simulator.rest.RestRequest;
import genesis.gateway.simulator.wire.RestAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * HTTP in front of the {@link RestDesk}, on the same port as the sockets: paths that begin with {@code /v2/} end here,
 * all others go on to the upgrade, once: after it nothing is HTTP any more.
 * <p>Threading: the channel's event loop.
 */
final class RestHandler extends ChannelInboundHandlerAdapter {
    private static final String PREFIX = "/v2/";
    private static final String HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>"
        + "<body><center><h1>502 Bad Gateway</h1></center><hr><center>cloudflare</center></body></html>";
    private static final int BAD_GATEWAY = 502;

    private final Playback playback;
    private final RestDesk desk;
    /** Null where nothing goes wrong. */
    private final Faults faults;
    private final Traffic traffic;
    private RestAnswer answer;

    RestHandler(final Playback playback, final RestDesk desk, final Faults faults, final Traffic traffic) {
        this.playback = playback;
        this.desk = desk;
        this.faults = faults;
        this.traffic = traffic;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message); // A frame of a socket that shook hands before.
            return;
        }
        if (!request.uri().startsWith(PREFIX)) {
            final int refusal = faults == null ? 0 : faults.onHandshake();
            if (refusal == 0) {
                context.fireChannelRead(message);
            } else {
                ReferenceCountUtil.release(message);
                send(context, responseOf(refusal, "", 0, false), false);
            }
            return;
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.POST)) {
            ReferenceCountUtil.release(request);
            final String words = "[\"error\",10020,\"method: invalid\"]";
            send(context, responseOf(HttpResponseStatus.METHOD_NOT_ALLOWED.code(), words, 0, false), false);
            return;
        }
        try {
            answer(context, request);
        } catch (final IllegalArgumentException notAPath) {
            final String words = "[\"error\",10020,\"path: invalid\"]";
            send(context, responseOf(HttpResponseStatus.BAD_REQUEST.code(), words, 0, false), false);
        } finally {
            ReferenceCountUtil.release(request);
        }
    }

    private void answer(final ChannelHandlerContext context, final FullHttpRequest http) {
        traffic.restRequest();
        final RestRequest request = requestOf(http);
        final boolean isKeptAlive = HttpUtil.isKeepAlive(http);
        final Fault fault = faults == null ? null : faults.onRest(request.path());
        final FaultKind kind = fault == null ? null : fault.kind();
        if (kind == FaultKind.REST_CUT_BEFORE) {
            context.close();
            return;
        }
        long retryAfter = 0;
        if (kind == FaultKind.REST_TOO_MANY) {
            answer = new RestAnswer(HttpResponseStatus.TOO_MANY_REQUESTS.code(),
                "[\"error\",11010,\"ratelimit: error\"]");
            retryAfter = fault.value();
        } else if (kind == FaultKind.REST_HTML) {
            answer = new RestAnswer(BAD_GATEWAY, HTML);
        } else if (kind == FaultKind.REST_NONCE) {
            answer = RestAnswer.error(10_114, "nonce: small");
        } else {
            playback.attend(() -> answer = desk.answer(request));
        }
        if (kind == FaultKind.REST_CUT_AFTER) {
            context.close();
            return;
        }
        final String body = kind == FaultKind.REST_TRUNCATED
            ? answer.body().substring(0, answer.body().length() / 2) : answer.body();
        final DefaultFullHttpResponse response = responseOf(answer.status(), body, retryAfter, isKeptAlive);
        if (kind == FaultKind.REST_SLOW) {
            context.executor().schedule(() -> send(context, response, isKeptAlive), fault.forMs(),
                TimeUnit.MILLISECONDS);
        } else {
            send(context, response, isKeptAlive);
        }
    }

    private static void send(final ChannelHandlerContext context, final DefaultFullHttpResponse response,
                             final boolean isKeptAlive) {
        final ChannelFuture sent = context.writeAndFlush(response);
        if (!isKeptAlive) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static DefaultFullHttpResponse responseOf(final int status, final String body, final long retryAfter,
                                                      final boolean isKeptAlive) {
        final ByteBuf bytes = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
        final DefaultFullHttpResponse response =
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), bytes);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE,
            body.startsWith("<") ? "text/html; charset=UTF-8" : "application/json; charset=utf-8");
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.readableBytes());
        if (retryAfter > 0) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, Long.toString(retryAfter));
        }
        HttpUtil.setKeepAlive(response, isKeptAlive);
        return response;
    }

    private static RestRequest requestOf(final FullHttpRequest http) {
        final QueryStringDecoder uri = new QueryStringDecoder(http.uri());
        final Map<String, String> query = new HashMap<>();
        uri.parameters().forEach((name, values) -> query.put(name, values.get(values.size() - 1)));
        final String rawPath = uri.rawPath().substring(PREFIX.length());
        return new RestRequest(http.method().equals(HttpMethod.POST), unescaped(rawPath), query,
            http.content().toString(StandardCharsets.UTF_8), http.headers().get("bfx-apikey"),
            http.headers().get("bfx-nonce"), http.headers().get("bfx-signature"));
    }

    /** Colons and commas are part of many paths; some clients escape them on the way, but sign them as they are. */
    private static String unescaped(final String path) {
        return path.indexOf('%') < 0 ? path : QueryStringDecoder.decodeComponent(path.replace("+", "%2B"));
    }
}
