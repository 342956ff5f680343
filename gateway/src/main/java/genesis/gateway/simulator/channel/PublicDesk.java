package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.channel.Subscription.Topic;
import genesis.gateway.simulator.market.BookWindow;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.Precision;
import genesis.gateway.simulator.market.TimeFrame;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.FrameText;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Answers the public control messages: conf, ping, subscribe, unsubscribe, and everything that is wrong with them. Also
 * knows who has which channels, for heartbeats.
 * <p>Threading: the one that drives the exchange. Clock: the times it is given.
 */
public final class PublicDesk {
    private static final int UNKNOWN_EVENT = 10_000;
    private static final int UNKNOWN_PRECISION = 10_011;
    private static final int UNKNOWN_LENGTH = 10_012;
    private static final int CONF_FAILED = 10_050;
    private static final int SUBSCRIBE_FAILED = 10_300;
    private static final int ALREADY_SUBSCRIBED = 10_301;
    private static final int CHANNEL_LIMIT = 10_305;
    private static final int UNSUBSCRIBE_FAILED = 10_400;
    private static final int NOT_SUBSCRIBED = 10_401;
    private static final int KNOWN_FLAGS = ClientConnection.TIMESTAMP | ClientConnection.SEQ_ALL
        | ClientConnection.OB_CHECKSUM | ClientConnection.BULK_UPDATES;
    private static final String CANDLE_KEY = "trade:";
    private static final String DERIVATIVE_KEY = "deriv:";
    private static final String LIQUIDATION_KEY = "liq:global";

    /** Null where the server plays a recording, which has no channels to choose from. */
    private final Market market;
    private final PublicChannels channels;
    private final int channelCountMax;
    private final Map<ClientConnection, Subscriptions> subscriptions = new IdentityHashMap<>();

    /** A desk without channels, for a recording. */
    public PublicDesk() {
        this(null, null, 0);
    }

    /** Channels of this market, as many as the exchange allows on a connection. */
    public PublicDesk(final Market market, final PublicChannels channels) {
        this(market, channels, Subscriptions.COUNT_MAX);
    }

    PublicDesk(final Market market, final PublicChannels channels, final int channelCountMax) {
        this.market = market;
        this.channels = channels;
        this.channelCountMax = channelCountMax;
    }

    /** The greeting. */
    public void greet(final ClientConnection client) {
        client.control("{\"event\":\"info\",\"version\":2,\"serverId\":\"genesis-simulator\",\"platform\":{\"status\":"
            + (market == null || market.isOperative() ? 1 : 0) + "}}");
    }

    /** Answers one message; true where a channel was subscribed. */
    public boolean answer(final ClientConnection client, final ClientFrame frame, final long timeMs) {
        switch (frame.name()) {
            case "conf" -> configure(client, frame);
            case "ping" -> client.control("{\"event\":\"pong\",\"ts\":" + timeMs
                + (frame.field("cid") == null ? "" : ",\"cid\":" + frame.whole("cid", 0)) + "}");
            case "subscribe" -> {
                return subscribe(client, frame);
            }
            case "unsubscribe" -> unsubscribe(client, frame);
            default -> unknown(client);
        }
        return false;
    }

    /** Says that a message was not understood; the connection stays. */
    public void unknown(final ClientConnection client) {
        client.control("{\"event\":\"error\",\"msg\":\"event: unknown\",\"code\":" + UNKNOWN_EVENT + "}");
    }

    /** A heartbeat on each channel of the client, channel 0 first where it is signed in. */
    public void sendHeartbeats(final ClientConnection client, final long timeMs) {
        if (client.isAuthenticated()) {
            client.begin(0).raw("\"hb\"");
            client.end(timeMs);
        }
        for (final Subscription one : of(client).all()) {
            client.begin(one.id()).raw("\"hb\"");
            client.end(timeMs);
        }
    }

    public void disconnected(final ClientConnection client) {
        final Subscriptions gone = subscriptions.remove(client);
        if (gone != null) {
            gone.all().forEach(channels::leave);
        }
    }

    private Subscriptions of(final ClientConnection client) {
        return subscriptions.computeIfAbsent(client, newcomer -> new Subscriptions());
    }

    private static void configure(final ClientConnection client, final ClientFrame frame) {
        final long flags = frame.whole("flags", 0);
        if ((flags & ~KNOWN_FLAGS) != 0) {
            client.control("{\"event\":\"conf\",\"status\":\"FAILED\",\"code\":" + CONF_FAILED + ",\"flags\":" + flags
                + "}");
            return;
        }
        client.flags((int) flags);
        client.control("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":" + flags + "}");
    }

    private boolean subscribe(final ClientConnection client, final ClientFrame frame) {
        final Kind kind = Kind.of(frame.field("channel", ""));
        if (kind == null || market == null) {
            return fail(client, frame, "channel: unknown", SUBSCRIBE_FAILED);
        }
        final Topic topic = switch (kind) {
            case TICKER, TRADES -> plainTopic(client, frame, kind);
            case BOOK -> bookTopic(client, frame);
            case CANDLES -> candleTopic(client, frame);
            case STATUS -> statusTopic(client, frame);
        };
        if (topic == null) {
            return false;
        }
        final Subscriptions own = of(client);
        if (own.has(topic)) {
            return fail(client, frame, "subscribe: dup", ALREADY_SUBSCRIBED);
        }
        if (own.count() >= channelCountMax) {
            return fail(client, frame, "subscribe: limit", CHANNEL_LIMIT);
        }
        final Subscription subscription = new Subscription(client, own.nextId(), topic);
        own.add(subscription);
        client.control(acknowledgement(subscription, frame));
        channels.join(subscription);
        return true;
    }

