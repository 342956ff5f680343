package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Mode;
import genesis.core.unit.Setting;
import genesis.gateway.simulator.account.AccountSettings;
import genesis.gateway.stream.VirtualWorld;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How the story begins. Where it says nothing: 100,000 USD, fees of 0.1 % and 0.2 %, tBTCUSD at 9,999 to 10,001 and tETHUSD at
 * 999 to 1,001, ten units at each price, every setting as it is by default, LIVE and armed, 2025-11-20 at midnight (UTC).
 */
final class Given {
    /** What is meant where no instrument is named. */
    static final String SYMBOL = "tBTCUSD";
    private static final int CALENDAR_DAYS = 10;

    final Map<Setting, Long> settings = new EnumMap<>(Setting.class);
    final Map<String, Quote> bySymbol = new LinkedHashMap<>();
    final List<Quote> quotes = new ArrayList<>();
    AccountSettings terms = AccountSettings.standard();
    Consumer<Desk> calendar = desk -> { };
    long startMs = VirtualWorld.START_MS;
    boolean isArmed = true;
    Mode mode = Mode.LIVE;
    private final Map<String, BigDecimal> funds = new HashMap<>(Map.of("USD", new BigDecimal("100000")));
    private final Stage stage;
    private boolean isOpen;

    /** Where all others stand. */
    record Quote(String symbol, long bidE8, long askE8) {
    }

    Given(final Stage stage) {
        this.stage = stage;
        bySymbol.put(SYMBOL, new Quote(SYMBOL, e8("9999"), e8("10001")));
        bySymbol.put("tETHUSD", new Quote("tETHUSD", e8("999"), e8("1001")));
    }

    /** A hundred-millionth is the smallest of everything. */
    static long e8(final String decimal) {
        return new BigDecimal(decimal).movePointRight(8).longValueExact();
    }

    /** The account at the exchange. */
    Given account() {
        return this;
    }

    /** What lies in the account's wallets, exchange and margin alike. */
    Given wallet(final String currency, final String amount) {
        beforeItBegins();
        funds.put(currency, new BigDecimal(amount));
        return this;
    }

    /** Fractions of what is traded, such as 0.001. */
    Given fees(final String maker, final String taker) {
        beforeItBegins();
        terms = terms.withFees(new BigDecimal(maker), new BigDecimal(taker));
        return this;
    }

    /** A number, a fraction or money as a person writes it; see {@link Setting#unit}. */
    Given setting(final Setting setting, final String value) {
        beforeItBegins();
        settings.put(setting, setting.unit() == Setting.Unit.E8 ? e8(value) : Long.parseLong(value));
        return this;
    }

    Given setting(final Setting setting, final java.time.Duration value) {
        beforeItBegins();
        settings.put(setting, value.toNanos());
        return this;
    }

    /** The market of one instrument. */
    Side market(final String symbol) {
        beforeItBegins();
        return new Side(symbol);
    }

    /** Where the others stand before the story begins. */
    final class Side {
        private final String symbol;

        private Side(final String symbol) {
            this.symbol = symbol;
        }

        Side bestBid(final String price) {
            bySymbol.compute(symbol, (key, quote) -> new Quote(symbol, e8(price), quote.askE8()));
            return this;
        }

        Side bestAsk(final String price) {
            bySymbol.compute(symbol, (key, quote) -> new Quote(symbol, quote.bidE8(), e8(price)));
            return this;
        }
    }

    /** When the story begins, not before 2025-11-20: {@code 2026-03-29T00:59:30Z}. */
    Given clockIs(final String time) {
        beforeItBegins();
        startMs = Instant.parse(time).toEpochMilli();
        return this;
    }

    /** How far decisions reach; other than LIVE, the engine does not log in to the account. */
    Given mode(final Mode newMode) {
        beforeItBegins();
        mode = newMode;
        return this;
    }

    Given notArmed() {
        beforeItBegins();
        isArmed = false;
        return this;
    }

    /** Entries only from here to there of every day, by the clocks of that place, whose midnight begins the trading day. */
    Given tradingHours(final String zone, final String open, final String close) {
        beforeItBegins();
        calendar = desk -> {
            final ZoneId place = ZoneId.of(zone);
            final LocalDate today = Instant.ofEpochMilli(startMs).atZone(place).toLocalDate();
            final List<Instant> days = new ArrayList<>();
            final List<Instant> windows = new ArrayList<>();
            for (int i = 0; i < CALENDAR_DAYS; i++) {
                final LocalDate day = today.plusDays(i);
                days.add(day.atStartOfDay(place).toInstant());
                windows.add(day.atTime(LocalTime.parse(open)).atZone(place).toInstant());
                windows.add(day.atTime(LocalTime.parse(close)).atZone(place).toInstant());
            }
            desk.calendar(days, windows);
        };
        return this;
    }

    /** It begins. */
    void begin() {
        if (!isOpen) {
            isOpen = true;
            quotes.addAll(bySymbol.values());
            terms = terms.withFunds(funds);
            stage.open(this);
        }
    }

    boolean isOpen() {
        return isOpen;
    }

    private void beforeItBegins() {
        assertTrue(!isOpen, "given comes before when and then");
    }
}
