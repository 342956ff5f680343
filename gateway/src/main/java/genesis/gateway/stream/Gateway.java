package genesis.gateway.stream;

import genesis.core.message.Channel;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.IoTurn;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.codec.MarketGate;
import genesis.gateway.order.LastWord;
import genesis.gateway.order.OrderBudget;
import genesis.gateway.order.OrderSender;
import genesis.gateway.order.OrderSocket;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ManualIoEventLoop;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * All connections to the exchange on one event loop, which has no thread of its own: whoever calls {@link #poll()}
 * drives it, the pinned thread by turns or a thread that does nothing else. What comes in goes to the input ring; what
 * the command ring holds goes out.
 *
 * <pre>
 *   gateway.connect();
 *   while (running) gateway.poll(1_000_000);       // always the same thread
 *   gateway.close();                               // on that thread too
 * </pre>
 *
 * <p>Threading: one thread, the owner; only {@link #wakeup}, {@link #isEnded}, {@link #connections} and
 * {@link #counters} may be called by others, and {@link #connect} by any thread before the first poll.
 * Allocation: none per received frame besides Netty's own per read.
 */
public final class Gateway implements IoTurn, AutoCloseable {
    /** An orderly close waits this long for the sockets. */
    private static final long CLOSE_NS_MAX = 1_000_000_000L;
    /** Where the clock stands still between two turns, as in a test, the turns are what ends the waiting. */
    private static final int CLOSE_TURNS_MAX = 1_000_000;

    private final Environment environment;
    private final ManualIoEventLoop loop;
    private final FrameCounters counters = new FrameCounters();
    private final Pool pool;
    private final GatewayConfig config;
    private final CommandRing commands;
    private final OrderSender orders;
    private Thread owner;
    private boolean closed;
    private boolean withdrawn;
    private Throwable failure;

    /** Without a command ring nothing can be sent. Opens no socket yet. */
    public Gateway(final GatewayConfig config, final InputRing ring, final InstrumentRegistry registry,
                   final CommandRing commands, final Environment environment) {
        this(config, ring, registry, commands, environment, StreamListener.NONE, MarketGate.OPEN);
    }

    /** With somebody who hears what becomes of connections and channels, and one who may keep trades back. */
    public Gateway(final GatewayConfig config, final InputRing ring, final InstrumentRegistry registry,
                   final CommandRing commands, final Environment environment, final StreamListener listener,
                   final MarketGate gate) {
        this.config = config;
        this.commands = commands;
        this.environment = environment;
        loop = environment.loop();
        final Ticker ticker = environment.ticker();
        final MessageClock clock = config.venueTime()
            ? MessageClock.venue() : MessageClock.wall(ticker, environment.wallMs());
        final InputPublisher inputs = new InputPublisher(ring, gate);
        pool = new Pool(new Wiring(config, environment, clock, inputs, registry, counters,
            new Backoff(new SplittableRandom(environment.seed())), ConnectLimiter.ofPublic(),
            ConnectLimiter.ofAccount(), listener, this::onFailure));
        final Connection account = config.credentials() == null ? null : pool.addConnection(true);
        orders = new OrderSender(account == null ? OrderSender.NOT_CONNECTED : account, inputs, registry,
            clock::timeNs, ticker::nanoTime,
            new OrderBudget(config.ordersPerWindow(), OrderBudget.WINDOW_NS, ticker.nanoTime()));
        if (account != null) {
            account.orders(orders);
        }
    }

    /** True where it logs in with a key, so that orders of ours may be out there. Any thread. */
    public boolean hasAccount() {
        return config.credentials() != null;
    }

    /** Where commands leave; takes a REST client as its second way. */
    public OrderSender orders() {
        return orders;
    }

    /** Names the thread that will poll. Without it the first caller of poll is the owner. Once only. */
    @Override
    public void owner(final Thread thread) {
        if (owner != null) {
            throw new IllegalStateException("the gateway has an owner already: " + owner);
        }
        owner = thread;
        if (environment.ownsLoop()) {
            loop.setOwningThread(thread);
        }
    }

    /** Starts all connections, with all symbols of the configuration, with the next poll. Once only. */
    public void connect() {
        config.symbols().forEach(pool::add);
        if (config.symbols().isEmpty()) {
            pool.addConnection(false);
        }
        loop.execute(pool::open);
    }

    /** As {@link #connect}, but symbols are left to {@link #subscribe}. */
    public void connectWithoutSymbols() {
        loop.execute(pool::open);
    }

    /** Asks for those channels of a symbol that the configuration has. Owner's thread, once for each symbol and kind. */
    public void subscribe(final String symbol, final Set<Channel> kinds) {
        pool.add(symbol, kinds);
    }

    /** One turn that does not wait: sockets, timers, commands. Returns how much there was to do. */
    @Override
    public int poll() {
        return poll(0);
    }

    /**
     * One turn that may wait so many nanoseconds for something to do; {@link #wakeup} ends the wait. Throws where
     * something failed behind the input ring, in the engine's turn that a full ring takes: the event loop would have
     * swallowed it.
     */
    @Override
    public int poll(final long maxWaitNs) {
        if (owner == null) {
            owner(Thread.currentThread());
        }
        final int sent = commands == null ? 0 : commands.poll(orders);
        final int done = maxWaitNs > 0 && sent == 0 ? loop.run(maxWaitNs) : loop.runNow();
        if (failure != null && !withdrawn) {
            throw new IllegalStateException("a received frame could not be handled", failure);
        }
        return sent + done;
    }

    /** Ends a waiting poll; for whoever put a command into the ring. Any thread. */
    public void wakeup() {
        loop.wakeup();
    }

    /** True when all connections are down for good: reconnecting is off, and the other side is done. Any thread. */
    public boolean isEnded() {
        final List<Connection> connections = pool.connections();
        return !connections.isEmpty() && connections.stream().allMatch(Connection::isEnded);
    }

    /** What came over all connections. Any thread. */
    public FrameCounters counters() {
        return counters;
    }

    /** Where each connection stands. Any thread. */
    public List<ConnectionView> connections() {
        return pool.connections().stream().map(Connection::view).toList();
    }

    /**
     * The engine or this gateway has failed. What the command ring holds is dropped; market data ends; all orders of the
     * account are asked to be canceled, which needs further turns until the word {@linkplain LastWord#isOver() is
     * over}. What fails in them is not thrown: it would only hide what failed first. Owner's thread; twice is no error.
     * Returns null where there is no account, or where the gateway is closed already.
     */
    public LastWord withdrawAll() {
        if (closed || !hasAccount()) {
            return null;
        }
        if (!withdrawn) {
            withdrawn = true;
            // Nobody takes it, and the account's answer needs the room in the input ring.
            pool.connections().stream().filter(connection -> !connection.isAccount()).forEach(connection -> connection.close(true));
        }
        return orders.withdrawAll();
    }

    Connection connection(final int connectionId) {
        return pool.connections().get(connectionId);
    }

    /** Orders sent and not answered. Owner's thread. */
    public int ordersInFlight() {
        return orders.inFlightCount();
    }

    /** Orders and cancels that left. Owner's thread. */
    public long commandsSent() {
        return orders.sentCount();
    }

    /**
     * Says goodbye on all connections, waits shortly for the sockets, ends the loop. Owner's thread; twice is no error.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (owner == null) {
            owner(Thread.currentThread());
        }
        if (owner != Thread.currentThread()) {
            throw new IllegalStateException("the gateway is closed by its owner: owner=" + owner);
        }
        closed = true;
        final Ticker ticker = environment.ticker();
        final long deadlineNs = ticker.nanoTime() + CLOSE_NS_MAX;
        final List<ChannelFuture> closing = new ArrayList<>();
        pool.connections().forEach(connection -> {
            final ChannelFuture future = connection.close(failure != null || withdrawn);
            if (future != null) {
                closing.add(future);
            }
        });
        for (int turn = 0; turn < CLOSE_TURNS_MAX && ticker.nanoTime() < deadlineNs
            && !closing.stream().allMatch(ChannelFuture::isDone); turn++) {
            loop.runNow();
        }
        if (environment.ownsLoop()) {
            end();
        }
        orders.close();
    }

    /** The graceful way of the loop sleeps in this thread until nobody adds tasks; nobody is left here. */
    @SuppressWarnings("deprecation")
    private void end() {
        loop.shutdown();
        while (!loop.isTerminated()) {
            loop.runNow();
        }
    }

    private void onFailure(final Throwable cause) {
        failure = failure == null ? cause : failure;
    }
}
