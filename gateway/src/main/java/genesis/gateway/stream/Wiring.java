package genesis.gateway.stream;

import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.InputPublisher;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Ticker;
import java.util.function.Consumer;

/** What all connections of one gateway share. */
record Wiring(GatewayConfig config, EventLoop loop, Class<? extends SocketChannel> socketType, Ticker ticker,
              MessageClock clock, InputPublisher inputs, InstrumentRegistry registry, FrameCounters counters,
              Backoff backoff, Consumer<Throwable> failures) {
}
