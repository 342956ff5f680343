package genesis.gateway.simulator;

import genesis.gateway.simulator.Subscriptions.Kind;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.FrameText;
import java.util.Locale;
import java.util.Map;

/**
 * Answers the public control messages: conf, ping, subscribe, unsubscribe, and everything that is wrong with them.
 * <p>Threading: the event loop. Clock: the times it is given.
 */
final class PublicDesk {
    private static final int UNKNOWN_EVENT = 10_000;
    private static final int UNKNOWN_PRECISION = 10_011;
    private static final int UNKNOWN_LENGTH = 10_012;
    private static final int CONF_FAILED = 10_050;
    private static final int SUBSCRIBE_FAILED = 10_300;
    private static final int ALREADY_SUBSCRIBED = 10_301;
    private static final int CHANNEL_LIMIT = 10_305;
    private static final int UNSUBSCRIBE_FAILED = 10_400;
    private static final int KNOWN_FLAGS =
        ClientConnection.TIMESTAMP | ClientConnection.SEQ_ALL | ClientConnection.OB_CHECKSUM;
    private static final String CANDLE_KEY = "trade:1m:";

    /** Null where the server plays a recording, which has no channels to choose from. */
    private final SyntheticMarket market;

    PublicDesk(final SyntheticMarket market) {
        this.market = market;
    }

    /** The greeting. */
    void greet(final ClientConnection client) {
        client.control("{\"event\":\"info\",\"version\":2,\"serverId\":\"genesis-simulator\",\"platform\":{\"status\":1}}");
    }

    /** Answers one message; true where a channel was subscribed. */
    boolean answer(final ClientConnection client, final ClientFrame frame, final long timeMs) {
        switch (frame.name()) {
            case "conf" -> configure(client, frame);
            case "ping" -> client.control("{\"event\":\"pong\",\"ts\":" + timeMs
                + (frame.field("cid") == null ? "" : ",\"cid\":" + frame.whole("cid", 0)) + "}");
            case "subscribe" -> {
                return subscribe(client, frame, timeMs);
            }
            case "unsubscribe" -> unsubscribe(client, frame);
            default -> unknown(client);
        }
        return false;
    }

    /** Says that a message was not understood; the connection stays. */
    void unknown(final ClientConnection client) {
        client.control("{\"event\":\"error\",\"msg\":\"event: unknown\",\"code\":" + UNKNOWN_EVENT + "}");
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

    private boolean subscribe(final ClientConnection client, final ClientFrame frame, final long timeMs) {
        final Kind kind = kindOf(frame.field("channel", ""));
        if (kind == null || market == null) {
            return fail(client, frame, "channel: unknown", SUBSCRIBE_FAILED);
        }
        final String symbol = symbolOf(kind, frame);
        final int instrument = SyntheticMarket.SYMBOLS.indexOf(symbol);
        if (instrument < 0) {
            return fail(client, frame, kind == Kind.CANDLES ? "key: invalid" : "symbol: invalid", SUBSCRIBE_FAILED);
        }
        if (kind == Kind.BOOK && !checkBook(client, frame)) {
            return false;
        }
        if (client.subscriptions.id(kind, instrument) != 0) {
            return fail(client, frame, "subscribe: dup", ALREADY_SUBSCRIBED);
        }
        if (client.subscriptions.isFull()) {
            return fail(client, frame, "subscribe: limit", CHANNEL_LIMIT);
        }
        final int id = client.subscriptions.add(kind, instrument);
        client.control(acknowledgement(kind, id, symbol, frame));
        sendSnapshot(client, kind, id, market.instrument(instrument), timeMs);
        return true;
    }

    private static boolean checkBook(final ClientConnection client, final ClientFrame frame) {
        if (!frame.field("prec", "P0").equals("P0")) {
            return fail(client, frame, "prec: invalid", UNKNOWN_PRECISION);
        }
        final String length = frame.field("len", "25");
        if (!length.equals("25") && !length.equals("100") && !length.equals("250")) {
            return fail(client, frame, "len: invalid", UNKNOWN_LENGTH);
        }
        return frame.field("freq", "F0").equals("F0") || fail(client, frame, "freq: invalid", SUBSCRIBE_FAILED);
    }

    private static String acknowledgement(final Kind kind, final int id, final String symbol, final ClientFrame frame) {
        final StringBuilder json = new StringBuilder("{\"event\":\"subscribed\",\"channel\":\"")
            .append(kind.name().toLowerCase(Locale.ROOT)).append("\",\"chanId\":").append(id);
        if (kind == Kind.CANDLES) {
            json.append(",\"key\":\"").append(CANDLE_KEY).append(symbol).append('"');
        } else {
            json.append(",\"symbol\":\"").append(symbol).append('"');
            if (kind == Kind.BOOK) {
                json.append(",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"").append(frame.field("len", "25")).append('"');
            }
            json.append(",\"pair\":\"").append(symbol, 1, symbol.length()).append('"');
        }
        if (frame.field("subId") != null) {
            json.append(",\"subId\":").append(FrameText.quote(frame.field("subId")));
        }
        return json.append('}').toString();
    }

    private static void sendSnapshot(final ClientConnection client, final Kind kind, final int id,
                                     final SyntheticInstrument instrument, final long timeMs) {
        final FrameText text = client.begin(id);
        switch (kind) {
            case BOOK -> instrument.writeBook(text);
            case TRADES -> instrument.writeTrades(text);
            case TICKER -> instrument.writeTicker(text);
            case CANDLES -> {
                final SyntheticCandles candles = instrument.candles();
                text.raw('[');
                for (int i = 0; i < candles.closedCount(timeMs); i++) {
                    candles.writeClosed(text, i, timeMs);
                    text.raw(',');
                }
                text.dropLast(',').raw(']');
            }
        }
        client.end(timeMs);
    }

    private static void unsubscribe(final ClientConnection client, final ClientFrame frame) {
        final long id = frame.whole("chanId", 0);
        if (id > 0 && id <= Integer.MAX_VALUE && client.subscriptions.remove((int) id)) {
            client.control("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":" + id + "}");
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

    private static Kind kindOf(final String channel) {
        return switch (channel) {
            case "ticker" -> Kind.TICKER;
            case "trades" -> Kind.TRADES;
            case "book" -> Kind.BOOK;
            case "candles" -> Kind.CANDLES;
            default -> null;
        };
    }

    private static String symbolOf(final Kind kind, final ClientFrame frame) {
        if (kind == Kind.CANDLES) {
            final String key = frame.field("key", "");
            return key.startsWith(CANDLE_KEY) ? key.substring(CANDLE_KEY.length()) : "";
        }
        // Old clients name the pair instead of the symbol.
        return frame.field("symbol", "t" + frame.field("pair", ""));
    }
}
