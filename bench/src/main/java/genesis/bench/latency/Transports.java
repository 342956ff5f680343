package genesis.bench.latency;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** The transport that both sides of a comparison use, chosen as the gateway chooses its own. */
final class Transports {
    private static final long CLOSE_NS_MAX = 2_000_000_000L;

    private Transports() {
    }

    static IoHandlerFactory ioHandler(final boolean epoll) {
        return epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /** Ends a loop on the thread that drives it. */
    static void close(final ManualIoEventLoop loop) {
        loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
        final long startNs = System.nanoTime();
        while (!loop.isTerminated() && System.nanoTime() - startNs < CLOSE_NS_MAX) {
            loop.runNow();
        }
    }
}
