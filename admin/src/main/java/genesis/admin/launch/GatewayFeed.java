package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.admin.config.RunOptions;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.IoTurn;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.order.LastWord;
import genesis.gateway.rest.BreakerInputs;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.simulator.CapturePlayer;
import genesis.gateway.simulator.MarketSource;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.MessageClock;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The ordinary gateway, connected over a real WebSocket to a venue or to the embedded exchange, which plays the synthetic
 * market or a recording. The gateway is closed on the thread that drives it, between two turns.
 */
final class GatewayFeed implements Feed, IoTurn {
    /** Where the synthetic market begins when its time is its own: the same seed then gives the same market again. */
    private static final long SYNTHETIC_START_NS = 1_767_571_200L * 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000;
    /** The server learns of a closed connection a moment after the client; much later means that it was cut off. */
    private static final long END_GRACE_NS = 5_000_000_000L;
    private static final long CLOSE_POLL_MS = 10;
    private static final long TURN_NS = 1_000_000;

    private final String name;
    private final SimulatorServer server;
    private final VenueMarket venue;
    private final Gateway gateway;
    private final boolean venueTime;
    /** Orders of ours may rest at the exchange. */
    private final boolean isLive;
    private final long startTimeNs;
    private final CountDownLatch disconnected = new CountDownLatch(1);
    /** Of the account at the embedded exchange; null elsewhere. */
    private RestClient rest;
    private Throwable failure;
    private volatile boolean stopping;
    private volatile boolean hasFailed;
    private volatile LastWord lastWord;
    private volatile Thread driver;
    private long endSeenNs;

    /** The server is null for a venue outside, the venue for the embedded exchange. */
    private GatewayFeed(final String name, final SimulatorServer server, final VenueMarket venue, final Gateway gateway,
                        final boolean venueTime, final long startTimeNs) {
        this.name = name;
        this.server = server;
        this.venue = venue;
        this.gateway = gateway;
        this.venueTime = venueTime;
        this.startTimeNs = startTimeNs;
        isLive = gateway.hasAccount();
    }

    static Feed open(final RunOptions options, final InputRing ring, final InstrumentRegistry registry, final CommandRing commands,
                     final long lastTimeNs) {
        if (options.venue() != null) {
            final VenueMarket venue = new VenueMarket(options, ring, registry, environment(), commands);
            return new GatewayFeed(options.venue().toString(), null, venue, venue.gateway(), false, wallNs());
        }
        return options.capture() != null ? capture(options, ring, registry, lastTimeNs)
            : synthetic(options, ring, registry, commands, lastTimeNs);
    }

    /** Many processes that lost the same exchange should not come back at the same moments: the seed is not the run's. */
    private static Environment environment() {
        return Environment.system(System.nanoTime());
    }

    /** Paper orders are filled on the engine's thread: no command ring, so that nothing can leave the house. */
    private static Feed embedded(final String name, final SimulatorServer server, final GatewayConfig config, final long startTimeNs,
                                 final InputRing ring, final InstrumentRegistry registry) {
        return new GatewayFeed(name, server, null, new Gateway(config, ring, registry, null, environment()), config.venueTime(), startTimeNs);
    }

    /** An account of this process alone at the embedded exchange: orders leave, and nobody else has the key. */
    static Feed live(final SimulatorServer server, final AccountKey key, final GatewayConfig market, final RunOptions options,
                             final InputRing ring, final InstrumentRegistry registry, final CommandRing commands) {
        final Environment environment = environment();
        final Credentials credentials = new Credentials(key.key(), key.secret().toCharArray());
        final NonceManager nonces = NonceManager.of(options.data(), credentials, environment.wallMs());
        final Gateway gateway = new Gateway(
            market.withAccount(market.uri(), credentials, nonces).withDeadManSwitch(options.deadManSwitch()), ring, registry, commands, environment);
        final MessageClock clock = MessageClock.wall(environment.ticker(), environment.wallMs());
        final GatewayFeed feed = new GatewayFeed("synthetic market, live at the embedded exchange", server, null, gateway, false, wallNs());
        feed.rest = new RestClient(RestConfig.of(URI.create("http://" + market.uri().getRawAuthority())), new RestWiring(
            environment.loop(), environment.socketType(), environment::addressOf, environment.ticker(), GatewayFeed::wallNs,
            new SplittableRandom(environment.seed()), new BreakerInputs(new InputPublisher(ring), clock::timeNs), feed::onFailure),
            new RestAccount(credentials, nonces));
        gateway.orders().rest(feed.rest);
        return feed;
    }

