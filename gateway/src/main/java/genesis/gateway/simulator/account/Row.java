package genesis.gateway.simulator.account;

import genesis.gateway.simulator.wire.FrameText;
import java.math.BigDecimal;

/** One JSON array under construction: columns in their order. */
final class Row {
    private final StringBuilder json = new StringBuilder(256).append('[');
    private boolean isEmpty = true;

    Row whole(final long value) {
        comma().append(value);
        return this;
    }

    /** Null is written as null. */
    Row whole(final Long value) {
        comma().append(value);
        return this;
    }

    Row e8(final long valueE8) {
        return number(Decimals.ofE8(valueE8));
    }

    /** Null is written as null. */
    Row number(final BigDecimal value) {
        comma().append(value == null ? "null" : Decimals.text(value));
        return this;
    }

    /** Null is written as null. */
    Row text(final String value) {
        comma().append(value == null ? "null" : FrameText.quote(value));
        return this;
    }

    /** A piece of JSON; null is written as null. */
    Row json(final String value) {
        comma().append(value);
        return this;
    }

    Row nulls(final int count) {
        for (int i = 0; i < count; i++) {
            comma().append("null");
        }
        return this;
    }

    String end() {
        return json.append(']').toString();
    }

    private StringBuilder comma() {
        if (!isEmpty) {
            json.append(',');
        }
        isEmpty = false;
        return json;
    }
}
