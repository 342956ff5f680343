package genesis.bench.latency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the order sender wrote, with nothing of ours in it: a check must not share the mistakes of what it
 * checks.
 */
final class OrderCheck {
    private static final Pattern ORDER = Pattern.compile(
        "\\[0,\"on\",null,\\{\"cid\":(\\d+),\"type\":\"LIMIT\","
        + "\"symbol\":\"(\\w+)\",\"amount\":\"(-?[\\d.]+)\",\"price\":\"([\\d.]+)\"}]");
    private static final int NUMBER_OFFSET = "[0,\"on\",null,{\"cid\":".length();
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;

    private OrderCheck() {
    }

    /** A limit order as the exchange would read it. */
    record Order(long clientOrderId, String symbol, BigDecimal amount, String price) {
    }

    /** The order in a masked WebSocket text frame (RFC 6455). Throws where there is none. */
    static Order order(final byte[] frame) {
        int at = 2;
        int length = frame[1] & 0x7F;
        if (length == LENGTH_IN_TWO_BYTES) {
            length = (frame[2] & 0xFF) << 8 | frame[3] & 0xFF;
            at = 4;
        }
        if ((frame[0] & 0xFF) != FINAL_TEXT || (frame[1] & MASKED) == 0 || frame.length != at + 4 + length) {
            throw new IllegalStateException("not one masked text frame: length=" + frame.length);
        }
        final byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (frame[at + 4 + i] ^ frame[at + (i & 3)]);
        }
        return order(new String(text, US_ASCII));
    }

    /** The client's number alone, read without making objects: between two measured orders, little else should run. */
    static long clientOrderId(final byte[] frame) {
        final int key = (frame[1] & 0x7F) == LENGTH_IN_TWO_BYTES ? 4 : 2;
        long id = 0;
        for (int i = NUMBER_OFFSET; ; i++) {
            final int letter = (frame[key + 4 + i] ^ frame[key + (i & 3)]) & 0xFF;
            if (letter < '0' || letter > '9') {
                return id;
            }
            id = id * 10 + letter - '0';
        }
    }

    /** The order in a message. Throws where there is none. */
    static Order order(final String text) {
        final Matcher order = ORDER.matcher(text);
        if (!order.matches()) {
            throw new IllegalStateException("not a limit order: " + text);
        }
        return new Order(Long.parseLong(order.group(1)), order.group(2), new BigDecimal(order.group(3)),
            order.group(4));
    }
}
