package genesis.gateway.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.core.message.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What a market frame says, found out slowly: a general parser makes a tree of it, {@link BigDecimal} its numbers, and
 * the rules of the protocol sheet are applied to the tree. Nothing is shared with the decoder that it judges.
 */
final class ReferenceDecoder {
    static final int BOOK = 81568;
    static final int TRADES = 5262;
    static final int TICKER = 7;
    static final int CANDLES = 8;
    static final int STATUS = 9;
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ROW_COUNT_MAX = 2_048;
    private static final int DEPTH_MAX = 60;
    private static final int[] STATUS_FIELDS = {0, 2, 3, 5, 7, 8, 9, 11, 14, 17, 21, 22};

    private final long nowMs;
    private boolean bookSeen;
    private boolean candlesSeen;

    /** A row or number that is none of ours: the frame must be refused. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Refused() {
            super(null, null, false, false);
        }
    }

    /** A number as it was written. */
    private record Number(String text, boolean isWhole) {
    }

    ReferenceDecoder(final long nowMs) {
        this.nowMs = nowMs;
    }

    /** The book was subscribed anew. */
    void bookSubscribed() {
        bookSeen = false;
    }

    /** The candles were subscribed anew. */
    void candlesSubscribed() {
        candlesSeen = false;
    }

    /** The market messages that must come of it, in words; none for what must be refused; null where this says nothing. */
    List<String> read(final byte[] frame) {
        for (final byte one : frame) {
            if (one < 0 || one == '\\') {
                return null;
            }
        }
        final Object root;
        try (JsonParser parser = JSON.createParser(frame)) {
            root = parser.nextToken() == JsonToken.START_ARRAY ? tree(parser, 1) : null;
            if (root == null || parser.nextToken() != null) {
                return List.of();
            }
        } catch (final IOException notJson) {
            return notJson.getMessage().contains("exceeds the maximum") ? null : List.of();
        } catch (final ArithmeticException tooDeep) {
            return null;
        }
        try {
            return messages((List<?>) root);
        } catch (final Refused refused) {
            return List.of();
        } catch (final ArithmeticException absurdExponent) {
            return null;
        }
    }

    private List<String> messages(final List<?> root) {
        final long channel = whole(at(root, 0));
        final Object payload = at(root, 1);
        if (channel < 0 || channel > Integer.MAX_VALUE) {
            throw new Refused();
        }
        if (channel == 0) {
            return null;
        }
        if (payload instanceof final String tag) {
            return tagged((int) channel, tag, root);
        }
        return switch ((int) channel) {
            case BOOK -> book(list(payload));
            case TRADES -> trades(list(payload));
            case TICKER -> List.of("ticker " + join(single(list(payload)), 10));
            case CANDLES -> candles(list(payload));
            case STATUS -> List.of("status " + status(single(list(payload))));
            default -> List.of();
        };
    }

    /** Such a row may stand in a table of its own. */
    private static List<?> single(final List<?> payload) {
        return at(payload, 0) instanceof final List<?> row ? row : payload;
    }

    private List<String> tagged(final int channel, final String tag, final List<?> root) {
        if (channel == TRADES && (tag.equals("te") || tag.equals("tu"))) {
            return List.of((tag.equals("te") ? "EXECUTED " : "UPDATED ") + words(trade(at(root, 2))));
        }
        if (channel == BOOK && tag.equals("cs")) {
            final long sum = whole(at(root, 2));
            return sum == (int) sum ? List.of("cs " + sum) : List.of();
        }
        return List.of();
    }

    private List<String> book(final List<?> payload) {
        final boolean isTable = payload.isEmpty() || payload.get(0) instanceof List;
        final List<long[]> rows = new ArrayList<>();
        for (final Object row : isTable ? payload : List.of(payload)) {
            final long[] level = {e8(at(list(row), 0)), whole(at(list(row), 1)), e8(at(list(row), 2))};
            rows.add(level);
        }
        if (rows.size() > ROW_COUNT_MAX || rows.stream().anyMatch(
            level -> level[0] <= 0 || level[1] < 0 || level[1] > Integer.MAX_VALUE || level[2] == 0)) {
            throw new Refused();
        }
        final List<String> messages = new ArrayList<>();
        for (int i = 0; i < rows.size() || i == 0 && isTable && !bookSeen; i++) {
            if (isTable && !bookSeen && i % Message.SNAPSHOT_LEVELS_MAX == 0) {
                messages.add("snapshot " + (i == 0) + " " + (i + Message.SNAPSHOT_LEVELS_MAX >= rows.size()));
            }
            if (i < rows.size()) {
                messages.add("level " + words(rows.get(i)));
            }
        }
        bookSeen |= isTable;
        return messages;
    }

