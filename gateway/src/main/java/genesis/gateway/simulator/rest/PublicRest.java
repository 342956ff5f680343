package genesis.gateway.simulator.rest;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.market.PublicData;
import genesis.gateway.simulator.market.TradingFloor;
import genesis.gateway.simulator.wire.DecimalText;
import genesis.gateway.simulator.wire.Fields;
import genesis.gateway.simulator.wire.FrameText;
import genesis.gateway.simulator.wire.JsNumber;
import genesis.gateway.simulator.wire.RestAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * The public endpoints. Like the exchange's, they know nothing of the one who asks.
 * <p>Threading: the one that drives the exchange.
 */
final class PublicRest {
    private static final int ROWS_USUAL = 125;
    private static final int LIQUIDATIONS_MAX = 500;
    private static final int BOOK_LENGTH_USUAL = 25;
    private static final int BOOK_LENGTH_MAX = 250;

    private final PublicData data;
    private final TradingFloor floor;
    private final ConfRest conf;
    private final FrameText text = new FrameText();

    PublicRest(final PublicData data, final TradingFloor floor) {
        this.data = data;
        this.floor = floor;
        conf = new ConfRest(data);
    }

    RestAnswer answer(final RestRequest request) {
        final String[] parts = request.path().split("/");
        if (request.isPost() && !parts[0].equals("calc")) {
            return RestAnswer.unknown();
        }
        text.clear();
        return switch (parts[0]) {
            case "platform" -> RestAnswer.good("[" + (data.isOperative() ? 1 : 0) + "]");
            case "ticker" -> ticker(parts);
            case "tickers" -> parts.length > 1 ? RestAnswer.good("[]") : tickers(request);
            case "trades" -> trades(parts, request);
            case "book" -> book(parts, request);
            case "candles" -> candles(parts, request);
            case "status" -> status(parts, request);
            case "liquidations" -> liquidations(request);
            case "stats1" -> RestAnswer.good(parts.length > 2 && parts[2].equals("last")
                ? "[" + data.timeMs() + ",0]" : "[]");
            case "conf" -> parts.length > 1 ? conf.answer(parts[1]) : RestAnswer.unknown();
            case "calc" -> calculate(parts, request);
            default -> RestAnswer.unknown();
        };
    }

    private RestAnswer ticker(final String[] parts) {
        final int instrument = parts.length < 2 ? -1 : data.instrument(parts[1]);
        if (instrument < 0) {
            return invalid("symbol");
        }
        data.writeTicker(text.raw('['), instrument);
        return written(']');
    }

    /** Every row begins with the symbol. */
    private RestAnswer tickers(final RestRequest request) {
        final String symbols = request.query().getOrDefault("symbols", "");
        if (symbols.isEmpty()) {
            return invalid("symbols");
        }
        final Predicate<String> wanted = symbols.equals("ALL") ? symbol -> true
            : symbol -> ("," + symbols + ",").contains("," + symbol + ",");
        text.raw('[');
        for (int i = 0; i < data.instruments().size(); i++) {
            final String symbol = data.instruments().get(i).symbol();
            if (wanted.test(symbol)) {
                data.writeTicker(text.raw("[\"").raw(symbol).raw("\","), i);
                text.raw("],");
            }
        }
        text.dropLast(',');
        return written(']');
    }

    /** {@code trades/tSYMBOL/hist} */
    private RestAnswer trades(final String[] parts, final RestRequest request) {
        final int instrument = parts.length < 3 || !parts[2].equals("hist") ? -1 : data.instrument(parts[1]);
        final int limit = limit(request, PublicData.ROW_COUNT_MAX);
        if (instrument < 0 || limit < 0) {
            return invalid(instrument < 0 ? "symbol" : "limit");
        }
        data.writeTrades(text, instrument, start(request), end(request), limit, isAscending(request));
        return RestAnswer.good(text.toString());
    }

    /** {@code book/tSYMBOL/P0}; the exchange ignores {@code length}, its parameter is {@code len}. */
    private RestAnswer book(final String[] parts, final RestRequest request) {
        final int instrument = parts.length < 3 ? -1 : data.instrument(parts[1]);
        if (instrument < 0) {
            return invalid("symbol");
        }
        return data.writeBook(text, instrument, parts[2], within(request, "len", BOOK_LENGTH_USUAL, BOOK_LENGTH_MAX))
            ? RestAnswer.good(text.toString()) : invalid(parts[2].matches("P[0-4]|R0") ? "len" : "precision");
    }

    /** {@code candles/trade:1m:tSYMBOL/hist} or {@code /last} */
    private RestAnswer candles(final String[] parts, final RestRequest request) {
        final String[] key = parts.length < 3 ? new String[0] : parts[1].split(":", 3);
        final int instrument = key.length < 3 || !key[0].equals("trade") ? -1 : data.instrument(key[2]);
        final int limit = limit(request, PublicData.ROW_COUNT_MAX);
        if (instrument < 0 || limit < 0) {
            return invalid(instrument < 0 ? "key" : "limit");
        }
        final boolean isKnown = parts[2].equals("last") ? data.writeLastCandle(text, instrument, key[1])
            : data.writeCandles(text, instrument, key[1], start(request), end(request), limit,
            isAscending(request));
        return isKnown ? RestAnswer.good(text.toString()) : invalid("key");
    }

