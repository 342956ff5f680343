package genesis.admin.http;

import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import genesis.admin.view.WalletBook;
import genesis.core.message.Mode;
import genesis.core.portfolio.Portfolio;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/**
 * Open positions, and the money.
 *
 * <pre>
 *   GET  /api/v2/positions                   the open ones
 *   POST /api/v2/positions/close/{symbol}    token; at the market
 *   GET  /api/v2/wallets                     of the exchange account; on paper, the cash of the paper account
 * </pre>
 */
final class PositionRoutes {
    private final StatusView view;
    private final OperatorCommands commands;
    private final CommandAnswers answers;

    PositionRoutes(final StatusView view, final OperatorCommands commands, final CommandAnswers answers) {
        this.view = view;
        this.commands = commands;
        this.answers = answers;
    }

    void configure(final JavalinConfig config) {
        config.routes.get("/api/v2/positions", this::positions);
        config.routes.get("/api/v2/wallets", this::wallets);
        config.routes.post("/api/v2/positions/close/{symbol}", request -> answers.tell(request,
            commands.closePosition(answers.instrument(request.pathParam("symbol"), 404))));
    }

    private void positions(final Context request) {
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeArrayFieldStart("positions");
            for (final Status.Position one : view.status().positions()) {
                json.writeStartObject();
                StatusJson.position(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void wallets(final Context request) {
        final Status status = view.status();
        final boolean isLive = status.session() != null && status.session().mode() == Mode.LIVE;
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeArrayFieldStart("wallets");
            for (final WalletBook.Wallet one : view.wallets()) {
                json.writeStartObject();
                json.writeStringField("type", one.type().name());
                json.writeStringField("currency", one.currency());
                Json.decimal(json, "balance", one.balanceE8());
                if (one.availableE8() == WalletBook.Wallet.UNKNOWN) {
                    json.writeNullField("available");
                } else {
                    Json.decimal(json, "available", one.availableE8());
                }
                Json.time(json, "since", one.sinceNs());
                json.writeEndObject();
            }
            if (!isLive && status.account() != null) {
                json.writeStartObject();
                json.writeStringField("type", "PAPER");
                json.writeStringField("currency", Portfolio.CURRENCY);
                Json.decimal(json, "balance", status.account().cashE8());
                json.writeNullField("available");
                Json.time(json, "since", status.session() == null ? 0 : status.session().startedNs());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }
}
