package genesis.gateway.simulator.account;

/** What an order does, whichever wallet it belongs to. */
enum OrderKind {
    LIMIT("LIMIT"),
    MARKET("MARKET"),
    /** Waits for the last price, then is a market order. */
    STOP("STOP"),
    /** Waits for the last price, then is a limit order at its auxiliary price. */
    STOP_LIMIT("STOP LIMIT"),
    /** Follows the quote at a distance, then is a market order. */
    TRAILING_STOP("TRAILING STOP"),
    FOK("FOK"),
    IOC("IOC");

    private final String text;

    OrderKind(final String text) {
        this.text = text;
    }

    /** As the exchange writes it, without the wallet. */
    String text() {
        return text;
    }

    boolean waits() {
        return this == STOP || this == STOP_LIMIT || this == TRAILING_STOP;
    }

    /** Null where the exchange has no such type. */
    static OrderKind of(final String text) {
        for (final OrderKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        return null;
    }
}
