package genesis.gateway.stream;

import genesis.core.message.Channel;
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
 * @param channels                  kinds to subscribe per symbol, of BOOK, TRADES, TICKER, CANDLES
 * @param bookLength                levels a side: 1, 25, 100 or 250
 * @param flags                     connection flags, see {@link FrameDecoder}; 0 sends none
 * @param venueTime                 message time is what the venue says instead of the wall's
 * @param reconnect                 come back after a lost connection; a capture ends instead
 * @param credentials               null for no account, then no order can leave
 * @param nonces                    of the key; null where credentials are null
 * @param maxChannelsPerConnection  the exchange allows 25; more connections are opened as needed
 * @param ordersPerWindow           orders the exchange takes in five minutes
 */
public record GatewayConfig(URI uri, URI accountUri, List<String> symbols, Set<Channel> channels, int bookLength,
                            int flags, boolean venueTime, boolean reconnect,
                            Credentials credentials, NonceManager nonces,
                            int maxChannelsPerConnection, int ordersPerWindow) {
    public static final int CHANNELS_PER_CONNECTION = 25;
    private static final List<Integer> BOOK_LENGTHS = List.of(1, 25, 100, 250);
    private static final Set<Channel> MARKET =
        EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER, Channel.CANDLES);

    public GatewayConfig {
        symbols = List.copyOf(symbols);
        channels = Set.copyOf(channels);
        symbols.forEach(Instrument::currenciesOf);
        checkScheme(uri);
        checkScheme(accountUri);
        check(MARKET.containsAll(channels), "channels of the market only: " + channels);
        check(BOOK_LENGTHS.contains(bookLength), "book length is one of " + BOOK_LENGTHS + ": " + bookLength);
        check((credentials == null) == (nonces == null), "credentials and nonces come together");
        check(maxChannelsPerConnection >= channels.size() && maxChannelsPerConnection > 0,
            "one connection holds all channels of one symbol: maxChannelsPerConnection=" + maxChannelsPerConnection);
        check(ordersPerWindow > 0, "orders per window above zero: " + ordersPerWindow);
    }

    /** The market of these symbols with all four channels, numbered frames and checksums, wall time, reconnecting. */
    public static GatewayConfig market(final URI uri, final List<String> symbols) {
        return new GatewayConfig(uri, uri, symbols, MARKET, 25, FrameDecoder.FLAG_SEQ_ALL | FrameDecoder.FLAG_CHECKSUM,
            false, true, null, null, CHANNELS_PER_CONNECTION, 1_000);
    }

    /** Whatever a recording at this address plays, in its own time, once. */
    public static GatewayConfig capture(final URI uri) {
        return new GatewayConfig(uri, uri, List.of(), Set.of(), 25, 0, true, false, null, null,
            CHANNELS_PER_CONNECTION, 1_000);
    }

    public GatewayConfig withVenueTime(final boolean newVenueTime) {
        return new GatewayConfig(uri, accountUri, symbols, channels, bookLength, flags, newVenueTime, reconnect,
            credentials, nonces, maxChannelsPerConnection, ordersPerWindow);
    }

    public GatewayConfig withReconnect(final boolean newReconnect) {
        return new GatewayConfig(uri, accountUri, symbols, channels, bookLength, flags, venueTime, newReconnect,
            credentials, nonces, maxChannelsPerConnection, ordersPerWindow);
    }

    public GatewayConfig withChannels(final Set<Channel> newChannels, final int newBookLength) {
        return new GatewayConfig(uri, accountUri, symbols, newChannels, newBookLength, flags, venueTime, reconnect,
            credentials, nonces, maxChannelsPerConnection, ordersPerWindow);
    }

    public GatewayConfig withAccount(final URI newAccountUri, final Credentials newCredentials,
                                     final NonceManager newNonces) {
        return new GatewayConfig(uri, newAccountUri, symbols, channels, bookLength, flags, venueTime, reconnect,
            newCredentials, newNonces, maxChannelsPerConnection, ordersPerWindow);
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
