package genesis.gateway.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.core.market.Timeframes;
import genesis.core.message.Channel;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import java.io.IOException;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Objects with an {@code event}: the conversation about the connection itself. There are a few dozen of them in a
 * session, so a general JSON parser reads them.
 * <p>Threading: the gateway's thread. Allocation: yes, for each object.
 */
final class ControlDecoder {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String CANDLE_KEY = "trade:";
    private static final String DERIVATIVE_KEY = "deriv:";
    private static final String RAW = "R0";
    private static final int SYMBOL_LENGTH_MAX = 24;
    private static final int CURRENCY_LENGTH_MAX = 12;
    private static final int NOTHING = 0;
    private static final int NOT_SUBSCRIBED = 10401;
    private static final List<String> PRECISIONS = List.of("P0", "P1", "P2", "P3", "P4", RAW);

    private final FrameDecoder frames;
    private final int connectionId;
    private final InputPublisher inputs;
    private final InstrumentRegistry registry;
    private final ConnectionListener listener;

    private String event;
    private String channel;
    private String symbol;
    private String key;
    private String subscriptionId;
    private String precision;
    private String status;
    private String message;
    private int channelId;
    private int code;
    private int flags;
    private int version;
    private int platformStatus;

    ControlDecoder(final FrameDecoder frames, final int connectionId, final InputPublisher inputs,
                   final InstrumentRegistry registry, final ConnectionListener listener) {
        this.frames = frames;
        this.connectionId = connectionId;
        this.inputs = inputs;
        this.registry = registry;
        this.listener = listener;
    }

    /** False where it is not JSON, or a known event without what belongs to it. Unknown events are no error. */
    boolean onObject(final UnsafeBuffer buffer, final int offset, final int length, final long timeNs) {
        final byte[] text = new byte[length];
        buffer.getBytes(offset, text);
        try {
            read(text);
        } catch (final IOException notJson) {
            return false;
        }
        switch (event) {
            case "info" -> onInfo();
            case "conf" -> onConf();
            case "subscribed" -> onSubscribed(timeNs);
            case "unsubscribed" -> frames.unsubscribed(channelId);
            case "error" -> onError();
            case "auth" -> listener.onAuthenticated("OK".equals(status), code, message);
            default -> { }
        }
        return true;
    }

    private void onInfo() {
        if (code != NOTHING) {
            listener.onNotice(code);
        } else {
            listener.onGreeting(version, platformStatus);
        }
    }

    private void onConf() {
        final boolean accepted = "OK".equals(status);
        if (accepted) {
            frames.flags(flags);
        }
        listener.onConfigured(flags, accepted);
    }

    /** Not subscribed any more is what an unsubscription wanted. */
    private void onError() {
        if (code == NOT_SUBSCRIBED) {
            frames.unsubscribed(channelId);
        }
        listener.onSubscriptionRefused(subscriptionId, channel, subject(), code, message);
    }

    private void onSubscribed(final long timeNs) {
        frames.subscribed(channelId, switch (channel) {
            case "book" -> book(timeNs);
            case "trades" -> plain(Channel.TRADES, symbol, timeNs);
            case "ticker" -> plain(Channel.TICKER, symbol, timeNs);
            case "candles" -> candles(timeNs);
            case "status" -> key.startsWith(DERIVATIVE_KEY)
                ? plain(Channel.STATUS, key.substring(DERIVATIVE_KEY.length()), timeNs) : ChannelState.ignored();
            default -> ChannelState.ignored();
        });
        listener.onSubscribed(subscriptionId, channel, subject(), channelId);
    }

    private String subject() {
        return key.isEmpty() ? symbol : key;
    }

    private ChannelState plain(final Channel kind, final String name, final long timeNs) {
        final Instrument instrument = instrument(name, timeNs);
        return instrument == null ? ChannelState.ignored() : ChannelState.of(kind, instrument.id());
    }

    private ChannelState book(final long timeNs) {
        final Instrument instrument = PRECISIONS.contains(precision) ? instrument(symbol, timeNs) : null;
        return instrument == null ? ChannelState.ignored()
            : ChannelState.book(instrument.id(), precision.equals(RAW), frames.hasChecksums());
    }

    /** Timeframes that the engine keeps; of the others, such as 30m or 1M, nothing is used. */
    private ChannelState candles(final long timeNs) {
        final int colon = key.indexOf(':', CANDLE_KEY.length());
        if (!key.startsWith(CANDLE_KEY) || colon < 0) {
            return ChannelState.ignored();
        }
        final String length = key.substring(CANDLE_KEY.length(), colon).replace('D', 'd');
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if (Timeframes.text(Timeframes.at(i)).equals(length)) {
                final Instrument instrument = instrument(key.substring(colon + 1), timeNs);
                return instrument == null ? ChannelState.ignored()
                    : ChannelState.candles(instrument.id(), Timeframes.at(i));
            }
        }
        return ChannelState.ignored();
    }

    /** Known, or defined and published here; null for funding and whatever else is not traded. */
    private Instrument instrument(final String name, final long timeNs) {
        if (!isTradingSymbol(name)) {
            return null;
        }
        final Instrument known = registry.find(name);
        if (known != null) {
            return known;
        }
        if (registry.all().size() == Instrument.COUNT_MAX) {
            return null;
        }
        final Instrument defined = registry.define(name);
        inputs.instrumentDefined(timeNs, defined);
        return defined;
    }

    private static boolean isTradingSymbol(final String name) {
        if (name.length() > SYMBOL_LENGTH_MAX || !name.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\')) {
            return false;
        }
        try {
            final String[] currencies = Instrument.currenciesOf(name);
            return currencies[0].length() <= CURRENCY_LENGTH_MAX && currencies[1].length() <= CURRENCY_LENGTH_MAX;
        } catch (final IllegalArgumentException notTraded) {
            return false;
        }
    }

    private void read(final byte[] text) throws IOException {
        event = channel = symbol = key = subscriptionId = precision = status = message = "";
        channelId = code = flags = version = NOTHING;
        platformStatus = 1;
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                final JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && "platform".equals(name)) {
                    readPlatform(parser);
                } else if (value != null && value.isStructStart()) {
                    parser.skipChildren();
                } else {
                    take(parser, name, value);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("something behind the object, or no end of it");
            }
        }
    }

    private void readPlatform(final JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final JsonToken value = parser.nextToken();
            if ("status".equals(name) && value == JsonToken.VALUE_NUMBER_INT) {
                platformStatus = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void take(final JsonParser parser, final String name, final JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            final String text = parser.getText();
            switch (name) {
                case "event" -> event = text;
                case "channel" -> channel = text;
                case "symbol" -> symbol = text;
                case "key" -> key = text;
                case "subId" -> subscriptionId = text;
                case "prec" -> precision = text;
                case "status" -> status = text;
                case "msg" -> message = text;
                default -> { }
            }
        } else if (value == JsonToken.VALUE_NUMBER_INT) {
            switch (name) {
                case "chanId" -> channelId = parser.getIntValue();
                case "code" -> code = parser.getIntValue();
                case "flags" -> flags = parser.getIntValue();
                case "version" -> version = parser.getIntValue();
                default -> { }
            }
        }
    }
}
