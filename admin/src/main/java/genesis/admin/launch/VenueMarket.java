package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.admin.config.MarketOptions;
import genesis.admin.config.RunOptions;
import genesis.core.message.Channel;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.market.MarketDataFacade;
import genesis.gateway.rest.BreakerInputs;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.stream.BookOptions;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.MessageClock;
import genesis.gateway.symbol.Fees;
import genesis.gateway.symbol.RestSymbolDirectory;
import java.io.Console;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Market data of an exchange outside, from both of its sources: the gateway, the REST client and the facade that chooses
 * between them, on one event loop.
 * Threading: the gateway's, but for the construction and {@link #start}.
 */
final class VenueMarket implements AutoCloseable {
    private static final long NS_PER_MS = 1_000_000;

    private final RestClient rest;
    private final RestSymbolDirectory directory;
    private final MarketDataFacade facade;
    private final Gateway gateway;
    private Throwable failure;

    VenueMarket(final RunOptions options, final InputRing ring, final InstrumentRegistry registry, final Environment environment,
                final CommandRing commands) {
        final InputPublisher inputs = new InputPublisher(ring);
        final MessageClock clock = MessageClock.wall(environment.ticker(), environment.wallMs());
        final Credentials credentials = commands == null ? null
            : VenueKeys.of(options.account(), System.getenv(), VenueMarket::typedPassword);
        final NonceManager nonces = credentials == null ? null
            : NonceManager.of(options.data(), credentials, environment.wallMs());
        rest = new RestClient(restConfig(options), new RestWiring(environment.loop(), environment.socketType(),
            environment::addressOf, environment.ticker(), () -> environment.wallMs().getAsLong() * NS_PER_MS,
            new SplittableRandom(environment.seed()), new BreakerInputs(inputs, clock::timeNs), this::onFailure),
            credentials == null ? null : new RestAccount(credentials, nonces));
        directory = new RestSymbolDirectory(rest, environment.loop(), registry, inputs, clock::timeNs, Fees.USUAL);
        facade = new MarketDataFacade(options.symbols(), ring, registry, environment, rest::send, directory);
        final GatewayConfig market = config(options);
        gateway = new Gateway(credentials == null ? market
            : market.withAccount(accountUri(options), credentials, nonces).withDeadManSwitch(options.deadManSwitch()), ring,
            registry, commands, environment, facade, facade);
        if (credentials != null) {
            gateway.orders().rest(rest);
        }
    }

    /** The configured exchange has doors of their own for the account; any other has all at one. */
    private static boolean isConfigured(final RunOptions options) {
        return options.account() != null && options.venue().equals(options.account().stream());
    }

    private static URI accountUri(final RunOptions options) {
        return isConfigured(options) ? options.account().accountStream() : options.venue();
    }

    private static RestConfig restConfig(final RunOptions options) {
        return isConfigured(options) ? new RestConfig(options.market().rest(), options.account().accountRest())
            : RestConfig.of(options.market().rest());
    }

    private static char[] typedPassword() {
        final Console console = System.console();
        if (console == null) {
            throw Complaint.environment("the keystore has a password and there is nobody to ask; set " + VenueKeys.PASSWORD_VARIABLE);
        }
        return console.readPassword("Password of the keystore: ");
    }

    /** All five channels, but candles only where some are wanted. */
    private static GatewayConfig config(final RunOptions options) {
        final MarketOptions market = options.market();
        final Set<Channel> channels = EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER, Channel.CANDLES, Channel.STATUS);
        if (market.timeframes().isEmpty()) {
            channels.remove(Channel.CANDLES);
        }
        final GatewayConfig config = GatewayConfig.market(options.venue(), options.symbols())
            .withChannels(channels, market.levels())
            .withTimeframes(market.timeframes())
            .withBook(new BookOptions(market.precision(), market.frequency(), market.levels()))
            .withMaxChannelsPerConnection(market.channelsPerConnection());
        return market.bulk() ? config.withBulk() : config;
    }

    Gateway gateway() {
        return gateway;
    }

    MarketDataFacade facade() {
        return facade;
    }

    void start() {
        facade.start(gateway);
    }

    /** After each turn: the event loop would have swallowed what a callback threw. */
    void check() {
        if (failure != null) {
            throw new IllegalStateException("an answer over REST could not be handled", failure);
        }
    }

    /** Before the gateway is closed. */
    @Override
    public void close() {
        directory.close();
        facade.close();
        rest.close();
    }

    private void onFailure(final Throwable cause) {
        failure = failure == null ? cause : failure;
    }
}
