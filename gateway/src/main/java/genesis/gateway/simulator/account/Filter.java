package genesis.gateway.simulator.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a client that signed in wants to hear: everything, or some kinds, or some kinds of one symbol or wallet. */
final class Filter {
    private static final Set<String> TRADING =
        Set.of("ps", "pn", "pu", "pc", "os", "on", "ou", "oc", "te", "tu", "miu");
    private static final Set<String> FUNDING =
        Set.of("fos", "fon", "fou", "foc", "fcs", "fcn", "fcu", "fcc", "fls", "fln", "flu", "flc", "fte", "ftu", "fiu");

    private final Set<String> wanted = new HashSet<>();

    /** No entries: everything. */
    Filter(final List<?> entries) {
        entries.forEach(entry -> wanted.add(String.valueOf(entry)));
    }

    /** Whether any event of this kind may be wanted: a snapshot of it is sent then. */
    boolean wantsAny(final String code) {
        final String kind = kindOf(code);
        return wanted.isEmpty() || wanted.stream().anyMatch(entry -> entry.equals(kind)
            || entry.startsWith(kind + "-"));
    }

    /** The subject is a symbol, a wallet such as {@code exchange-BTC}, or empty. */
    boolean wants(final String code, final String subject) {
        final String kind = kindOf(code);
        return wanted.isEmpty() || wanted.contains(kind) || wanted.contains(kind + "-" + subject);
    }

    private static String kindOf(final String code) {
        if (TRADING.contains(code)) {
            return "trading";
        }
        if (FUNDING.contains(code)) {
            return "funding";
        }
        return switch (code) {
            case "ws", "wu" -> "wallet";
            case "bu" -> "balance";
            default -> "notify";
        };
    }
}
