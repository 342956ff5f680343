package genesis.gateway.simulator.fault;

/**
 * What a frame is, as far as faults care.
 *
 * @param channel its number; -1 for a control object
 * @param code    of channel 0: {@code te}, {@code on-req} for its notification, …; {@code hb} and {@code cs} of any
 *          channel;
 *                otherwise empty
 */
record FrameName(int channel, String code) {
    private static final int LOOK_MAX = 60;

    static FrameName of(final String frame) {
        final int comma = frame.indexOf(',');
        if (frame.charAt(0) != '[' || comma < 2 || comma > 11) {
            return new FrameName(-1, "");
        }
        final int channel = Integer.parseInt(frame.substring(1, comma));
        if (comma + 1 >= frame.length() || frame.charAt(comma + 1) != '"') {
            return new FrameName(channel, "");
        }
        final String code = frame.substring(comma + 2, frame.indexOf('"', comma + 2));
        if (code.equals("n")) {
            final int quote = frame.indexOf('"', comma + 5);
            if (quote > 0 && quote < LOOK_MAX) {
                return new FrameName(channel, frame.substring(quote + 1, frame.indexOf('"', quote + 1)));
            }
        }
        return new FrameName(channel, code);
    }

    boolean isMeantBy(final Fault fault) {
        return switch (fault.kind()) {
            case CHECKSUM -> code.equals("cs");
            case LATE_SNAPSHOT -> channel == -1;
            default -> fault.frame().equals("public") ? channel > 0 && !code.equals("cs")
                : fault.frame().isEmpty() ? channel >= 0 : channel == 0 && fault.frame().equals(code);
        };
    }

    String text() {
        return channel == 0 ? code : channel < 0 ? "control" : ("channel " + channel + " " + code).strip();
    }
}
