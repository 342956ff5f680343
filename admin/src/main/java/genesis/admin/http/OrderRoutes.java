package genesis.admin.http;

import genesis.admin.metrics.LegacyEndpoints;
import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import genesis.core.message.CancelScope;
import genesis.core.message.Message;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A person's orders: each becomes an input and goes through the same policy as a strategy's.
 *
 * <pre>
 *   POST   /api/v2/order                           token; see {@link OrderBody}; also {"template":"NAME", …} and "request_id"
 *   GET    /api/v2/orders                          the open ones
 *   GET    /api/v2/orders/symbol/{symbol}
 *   POST   /api/v2/orders/cancel/{id}              token; a client order id
 *   POST   /api/v2/orders/cancel/symbol/{symbol}   token
 *   POST   /api/v2/orders/cancel/all               token
 *   POST   /api/v2/orders/amend/{id}               token; see {@link AmendBody}
 *   …      /api/v2/order/templates[/{name}]        GET, POST {"name": …, fields of an order}, DELETE
 *   POST   /api/v2/orders/place/                   308 to /api/v2/order
 * </pre>
 */
final class OrderRoutes {
    private static final String ORDER = "/api/v2/order";
    private static final String ORDERS = "/api/v2/orders";
    private static final String FORMER_ORDER = "/api/v2/orders/place";
    private static final String TEMPLATES = "/api/v2/order/templates";
    private static final int PERMANENT_REDIRECT = 308;

    private final StatusView view;
    private final OperatorCommands commands;
    private final OrderTemplates templates;
    private final CommandAnswers answers;
    private final LegacyEndpoints legacy;

    OrderRoutes(final StatusView view, final OperatorCommands commands, final OrderTemplates templates, final CommandAnswers answers,
                final LegacyEndpoints legacy) {
        this.view = view;
        this.commands = commands;
        this.templates = templates;
        this.answers = answers;
        this.legacy = legacy;
        legacy.add(FORMER_ORDER);
    }

    void configure(final JavalinConfig config) {
        config.routes.post(ORDER, this::place);
        config.routes.post(FORMER_ORDER, this::moved);
        config.routes.get(ORDERS, request -> list(request, one -> true));
        config.routes.get(ORDERS + "/symbol/{symbol}", this::ofSymbol);
        config.routes.post(ORDERS + "/cancel/all", request ->
            answers.tell(request, commands.cancel(CancelScope.ALL, 0, Message.UNKNOWN_INSTRUMENT)));
        config.routes.post(ORDERS + "/cancel/symbol/{symbol}", request -> answers.tell(request,
            commands.cancel(CancelScope.INSTRUMENT, 0, answers.instrument(request.pathParam("symbol"), 404))));
        config.routes.post(ORDERS + "/cancel/{id}", request ->
            answers.tell(request, commands.cancel(CancelScope.ORDER, orderId(request), Message.UNKNOWN_INSTRUMENT)));
        config.routes.post(ORDERS + "/amend/{id}", this::amend);
        config.routes.get(TEMPLATES, this::showTemplates);
        config.routes.post(TEMPLATES, this::saveTemplate);
        config.routes.get(TEMPLATES + "/{name}", request -> {
            final Map<String, Object> template = templates.get(request.pathParam("name"));
            request.contentType(CommandAnswers.JSON).result(Json.object(json -> OrderTemplates.write(json, template)));
        });
        config.routes.delete(TEMPLATES + "/{name}", request -> {
            templates.delete(request.pathParam("name"));
            request.contentType(CommandAnswers.JSON).result(Json.object(json -> json.writeStringField("result", "DONE")));
        });
    }

    private void place(final Context request) throws InterruptedException {
        final Map<String, Object> body = JsonBody.tree(request.body().isBlank() ? "{}" : request.body());
        final Object template = body.get("template");
        if (template != null && !(template instanceof String)) {
            throw new BadRequest(400, "template", "template must be the name of one");
        }
        final OrderBody order = OrderBody.of(body, template == null ? Map.of() : templates.get((String) template));
        answers.tell(request, commands.order(order, answers.instrument(order.symbol(), 400), view.status().timeNs()));
    }

    private void moved(final Context request) {
        legacy.used(FORMER_ORDER);
        request.header("Deprecation", "true");
        request.header("Link", "<" + ORDER + ">; rel=\"successor-version\"");
        request.header("Location", ORDER);
        request.status(PERMANENT_REDIRECT).contentType(CommandAnswers.JSON)
            .result(Json.object(json -> json.writeStringField("error", "orders are placed with POST " + ORDER)));
    }

    private void ofSymbol(final Context request) {
        final String symbol = request.pathParam("symbol");
        answers.instrument(symbol, 404);
        list(request, one -> one.symbol().equals(symbol));
    }

    private void amend(final Context request) throws InterruptedException {
        answers.tell(request, commands.amend(orderId(request), AmendBody.parse(request.body())));
    }

    private void list(final Context request, final Predicate<Status.Order> which) {
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeArrayFieldStart("orders");
            for (final Status.Order one : view.status().openOrders()) {
                if (which.test(one)) {
                    json.writeStartObject();
                    StatusJson.order(json, one);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }));
    }

    private void showTemplates(final Context request) {
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeObjectFieldStart("templates");
            for (final Map.Entry<String, Map<String, Object>> one : templates.all().entrySet()) {
                json.writeObjectFieldStart(one.getKey());
                OrderTemplates.write(json, one.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
            if (templates.note() != null) {
                json.writeStringField("note", templates.note());
            }
        }));
    }

    private void saveTemplate(final Context request) {
        final Map<String, Object> fields = new TreeMap<>(JsonBody.tree(request.body().isBlank() ? "{}" : request.body()));
        final Object name = fields.remove("name");
        if (!(name instanceof String)) {
            throw new BadRequest(400, "name", "name is missing; say how the template is called");
        }
        final boolean replaces = templates.save((String) name, new LinkedHashMap<>(fields));
        request.status(replaces ? 200 : 201).contentType(CommandAnswers.JSON).result(Json.object(json -> json.writeStringField("result", "DONE")));
    }

    private static long orderId(final Context request) {
        try {
            return Long.parseLong(request.pathParam("id"));
        } catch (final NumberFormatException e) {
            throw new BadRequest(400, "id", request.pathParam("id") + " is no client order id; GET " + ORDERS + " shows those of open orders");
        }
    }
}