    /** {@code status/deriv?keys=}; the rows begin with the key. */
    private RestAnswer status(final String[] parts, final RestRequest request) {
        if (parts.length < 2 || !parts[1].equals("deriv")) {
            return RestAnswer.unknown();
        }
        if (parts.length > 2) {
            return RestAnswer.good("[]"); // The past of derivatives is not kept.
        }
        final String keys = request.query().getOrDefault("keys", "");
        text.raw('[');
        for (int i = 0; i < data.instruments().size(); i++) {
            final InstrumentTerms terms = data.instruments().get(i);
            if (terms.isDerivative() && (keys.equals("ALL")
                || ("," + keys + ",").contains("," + terms.symbol() + ","))) {
                data.writeDerivativeStatus(text.raw("[\"").raw(terms.symbol()).raw("\","), i);
                text.raw("],");
            }
        }
        text.dropLast(',');
        return written(']');
    }

    private RestAnswer liquidations(final RestRequest request) {
        final int limit = limit(request, LIQUIDATIONS_MAX);
        if (limit < 0) {
            return invalid("limit");
        }
        data.writeLiquidations(text, limit);
        return RestAnswer.good(text.toString());
    }

    /** {@code calc/trade/avg}: average price of taking so much; {@code calc/fx}: rate between two currencies. */
    private RestAnswer calculate(final String[] parts, final RestRequest request) {
        final Fields fields;
        try {
            fields = Fields.of(request.body().isBlank() ? null : Fields.parse(request.body()));
        } catch (final IOException notJson) {
            return invalid("body");
        }
        if (parts.length > 1 && parts[1].equals("fx")) {
            final int instrument = data.instrument("t" + fields.text("ccy1", "") + fields.text("ccy2", ""));
            return instrument < 0 ? invalid("ccy")
                : RestAnswer.good("[" + JsNumber.text(data.lastPriceE8(instrument)) + "]");
        }
        final int instrument = data.instrument(fields.text("symbol", ""));
        final long amountE8 = DecimalText.parseE8(fields.text("amount", null));
        if (instrument < 0 || amountE8 == DecimalText.NOT_A_NUMBER || amountE8 == 0) {
            return invalid(instrument < 0 ? "symbol" : "amount");
        }
        return average(floor.book(instrument), amountE8 > 0 ? Side.SELL : Side.BUY, amountE8);
    }

    private static RestAnswer average(final MatchingBook book, final Side makers, final long amountE8) {
        BigDecimal cost = BigDecimal.ZERO;
        long leftE8 = Math.abs(amountE8);
        for (int level = book.bestLevel(makers); level != MatchingBook.NONE && leftE8 > 0;
             level = book.nextLevel(makers, level)) {
            final long takenE8 = Math.min(leftE8, book.levelQtyE8(makers, level));
            cost = cost.add(BigDecimal.valueOf(takenE8, 8)
                .multiply(BigDecimal.valueOf(book.levelPriceE8(makers, level), 8)));
            leftE8 -= takenE8;
        }
        final long takenE8 = Math.abs(amountE8) - leftE8;
        if (takenE8 == 0) {
            return RestAnswer.error(RestAnswer.GENERIC, "no liquidity");
        }
        final BigDecimal price = cost.divide(BigDecimal.valueOf(takenE8, 8), 8, RoundingMode.HALF_EVEN);
        return RestAnswer.good("[" + price.stripTrailingZeros().toPlainString() + ","
            + JsNumber.text(amountE8 > 0 ? takenE8 : -takenE8) + "]");
    }

    private RestAnswer written(final char last) {
        return RestAnswer.good(text.raw(last).toString());
    }

    private static RestAnswer invalid(final String what) {
        return RestAnswer.error(RestAnswer.PARAMETER, what + ": invalid");
    }

    private static long start(final RestRequest request) {
        return whole(request, "start", PublicData.FROM_EVER);
    }

    private static long end(final RestRequest request) {
        return whole(request, "end", PublicData.TO_NOW);
    }

    private static boolean isAscending(final RestRequest request) {
        return whole(request, "sort", -1) == 1;
    }

    private static int limit(final RestRequest request, final int max) {
        return within(request, "limit", ROWS_USUAL, max);
    }

    /** Below zero where something else than a number from 0 to the maximum was asked for. */
    private static int within(final RestRequest request, final String name, final int usual, final int max) {
        if (!request.query().containsKey(name)) {
            return usual;
        }
        final Long value = Fields.whole(request.query().get(name));
        return value == null || value < 0 || value > max ? -1 : value.intValue();
    }

    private static long whole(final RestRequest request, final String name, final long otherwise) {
        final Long value = Fields.whole(request.query().get(name));
        return value == null ? otherwise : value;
    }
}
