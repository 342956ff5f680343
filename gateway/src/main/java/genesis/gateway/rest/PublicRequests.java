package genesis.gateway.rest;

import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import genesis.gateway.limit.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What anyone may ask. Answers may come out of a cache and be some seconds old. */
public final class PublicRequests {
    /** Rows in one answer of trades and candles. */
    public static final int LIMIT_MAX = 10_000;
    private static final List<Integer> BOOK_LENGTHS = List.of(1, 25, 100, 250);

    private PublicRequests() {
    }

    /** True where the exchange works, false in maintenance. */
    public static RestRequest<Boolean> platformStatus() {
        return RestRequest.get(Endpoint.PLATFORM_STATUS, "platform/status", row -> row.requiredInteger(0) == 1);
    }

    public static RestRequest<TickerRow> ticker(final String symbol) {
        return RestRequest.get(Endpoint.TICKER, "ticker/" + symbol, row -> TickerRow.of(symbol, row, 0));
    }

    public static RestRequest<List<TickerRow>> tickers(final List<String> symbols) {
        return RestRequest.get(Endpoint.TICKERS, "tickers?symbols=" + String.join(",", symbols),
            rows -> rows.each(TickerRow::of));
    }

    /**
     * Trades from one time to another, both included; zero for an open end. Many rows take milliseconds of the gateway's
     * thread to read: ask for a thousand at a time.
     *
     * @param limit       1 to {@link #LIMIT_MAX}
     * @param oldestFirst else newest first
     */
    public static RestRequest<List<TradeRow>> trades(final String symbol, final long startMs, final long endMs,
                                                     final int limit, final boolean oldestFirst) {
        return RestRequest.get(Endpoint.TRADES,
            "trades/" + symbol + "/hist?" + range(startMs, endMs, limit, LIMIT_MAX, oldestFirst),
            rows -> rows.each(TradeRow::of));
    }

    /** Levels of precision P0 to P4, bids then asks. */
    public static RestRequest<List<BookRow>> book(final String symbol, final int precision, final int length) {
        check(precision >= 0 && precision <= 4 && BOOK_LENGTHS.contains(length), "precision 0 to 4 and length of "
            + BOOK_LENGTHS + ": precision=" + precision + ", length=" + length);
        return RestRequest.get(Endpoint.BOOK, "book/" + symbol + "/P" + precision + "?len=" + length,
            rows -> rows.each(BookRow::of));
    }

    /** Single orders, bids then asks. */
    public static RestRequest<List<RawBookRow>> rawBook(final String symbol, final int length) {
        check(BOOK_LENGTHS.contains(length), "length is one of " + BOOK_LENGTHS + ": " + length);
        return RestRequest.get(Endpoint.BOOK, "book/" + symbol + "/R0?len=" + length,
            rows -> rows.each(RawBookRow::of));
    }

    /** Candles whose opening time lies from one time to another, as {@link #trades}. The newest may still grow. */
    public static RestRequest<List<CandleRow>> candles(final Timeframe timeframe, final String symbol,
                                                       final long startMs, final long endMs, final int limit,
                                                       final boolean oldestFirst) {
        return RestRequest.get(Endpoint.CANDLES, "candles/" + key(timeframe, symbol) + "/hist?"
            + range(startMs, endMs, limit, LIMIT_MAX, oldestFirst), rows -> rows.each(CandleRow::of));
    }

    public static RestRequest<CandleRow> lastCandle(final Timeframe timeframe, final String symbol) {
        return RestRequest.get(Endpoint.CANDLES, "candles/" + key(timeframe, symbol) + "/last", CandleRow::of);
    }

    /** Status of these perpetuals. */
    public static RestRequest<List<DerivativeStatusRow>> derivativeStatus(final List<String> symbols) {
        return RestRequest.get(Endpoint.DERIVATIVE_STATUS, "status/deriv?keys=" + String.join(",", symbols),
            rows -> rows.each(DerivativeStatusRow::of));
    }

    /** Pairs of a market, without the leading t: {@code exchange}, {@code margin} or {@code futures}. */
    public static RestRequest<List<String>> pairs(final String market) {
        return RestRequest.get(Endpoint.CONFIGURATION, "conf/pub:list:pair:" + market, rows -> rows.row(0).texts());
    }

    /** Order sizes and margins of all pairs, perpetuals too, in one call. */
    public static RestRequest<List<PairRow>> pairTerms() {
        return RestRequest.get(Endpoint.CONFIGURATION, "conf/pub:info:pair,pub:info:pair:futures", rows -> {
            final List<PairRow> pairs = rows.row(0).each(PairRow::of);
            pairs.addAll(rows.row(1).each(PairRow::of));
            return pairs;
        });
    }

    public static RestRequest<List<String>> currencies() {
        return RestRequest.get(Endpoint.CONFIGURATION, "conf/pub:list:currency", rows -> rows.row(0).texts());
    }

    /**
     * A map of currencies: {@code sym} (names people use, such as UST to USDt), {@code label}, {@code unit},
     * {@code undl}. Only what differs is in it; entries whose value is not a text are left out.
     */
    public static RestRequest<Map<String, String>> currencyMap(final String kind) {
        return RestRequest.get(Endpoint.CONFIGURATION, "conf/pub:map:currency:" + kind, rows -> {
            final Map<String, String> map = new TreeMap<>();
            rows.row(0).each(entry -> entry.isRow(1) ? null : map.put(entry.requiredText(0), entry.text(1)));
            return map;
        });
    }

    static String range(final long startMs, final long endMs, final int limit, final int limitMax,
                        final boolean oldestFirst) {
        check(limit > 0 && limit <= limitMax, "limit is 1 to " + limitMax + ": " + limit);
        return "limit=" + limit + "&sort=" + (oldestFirst ? 1 : -1)
            + (startMs > 0 ? "&start=" + startMs : "") + (endMs > 0 ? "&end=" + endMs : "");
    }

    static void check(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String key(final Timeframe timeframe, final String symbol) {
        check(timeframe != Timeframe.HOUR_4, "the exchange has no candles of four hours");
        return "trade:" + name(timeframe) + ":" + symbol;
    }

    /** The exchange's word for a day has a capital letter: a small one would be unknown there. */
    private static String name(final Timeframe timeframe) {
        return timeframe == Timeframe.DAY_1 ? "1D" : Timeframes.text(timeframe);
    }
}
