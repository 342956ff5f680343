package genesis.gateway.stream;

import genesis.core.market.Timeframes;
import genesis.core.message.Channel;
import genesis.core.message.Timeframe;
import genesis.gateway.auth.RequestSigner;
import java.util.ArrayList;
import java.util.List;

/** What is said to the exchange: the opening of a connection, and the requests for channels. */
final class Subscriptions {
    private Subscriptions() {
    }

    /** Everything the configuration wants of one symbol; longer candles first, as the engine takes their history. */
    static List<Topic> topics(final GatewayConfig config, final String symbol) {
        final List<Topic> topics = new ArrayList<>();
        for (final Channel channel : Channel.values()) {
            if (config.channels().contains(channel) && channel != Channel.CANDLES) {
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
            case CANDLES -> "\"candles\",\"key\":\"" + candleKey(topic) + "\"";
            default -> throw new IllegalArgumentException("not a channel to subscribe: " + topic.channel());
        };
        return new Subscription(id, topic,
            "{\"event\":\"subscribe\",\"channel\":" + what + ",\"subId\":\"" + id + "\"}",
            label(topic.channel().name().toLowerCase(java.util.Locale.ROOT),
                topic.channel() == Channel.CANDLES ? candleKey(topic) : topic.symbol()));
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
                + new RequestSigner(config.credentials()).signLogin(nonce) + "\"}");
        }
        return frames;
    }

    /** The exchange's word for a day has a capital letter. */
    private static String candleKey(final Topic topic) {
        return "trade:" + (topic.timeframe() == Timeframe.DAY_1 ? "1D" : Timeframes.text(topic.timeframe()))
            + ":" + topic.symbol();
    }
}
