package genesis.gateway.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One frame's JSON text under construction; reused.
 * <p>Allocation: none once it has grown. Threading: one thread.
 */
public final class FrameText {
    private byte[] bytes = new byte[8 * 1024];
    private int length;

    public FrameText clear() {
        length = 0;
        return this;
    }

    /** A piece of JSON that is written as it stands; ASCII. */
    public FrameText raw(final String json) {
        ensure(json.length());
        for (int i = 0; i < json.length(); i++) {
            bytes[length++] = (byte) json.charAt(i);
        }
        return this;
    }

    public FrameText raw(final char character) {
        ensure(1);
        bytes[length++] = (byte) character;
        return this;
    }

    public FrameText raw(final byte[] from, final int offset, final int count) {
        ensure(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** A whole number. */
    public FrameText whole(final long value) {
        ensure(JsNumber.LENGTH_MAX);
        if (value < 0) {
            bytes[length++] = '-';
        }
        length = JsNumber.writeWhole(bytes, length, Math.abs(value));
        return this;
    }

    /** A fixed-point number, as JavaScript prints it. */
    public FrameText e8(final long valueE8) {
        ensure(JsNumber.LENGTH_MAX);
        length = JsNumber.write(bytes, length, valueE8);
        return this;
    }

    /** Takes the last character away where it is this one: the comma behind a list's last element. */
    public FrameText dropLast(final char character) {
        if (length > 0 && bytes[length - 1] == character) {
            length--;
        }
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** A JSON string with its quotation marks. */
    public static String quote(final String text) {
        final StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            final char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void ensure(final int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
