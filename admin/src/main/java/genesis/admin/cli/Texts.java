package genesis.admin.cli;

import genesis.core.unit.E8;
import java.util.Locale;

/** Numbers as a person reads them. */
final class Texts {
    private Texts() {
    }

    /** With thousands separators. */
    static String count(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count and what is counted, in the plural where it is not one. */
    static String count(final long value, final String one) {
        return count(value) + " " + one + (value == 1 ? "" : "s");
    }

    /** Two decimals, as cents are; the JSON has all eight. */
    static String money(final long valueE8) {
        return String.format(Locale.ROOT, "%,.2f", E8.toDouble(valueE8));
    }

    static String signedMoney(final long valueE8) {
        return String.format(Locale.ROOT, "%+,.2f", E8.toDouble(valueE8));
    }

    /** In the unit that leaves one to three digits before the point. */
    static String latency(final long ns) {
        if (ns < 1_000) {
            return ns + " ns";
        }
        return ns < 1_000_000 ? String.format(Locale.ROOT, "%.1f µs", ns / 1e3) : String.format(Locale.ROOT, "%.1f ms", ns / 1e6);
    }
}
