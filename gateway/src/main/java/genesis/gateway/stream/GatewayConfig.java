package genesis.gateway.stream;

import genesis.core.message.Channel;
import genesis.core.message.Timeframe;
import genesis.core.unit.Instrument;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.codec.FrameDecoder;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a gateway connects to and asks for. Cannot be invalid.
 *
 * @param uri                       of the public channels, {@code ws} or {@code wss}
 * @param accountUri                of orders; the same as {@code uri} for a simulator
 * @param symbols                   trading symbols; empty asks for nothing and takes what comes, as captures want it
 * @param channels                  kinds to subscribe per symbol, of BOOK, TRADES, TICKER, CANDLES, STATUS
 * @param book                      which picture of the book
 * @param timeframes                of candles; never four hours, which the exchange does not have
 * @param flags                     connection flags, see {@link FrameDecoder}; 0 sends none
 * @param venueTime                 message time is what the venue says instead of the wall's
 * @param reconnect                 come back after a lost connection; a capture ends instead
 * @param credentials               null for no account, then no order can leave
 * @param nonces                    of the key; null where credentials are null
 * @param deadManSwitch             the exchange cancels all orders of the account when the account's connection ends
 * @param maxChannelsPerConnection  the exchange allows 25; more connections are opened as needed
 * @param ordersPerWindow           orders the exchange takes in five minutes
 */
public record GatewayConfig(URI uri, URI accountUri, List<String> symbols, Set<Channel> channels,
                            BookOptions book, Set<Timeframe> timeframes, int flags, boolean venueTime, boolean reconnect,
                            Credentials credentials, NonceManager nonces, boolean deadManSwitch,
                            int maxChannelsPerConnection, int ordersPerWindow) {
    public static final int CHANNELS_PER_CONNECTION = 25;
    private static final Set<Channel> MARKET =
        EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER, Channel.CANDLES);

    public GatewayConfig {
        symbols = List.copyOf(symbols);
        channels = Set.copyOf(channels);
        timeframes = Set.copyOf(timeframes);
        symbols.forEach(Instrument::currenciesOf);
        checkScheme(uri);
        checkScheme(accountUri);
        check(!channels.contains(Channel.ACCOUNT), "channels of the market only: " + channels);
        check(!timeframes.contains(Timeframe.HOUR_4), "the exchange has no candles of four hours");
        check(channels.contains(Channel.CANDLES) != timeframes.isEmpty(), "candles have timeframes: " + timeframes);
        check((credentials == null) == (nonces == null), "credentials and nonces come together");
        check(maxChannelsPerConnection > 0, "channels per connection above zero: " + maxChannelsPerConnection);
        check(ordersPerWindow > 0, "orders per window above zero: " + ordersPerWindow);
    }

    /** The market of these symbols with all four channels, numbered frames and checksums, wall time, reconnecting. */
    public static GatewayConfig market(final URI uri, final List<String> symbols) {
        return new GatewayConfig(uri, uri, symbols, MARKET, BookOptions.USUAL, EnumSet.of(Timeframe.MINUTE_1),
            FrameDecoder.FLAG_TIMESTAMP | FrameDecoder.FLAG_SEQ_ALL | FrameDecoder.FLAG_CHECKSUM, false, true, null, null, false,
            CHANNELS_PER_CONNECTION, 1_000);
    }

    /** Whatever a recording at this address plays, in its own time, once. */
    public static GatewayConfig capture(final URI uri) {
        return new GatewayConfig(uri, uri, List.of(), Set.of(), BookOptions.USUAL, Set.of(), 0, true, false, null, null, false,
            CHANNELS_PER_CONNECTION, 1_000);
    }

    public GatewayConfig withVenueTime(final boolean newVenueTime) {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, timeframes, flags, newVenueTime, reconnect,
            credentials, nonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    public GatewayConfig withReconnect(final boolean newReconnect) {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, timeframes, flags, venueTime, newReconnect,
            credentials, nonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    public GatewayConfig withChannels(final Set<Channel> newChannels, final int newBookLength) {
        return new GatewayConfig(uri, accountUri, symbols, newChannels, book.withLength(newBookLength),
            timeframesFor(newChannels), flags, venueTime, reconnect,
            credentials, nonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    /** Another picture of the book. */
    public GatewayConfig withBook(final BookOptions newBook) {
        return new GatewayConfig(uri, accountUri, symbols, channels, newBook, timeframes, flags, venueTime, reconnect,
            credentials, nonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    /** Candles of these; none where candles are not among the channels. */
    public GatewayConfig withTimeframes(final Set<Timeframe> newTimeframes) {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, newTimeframes, flags, venueTime, reconnect,
            credentials, nonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    /** Several updates of a book in one frame: fewer frames, the same levels. */
    public GatewayConfig withBulk() {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, timeframes, flags | FrameDecoder.FLAG_BULK,
            venueTime, reconnect, credentials, nonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    public GatewayConfig withMaxChannelsPerConnection(final int newMax) {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, timeframes, flags, venueTime, reconnect,
            credentials, nonces, deadManSwitch, newMax, ordersPerWindow);
    }

    public GatewayConfig withOrdersPerWindow(final int newOrders) {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, timeframes, flags, venueTime, reconnect,
            credentials, nonces, deadManSwitch, maxChannelsPerConnection, newOrders);
    }

    public GatewayConfig withAccount(final URI newAccountUri, final Credentials newCredentials,
                                     final NonceManager newNonces) {
        return new GatewayConfig(uri, newAccountUri, symbols, channels, book, timeframes, flags, venueTime, reconnect,
            newCredentials, newNonces, deadManSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    /** Whatever ends the connection, an orderly close too, takes all orders of the account off the book: everybody's. */
    public GatewayConfig withDeadManSwitch(final boolean newSwitch) {
        return new GatewayConfig(uri, accountUri, symbols, channels, book, timeframes, flags, venueTime, reconnect,
            credentials, nonces, newSwitch, maxChannelsPerConnection, ordersPerWindow);
    }

    private Set<Timeframe> timeframesFor(final Set<Channel> newChannels) {
        if (!newChannels.contains(Channel.CANDLES)) {
            return Set.of();
        }
        return timeframes.isEmpty() ? Set.of(Timeframe.MINUTE_1) : timeframes;
    }

    private static void checkScheme(final URI address) {
        check(("ws".equals(address.getScheme()) || "wss".equals(address.getScheme())) && address.getHost() != null,
            "an address is ws://host:port/path or wss://…: " + address);
    }

    private static void check(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
