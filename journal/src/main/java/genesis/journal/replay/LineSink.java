package genesis.journal.replay;

/** {@code Name{field=value, field=value, list=[{…}, {…}]}} on one line. */
final class LineSink implements FieldSink {
    private final StringBuilder line = new StringBuilder(256);
    private String separator = "";

    @Override
    public void begin(final String message) {
        line.append(message).append('{');
    }

    @Override
    public void number(final String name, final String value) {
        name(name);
        line.append(value);
    }

    @Override
    public void text(final String name, final String value) {
        name(name);
        for (int i = 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            // A person's words must not break the line or steer the terminal.
            line.append(c < ' ' || c >= 0x7F ? '?' : c);
        }
    }

    @Override
    public void moment(final String name, final String shortName, final long value, final String instant) {
        name(shortName);
        line.append(instant);
    }

    @Override
    public void beginList(final String name) {
        name(name);
        line.append('[');
        separator = "";
    }

    @Override
    public void beginItem() {
        line.append(separator).append('{');
        separator = "";
    }

    @Override
    public void endItem() {
        line.append('}');
        separator = ", ";
    }

    @Override
    public void endList() {
        line.append(']');
        separator = ", ";
    }

    @Override
    public String end() {
        return line.append('}').toString();
    }

    private void name(final String name) {
        line.append(separator).append(name).append('=');
        separator = ", ";
    }
}
