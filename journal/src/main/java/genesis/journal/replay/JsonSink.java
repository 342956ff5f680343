package genesis.journal.replay;

/** RFC 8259, one object a message, no white space. Moments come twice: as a number of their unit and as ISO-8601. */
final class JsonSink implements FieldSink {
    private final StringBuilder json = new StringBuilder(512);
    private String separator = "";

    @Override
    public void begin(final String message) {
        json.append('{');
        text("message", message);
    }

    @Override
    public void number(final String name, final String value) {
        name(name);
        json.append(value);
    }

    @Override
    public void text(final String name, final String value) {
        name(name);
        string(value);
    }

    @Override
    public void moment(final String name, final String shortName, final long value, final String instant) {
        number(name, Long.toString(value));
        if (value != 0) {
            text(shortName, instant);
        }
    }

    @Override
    public void beginList(final String name) {
        name(name);
        json.append('[');
        separator = "";
    }

    @Override
    public void beginItem() {
        json.append(separator).append('{');
        separator = "";
    }

    @Override
    public void endItem() {
        json.append('}');
        separator = ",";
    }

    @Override
    public void endList() {
        json.append(']');
        separator = ",";
    }

    @Override
    public String end() {
        return json.append('}').toString();
    }

    private void name(final String name) {
        json.append(separator);
        string(name);
        json.append(':');
        separator = ",";
    }

    private void string(final String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7F) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
