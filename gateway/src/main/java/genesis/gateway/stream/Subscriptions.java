package genesis.gateway.stream;

import genesis.core.message.Channel;
import genesis.gateway.auth.RequestSigner;
import java.util.ArrayList;
import java.util.List;

/**
 * What connections ask for, and which one asks for what: all channels of one symbol stay together, each connection as
 * full as it may be.
 */
final class Subscriptions {
    private Subscriptions() {
    }

    /** The requests of each connection, as they are sent. One connection without any where there are no symbols. */
    static List<List<String>> of(final GatewayConfig config) {
        final List<List<String>> connections = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (final String symbol : config.symbols()) {
            if (current.size() + config.channels().size() > config.maxChannelsPerConnection()) {
                connections.add(current);
                current = new ArrayList<>();
            }
            for (final Channel channel : Channel.values()) {
                if (config.channels().contains(channel)) {
                    current.add(request(channel, symbol, config.bookLength()));
                }
            }
        }
        connections.add(current);
        return connections;
    }

    /** What a connection says first: its flags, so that every frame after them has their form, then who we are. */
    static List<String> opening(final GatewayConfig config, final boolean isAccount) {
        final List<String> frames = new ArrayList<>();
        if (config.flags() != 0) {
            frames.add("{\"event\":\"conf\",\"flags\":" + config.flags() + "}");
        }
        if (isAccount) {
            final long nonce = config.nonces().next();
            frames.add("{\"event\":\"auth\",\"apiKey\":\"" + config.credentials().key() + "\",\"authNonce\":\"" + nonce
                + "\",\"authPayload\":\"" + RequestSigner.loginPayload(nonce) + "\",\"authSig\":\""
                + new RequestSigner(config.credentials()).signLogin(nonce) + "\"}");
        }
        return frames;
    }

    private static String request(final Channel channel, final String symbol, final int bookLength) {
        return "{\"event\":\"subscribe\",\"channel\":" + switch (channel) {
            case BOOK -> "\"book\",\"symbol\":\"" + symbol + "\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\""
                + bookLength + "\"}";
            case TRADES -> "\"trades\",\"symbol\":\"" + symbol + "\"}";
            case TICKER -> "\"ticker\",\"symbol\":\"" + symbol + "\"}";
            case CANDLES -> "\"candles\",\"key\":\"trade:1m:" + symbol + "\"}";
            default -> throw new IllegalArgumentException("not a channel to subscribe: " + channel);
        };
    }
}
