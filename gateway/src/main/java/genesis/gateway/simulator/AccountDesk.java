package genesis.gateway.simulator;

import genesis.core.exchange.ExchangeEvents;
import genesis.core.exchange.SimulatedExchange;
import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.RejectReason;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.DecimalText;
import genesis.gateway.simulator.wire.FrameText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The account channel: signs clients in, takes orders and cancels, and tells what became of them. Executed by a
 * {@link SimulatedExchange} that sees the same market as the clients.
 *
 * <pre>
 *   taken at once       n on-req ─ te * ─ oc EXECUTED ─ tu *
 *   rests               n on-req ─ on ACTIVE            … later   te ─ ou PARTIALLY FILLED ─ tu │ te ─ oc EXECUTED ─ tu
 *   partly, then rests  n on-req ─ te * ─ on PARTIALLY FILLED ─ tu *
 *   canceled            n oc-req ─ oc CANCELED
 * </pre>
 *
 * <p>Threading: the event loop.
 */
final class AccountDesk implements ExchangeEvents {
    private static final long FIRST_ORDER_ID = 100_000_000_000L;
    private static final Set<String> TYPES = Set.of("LIMIT", "MARKET", "EXCHANGE LIMIT", "EXCHANGE MARKET");

    private final AccountSignIn signIn;
    private final List<String> symbols;
    private final SimulatedExchange exchange = new SimulatedExchange(this);
    private final AccountLedger ledger = new AccountLedger();
    private final List<ClientConnection> clients = new ArrayList<>();
    private final Map<Long, DeskOrder> open = new LinkedHashMap<>();
    private final List<DeskTrade> fresh = new ArrayList<>();
    private DeskOrder arriving;
    private RejectReason refusal;
    private boolean isLeftOver;
    private long lastOrderId = FIRST_ORDER_ID;
    private long timeMs;

    /** Symbols by the instrument numbers in which the market is fed; the list may grow. */
    AccountDesk(final AccountKey key, final List<String> symbols) {
        signIn = new AccountSignIn(key);
        this.symbols = symbols;
    }

    /** To be fed with the market. */
    SimulatedExchange exchange() {
        return exchange;
    }

    /** Time of everything that happens next. */
    void time(final long nowMs) {
        timeMs = nowMs;
    }

    /** Answers what concerns the account; false for everything else. */
    boolean answer(final ClientConnection client, final ClientFrame frame) {
        if (!frame.isInput()) {
            if (!frame.name().equals("auth")) {
                return false;
            }
            if (signIn.admit(client, frame)) {
                clients.add(client);
                sendSnapshots(client);
            }
            return true;
        }
        if (!client.isAuthenticated()) {
            signIn.refuse(client, "auth: not authenticated");
        } else if (frame.name().equals("on")) {
            place(client, frame);
        } else if (frame.name().equals("oc")) {
            cancel(client, frame);
        } else {
            notify(client, "n", null, frame.whole("cid", 0), "ERROR", "action: not supported here");
        }
        return true;
    }

    void disconnected(final ClientConnection client) {
        clients.remove(client);
    }

    @Override
    public void accepted(final int instrumentId, final long orderId, final long exchangeOrderId) {
    }

    @Override
    public void filled(final int instrumentId, final long orderId, final long exchangeOrderId, final long tradeId,
                       final long priceE8, final long qtyE8, final long feeE8, final Liquidity liquidity) {
        final DeskOrder order = arriving != null && arriving.id == orderId ? arriving : open.get(orderId);
        order.fill(priceE8, qtyE8, timeMs);
        final DeskTrade trade = new DeskTrade(order, tradeId, timeMs, priceE8, qtyE8, feeE8, liquidity);
        ledger.book(trade);
        fresh.add(trade);
        if (order != arriving) {
            if (order.isFilled()) {
                open.remove(orderId);
            }
            tell(order.isFilled() ? "oc" : "ou", order, order.status());
        }
    }

    @Override
    public void canceled(final int instrumentId, final long orderId, final long exchangeOrderId,
        final CancelReason reason) {
        isLeftOver = true;
    }

    @Override
    public void rejected(final int instrumentId, final long orderId, final RejectReason reason) {
        refusal = reason;
    }

