package genesis.gateway.simulator.rest;

import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.market.PublicData;
import genesis.gateway.simulator.wire.FrameText;
import genesis.gateway.simulator.wire.JsNumber;
import genesis.gateway.simulator.wire.RestAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The exchange's configuration: one answer for each key of {@code conf/a,b,c}, in their order. Maps of which clients
 * only need that they are there are empty.
 */
final class ConfRest {
    private final PublicData data;

    ConfRest(final PublicData data) {
        this.data = data;
    }

    RestAnswer answer(final String keys) {
        final List<String> answers = new ArrayList<>();
        for (final String key : keys.split(",")) {
            final String one = one(key);
            if (one == null) {
                return RestAnswer.error(RestAnswer.PARAMETER, "key: invalid");
            }
            answers.add(one);
        }
        return RestAnswer.good("[" + String.join(",", answers) + "]");
    }

    private String one(final String key) {
        return switch (key) {
            case "pub:list:pair:exchange" -> names(terms -> !terms.isDerivative());
            case "pub:list:pair:margin" -> names(terms -> !terms.isDerivative() && terms.hasMargin());
            case "pub:list:pair:futures" -> names(InstrumentTerms::isDerivative);
            case "pub:list:currency" -> list(data.currencies().stream().map(FrameText::quote).toList());
            case "pub:info:pair" -> list(infos(terms -> !terms.isDerivative()));
            case "pub:info:pair:futures" -> list(infos(InstrumentTerms::isDerivative));
            case "pub:map:currency:label" -> list(data.currencies().stream()
                .map(currency -> "[" + FrameText.quote(currency) + "," + FrameText.quote(label(currency)) + "]")
                .toList());
            case "pub:map:currency:sym" -> data.currencies().contains("UST") ? "[[\"UST\",\"USDt\"]]" : "[]";
            case "pub:spec:margin" -> margin();
            case "pub:fees" -> "{}";
            default -> key.startsWith("pub:") ? "[]" : null;
        };
    }

    private String names(final Predicate<InstrumentTerms> wanted) {
        return list(data.instruments().stream().filter(wanted).map(terms -> FrameText.quote(terms.pair())).toList());
    }

    /** Sizes are texts, margins are numbers: the exchange writes them so. */
    private List<String> infos(final Predicate<InstrumentTerms> wanted) {
        return data.instruments().stream().filter(wanted).map(terms -> "[" + FrameText.quote(terms.pair())
            + ",[null,null,null,\"" + plain(terms.minQtyE8()) + "\",\"" + plain(terms.maxQtyE8()) + "\",null,null,null,"
            + (terms.hasMargin() ? JsNumber.text(terms.initialMarginE8()) + ","
            + JsNumber.text(terms.maintenanceMarginE8())
            : "null,null") + ",null,null]]").toList();
    }

    /** {@code {"initial":{"BTCUSD":0.2},"minimum":{…}}} */
    private String margin() {
        final List<String> initial = new ArrayList<>();
        final List<String> minimum = new ArrayList<>();
        for (final InstrumentTerms terms : data.instruments()) {
            if (terms.hasMargin()) {
                initial.add(FrameText.quote(terms.pair()) + ":" + JsNumber.text(terms.initialMarginE8()));
                minimum.add(FrameText.quote(terms.pair()) + ":" + JsNumber.text(terms.maintenanceMarginE8()));
            }
        }
        return "{\"conf\":{},\"initial\":{" + String.join(",", initial) + "},\"minimum\":{" + String.join(",", minimum)
            + "}}";
    }

    private static String label(final String currency) {
        return switch (currency) {
            case "BTC" -> "Bitcoin";
            case "ETH" -> "Ethereum";
            case "USD" -> "US Dollar";
            case "UST" -> "Tether USDt";
            default -> currency;
        };
    }

    /** The exchange writes sizes with a decimal point always: 2000.0 and 0.00004. */
    private static String plain(final long valueE8) {
        final String text = BigDecimal.valueOf(valueE8, 8).stripTrailingZeros().toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }

    private static String list(final List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }
}
