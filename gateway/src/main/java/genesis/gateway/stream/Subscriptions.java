package genesis.gateway.stream;

import genesis.core.market.Timeframes;
import genesis.core.message.Channel;
import genesis.core.message.Timeframe;
import genesis.gateway.auth.RequestSigner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said to the exchange: the opening of a connection, and the requests for channels. */
final class Subscriptions {
    /** When this connection ends, the exchange cancels all orders of the account. The protocol knows no other value. */
    private static final int DEAD_MAN_SWITCH = 4;

    private Subscriptions() {
    }

    /** Everything the configuration wants of one symbol; longer candles first, as the engine takes their history. */
    static List<Topic> topics(final GatewayConfig config, final String symbol) {
        final List<Topic> topics = new ArrayList<>();
        for (final Channel channel : Channel.values()) {
            if (config.channels().contains(channel) && channel != Channel.CANDLES
                && (channel != Channel.STATUS || isDerivative(symbol))) {
                topics.add(Topic.of(channel, symbol));
            }
        }
        if (config.channels().contains(Channel.CANDLES)) {
            for (int i = Timeframes.COUNT - 1; i >= 0; i--) {
                if (config.timeframes().contains(Timeframes.at(i))) {
                    topics.add(Topic.candles(symbol, Timeframes.at(i)));
                }
            }
        }
        return topics;
    }

    static Subscription of(final GatewayConfig config, final Topic topic, final int number) {
        final String id = "g" + number;
        final BookOptions book = config.book();
        final String what = switch (topic.channel()) {
            case BOOK -> "\"book\",\"symbol\":\"" + topic.symbol() + "\",\"prec\":\"" + book.precision()
                + "\",\"freq\":\"" + book.frequency() + "\",\"len\":\"" + book.length() + "\"";
            case TRADES -> "\"trades\",\"symbol\":\"" + topic.symbol() + "\"";
            case TICKER -> "\"ticker\",\"symbol\":\"" + topic.symbol() + "\"";
            case CANDLES -> "\"candles\",\"key\":\"" + subject(topic) + "\"";
            case STATUS -> "\"status\",\"key\":\"" + subject(topic) + "\"";
            default -> throw new IllegalArgumentException("not a channel to subscribe: " + topic.channel());
        };
        return new Subscription(id, topic,
            "{\"event\":\"subscribe\",\"channel\":" + what + ",\"subId\":\"" + id + "\"}",
            label(topic.channel().name().toLowerCase(Locale.ROOT), subject(topic)));
    }

    static String unsubscribe(final int channelId) {
        return "{\"event\":\"unsubscribe\",\"chanId\":" + channelId + "}";
    }

    static String ping(final int number) {
        return "{\"event\":\"ping\",\"cid\":" + number + "}";
    }

    /** What an answer is about: the channel's name, and its key or symbol. */
    static String label(final String channel, final String keyOrSymbol) {
        return channel + " " + keyOrSymbol;
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
                + new RequestSigner(config.credentials()).signLogin(nonce) + "\""
                + (config.deadManSwitch() ? ",\"dms\":" + DEAD_MAN_SWITCH : "") + "}");
        }
        return frames;
    }

    /** The key where the channel has one, else the symbol. The exchange's word for a day has a capital letter. */
    private static String subject(final Topic topic) {
        return switch (topic.channel()) {
            case CANDLES -> "trade:"
                + (topic.timeframe() == Timeframe.DAY_1 ? "1D" : Timeframes.text(topic.timeframe())) + ":" + topic.symbol();
            case STATUS -> "deriv:" + topic.symbol();
            default -> topic.symbol();
        };
    }

    /** Perpetuals are named like tBTCF0:USTF0; nothing else has a status. */
    private static boolean isDerivative(final String symbol) {
        return symbol.contains("F0:");
    }
}
