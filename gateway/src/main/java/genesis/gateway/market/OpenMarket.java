package genesis.gateway.market;

import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.rest.BreakerInputs;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.MessageClock;
import genesis.gateway.symbol.Fees;
import genesis.gateway.symbol.RestSymbolDirectory;
import java.util.SplittableRandom;

/**
 * Everything that a market outside needs, put together: the gateway's connections, REST beside them, the exchange's terms
 * before the first subscription, and the facade that fills gaps. All of it lives on the gateway's loop.
 *
 * <pre>
 *   market.start();
 *   while (running) { market.gateway().poll(1_000_000); market.check(); }
 *   market.close();                       // before the gateway's own close
 * </pre>
 *
 * <p>Threading: the gateway's thread, but for {@link #start} before the first poll.
 */
public final class OpenMarket implements AutoCloseable {
    private static final long NS_PER_MS = 1_000_000;

    private final RestClient rest;
    private final RestSymbolDirectory directory;
    private final MarketDataFacade facade;
    private final Gateway gateway;
    private Throwable failure;

    /**
     * Opens no socket yet.
     *
     * @param account  null where there is no key
     * @param fees     where the account cannot be asked for its own
     * @param commands null where nothing is to leave the house
     */
    public OpenMarket(final GatewayConfig config, final RestConfig restConfig, final RestAccount account, final Fees fees,
                      final InputRing ring, final InstrumentRegistry registry, final CommandRing commands,
                      final Environment environment) {
        final MessageClock clock = MessageClock.wall(environment.ticker(), environment.wallMs());
        final InputPublisher inputs = new InputPublisher(ring);
        rest = new RestClient(restConfig, new RestWiring(environment.loop(), environment.socketType(), environment::addressOf,
            environment.ticker(), () -> environment.wallMs().getAsLong() * NS_PER_MS, new SplittableRandom(environment.seed()),
            new BreakerInputs(inputs, clock::timeNs), this::onFailure), account);
        directory = new RestSymbolDirectory(rest, environment.loop(), registry, inputs, clock::timeNs, fees);
        facade = new MarketDataFacade(config.symbols(), ring, registry, environment, rest::send, directory);
        gateway = new Gateway(config, ring, registry, commands, environment, facade, facade);
    }

    /** Begins with the next poll. Once only. */
    public void start() {
        facade.start(gateway);
    }

    /** Throws where something failed behind an answer of REST, which the loop would have swallowed. */
    public void check() {
        if (failure != null) {
            throw new IllegalStateException("an answer of the exchange could not be handled", failure);
        }
    }

    public Gateway gateway() {
        return gateway;
    }

    /** For whoever asks for the account. */
    public RestClient rest() {
        return rest;
    }

    public MarketDataFacade facade() {
        return facade;
    }

    /** Names of currencies as people know them. */
    public RestSymbolDirectory directory() {
        return directory;
    }

    /** Ends what is beside the gateway; the gateway is closed by whoever drives it, behind this. */
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
