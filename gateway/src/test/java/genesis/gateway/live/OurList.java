package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.AmendOrderEncoder;
import genesis.core.message.BookChecksumDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.CancelOrderEncoder;
import genesis.core.message.CancelOrdersEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CandleReportedDecoder;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.message.WalletType;
import genesis.core.pipeline.CommandRing;
import genesis.core.unit.E8;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.Wrap;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.AccountTradeRow;
import genesis.gateway.rest.OrderRow;
import genesis.gateway.rest.PublicRequests;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestRequest;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.stream.ConnectionStatus;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;

/** The steps of {@code scripts/official-client.js}, done by our gateway and our REST client; and what any client must find. */
final class OurList implements AutoCloseable {
    private static final String SYMBOL = "tBTCUSD";
    private static final long QTY_E8 = 1_000_000;
    private static final int GROUP = 77;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long TURN_NS = 1_000_000;
    private static final long SEED = 1;

    private final RecordedInputs inputs = new RecordedInputs();
    private final CommandRing commands = new CommandRing();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final Environment environment = Environment.system(SEED);
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Gateway gateway;
    private final RestClient rest;
    private final List<String> symbols;
    private long clientId = System.currentTimeMillis() * 10;

    OurList(final URI stream, final AccountKey key, final List<String> symbols, final Path directory) {
        this.symbols = symbols;
        final Credentials credentials = new Credentials(key.key(), key.secret().toCharArray());
        final NonceManager nonces = NonceManager.of(directory, credentials, environment.wallMs());
        gateway = new Gateway(GatewayConfig.market(stream, symbols).withAccount(stream, credentials, nonces), inputs.ring, registry, commands,
            environment);
        rest = new RestClient(RestConfig.of(URI.create("http://" + stream.getRawAuthority())), new RestWiring(environment.loop(),
            environment.socketType(), environment::addressOf, environment.ticker(), () -> environment.wallMs().getAsLong() * 1_000_000,
            new SplittableRandom(SEED), BreakerListener.NONE, failure -> {
                throw new IllegalStateException("an answer could not be used", failure);
            }), new RestAccount(credentials, nonces));
        gateway.orders().rest(rest);
        gateway.connect();
    }

    /** In the order and the words of the script. */
    String facts() {
        await("books, candles and the account", () -> inputs.count(BookSnapshotDecoder.TEMPLATE_ID) >= symbols.size()
            && inputs.count(CandleReportedDecoder.TEMPLATE_ID) > 0 && isUp());
        final List<String> facts = new ArrayList<>();
        facts.add("\"symbols\":" + ask(PublicRequests.pairs("exchange")).size());
        final long awayE8 = ask(PublicRequests.ticker(SYMBOL)).lastE8() / 2 / E8.ONE * E8.ONE;

        final long resting = place(OrderType.LIMIT, awayE8, QTY_E8, 0);
        await("the order stands", () -> inputs.count(OrderAcceptedDecoder.TEMPLATE_ID) == 1);
        final OrderRow order = ask(AccountRequests.orders()).get(0);
        assertEquals(awayE8, order.priceE8());
        facts.add("\"submitted\":{\"type\":\"" + order.type() + "\",\"amount\":" + E8.text(order.signedQtyE8()) + ",\"status\":\"" + order.status()
            + "\",\"side\":" + Long.signum(order.signedQtyE8()) + "}");
        amend(resting, order, awayE8 - E8.ONE, 2 * QTY_E8);
        await("the order is changed", () -> inputs.count(OrderAmendedDecoder.TEMPLATE_ID) > 0);
        final List<OrderRow> open = ask(AccountRequests.orders());
        final OrderRow changed = open.get(0);
        facts.add("\"updated\":{\"amount\":" + E8.text(changed.signedQtyE8()) + ",\"status\":\"" + changed.status() + "\",\"sameId\":"
            + (changed.id() == order.id()) + ",\"lower\":" + (changed.priceE8() == awayE8 - E8.ONE) + "}");
        facts.add("\"openOrders\":" + open.size());
        cancel(resting, order.id());
        await("the order is canceled", () -> inputs.count(OrderCanceledDecoder.TEMPLATE_ID) == 1);
        facts.add("\"canceled\":\"" + status(order.id()) + "\"");

        final List<Long> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(place(OrderType.LIMIT, awayE8 - i * E8.ONE, QTY_E8, i < 2 ? 0 : GROUP));
        }
        await("four orders stand", () -> inputs.count(OrderAcceptedDecoder.TEMPLATE_ID) == 5);
        cancel(four.get(0), 0);
        cancel(four.get(1), 0);
        cancelGroup();
        await("four orders are canceled", () -> inputs.count(OrderCanceledDecoder.TEMPLATE_ID) == 5);
        final List<OrderRow> closed = ask(AccountRequests.orderHistory(0, 0, 25));
        facts.add("\"multiCanceled\":" + list(closed.stream().filter(one -> four.contains(one.clientId())).map(OrderRow::status).toList()));

        final long market = place(OrderType.MARKET, 0, QTY_E8, 0);
        await("the order is filled", () -> filledE8(market) == QTY_E8);
        final OrderFilledDecoder fill = new OrderFilledDecoder();
        Wrap.at(fill::wrap, inputs.all(OrderFilledDecoder.TEMPLATE_ID).get(0));
        final List<OrderRow> history = new ArrayList<>(ask(AccountRequests.orderHistory(0, 0, 25)));
        final OrderRow filled = history.stream().filter(one -> one.clientId() == market).findFirst().orElseThrow();
        final List<AccountTradeRow> trades = ask(AccountRequests.trades(0, 0, 25, true));
        facts.add("\"filled\":{\"status\":\"" + firstWord(filled.status()) + "\",\"left\":" + E8.text(filled.signedQtyE8()) + ",\"feeCurrency\":\""
            + trades.get(0).feeCurrency() + "\",\"isMaker\":" + (fill.liquidity() != Liquidity.TAKER) + "}");
        place(OrderType.LIMIT, awayE8, 1, 0);
        await("an order is refused", () -> inputs.count(OrderRejectedDecoder.TEMPLATE_ID) == 1);
        facts.add("\"refused\":true");