    private static List<String> trades(final List<?> table) {
        final List<long[]> rows = new ArrayList<>();
        table.forEach(row -> rows.add(trade(row)));
        return sorted(rows, Comparator.<long[]>comparingLong(row -> row[1]).thenComparingLong(row -> row[0])).stream()
            .map(row -> "SNAPSHOT " + words(row)).toList();
    }

    private static long[] trade(final Object row) {
        final List<?> fields = list(row);
        final long[] trade = {whole(at(fields, 0)), whole(at(fields, 1)), e8(at(fields, 2)), e8(at(fields, 3))};
        if (trade[2] == 0 || trade[3] <= 0) {
            throw new Refused();
        }
        return trade;
    }

    private List<String> candles(final List<?> payload) {
        final List<long[]> rows = new ArrayList<>();
        for (final Object row : payload.isEmpty() || payload.get(0) instanceof List ? payload : List.of(payload)) {
            final long[] candle = new long[6];
            candle[0] = whole(at(list(row), 0));
            for (int i = 1; i < candle.length; i++) {
                candle[i] = e8(at(list(row), i));
            }
            rows.add(candle);
        }
        final boolean isHistory = !candlesSeen;
        final List<String> messages = sorted(rows, Comparator.comparingLong(row -> row[0])).stream()
            .map(row -> (isHistory && row[0] <= nowMs - 60_000 ? "history " : "reported ") + words(row)).toList();
        candlesSeen = true;
        return messages;
    }

    /** The wire has the newest first. */
    private static List<long[]> sorted(final List<long[]> rows, final Comparator<long[]> order) {
        if (rows.size() > ROW_COUNT_MAX) {
            throw new Refused();
        }
        Collections.reverse(rows);
        rows.sort(order);
        return rows;
    }

    private static String status(final List<?> row) {
        final StringBuilder words = new StringBuilder();
        at(row, 22);
        for (final int field : STATUS_FIELDS) {
            final Object value = row.get(field);
            final boolean isWhole = field == 0 || field == 7 || field == 9;
            words.append(' ').append(value == null ? 0 : isWhole ? whole(value) : e8(value));
        }
        return words.substring(1);
    }

    private static String join(final List<?> row, final int count) {
        final long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = at(row, i) == null ? 0 : e8(row.get(i));
        }
        return words(values);
    }

    static String words(final long... values) {
        final StringBuilder words = new StringBuilder();
        for (final long value : values) {
            words.append(words.length() == 0 ? "" : " ").append(value);
        }
        return words.toString();
    }

    private static Object at(final List<?> fields, final int index) {
        if (index >= fields.size()) {
            throw new Refused();
        }
        return fields.get(index);
    }

    private static List<?> list(final Object value) {
        if (value instanceof final List<?> list) {
            return list;
        }
        throw new Refused();
    }

    private static long whole(final Object value) {
        if (value instanceof final Number number && number.isWhole) {
            return exact(new BigInteger(number.text));
        }
        throw new Refused();
    }

    private static long e8(final Object value) {
        if (!(value instanceof final Number number)) {
            throw new Refused();
        }
        final BigDecimal exact;
        try {
            exact = new BigDecimal(number.text);
        } catch (final NumberFormatException absurdExponent) {
            throw new ArithmeticException(absurdExponent.getMessage());
        }
        if (Math.abs((long) exact.scale()) > 10_000) {
            throw new ArithmeticException("absurd exponent");
        }
        return exact(exact.movePointRight(8).setScale(0, RoundingMode.DOWN).toBigInteger());
    }

    private static long exact(final BigInteger value) {
        if (value.abs().bitLength() > 63) {
            throw new Refused();
        }
        return value.longValue();
    }

    private static Object tree(final JsonParser parser, final int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw new ArithmeticException("too deep to compare");
        }
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                final List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(tree(parser, depth + 1));
                }
                return list;
            }
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    parser.nextToken();
                    tree(parser, depth + 1);
                }
                return Boolean.TRUE;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return new Number(parser.getText(), parser.currentToken() == JsonToken.VALUE_NUMBER_INT);
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return Boolean.TRUE;
            }
        }
    }
}
