package genesis.gateway.rest;

import genesis.gateway.limit.BreakerListener;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a client runs on; all from outside, so that a test can run it in memory with a clock of its own.
 *
 * @param loop        the gateway's
 * @param channelType of the loop's transport: epoll, NIO or local
 * @param addresses   where a host is; {@link #INTERNET} or an address in memory
 * @param ticker      monotonic, for limits and breakers; the loop's own timers must run on it too
 * @param wallNs      nanoseconds since 1970, for dates in {@code Retry-After}
 * @param random      jitter of the breakers
 * @param breakers    hears of every change of a breaker
 * @param failures    gets what a callback throws; the loop would have swallowed it
 */
public record RestWiring(EventLoop loop, Class<? extends Channel> channelType, Function<URI, SocketAddress> addresses,
                         Ticker ticker, LongSupplier wallNs, RandomGenerator random, BreakerListener breakers,
                         Consumer<Throwable> failures) {
    /** Host and port of the address, resolved when it is connected. */
    public static final Function<URI, SocketAddress> INTERNET =
        uri -> InetSocketAddress.createUnresolved(uri.getHost(), HttpHost.port(uri));
}
