package genesis.gateway.live;

import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.Side;
import genesis.core.message.StrategiesAppliedEncoder;
import genesis.core.portfolio.Position;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.gateway.Wrap;
import genesis.gateway.auth.Credentials;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.AccountSettings;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.VirtualWorld;
import io.netty.channel.local.LocalServerChannel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A person who trades tBTCUSD through an engine in LIVE, no strategy beside him, and a hand that moves the exchange's market:
 * what the exchange has is held against what it may have, after every step.
 */
final class BracketWorld implements AutoCloseable {
    static final String SYMBOL = "tBTCUSD";
    private static final String KEY = "key-of-the-bracket-test";
    private static final String SECRET = "secret-of-the-bracket-test";
    /** Nobody's account: a participant of the synthetic market. */
    private static final long NOBODY = 0;
    private static final int STEP_MS = 20;

    final VirtualWorld world = new VirtualWorld();
    final List<UnsafeBuffer> outputs = new ArrayList<>();
    final SimulatorServer server;
    LiveProcess process;
    private final MemoryJournal journal = new MemoryJournal((buffer, offset, length) -> outputs.add(copy(buffer, offset, length)));
    private final SyntheticMarket market;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Path directory;
    private long commandId;
    /** What the exchange would have let protect too much, in the words of an assertion; null where it never did. */
    String tooMuch;

