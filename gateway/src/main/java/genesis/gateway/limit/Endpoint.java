package genesis.gateway.limit;

/**
 * What is limited apart: the exchange counts calls per address and endpoint, and blocks an endpoint that is called too
 * often for a minute. Its documents and clients disagree by up to eight times about how often that is; these are the
 * lowest numbers found.
 */
public enum Endpoint {
    PLATFORM_STATUS("platform/status", 15),
    TICKER("ticker/", 30),
    TICKERS("tickers", 30),
    TRADES("trades/", 15),
    BOOK("book/", 30),
    CANDLES("candles/", 30),
    CONFIGURATION("conf/", 15),
    DERIVATIVE_STATUS("status/deriv", 15),

    WALLETS("auth/r/wallets", 45),
    ORDERS("auth/r/orders", 45),
    ORDER_HISTORY("auth/r/orders/hist", 45),
    ORDER_TRADES("auth/r/order/", 45),
    ACCOUNT_TRADES("auth/r/trades", 45),
    POSITIONS("auth/r/positions", 45),
    MARGIN("auth/r/info/margin", 45),
    USER("auth/r/info/user", 45),
    PERMISSIONS("auth/r/permissions", 45),
    SUMMARY("auth/r/summary", 45),
    ORDER_AVAILABLE("auth/calc/order/avail", 45),

    ORDER_SUBMIT("auth/w/order/submit", 45),
    ORDER_UPDATE("auth/w/order/update", 45),
    ORDER_CANCEL("auth/w/order/cancel", 45),
    ORDER_CANCEL_MULTI("auth/w/order/cancel/multi", 45),
    ORDER_MULTI("auth/w/order/multi", 45);

    private final String path;
    private final int callsPerMinute;
    private final RateClass rateClass;

    Endpoint(final String path, final int callsPerMinute) {
        this.path = path;
        this.callsPerMinute = callsPerMinute;
        rateClass = RateClass.of(path);
    }

    /** How its paths begin, below {@code /v2/}. */
    public String path() {
        return path;
    }

    /** Calls the exchange takes in any sixty seconds. */
    public int callsPerMinute() {
        return callsPerMinute;
    }

    public RateClass rateClass() {
        return rateClass;
    }

    /** Needs a key and a signature. */
    public boolean isAccount() {
        return path.startsWith("auth/");
    }

    /** Orders are sent, changed or canceled there, or it is found out what became of them: without it an order may be lost sight of. */
    public boolean isOfOrders() {
        return isWrite() || this == ORDERS || this == ORDER_HISTORY || this == ORDER_TRADES;
    }

    /** Changes something at the exchange, so a call whose answer was lost must never be made again. */
    public boolean isWrite() {
        return path.startsWith("auth/w/");
    }
}