    private void onFailure(final Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    private static Feed capture(final RunOptions options, final InputRing ring, final InstrumentRegistry registry, final long lastTimeNs) {
        if (!options.symbols().isEmpty()) {
            throw Complaint.usage("--symbols " + String.join(",", options.symbols()) + " cannot choose from a capture, which is played whole; leave it out");
        }
        // A run that was cut off before the first frame has the recording's first time already, but nothing of it.
        final boolean isFresh = lastTimeNs == 0 || registry.all().isEmpty();
        final CapturePlayer player = new CapturePlayer(options.capture(), isFresh ? CapturePlayer.FROM_START : lastTimeNs);
        final SimulatorServer server = serve(player, options, null);
        return embedded("capture " + options.capture().getFileName() + " at " + options.speed(), server,
            GatewayConfig.capture(server.uri()), Math.max(lastTimeNs, player.firstTimeNs()), ring, registry);
    }

    private static Feed synthetic(final RunOptions options, final InputRing ring, final InstrumentRegistry registry,
                                  final CommandRing commands, final long lastTimeNs) {
        for (final String symbol : options.symbols()) {
            if (!SyntheticMarket.SYMBOLS.contains(symbol)) {
                throw Complaint.usage("--symbols " + symbol + " is not in the synthetic market; it has " + String.join(",", SyntheticMarket.SYMBOLS));
            }
        }
        final boolean wallTime = options.speed().equals(genesis.admin.config.Speed.REAL_TIME);
        final long startNs = wallTime ? wallNs() : Math.max(SYNTHETIC_START_NS, lastTimeNs);
        final AccountKey key = commands == null ? null : new AccountKey(randomText(), randomText());
        final SimulatorServer server = serve(new SyntheticMarket(options.seed(), startNs), options, key);
        final List<String> symbols = options.symbols().isEmpty() ? SyntheticMarket.SYMBOLS : options.symbols();
        if (key != null) {
            return live(server, key, GatewayConfig.market(server.uri(), symbols), options, ring, registry, commands);
        }
        return embedded("synthetic market at " + options.speed(), server,
            GatewayConfig.market(server.uri(), symbols).withVenueTime(!wallTime), startNs, ring, registry);
    }

    private static String randomText() {
        final byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static SimulatorServer serve(final MarketSource source, final RunOptions options, final AccountKey key) {
        return SimulatorServer.start(source, 0, options.speed().isMax() ? Speed.MAX : new Speed(options.speed().factor()), key);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public IoTurn io() {
        return this;
    }

    @Override
    public LongSupplier clock() {
        return venueTime ? null : MessageClock.wall()::timeNs;
    }

    @Override
    public long startTimeNs() {
        return startTimeNs;
    }

    @Override
    public void start() {
        if (venue != null) {
            venue.start();
        } else {
            gateway.connect();
        }
    }

    @Override
    public boolean isOver() {
        if (server == null || !gateway.isEnded()) {
            return false;
        }
        if (server.isFinished()) {
            if (server.failure() != null) {
                throw Complaint.environment(server.failure().getMessage());
            }
            return true;
        }
        endSeenNs = endSeenNs == 0 ? System.nanoTime() : endSeenNs;
        if (System.nanoTime() - endSeenNs > END_GRACE_NS) {
            throw Complaint.environment("the connection to the embedded exchange broke before " + name + " was over;"
                + " start again with the same --data to go on from there");
        }
        return false;
    }

    @Override
    public Map<String, Long> counters() {
        return GatewayCounters.of(gateway, venue == null ? null : venue.facade());
    }

    @Override
    public void owner(final Thread thread) {
        gateway.owner(thread);
        driver = thread;
    }

    @Override
    public int poll() {
        return poll(0);
    }

    @Override
    public int poll(final long waitNsMax) {
        if (hasFailed) {
            speak();
            return 0;
        }
        if (failure != null) {
            throw new IllegalStateException("an answer of the exchange could not be handled", failure);
        }
        if (!stopping) {
            final int done = gateway.poll(waitNsMax);
            if (venue != null) {
                venue.check();
            }
            return done;
        }
        disconnect();
        disconnected.countDown();
        return 0;
    }

    @Override
    public void sayLastWord() {
        if (!isLive) {
            return;
        }
        hasFailed = true;
        if (Thread.currentThread() == driver) {
            speak();
        } else {
            gateway.wakeup();
        }
    }

    /** On the thread that drives; again and again is no error. */
    private void speak() {
        try {
            lastWord = lastWord == null ? gateway.withdrawAll() : lastWord;
            while (lastWord != null && !lastWord.isOver()) {
                gateway.poll(TURN_NS);
            }
        } finally {
            disconnect();
            disconnected.countDown();
        }
    }

    @Override
    public String lastWord() {
        if (!isLive) {
            return null;
        }
        final LastWord.Outcome outcome = lastWord == null ? LastWord.Outcome.NOT_ASKED : lastWord.outcome();
        return switch (outcome) {
            case ANSWERED -> "all orders of the account were asked to be canceled, and the exchange has taken it; positions stay as they are";
            case ASKED -> "all orders of the account were asked to be canceled, but the exchange gave no answer in time;"
                + " look there, and cancel by hand what is left";
            case NOT_ASKED -> "orders could NOT be canceled, there was no way to the exchange; cancel them there by hand";
        };
    }

    @Override
    public void stop() {
        stopping = true;
        if (driver == null) {
            disconnect();
            return;
        }
        gateway.wakeup();
        try {
            // A driver that failed takes its sockets with it when the process ends.
            while (driver.isAlive() && !disconnected.await(CLOSE_POLL_MS, TimeUnit.MILLISECONDS)) {
                gateway.wakeup();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (driver == null) {
            disconnect();
        }
        if (server != null) {
            server.close();
        }
    }

    private void disconnect() {
        if (rest != null) {
            rest.close();
        }
        if (venue != null) {
            venue.close();
        }
        gateway.close();
    }

    private static long wallNs() {
        return System.currentTimeMillis() * NS_PER_MS;
    }
}
