package genesis.gateway.simulator;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Ticker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * What a {@link SimulatorServer} stands on: threads, sockets and the clock of its pace. A test hands in all of them and
 * so runs the server within one thread, without sockets, in virtual time.
 *
 * @param group    everything runs on its next event loop
 * @param isOwned  true where closing the server ends the group
 * @param channels makes the listening channel
 * @param address  where it listens
 * @param ticker   of the pace; the same that the group's loops use
 */
public record Transport(EventLoopGroup group, boolean isOwned, ChannelFactory<? extends ServerChannel> channels,
                        SocketAddress address, Ticker ticker) {
    /** TCP on the loopback interface, with a thread of its own; port 0 takes a free one. */
    public static Transport loopback(final int port) {
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("simulator", true),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        return new Transport(group, true,
            Epoll.isAvailable() ? EpollServerSocketChannel::new : NioServerSocketChannel::new,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Ticker.systemTicker());
    }

    boolean isTcp() {
        return address instanceof InetSocketAddress;
    }
}
