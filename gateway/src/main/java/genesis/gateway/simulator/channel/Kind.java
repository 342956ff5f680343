package genesis.gateway.simulator.channel;

import java.util.Locale;

/** Kinds of public channels, as the exchange calls them. */
enum Kind {
    TICKER, TRADES, BOOK, CANDLES, STATUS;

    /** Null for what the exchange does not offer. */
    static Kind of(final String channel) {
        for (final Kind kind : values()) {
            if (kind.text().equals(channel)) {
                return kind;
            }
        }
        return null;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
