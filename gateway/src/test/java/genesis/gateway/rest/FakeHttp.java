package genesis.gateway.rest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A server in memory that answers with exactly the bytes that a test wrote down, good ones and bad ones. */
public final class FakeHttp {
    public final List<Asked> asked = new ArrayList<>();
    public int connectionCount;
    private final Deque<Consumer<Reply>> script = new ArrayDeque<>();
    private final List<Channel> clients = new ArrayList<>();
    private final Channel listening;
    private Consumer<Reply> otherwise = Reply::nothing;

    /** What a request said. */
    public record Asked(String method, String path, HttpHeaders headers, String body) {
    }

    /** What to do about one request. */
    public final class Reply {
        public final Asked asked;
        private final Channel channel;

        private Reply(final Asked asked, final Channel channel) {
            this.asked = asked;
            this.channel = channel;
        }

        public void json(final int status, final String body, final String... headers) {
            raw("HTTP/1.1 " + status + " Told\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + String.join("", List.of(headers).stream()
                .map(header -> header + "\r\n").toList()) + "\r\n" + body);
        }

        public void raw(final String text) {
            channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        }

        public void rawThenClose(final String text) {
            channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
                .addListener(ChannelFutureListener.CLOSE);
        }

        public void close() {
            channel.close();
        }

        public void nothing() {
        }
    }

    public FakeHttp(final EventLoop loop, final SocketAddress address) {
        listening = new ServerBootstrap().group(loop).channel(LocalServerChannel.class).childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(final Channel client) {
                connectionCount++;
                clients.add(client);
                client.pipeline().addLast(new HttpRequestDecoder(), new HttpObjectAggregator(1 << 20), new Desk());
            }
        }).bind(address).channel();
    }

    /** The next request is treated like this. */
    public FakeHttp then(final Consumer<Reply> deed) {
        script.addLast(deed);
        return this;
    }

    /** All requests for which nothing was scripted. */
    public FakeHttp otherwise(final Consumer<Reply> deed) {
        otherwise = deed;
        return this;
    }

    public void close() {
        clients.forEach(Channel::close);
        listening.close();
    }

    private final class Desk extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request) {
            final Asked question = new Asked(request.method().name(), request.uri(), request.headers().copy(),
                request.content().toString(StandardCharsets.UTF_8));
            asked.add(question);
            final Consumer<Reply> deed = script.isEmpty() ? otherwise : script.removeFirst();
            deed.accept(new Reply(question, context.channel()));
        }
    }
}