        facts.add("\"wallets\":" + list(ask(AccountRequests.wallets()).stream().map(one -> one.type() + " " + one.currency()).sorted().toList()));
        Collections.reverse(history);
        facts.add("\"history\":" + list(history.stream().map(one -> firstWord(one.status())).toList()));
        facts.add("\"fills\":" + trades.stream().mapToLong(AccountTradeRow::signedQtyE8).sum());
        facts.add("\"mayOrder\":" + ask(AccountRequests.permissions()).stream().anyMatch(one -> one.scope().equals("orders") && one.write()));
        return String.join(",", facts);
    }

    /** Listens on, and verifies each checksum that comes; returns how many came. */
    long verifyBooks(final long duration, final TimeUnit unit) {
        final long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < unit.toNanos(duration)) {
            gateway.poll(TURN_NS);
            inputs.drain();
        }
        final FeedChangedDecoder change = new FeedChangedDecoder();
        for (final UnsafeBuffer each : inputs.all(FeedChangedDecoder.TEMPLATE_ID)) {
            Wrap.at(change::wrap, each);
            assertTrue(change.problem() != FeedProblem.CHECKSUM_MISMATCH && change.problem() != FeedProblem.SEQUENCE_GAP,
                change.toString());
        }
        return inputs.count(BookChecksumDecoder.TEMPLATE_ID);
    }

    private boolean isUp() {
        return gateway.connections().stream().anyMatch(one -> one.account() && one.status() == ConnectionStatus.LIVE);
    }

    private long filledE8(final long order) {
        final OrderFilledDecoder fill = new OrderFilledDecoder();
        final List<Long> seen = new ArrayList<>();
        long filledE8 = 0;
        for (final UnsafeBuffer each : inputs.all(OrderFilledDecoder.TEMPLATE_ID)) {
            Wrap.at(fill::wrap, each);
            if (fill.clientOrderId() == order && !seen.contains(fill.tradeId())) {
                seen.add(fill.tradeId());
                filledE8 += fill.qtyE8();
            }
        }
        return filledE8;
    }

    private String status(final long id) {
        return ask(AccountRequests.orderHistory(id)).get(0).status();
    }

    private static String firstWord(final String text) {
        return text.split(" ")[0];
    }

    private static String list(final List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private long place(final OrderType type, final long priceE8, final long qtyE8, final int group) {
        final PlaceOrderEncoder order = new PlaceOrderEncoder();
        order.wrapAndApplyHeader(command, 0, header).timeNs(environment.wallMs().getAsLong() * 1_000_000).clientOrderId(++clientId)
            .priceE8(priceE8).qtyE8(qtyE8).instrumentId(registry.find(SYMBOL).id()).side(Side.BUY).orderType(type).reduceOnly(Flag.NO)
            .purpose(Purpose.ENTRY).wallet(WalletType.EXCHANGE).postOnly(Flag.NO).hidden(Flag.NO).closePosition(Flag.NO).groupId(group);
        send(order.encodedLength());
        return clientId;
    }

    private void amend(final long order, final OrderRow row, final long priceE8, final long qtyE8) {
        final AmendOrderEncoder change = new AmendOrderEncoder();
        change.wrapAndApplyHeader(command, 0, header).clientOrderId(order).exchangeOrderId(row.id()).placedTimeNs(row.createdMs() * 1_000_000)
            .priceE8(priceE8).qtyE8(qtyE8).instrumentId(registry.find(SYMBOL).id()).side(Side.BUY);
        send(change.encodedLength());
    }

    /** By the exchange's number, or by ours where that is zero. */
    private void cancel(final long order, final long exchangeOrderId) {
        final CancelOrderEncoder cancel = new CancelOrderEncoder();
        cancel.wrapAndApplyHeader(command, 0, header).clientOrderId(order).exchangeOrderId(exchangeOrderId)
            .placedTimeNs(environment.wallMs().getAsLong() * 1_000_000).instrumentId(registry.find(SYMBOL).id());
        send(cancel.encodedLength());
    }

    private void cancelGroup() {
        final CancelOrdersEncoder cancel = new CancelOrdersEncoder();
        cancel.wrapAndApplyHeader(command, 0, header).groupId(GROUP).scope(CancelScope.GROUP);
        send(cancel.encodedLength());
    }

    private void send(final int encodedLength) {
        commands.onCommand(command, 0, Message.HEADER_LENGTH + encodedLength);
        // What was encoded before must not shine through.
        command.setMemory(0, Message.LENGTH_MAX, (byte) 0);
    }

    private <T> T ask(final RestRequest<T> request) {
        final List<RestOutcome<T>> outcomes = new ArrayList<>();
        rest.send(request, outcomes::add);
        await(request.path(), () -> !outcomes.isEmpty());
        assertTrue(outcomes.get(0).isAnswer(), request.path() + ": " + outcomes.get(0));
        return outcomes.get(0).value();
    }

    private void await(final String what, final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS, () -> what + ": " + gateway.connections());
            gateway.poll(TURN_NS);
            inputs.drain();
        }
    }

    @Override
    public void close() {
        rest.close();
        gateway.close();
    }
}
