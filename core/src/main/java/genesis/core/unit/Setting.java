package genesis.core.unit;

import java.util.Optional;

/**
 * Everything about a decision that a person may set: name, unit, default, range, meaning. The merged and validated values
 * enter the engine as input messages, so a replay needs no files. Codes are pinned: they stand in journals.
 */
public enum Setting {
    EMA_FAST(1, "ema.fast", Unit.COUNT, 12, 2, 500, "Candles of the fast moving average."),
    EMA_SLOW(2, "ema.slow", Unit.COUNT, 26, 3, 1_000, "Candles of the slow moving average."),
    RSI_PERIOD(3, "rsi.period", Unit.COUNT, 14, 2, 500, "Candles of the relative strength index (Wilder)."),
    ATR_PERIOD(4, "atr.period", Unit.COUNT, 14, 2, 500, "Candles of the average true range (Wilder)."),
    EVALUATION_INTERVAL(8, "evaluation.interval", Unit.NS, 1_000_000_000L, 0, 3_600_000_000_000L,
        "Least time between two evaluations inside a candle of one instrument."),
    SHORTS_ALLOWED(9, "shorts.allowed", Unit.COUNT, 1, 0, 1, "1 when a sell may open a short position, be it a strategy's or a person's."),
    ADX_PERIOD(10, "adx.period", Unit.COUNT, 14, 2, 500, "Candles of the average directional index (Wilder)."),
    MACD_FAST(11, "macd.fast", Unit.COUNT, 12, 2, 500, "Candles of the fast average of the MACD."),
    MACD_SLOW(12, "macd.slow", Unit.COUNT, 26, 3, 1_000, "Candles of the slow average of the MACD."),
    MACD_SIGNAL(13, "macd.signal", Unit.COUNT, 9, 1, 500, "Values of the MACD in its signal line."),
    BOLLINGER_PERIOD(14, "bollinger.period", Unit.COUNT, 20, 2, 500, "Candles of the Bollinger bands."),
    BOLLINGER_WIDTH(15, "bollinger.width", Unit.E8, 200_000_000, 1_000_000, 1_000_000_000L,
        "Distance of the Bollinger bands from their middle, in standard deviations."),
    REGIME_TREND(16, "regime.trend-adx", Unit.COUNT, 25, 1, 100, "A market trends from this ADX on."),
    REGIME_RANGE(17, "regime.range-adx", Unit.COUNT, 20, 1, 100,
        "A market ranges below this ADX; between the two it stays what it was."),
    REGIME_VOLATILE(18, "regime.volatile", Unit.E8, 200_000_000, 100_000_000, 10_000_000_000L,
        "A market is volatile where ATR / price is more than so many times its mean."),
    REGIME_MEAN(19, "regime.mean", Unit.COUNT, 100, 2, 500, "Candles of that mean."),
    CONFIDENCE_MIN(20, "signal.confidence-min", Unit.E8, 60_000_000, 0, 100_000_000, "Act from this confidence on."),
    PROBABILITY_MIN(21, "signal.probability-min", Unit.E8, 55_000_000, 0, 100_000_000, "Act from this probability on."),
    RISK_PER_TRADE(30, "risk.per-trade", Unit.E8, 500_000, 1_000, 10_000_000, "Part of equity at stake between entry and stop."),
    STOP_ATR(31, "risk.stop-atr", Unit.E8, 200_000_000, 10_000_000, 10_000_000_000L, "Stop distance in ATR."),
    TARGET_ATR(32, "risk.target-atr", Unit.E8, 300_000_000, 10_000_000, 10_000_000_000L, "Target distance in ATR."),
    EXPOSURE_INSTRUMENT(33, "risk.exposure-instrument", Unit.E8, 20_000_000, 0, 100_000_000, "Most of equity in one instrument."),
    EXPOSURE_TOTAL(34, "risk.exposure-total", Unit.E8, 50_000_000, 0, 100_000_000, "Most of equity in all instruments."),
    POSITIONS_MAX(35, "risk.positions-max", Unit.COUNT, 5, 0, 512, "Open positions at the same time."),
    DAILY_LOSS(36, "risk.daily-loss", Unit.E8, 2_000_000, 1_000, 100_000_000,
        "Most of the day's first equity that may be lost in a trading day; then positions only get smaller until the next one and a resume."),
    COOLDOWN(37, "risk.cooldown", Unit.NS, 60_000_000_000L, 0, 86_400_000_000_000L, "Wait between entries of one instrument."),
    TRADES_PER_DAY(38, "risk.trades-per-day", Unit.COUNT, 100, 0, 1_000_000, "Entries in a trading day."),
    ORDERS_PER_SECOND(39, "risk.orders-per-second", Unit.COUNT, 10, 1, 1_000, "Orders in a second of message time."),
    ORDERS_PER_MINUTE(40, "risk.orders-per-minute", Unit.COUNT, 300, 1, 60_000, "Orders in a minute of message time."),
    PRICE_BAND(41, "risk.price-band", Unit.E8, 2_000_000, 1_000, 50_000_000, "How far through the middle of the book a limit price may reach; away from it, it only waits."),
    STALENESS(42, "risk.staleness", Unit.NS, 5_000_000_000L, 100_000_000L, 600_000_000_000L, "Data older than this is not traded on."),
    DRAWDOWN(115, "risk.drawdown", Unit.E8, 10_000_000, 1_000, 100_000_000,
        "Most of the highest equity that may be lost since; then positions only get smaller until a resume."),
    TRADES_PER_INSTRUMENT(116, "risk.trades-per-instrument", Unit.COUNT, 25, 0, 1_000_000, "Entries in a trading day of one instrument."),
    BREAKER_REJECTIONS(117, "breaker.rejections", Unit.COUNT, 5, 0, 32, "So many rejected orders within their window trip the circuit breaker; 0 never."),
    BREAKER_REJECTION_WINDOW(118, "breaker.rejection-window", Unit.NS, 60_000_000_000L, 1_000_000_000L, 86_400_000_000_000L, "That window."),
    BREAKER_LOSSES(119, "breaker.losses", Unit.COUNT, 3, 0, 32, "So many losing round trips in a row, within their window, trip the circuit breaker; 0 never."),
    BREAKER_LOSS_WINDOW(120, "breaker.loss-window", Unit.NS, 900_000_000_000L, 1_000_000_000L, 86_400_000_000_000L, "That window."),
    BREAKER_PAUSE(121, "breaker.pause", Unit.NS, 900_000_000_000L, 1_000_000_000L, 86_400_000_000_000L, "How long a tripped circuit breaker pauses, before it lets one probe pass."),
    BREAKER_TRIPS(122, "breaker.trips-per-day", Unit.COUNT, 3, 1, 1_000, "With so many trips in a trading day the circuit breaker latches until a resume."),
    KELLY_FRACTION(123, "risk.kelly-fraction", Unit.E8, 0, 0, 100_000_000,
        "Part of Kelly's fraction to stake on a trade; 0 stakes risk.per-trade on each."),
    KELLY_CEILING(124, "risk.kelly-ceiling", Unit.E8, 1_000_000, 1_000, 10_000_000, "Most of equity that Kelly's fraction may stake."),
    ENTRY_TTL(43, "order.entry-ttl", Unit.NS, 10_000_000_000L, 100_000_000L, 3_600_000_000_000L, "An entry still open after this is canceled."),
    ENTRY_SLIPPAGE(44, "order.entry-slippage", Unit.E8, 50_000, 0, 10_000_000, "How far through the best opposite price an entry's limit may reach."),
    DEBOUNCE(70, "trade.debounce", Unit.NS, 0, 0, 86_400_000_000_000L, "Least time between two decisions on entries of one instrument; 0 for none."),
    REVERSAL_WINDOW(71, "trade.reversal-window", Unit.NS, 0, 0, 3_600_000_000_000L,
        "After an exit by an opposite score the entry in its direction may follow at the strategy's next decisions for so long; 0 never."),
    REVERSAL_HYSTERESIS(72, "trade.reversal-hysteresis", Unit.E8, 0, 0, 100_000_000,
        "By how much the confidence of an entry against the direction of the last one must exceed the threshold."),
    FEE_COVER(73, "trade.fee-cover", Unit.E8, 0, 0, 10_000_000_000L,
        "How many times the fees of both ways an entry must be expected to earn; 0 does not ask."),
    PAPER_CASH(60, "paper.cash", Unit.E8, 1_000_000_000_000L, 100_000_000L, 1_000_000_000_000_000_000L, "Money of the paper account at its start, in USD."),
    PAPER_LATENCY(61, "paper.latency", Unit.NS, 5_000_000L, 0, 10_000_000_000L, "Shortest way to the simulated venue, and back again."),
    PAPER_LATENCY_JITTER(62, "paper.latency-jitter", Unit.NS, 2_000_000L, 0, 10_000_000_000L, "Mean of the exponential part of that way."),
    MODEL_WEIGHT(90, "model.weight", Unit.E8, 50_000_000, 0, 100_000_000,
        "Share of a loaded model in the probability, the heuristic has the rest; 1 is the model alone, 0 leaves it unasked."),
    ACCOUNT_WALLET(95, "account.wallet", Unit.COUNT, 0, 0, 1, "LIVE: 0 trades on margin, 1 in the exchange wallet (order types with EXCHANGE in front)."),
    ORDER_ANSWER_TIMEOUT(96, "order.answer-timeout", Unit.NS, 5_000_000_000L, 100_000_000L, 600_000_000_000L,
        "LIVE: an order or cancel without an answer for so long is unknown, and looked up."),
    LOOK_UP_GRACE(97, "order.look-up-grace", Unit.NS, 3_000_000_000L, 100_000_000L, 600_000_000_000L,
        "LIVE: an order that the exchange does not find so long after it was sent never arrived."),
    RECONCILE_INTERVAL(98, "account.reconcile-interval", Unit.NS, 60_000_000_000L, 5_000_000_000L, 3_600_000_000_000L,
        "LIVE: between two comparisons of our books with the exchange's."),
    POST_ONLY_REPRICE(100, "order.post-only-reprice", Unit.COUNT, 0, 0, 1,
        "What becomes of a post-only order that would trade at once: 0 the venue drops it, 1 it is priced beside the best opposite price."),
    BRACKET_REST(102, "order.bracket-rest", Unit.COUNT, 0, 0, 1,
        "Where stop and target of a position are: 0 watched by the engine, 1 resting at the venue for exactly what is held."),
    BRACKET_MARGIN(103, "order.bracket-margin", Unit.E8, 200_000, 0, 10_000_000,
        "How far beyond a stop or target that rests at the venue the engine closes the position itself."),
    LOSS_CLOSES(101, "risk.loss-closes", Unit.COUNT, 1, 0, 1,
        "1 closes all positions at the market when the daily loss or the drawdown reaches its limit, 0 leaves them to their stops."),
    DEAD_MAN_SWITCH(105, "account.dead-man-switch", Unit.COUNT, 0, 0, 1,
        "LIVE: 1 lets the exchange cancel all orders of the account, resting stops and those of others too, whenever our connection to it ends; 0 leaves them. Read at the start."),
    CANCEL_WHEN_DOWN(106, "account.cancel-when-down", Unit.NS, 30_000_000_000L, 0, 3_600_000_000_000L,
        "LIVE: where nobody hears the account for so long, our own open entries are canceled over REST, while exits and orders of others stay; 0 never."),
    ACCOUNT_ADOPT(99, "account.adopt", Unit.COUNT, 1, 0, 1,
        "LIVE: 1 takes over orders and positions that others made in the account, 0 leaves them to a person and blocks their instrument.");

