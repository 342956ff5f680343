package genesis.gateway.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.core.message.Channel;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Objects with an {@code event}: the conversation about the connection itself. There are a few dozen of them in a
 * session, so a general JSON parser reads them.
 * <p>Threading: the gateway's thread. Allocation: yes, for each object.
 */
final class ControlDecoder {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String CANDLE_KEY = "trade:1m:";
    private static final int SYMBOL_LENGTH_MAX = 24;
    private static final int CURRENCY_LENGTH_MAX = 12;
    private static final int NOTHING = 0;

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
            case "unsubscribed" -> {
                frames.unsubscribed(channelId);
                listener.onUnsubscribed(channelId);
            }
            case "error" -> listener.onSubscriptionRefused(subscriptionId, channel, subject(), code, message);
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

    private void onSubscribed(final long timeNs) {
        final Channel kind = switch (channel) {
            case "book" -> precision.startsWith("P") ? Channel.BOOK : null;
            case "trades" -> Channel.TRADES;
            case "ticker" -> Channel.TICKER;
            case "candles" -> key.startsWith(CANDLE_KEY) ? Channel.CANDLES : null;
            default -> null;
        };
        final String name = kind == Channel.CANDLES ? key.substring(CANDLE_KEY.length()) : symbol;
        final Instrument instrument = kind == null ? null : instrument(name, timeNs);
        frames.subscribed(channelId,
            instrument == null ? ChannelState.ignored() : new ChannelState(kind, instrument.id()));
        listener.onSubscribed(subscriptionId, channel, subject(), channelId);
    }

    private String subject() {
        return key.isEmpty() ? symbol : key;
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
        if (name.length() > SYMBOL_LENGTH_MAX || !name.chars().allMatch(c -> c > ' ' && c < 127)) {
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