    private Topic plainTopic(final ClientConnection client, final ClientFrame frame, final Kind kind) {
        // Old clients name the pair instead of the symbol.
        final String symbol = frame.field("symbol", "t" + frame.field("pair", ""));
        final int instrument = market.instrument(symbol);
        if (instrument < 0) {
            fail(client, frame, "symbol: invalid", SUBSCRIBE_FAILED);
            return null;
        }
        return Topic.of(kind, instrument, symbol);
    }

    private Topic bookTopic(final ClientConnection client, final ClientFrame frame) {
        final Topic plain = plainTopic(client, frame, Kind.BOOK);
        if (plain == null) {
            return null;
        }
        final Precision precision = Precision.of(frame.field("prec", "P0"));
        final String frequency = frame.field("freq", "F0");
        final long length = frame.whole("len", frame.field("len") == null ? 25 : -1);
        if (precision == null) {
            fail(client, frame, "prec: invalid", UNKNOWN_PRECISION);
        } else if (length < 0 || length > Integer.MAX_VALUE || !BookWindow.isLength((int) length)) {
            fail(client, frame, "len: invalid", UNKNOWN_LENGTH);
        } else if (!frequency.equals("F0") && !frequency.equals("F1")) {
            fail(client, frame, "freq: invalid", SUBSCRIBE_FAILED);
        } else {
            return new Topic(Kind.BOOK, plain.instrument(), plain.name(), precision, (int) length,
                frequency.equals("F1"), null);
        }
        return null;
    }

    private Topic candleTopic(final ClientConnection client, final ClientFrame frame) {
        final String key = frame.field("key", "");
        final int behindTimeFrame = key.indexOf(':', CANDLE_KEY.length());
        if (key.startsWith(CANDLE_KEY) && behindTimeFrame > 0) {
            final TimeFrame timeFrame = TimeFrame.of(key.substring(CANDLE_KEY.length(), behindTimeFrame));
            final int instrument = market.instrument(key.substring(behindTimeFrame + 1));
            if (timeFrame != null && instrument >= 0) {
                return new Topic(Kind.CANDLES, instrument, key, null, 0, false, timeFrame);
            }
        }
        fail(client, frame, "key: invalid", SUBSCRIBE_FAILED);
        return null;
    }

    private Topic statusTopic(final ClientConnection client, final ClientFrame frame) {
        final String key = frame.field("key", "");
        if (key.equals(LIQUIDATION_KEY)) {
            return Topic.of(Kind.STATUS, Topic.ALL, key);
        }
        final int instrument = key.startsWith(DERIVATIVE_KEY)
            ? market.instrument(key.substring(DERIVATIVE_KEY.length())) : -1;
        if (instrument < 0 || !market.instruments().get(instrument).isDerivative()) {
            fail(client, frame, "key: invalid", SUBSCRIBE_FAILED);
            return null;
        }
        return Topic.of(Kind.STATUS, instrument, key);
    }

    private static String acknowledgement(final Subscription subscription, final ClientFrame frame) {
        final Topic topic = subscription.topic();
        final StringBuilder json = new StringBuilder("{\"event\":\"subscribed\",\"channel\":\"")
            .append(topic.kind().text()).append("\",\"chanId\":").append(subscription.id());
        if (topic.kind() == Kind.CANDLES || topic.kind() == Kind.STATUS) {
            json.append(",\"key\":\"").append(topic.name()).append('"');
        } else {
            json.append(",\"symbol\":\"").append(topic.name()).append('"');
            if (topic.kind() == Kind.BOOK) {
                json.append(",\"prec\":\"").append(topic.precision()).append("\",\"freq\":\"")
                    .append(topic.isSlow() ? "F1" : "F0").append("\",\"len\":\"").append(topic.length()).append('"');
            }
            json.append(",\"pair\":\"").append(topic.name(), 1, topic.name().length()).append('"');
        }
        if (frame.field("subId") != null) {
            json.append(",\"subId\":").append(FrameText.quote(frame.field("subId")));
        }
        return json.append('}').toString();
    }

    private void unsubscribe(final ClientConnection client, final ClientFrame frame) {
        final long id = frame.whole("chanId", 0);
        final Subscription gone = of(client).remove(id);
        if (gone != null) {
            channels.leave(gone);
            client.control("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":" + id + "}");
        } else if (of(client).wasGiven(id)) {
            fail(client, frame, "unsubscribe: not subscribed", NOT_SUBSCRIBED);
        } else {
            fail(client, frame, "unsubscribe: invalid", UNSUBSCRIBE_FAILED);
        }
    }

    /** An error with the request's own fields; always false, the answer of the caller. */
    private static boolean fail(final ClientConnection client, final ClientFrame frame, final String words,
        final int code) {
        final StringBuilder json = new StringBuilder("{\"event\":\"error\",\"msg\":\"").append(words)
            .append("\",\"code\":").append(code);
        for (final Map.Entry<String, String> field : frame.fields().entrySet()) {
            if (!field.getKey().equals("event") && !field.getKey().equals("msg") && !field.getKey().equals("code")) {
                json.append(',').append(FrameText.quote(field.getKey())).append(':')
                    .append(FrameText.quote(field.getValue()));
            }
        }
        final String symbol = frame.field("symbol");
        if (symbol != null && symbol.startsWith("t") && frame.field("pair") == null) {
            json.append(",\"pair\":").append(FrameText.quote(symbol.substring(1)));
        }
        client.control(json.append('}').toString());
        return false;
    }
}
