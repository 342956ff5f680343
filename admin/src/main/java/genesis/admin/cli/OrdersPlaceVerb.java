package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.http.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's order, through the same policy as a strategy's. */
@Command(name = "place", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Places an order. It goes through the same policy as any other; exit code 1 where that refused it.",
    footer = {"",
        "Examples:",
        "  genesis orders place tBTCUSD buy 0.01                                    at the market",
        "  genesis orders place tBTCUSD sell 0.01 --price 60000 --post-only",
        "  genesis orders place tBTCUSD buy 0.01 --price 50000 --stop 49000 --target 53000",
        "  genesis orders place tBTCUSD sell 0.01 --type STOP --price 48000 --reduce-only --yes"})
final class OrdersPlaceVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as tBTCUSD.")
    private String symbol;
    @Parameters(index = "1", paramLabel = "SIDE", description = "buy or sell.")
    private String side;
    @Parameters(index = "2", arity = "0..1", paramLabel = "AMOUNT", description = "In base units; left out, risk sizes it by the stop, and a reducing order takes the whole position.")
    private String amount;
    @Option(names = "--type", paramLabel = "TYPE", description = "MARKET, LIMIT, STOP, STOP_LIMIT, TRAILING_STOP, FOK or IOC. Default: LIMIT with a price, else MARKET.")
    private String type;
    @Option(names = "--price", paramLabel = "PRICE", description = "Limit, or trigger of a stop.")
    private String price;
    @Option(names = "--aux-price", paramLabel = "PRICE", description = "Limit of a STOP_LIMIT.")
    private String auxPrice;
    @Option(names = "--trailing", paramLabel = "DISTANCE", description = "Of a TRAILING_STOP.")
    private String trailing;
    @Option(names = "--oco-stop", paramLabel = "PRICE", description = "Beside a LIMIT: a stop, of which each cancels the other.")
    private String ocoStop;
    @Option(names = "--stop", paramLabel = "PRICE", description = "Of a bracket: closes what is filled at a loss.")
    private String stop;
    @Option(names = "--target", paramLabel = "PRICE", description = "Of a bracket: closes what is filled at a profit.")
    private String target;
    @Option(names = "--reduce-only", description = "Only makes the position smaller.")
    private boolean reduceOnly;
    @Option(names = "--post-only", description = "Only as a maker.")
    private boolean postOnly;
    @Option(names = "--hidden", description = "Not shown in the book.")
    private boolean hidden;
    @Option(names = "--ttl", paramLabel = "SECONDS", description = "Canceled if it is still open after this.")
    private String ttl;
    @Option(names = "--template", paramLabel = "NAME", description = "Takes from this template what is not given here.")
    private String template;
    @Option(names = "--request-id", paramLabel = "TEXT", description = "The same one twice gives the same order once.")
    private String requestId;
    @Mixin
    private Confirmation confirmation;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.ask(engine, side.toLowerCase(Locale.ROOT) + " " + (amount == null ? "" : amount + " ") + symbol
            + (price == null ? " at the market" : " at " + price), symbol);
        return engine.post("/api/v2/order", Json.object(body -> {
            for (final Map.Entry<String, String> field : texts().entrySet()) {
                body.writeStringField(field.getKey(), field.getValue());
            }
            if (reduceOnly) {
                body.writeBooleanField("reduce_only", true);
            }
            if (postOnly) {
                body.writeBooleanField("post_only", true);
            }
            if (hidden) {
                body.writeBooleanField("hidden", true);
            }
            if (ttl != null) {
                body.writeFieldName("ttl_seconds");
                body.writeNumber(ttlSeconds());
            }
        }), "sent");
    }

    private Map<String, String> texts() {
        final Map<String, String> texts = new LinkedHashMap<>();
        texts.put("symbol", symbol);
        texts.put("side", side);
        texts.put("amount", amount);
        texts.put("type", type != null || template != null ? type : price == null ? "MARKET" : "LIMIT");
        texts.put("price", price);
        texts.put("aux_price", auxPrice);
        texts.put("trailing", trailing);
        texts.put("oco_stop_price", ocoStop);
        texts.put("stop_loss_price", stop);
        texts.put("take_profit_price", target);
        texts.put("template", template);
        texts.put("request_id", requestId);
        texts.values().removeIf(value -> value == null);
        return texts;
    }

    private BigDecimal ttlSeconds() {
        try {
            return new BigDecimal(ttl);
        } catch (final NumberFormatException e) {
            throw Complaint.usage("--ttl " + ttl + " is not a number");
        }
    }
}
