package genesis.admin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.http.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes an order where it stands. */
@Command(name = "amend", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Changes prices, distance or amount of an open order. Exit code 1 where it was refused.",
    footer = {"", "Examples:", "  genesis orders amend 1795910400000 --price 50100", "  genesis orders amend 1795910400000 --amount 0.02",
        "  genesis orders amend 1795910400000 --trailing 250"})
final class OrdersAmendVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Client order id, as genesis orders shows it.")
    private String id;
    @Option(names = "--price", paramLabel = "PRICE", description = "The new one: limit of a limit order, trigger of a stop.")
    private String price;
    @Option(names = "--aux-price", paramLabel = "PRICE", description = "New limit of a stop-limit order.")
    private String auxPrice;
    @Option(names = "--trailing", paramLabel = "DISTANCE", description = "New distance of a trailing stop.")
    private String trailing;
    @Option(names = "--amount", paramLabel = "AMOUNT", description = "What shall be left to fill.")
    private String amount;
    @Mixin
    private Confirmation confirmation;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.ask(engine, "change order " + id, "yes");
        return engine.post("/api/v2/orders/amend/" + RunningProcess.escaped(id), Json.object(body -> {
            write(body, "price", price);
            write(body, "aux_price", auxPrice);
            write(body, "trailing", trailing);
            write(body, "amount", amount);
        }), "change sent");
    }

    private static void write(final JsonGenerator body, final String name, final String value) throws IOException {
        if (value != null) {
            body.writeStringField(name, value);
        }
    }
}
