package genesis.gateway.simulator.account;

import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.wire.DecimalText;
import genesis.gateway.simulator.wire.Fields;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What a client wants to order: its text, made into numbers and checked as far as that needs no account. */
final class OrderRequest {
    private static final String EXCHANGE_PREFIX = "EXCHANGE ";
    private static final DateTimeFormatter TIF = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** Far above all prices, and far enough below what a long holds that distances can be added. */
    private static final long PRICE_MAX_E8 = 1_000_000_000L * 100_000_000L;
    /** Prices have five significant digits. */
    private static final long SIGNIFICANT_MAX = 100_000;

    int instrument;
    String symbol;
    boolean isExchange;
    OrderKind kind;
    Long groupId;
    Long clientId;
    Long ocoClientId;
    long amountE8;
    long priceE8;
    long trailingE8;
    long auxiliaryE8;
    long ocoStopE8;
    long expiresMs;
    int flags;
    String meta;
    boolean isProtectedFromSelf;
    boolean isMadeVisible;
    /** In the exchange's words; null where nothing is wrong. */
    String error;

    private OrderRequest() {
    }

    /** Reads a submission; {@link #error} says what is wrong with it. */
    static OrderRequest of(final Fields fields, final AccountMarket market) {
        final OrderRequest request = new OrderRequest();
        request.clientId = fields.wholeOrNull("cid");
        request.groupId = fields.wholeOrNull("gid");
        request.ocoClientId = fields.wholeOrNull("cid_oco");
        request.symbol = fields.text("symbol", "");
        request.instrument = market.instrument(request.symbol);
        request.readType(fields.text("type", ""));
        request.amountE8 = DecimalText.parseE8(fields.text("amount", null));
        request.priceE8 = price(fields, "price");
        request.trailingE8 = price(fields, "price_trailing");
        request.auxiliaryE8 = price(fields, "price_aux_limit");
        request.ocoStopE8 = price(fields, "price_oco_stop");
        request.flags = (int) fields.whole("flags", 0);
        request.readMeta(fields);
        request.readExpiry(fields.text("tif", null));
        if (request.error == null) {
            request.error = request.wrong(market);
        }
        return request;
    }

    /** The second order of an OCO pair: the stop. */
    OrderRequest stopLeg() {
        final OrderRequest leg = new OrderRequest();
        leg.instrument = instrument;
        leg.symbol = symbol;
        leg.isExchange = isExchange;
        leg.kind = OrderKind.STOP;
        leg.groupId = groupId;
        leg.clientId = ocoClientId;
        leg.amountE8 = amountE8;
        leg.priceE8 = ocoStopE8;
        leg.flags = flags;
        leg.meta = meta;
        leg.expiresMs = expiresMs;
        return leg;
    }

    boolean has(final int flag) {
        return (flags & flag) != 0;
    }

    /** {@code exchange limit buy order for 0.1 BTC}, as notifications have it. */
    String words(final AccountMarket market) {
        return words(isExchange, kind, amountE8, market.terms(instrument));
    }

    static String words(final boolean isExchange, final OrderKind kind, final long amountE8,
                        final InstrumentTerms terms) {
        return (isExchange ? "exchange " : "") + kind.text().toLowerCase(java.util.Locale.ROOT)
            + (amountE8 > 0 ? " buy" : " sell") + " order for " + Decimals.text(Decimals.ofE8(amountE8)) + " "
            + terms.base();
    }

    /** Above zero and cut to five significant digits; zero where the field is absent, below it where it is wrong. */
    static long price(final Fields fields, final String name) {
        final String text = fields.text(name, null);
        if (text == null) {
            return 0;
        }
        final long priceE8 = DecimalText.parseE8(text);
        if (priceE8 < 0 || priceE8 > PRICE_MAX_E8) {
            return -1;
        }
        long unit = 1;
        for (long rest = priceE8; rest >= SIGNIFICANT_MAX; rest /= 10) {
            unit *= 10;
        }
        return priceE8 - priceE8 % unit;
    }

    private void readType(final String type) {
        isExchange = type.startsWith(EXCHANGE_PREFIX);
        kind = OrderKind.of(isExchange ? type.substring(EXCHANGE_PREFIX.length()) : type);
    }

    private void readMeta(final Fields fields) {
        final Map<?, ?> object = fields.object("meta");
        if (object != null) {
            meta = Fields.json(object);
            isProtectedFromSelf = Fields.isTrue(object.get("protect_selfmatch"));
            isMadeVisible = Fields.isTrue(object.get("make_visible"));
        }
    }

    private void readExpiry(final String text) {
        if (text == null) {
            return;
        }
        try {
            expiresMs = LocalDateTime.parse(text, TIF).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (final DateTimeException e) {
            error = "tif: invalid";
        }
    }

    private String wrong(final AccountMarket market) {
        if (instrument < 0) {
            return "symbol: invalid";
        }
        if (kind == null) {
            return "type: invalid";
        }
        final boolean isClose = has(Flags.CLOSE) && !isExchange;
        if (amountE8 == DecimalText.NOT_A_NUMBER && !isClose || amountE8 == 0 && !isClose) {
            return "amount: invalid";
        }
        final boolean needsPrice = kind != OrderKind.MARKET && kind != OrderKind.TRAILING_STOP;
        if (priceE8 < 0 || needsPrice && priceE8 == 0) {
            return "price: invalid";
        }
        if (kind == OrderKind.TRAILING_STOP && trailingE8 <= 0) {
            return "price_trailing: invalid";
        }
        if (kind == OrderKind.STOP_LIMIT && auxiliaryE8 <= 0) {
            return "price_aux_limit: invalid";
        }
        if (has(Flags.OCO) && (kind != OrderKind.LIMIT || ocoStopE8 <= 0)) {
            return "price_oco_stop: invalid";
        }
        if ((flags & ~Flags.KNOWN) != 0) {
            return "flags: invalid";
        }
        final InstrumentTerms terms = market.terms(instrument);
        if (!isExchange && !terms.hasMargin()) {
            return "This pair cannot be traded on margin.";
        }
        return isClose ? null : wrongSize(terms, amountE8);
    }

    /** What is wrong with the size of an order, or null. */
    static String wrongSize(final InstrumentTerms terms, final long amountE8) {
        final String pair = terms.base() + "/" + terms.quote();
        if (Math.abs(amountE8) < terms.minQtyE8()) {
            return "Invalid order: minimum size for " + pair + " is " + Decimals.text(Decimals.ofE8(terms.minQtyE8()));
        }
        if (Math.abs(amountE8) > terms.maxQtyE8()) {
            return "Invalid order: maximum size for " + pair + " is " + Decimals.text(Decimals.ofE8(terms.maxQtyE8()));
        }
        return null;
    }
}
