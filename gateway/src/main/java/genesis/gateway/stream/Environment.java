package genesis.gateway.stream;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.function.LongSupplier;

/**
 * All that a gateway has from the world: the event loop, the kind of sockets, two clocks and the dice. Nothing in the
 * gateway asks the machine for time or chance on its own; so a gateway and its exchange can live a simulated day in one
 * process, over sockets in memory, and the same seed gives the same day.
 *
 * <pre>
 *   the machine   epoll or NIO sockets      the system's clocks        {@link #system}
 *   in memory     Netty's local channels    clocks that a test moves   {@link #inMemory}
 * </pre>
 *
 * @param loop        drives everything; never driven by two threads
 * @param ownsLoop    closing the gateway ends the loop; false where others live on it
 * @param socketType  fits the loop
 * @param addresses   where a host and port of a URI is in this world
 * @param ticker      monotonic: timeouts, backoff, silence, budgets
 * @param wallMs      milliseconds since 1970: message time and nonces; may step
 * @param seed        of jitter
 */
public record Environment(ManualIoEventLoop loop, boolean ownsLoop, Class<? extends Channel> socketType,
                          Addresses addresses, Ticker ticker, LongSupplier wallMs, long seed) {
    /** Finds the other end. */
    @FunctionalInterface
    public interface Addresses {
        SocketAddress of(String host, int port);
    }

    /** A loop of its own with the best sockets this machine has; many clients should have different seeds. */
    public static Environment system(final long seed) {
        return system(Ticker.systemTicker(), seed);
    }

    /** The same with a clock for timeouts that a test can advance. */
    static Environment system(final Ticker ticker, final long seed) {
        final boolean epoll = Epoll.isAvailable();
        final IoHandlerFactory sockets = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new Environment(new ManualIoEventLoop(null, null, sockets, ticker), true,
            epoll ? EpollSocketChannel.class : NioSocketChannel.class, InetSocketAddress::createUnresolved, ticker,
            System::currentTimeMillis, seed);
    }

    /** Sockets in memory on a loop that the exchange lives on too; it must have Netty's LocalIoHandler. */
    public static Environment inMemory(final ManualIoEventLoop loop, final LongSupplier wallMs, final long seed) {
        return new Environment(loop, false, LocalChannel.class, Environment::localAddress, loop.ticker(), wallMs, seed);
    }

    /** Where a server in memory must listen so that a URI with this host and port finds it. */
    public static LocalAddress localAddress(final String host, final int port) {
        return new LocalAddress(host + ":" + port);
    }

    /** The address of a URI; the port is that of its scheme where it names none. */
    public SocketAddress addressOf(final URI uri) {
        return addresses.of(uri.getHost(), portOf(uri));
    }

    /** As written, else 443 where the scheme is encrypted, else 80. */
    public static int portOf(final URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : isEncrypted(uri) ? 443 : 80;
    }

    /** True for {@code wss} and {@code https}. */
    public static boolean isEncrypted(final URI uri) {
        return "wss".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    }
}
