package genesis.gateway.simulator.fault;

import java.util.Locale;

/**
 * One thing that goes wrong at one time.
 *
 * @param atMs  after the start of the exchange
 * @param forMs how long, for those that last or delay
 * @param count to how many frames, orders or requests, from then on
 * @param frame which frames: a code of channel 0 such as {@code te}, a request such as {@code on-req}, or {@code
 *          public};
 *              empty where any will do
 * @param value see {@link FaultKind}
 */
public record Fault(FaultKind kind, long atMs, long forMs, int count, String frame, long value) {
    public Fault {
        if (atMs < 0 || forMs < 0 || count < 1 || value < 0) {
            throw new IllegalArgumentException("atMs=" + atMs + ", forMs=" + forMs + ", count=" + count + ", value="
                + value);
        }
    }

    /** One line of a plan: {@code 12.500 delay frame=on for=1.500}. */
    public String text() {
        final StringBuilder line = new StringBuilder(seconds(atMs)).append(' ').append(kind.text());
        if (!frame.isEmpty()) {
            line.append(" frame=").append(frame);
        }
        if (forMs != 0) {
            line.append(" for=").append(seconds(forMs));
        }
        if (count != 1) {
            line.append(" count=").append(count);
        }
        if (value != 0) {
            line.append(" value=").append(value);
        }
        return line.toString();
    }

    private static String seconds(final long ms) {
        return String.format(Locale.ROOT, "%d.%03d", ms / 1_000, ms % 1_000);
    }
}
