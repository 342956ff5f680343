package genesis.admin.research;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.admin.config.Complaint;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import genesis.core.unit.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Candles or trades in a file.
 * <pre>
 *   *.json   [[MTS, OPEN, CLOSE, HIGH, LOW, VOLUME], …]       candles as the exchange's REST sends them
 *            [[ID, MTS, AMOUNT, PRICE], …]                    trades likewise
 *   *.csv    a first line with names, in any order:
 *            timestamp|timestamp_unix|time|date|mts, open, high, low, close, volume
 *            id, mts, amount, price
 * </pre>
 * Times are milliseconds, or seconds where they are small; the order does not matter. What stands behind the eighth decimal
 * is cut, as everywhere here.
 */
public final class MarketFile {
    private static final List<String> TIME_NAMES = List.of("timestamp", "timestamp_unix", "time", "date", "mts");
    /** Before the year 1973 in milliseconds, after the year 5000 in seconds. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private final Path path;
    private final String name;
    private final BarRows bars;
    private final List<PublicTrade> trades = new ArrayList<>();
    private boolean hasBars;

    private MarketFile(final Path path) {
        this.path = path;
        name = path.getFileName().toString();
        bars = new BarRows(name);
    }

    /**
     * Reads and evaluates the whole file.
     *
     * @param symbol    what to call it; null for the file's name without its ending
     * @param timeframe null for the candles' own; for trades a minute
     */
    public static Market read(final Path path, final String symbol, final Timeframe timeframe, final Settings settings) {
        final MarketFile file = new MarketFile(path);
        try {
            if (file.name.toLowerCase(Locale.ROOT).endsWith(".json")) {
                file.readJson();
            } else if (file.name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                file.readCsv();
            } else {
                throw Complaint.usage(path + " is neither a .csv nor a .json file; name one of those, or the data directory of a run");
            }
        } catch (final IOException e) {
            throw Complaint.environment(path + " cannot be read (" + e.getMessage() + ")", e);
        }
        final String called = symbol != null ? symbol : file.name.substring(0, file.name.lastIndexOf('.'));
        return file.hasBars ? file.bars.market(called, timeframe, settings) : file.tradesMarket(called, timeframe, settings);
    }

    private Market tradesMarket(final String symbol, final Timeframe wanted, final Settings settings) {
        if (trades.isEmpty()) {
            throw Complaint.check(path + " holds no rows", null);
        }
        final Timeframe timeframe = wanted == null ? Timeframes.DECISION : wanted;
        trades.sort(Comparator.comparingLong(PublicTrade::timeMs).thenComparingLong(PublicTrade::id));
        return Market.evaluated(symbol, timeframe, LongerBars.ofTrades(trades, timeframe),
            List.of(name + ": " + trades.size() + " trades; the first and the last candle are left out where they are not whole"), settings);
    }

    private void readCsv() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            final String first = reader.readLine();
            final Map<String, Integer> columns = new LinkedHashMap<>();
            for (final String column : first == null ? new String[0] : first.split(",")) {
                columns.put(column.trim().toLowerCase(Locale.ROOT), columns.size());
            }
            final String time = TIME_NAMES.stream().filter(columns::containsKey).findFirst().orElse(null);
            hasBars = columns.keySet().containsAll(List.of("open", "high", "low", "close", "volume"));
            if (time == null || !hasBars && !columns.keySet().containsAll(List.of("id", "amount", "price"))) {
                throw Complaint.check(name + ", line 1: expected the names of columns, a time (" + String.join(", ", TIME_NAMES)
                    + ") and open, high, low, close, volume for candles or id, amount, price for trades", null);
            }
            int line = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    takeCsv(line, text.split(","), columns, time);
                }
            }
        }
    }

    private void takeCsv(final int line, final String[] cells, final Map<String, Integer> columns, final String time) {
        if (cells.length < columns.size()) {
            throw Complaint.check(name + ", line " + line + ": " + cells.length + " values for " + columns.size() + " columns", null);
        }
        final long timeMs = timeMs(line, cells[columns.get(time)]);
        if (hasBars) {
            bars.add(line, new Bar(timeMs, e8(line, cells[columns.get("open")]), e8(line, cells[columns.get("high")]),
                e8(line, cells[columns.get("low")]), e8(line, cells[columns.get("close")]), e8(line, cells[columns.get("volume")])));
        } else {
            trade(line, number(line, cells[columns.get("id")]).longValue(), timeMs, e8(line, cells[columns.get("amount")]),
                e8(line, cells[columns.get("price")]));
        }
    }

    private void readJson() throws IOException {
        try (JsonParser json = new JsonFactory().createParser(path.toFile())) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw Complaint.check(name + ": expected an array of arrays", null);
            }
            while (json.nextToken() == JsonToken.START_ARRAY) {
                final int line = json.currentLocation().getLineNr();
                final List<String> cells = new ArrayList<>();
                for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                    if (token == null || !token.isNumeric()) {
                        throw Complaint.check(name + ", line " + line + ": expected rows of numbers only", null);
                    }
                    cells.add(json.getText());
                }
                takeJson(line, cells);
            }
        }
    }

    private void takeJson(final int line, final List<String> cells) {
        if (cells.size() == 6) {
            hasBars = true;
            bars.add(line, new Bar(timeMs(line, cells.get(0)), e8(line, cells.get(1)), e8(line, cells.get(3)), e8(line, cells.get(4)),
                e8(line, cells.get(2)), e8(line, cells.get(5))));
        } else if (cells.size() == 4 && !hasBars) {
            trade(line, number(line, cells.get(0)).longValue(), timeMs(line, cells.get(1)), e8(line, cells.get(2)), e8(line, cells.get(3)));
        } else {
            throw Complaint.check(name + ", line " + line + ": expected 6 numbers for a candle or 4 for a trade, found " + cells.size(), null);
        }
    }

    private void trade(final int line, final long id, final long timeMs, final long amountE8, final long priceE8) {
        if (priceE8 <= 0 || amountE8 == 0) {
            throw Complaint.check(name + ", line " + line + ": an impossible trade: its price is not above zero, or its amount is zero", null);
        }
        trades.add(new PublicTrade(id, timeMs, priceE8, amountE8));
    }

    private long timeMs(final int line, final String text) {
        final long time = number(line, text).longValue();
        return time < SECONDS_BELOW ? number(line, text).movePointRight(3).longValue() : time;
    }

    private long e8(final int line, final String text) {
        try {
            return number(line, text).movePointRight(8).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (final ArithmeticException tooLarge) {
            throw Complaint.check(name + ", line " + line + ": " + text + " is too large", tooLarge);
        }
    }

    private BigDecimal number(final int line, final String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (final NumberFormatException e) {
            throw Complaint.check(name + ", line " + line + ": \"" + text + "\" is not a number", e);
        }
    }
}