    BracketWorld(final Path directory, final String faults) {
        this.directory = directory;
        market = new SyntheticMarket(new MarketPlan(1, VirtualWorld.START_MS * 1_000_000, LiveProcess.SYMBOLS, MarketPlan.USUAL_RATE, 10));
        server = SimulatorServer.start(market,
            new Transport(world.loop, false, LocalServerChannel::new, Environment.localAddress("exchange", 80), world.ticker),
            Speed.WALL_TIME, new ExchangeOptions(List.of(List.of(new AccountKey(KEY, SECRET))),
                AccountSettings.standard().withFunds(Map.of("USD", new BigDecimal("1000000"))), FaultPlan.parse(faults), line -> { }, false));
        world.settle();
        start();
        process.tradeWithoutRules();
        publish(buffer -> new StrategiesAppliedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs()).encodedLength());
        process.set(Setting.BRACKET_REST, 1);
        process.arm(true);
        run(5);
    }

    void start() {
        process = new LiveProcess(world, journal, StrategyCatalogue.builtIn(), directory, new Credentials(KEY, SECRET.toCharArray()), 1,
            BreakerListener.NONE);
    }

    /** The process ends as it is; time goes on without it. */
    void kill() {
        process.close();
        process = null;
        world.settle();
    }

    void run(final int seconds) {
        for (int ms = 0; ms < 1_000 * seconds; ms += STEP_MS) {
            step();
        }
    }

    /** False where it never came to that. */
    boolean runUntil(final BooleanSupplier condition, final int secondsMax) {
        for (int ms = 0; ms < 1_000 * secondsMax && !condition.getAsBoolean(); ms += STEP_MS) {
            step();
        }
        return condition.getAsBoolean();
    }

    private void step() {
        world.run(STEP_MS, TimeUnit.MILLISECONDS);
        if (process != null) {
            process.turn();
        }
        final Truth truth = truth();
        final long heldE8 = heldE8();
        long stopsE8 = 0;
        long targetsE8 = 0;
        for (final Truth.Order order : truth.open()) {
            final long leftE8 = Math.abs(order.orderedE8()) - order.filledE8();
            stopsE8 += isStop(order) ? leftE8 : 0;
            targetsE8 += isTarget(order) ? leftE8 : 0;
        }
        if (Math.max(stopsE8, targetsE8) > Math.abs(heldE8) && tooMuch == null) {
            tooMuch = "held " + heldE8 + ", stops " + stopsE8 + ", targets " + targetsE8 + ": " + truth.open();
        }
    }

    /** The orders of the test are buys: what sells protects. */
    static boolean isStop(final Truth.Order order) {
        return order.orderedE8() < 0 && order.type().equals("STOP");
    }

    static boolean isTarget(final Truth.Order order) {
        return order.orderedE8() < 0 && order.type().equals("LIMIT");
    }

    /** Quantity of the stops that rest at the exchange. */
    long stoppedE8() {
        return truth().open().stream().filter(BracketWorld::isStop).mapToLong(order -> -order.orderedE8() - order.filledE8()).sum();
    }

    long targetedE8() {
        return truth().open().stream().filter(BracketWorld::isTarget).mapToLong(order -> -order.orderedE8() - order.filledE8()).sum();
    }

    /** By the exchange. */
    long heldE8() {
        return truth().positions().stream().filter(position -> position.symbol().equals(SYMBOL))
            .mapToLong(position -> position.amount().movePointRight(8).longValueExact()).sum();
    }

    /** By the exchange, before it has settled what follows from it. */
    long boughtE8() {
        return Stream.concat(truth().open().stream(), truth().closed().stream()).filter(order -> order.orderedE8() > 0)
            .mapToLong(Truth.Order::filledE8).sum();
    }

    /** By our books. */
    Position ours() {
        return process.processor.engine().portfolio().position(instrument().id());
    }

    Instrument instrument() {
        return process.registry.find(SYMBOL);
    }

    Truth truth() {
        return server.truth(KEY);
    }

    long bidE8() {
        return market.market().bestBidE8(0);
    }

    long askE8() {
        return market.market().bestAskE8(0);
    }

    /** Somebody takes so much from our side of the market, down or up to this price. */
    void take(final Side side, final long limitE8, final long qtyE8) {
        market.market().book(0).take(NOBODY, market.market().nextOrderId(), side, limitE8, qtyE8, 0);
    }

    /** Somebody wants so much at this price that the market does not get past it; it takes what stands in the way. */
    long wall(final Side side, final long priceE8) {
        final long id = market.market().nextOrderId();
        market.market().book(0).limit(NOBODY, id, side, priceE8, 1_000_000_000_000L, 0);
        return id;
    }

    void order(final Side side, final OrderType type, final long qtyE8, final Consumer<OrderRequestedEncoder> says) {
        publish(buffer -> {
            final OrderRequestedEncoder request = new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs())
                .commandId(++commandId).requestId(0).qtyE8(qtyE8).priceE8(0).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0).stopPriceE8(0)
                .targetPriceE8(0).untilNs(0).instrumentId(instrument().id()).side(side).orderType(type).reduceOnly(Flag.NO)
                .postOnly(Flag.NO).hidden(Flag.NO);
            says.accept(request);
            return request.encodedLength();
        });
    }

    void amend(final long clientOrderId, final Consumer<AmendRequestedEncoder> says) {
        publish(buffer -> {
            final AmendRequestedEncoder request = new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs())
                .commandId(++commandId).clientOrderId(clientOrderId).priceE8(0).qtyE8(0).auxPriceE8(0).trailingE8(0);
            says.accept(request);
            return request.encodedLength();
        });
    }

    void cancel(final CancelScope scope, final long clientOrderId) {
        publish(buffer -> new CancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs()).commandId(++commandId)
            .clientOrderId(clientOrderId).instrumentId(instrument().id()).scope(scope).encodedLength());
    }

    void closePosition() {
        publish(buffer -> new PositionCloseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs())
            .commandId(++commandId).instrumentId(instrument().id()).encodedLength());
    }

    /** In words: what became of the last command. */
    String answer() {
        final CommandAnsweredDecoder answer = new CommandAnsweredDecoder();
        final List<UnsafeBuffer> answers = said(CommandAnsweredDecoder.TEMPLATE_ID);
        Wrap.at(answer::wrap, answers.get(answers.size() - 1));
        return answer.result() + " " + answer.reason();
    }

    /** As we sent it. */
    OrderType typeOf(final long clientOrderId) {
        final PlaceOrderDecoder place = new PlaceOrderDecoder();
        for (final UnsafeBuffer message : said(PlaceOrderDecoder.TEMPLATE_ID)) {
            Wrap.at(place::wrap, message);
            if (place.clientOrderId() == clientOrderId || place.ocoClientOrderId() == clientOrderId) {
                return place.clientOrderId() == clientOrderId ? place.orderType() : OrderType.STOP;
            }
        }
        return OrderType.NULL_VAL;
    }

    List<UnsafeBuffer> said(final int templateId) {
        return outputs.stream().filter(output -> Message.templateId(output, 0) == templateId).toList();
    }

    private void publish(final ToIntFunction<UnsafeBuffer> encodes) {
        final long slot = process.ring().claim();
        process.ring().publish(slot, Message.HEADER_LENGTH + encodes.applyAsInt(process.ring().buffer(slot)));
    }

    private long nowNs() {
        return VirtualWorld.START_MS * 1_000_000 + world.nowNs();
    }

    private static UnsafeBuffer copy(final UnsafeBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        server.close();
        world.close();
    }
}
