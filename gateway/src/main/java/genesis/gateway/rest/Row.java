package genesis.gateway.rest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One positional row of an answer. Rows grow at their end over the years and any field may be null, so what is not there
 * reads as {@link #NOTHING}, an empty text or an empty row, and what is there behind the known fields is passed over. Only
 * what is there and is of the wrong kind is an error.
 * <p>Numbers are read from their text, exactly: × 10^8, cut after the eighth decimal toward zero, as the WebSocket's are.
 */
public final class Row {
    /** A number that is not there: null, or beyond the end of the row. */
    public static final long NOTHING = Long.MIN_VALUE;

    private static final int SCALE = 8;
    /** 10^11 × 10^8 is beyond a long. */
    private static final int WHOLE_DIGITS_MAX = 11;
    private static final Row EMPTY = new Row(List.of(), false);

    /** Text of scalars, rows, and null. */
    private final List<Object> fields;
    private final boolean isObject;

    /** An object is a row of names and values by turns. */
    Row(final List<Object> fields, final boolean isObject) {
        this.fields = fields;
        this.isObject = isObject;
    }

    /** True where names stand in front of the values; only errors of some proxies and additional notes look like this. */
    boolean isObject() {
        return isObject;
    }

    /** The value behind a name, empty where there is none or it is no text. */
    String named(final String name) {
        for (int i = 0; isObject && i + 1 < size(); i += 2) {
            if (name.equals(field(i)) && field(i + 1) instanceof final String value) {
                return value;
            }
        }
        return "";
    }

    public int size() {
        return fields.size();
    }

    /** True for null and beyond the end. */
    public boolean isNothing(final int index) {
        return field(index) == null;
    }

    public boolean isRow(final int index) {
        return field(index) instanceof Row;
    }

    /** Text, or the text of a number or a yes or no; empty where there is nothing. */
    public String text(final int index) {
        final Object field = field(index);
        if (field instanceof Row) {
            throw new BadRowException("a row where a value belongs: index=" + index);
        }
        return field == null ? "" : (String) field;
    }

    /** Text that must be there. */
    public String requiredText(final int index) {
        return required(index, text(index));
    }

    /** A decimal × 10^8, also when it is written as a text; {@link #NOTHING} where there is nothing. */
    public long e8(final int index) {
        return field(index) == null ? NOTHING : scaled(text(index), SCALE);
    }

    /** A decimal × 10^8; zero where there is nothing. */
    public long e8OrZero(final int index) {
        return field(index) == null ? 0 : scaled(text(index), SCALE);
    }

    /** A decimal × 10^8 that must be there. */
    public long requiredE8(final int index) {
        return scaled(requiredText(index), SCALE);
    }

    /** A whole number; {@link #NOTHING} where there is nothing. */
    public long integer(final int index) {
        return field(index) == null ? NOTHING : whole(text(index));
    }

    /** A whole number; zero where there is nothing. */
    public long integerOrZero(final int index) {
        return field(index) == null ? 0 : whole(text(index));
    }

    /** A whole number that must be there. */
    public long requiredInteger(final int index) {
        return whole(requiredText(index));
    }

    /** Milliseconds since 1970 that must be there; the exchange writes seconds in some places, which are told by their size. */
    public long requiredTimeMs(final int index) {
        final long time = scaled(requiredText(index), 0);
        return time < 100_000_000_000L ? Math.multiplyExact(Math.max(0, time), 1_000) : time;
    }

    /** {@code 1}, {@code true} and the like; false where there is nothing. */
    public boolean isYes(final int index) {
        final String text = text(index);
        return "true".equals(text) || "1".equals(text);
    }

    /** A row inside this one; an empty one where there is nothing. */
    public Row row(final int index) {
        final Object field = field(index);
        if (field == null) {
            return EMPTY;
        }
        if (field instanceof final Row row) {
            return row;
        }
        throw new BadRowException("a value where a row belongs: index=" + index);
    }

    /** Every field as a row, read one by one, in their order. Nulls between them are passed over. */
    public <T> List<T> each(final Function<Row, T> reader) {
        final List<T> values = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            if (!isNothing(i)) {
                values.add(reader.apply(row(i)));
            }
        }
        return values;
    }

    /** Every field as text, in their order. Nulls between them are passed over. */
    public List<String> texts() {
        final List<String> texts = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            if (!isNothing(i)) {
                texts.add(text(i));
            }
        }
        return texts;
    }

    private Object field(final int index) {
        return index < fields.size() ? fields.get(index) : null;
    }

    private static String required(final int index, final String text) {
        if (text.isEmpty()) {
            throw new BadRowException("nothing where a value belongs: index=" + index);
        }
        return text;
    }

    private static long whole(final String text) {
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException notPlain) {
            final BigDecimal number = number(text);
            if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
                throw new BadRowException("not a whole number: " + shown(text));
            }
            return scaled(text, 0);
        }
    }

    /** Cut toward zero. Exponents are judged before they are written out: 1e999999999 would fill the memory. */
    private static long scaled(final String text, final int scale) {
        final BigDecimal number = number(text);
        final long wholeDigits = (long) number.precision() - number.scale();
        if (number.signum() == 0 || wholeDigits < -scale) {
            return 0;
        }
        if (wholeDigits > WHOLE_DIGITS_MAX + SCALE - scale) {
            throw new BadRowException("a number beyond fixed point: " + shown(text));
        }
        try {
            return number.setScale(scale, RoundingMode.DOWN).unscaledValue().longValueExact();
        } catch (final ArithmeticException tooLarge) {
            throw new BadRowException("a number beyond fixed point: " + shown(text));
        }
    }

    private static BigDecimal number(final String text) {
        try {
            return new BigDecimal(text);
        } catch (final NumberFormatException e) {
            throw new BadRowException("not a number: " + shown(text));
        }
    }

    private static String shown(final String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