    /** How a value is to be read. */
    public enum Unit {
        /** A plain number. */ COUNT,
        /** A fraction, a multiple or money × 10^8. */ E8,
        /** Nanoseconds. */ NS
    }

    /** One more than the highest code: length of arrays indexed by code. */
    public static final int CODE_LIMIT = 128;

    private static final Setting[] BY_CODE = new Setting[CODE_LIMIT];

    static {
        for (final Setting setting : values()) {
            Check.that(setting.code < CODE_LIMIT && BY_CODE[setting.code] == null, "setting code is unique", setting.code);
            BY_CODE[setting.code] = setting;
        }
    }

    private final int code;
    private final String key;
    private final Unit unit;
    private final long initial;
    private final long min;
    private final long max;
    private final String meaning;

    Setting(final int code, final String key, final Unit unit, final long initial, final long min, final long max, final String meaning) {
        this.code = code;
        this.key = key;
        this.unit = unit;
        this.initial = initial;
        this.min = min;
        this.max = max;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** Its name in files and commands. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** The value where nobody set one. */
    public long initial() {
        return initial;
    }

    public long min() {
        return min;
    }

    public long max() {
        return max;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }

    public boolean allows(final long value) {
        return value >= min && value <= max;
    }

    /** Null where no setting has this code. */
    public static Setting ofCode(final int code) {
        return code >= 0 && code < CODE_LIMIT ? BY_CODE[code] : null;
    }

    public static Optional<Setting> ofKey(final String key) {
        for (final Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
