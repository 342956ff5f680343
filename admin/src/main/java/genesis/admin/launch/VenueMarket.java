package genesis.admin.launch;

import genesis.admin.config.MarketOptions;
import genesis.admin.config.RunOptions;
import genesis.core.message.Channel;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.market.OpenMarket;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.stream.BookOptions;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.symbol.Fees;
import java.util.EnumSet;
import java.util.Set;

/** What is asked of an exchange outside, from options to connections. Threading: none of its own. */
final class VenueMarket {
    private VenueMarket() {
    }

    /** Without a key and without a command ring: nothing can leave the house. Opens no socket yet. */
    static OpenMarket open(final RunOptions options, final InputRing ring, final InstrumentRegistry registry,
                           final Environment environment) {
        return new OpenMarket(config(options), RestConfig.of(options.market().rest()), null, Fees.USUAL, ring, registry, null, environment);
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
}