    private void place(final ClientConnection client, final ClientFrame frame) {
        final long cid = frame.whole("cid", timeMs);
        final String type = frame.field("type", "");
        final int instrument = symbols.indexOf(frame.field("symbol", ""));
        final long amountE8 = DecimalText.parseE8(frame.field("amount"));
        final boolean isMarket = type.endsWith("MARKET");
        final long priceE8 = isMarket ? 0 : DecimalText.parseE8(frame.field("price"));
        final String wrong = instrument < 0 ? "symbol: invalid" : !TYPES.contains(type) ? "type: invalid"
            : amountE8 == DecimalText.NOT_A_NUMBER || amountE8 == 0 ? "amount: invalid"
            : priceE8 < 0 || !isMarket && priceE8 == 0 ? "price: invalid" : null;
        if (wrong != null) {
            notify(client, "on-req", null, cid, "ERROR", wrong);
            return;
        }
        final DeskOrder order = new DeskOrder(++lastOrderId, cid, instrument, symbols.get(instrument), type, priceE8,
            amountE8, frame.whole("flags", 0), timeMs);
        execute(client, order);
    }

    private void execute(final ClientConnection client, final DeskOrder order) {
        arriving = order;
        refusal = null;
        isLeftOver = false;
        exchange.place(order.id, order.instrument, order.side(), order.orderType(), order.priceE8,
            Math.abs(order.orderedE8));
        arriving = null;
        if (refusal != null) {
            notify(client, "on-req", null, order.clientId, "ERROR", refusal == RejectReason.INVALID
                ? "Invalid order: minimum size for " + order.symbol + " is larger, or amount or price is out of range"
                : "Invalid order: too many open orders");
            return;
        }
        notify(client, "on-req", order, order.clientId, "SUCCESS",
            "Submitting " + order.type.toLowerCase(Locale.ROOT) + (order.orderedE8 > 0 ? " buy" : " sell") + " order.");
        if (order.isFilled()) {
            tell("oc", order, order.status());
        } else if (isLeftOver) {
            tell("oc", order, order.canceledStatus("IOC CANCELED"));
        } else {
            open.put(order.id, order);
            tell("on", order, order.status());
        }
    }

    private void cancel(final ClientConnection client, final ClientFrame frame) {
        final DeskOrder order = frame.field("id") != null ? open.get(frame.whole("id", 0)) : findByClientId(frame);
        if (order == null) {
            notify(client, "oc-req", null, frame.whole("cid", 0), "ERROR", "Order not found.");
            return;
        }
        exchange.cancel(order.id, order.instrument);
        open.remove(order.id);
        notify(client, "oc-req", order, order.clientId, "SUCCESS",
            "Submitted for cancellation; waiting for confirmation (ID: "
            + order.id + ").");
        tell("oc", order, order.canceledStatus("CANCELED"));
    }

    /** Client ids are unique in a day only. */
    private DeskOrder findByClientId(final ClientFrame frame) {
        final long cid = frame.whole("cid", 0);
        for (final DeskOrder order : open.values()) {
            final String day = Instant.ofEpochMilli(order.createdMs).atOffset(ZoneOffset.UTC).toLocalDate().toString();
            if (order.clientId == cid && day.equals(frame.field("cid_date"))) {
                return order;
            }
        }
        return null;
    }

    /** One order event with the executions that led to it around: te before, tu behind. */
    private void tell(final String code, final DeskOrder order, final String status) {
        for (final ClientConnection client : clients) {
            fresh.forEach(trade -> tellTrade(client, "\"te\",", trade, false));
            order.write(client.begin(0).raw('"').raw(code).raw("\","), status);
            client.endAccount(timeMs);
            fresh.forEach(trade -> tellTrade(client, "\"tu\",", trade, true));
            client.out().flush();
        }
        fresh.clear();
    }

    private void tellTrade(final ClientConnection client, final String code, final DeskTrade trade,
        final boolean withFee) {
        trade.write(client.begin(0).raw(code), withFee);
        client.endAccount(timeMs);
    }

    private void notify(final ClientConnection client, final String request, final DeskOrder order, final long cid,
                        final String status, final String words) {
        final FrameText text = client.begin(0).raw("\"n\",[").whole(timeMs).raw(",\"").raw(request)
            .raw("\",null,null,");
        if (order == null) {
            text.raw("[null,null,").raw(cid == 0 ? "null" : Long.toString(cid)).raw(",null".repeat(29)).raw(']');
        } else {
            order.write(text, "ACTIVE");
        }
        text.raw(",null,\"").raw(status).raw("\",").raw(FrameText.quote(words)).raw(']');
        client.end(timeMs);
    }

    private void sendSnapshots(final ClientConnection client) {
        ledger.writePositions(client.begin(0).raw("\"ps\","));
        client.endAccountSnapshot(timeMs);
        ledger.writeWallets(client.begin(0).raw("\"ws\","));
        client.endAccountSnapshot(timeMs);
        final FrameText text = client.begin(0).raw("\"os\",[");
        for (final DeskOrder order : open.values()) {
            order.write(text, order.status());
            text.raw(',');
        }
        text.dropLast(',').raw(']');
        client.endAccountSnapshot(timeMs);
    }
}
