package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerState;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.EntriesWithdrawnDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.message.TransportBreakerAnnouncedDecoder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.gateway.Wrap;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of orders that rest when the connection ends, with the exchange's switch, with our own watchdog, and with
 * neither; and what may leave while the exchange cannot be asked. The market is at some 66,000; a limit of 40,000 is not reached.
 */
class DisconnectTest {
    private static final int SECONDS_TO_CONNECT = 10;
    private static final double FAR_BELOW = 40_000;
    private static final double FAR_ABOVE = 90_000;

    @TempDir
    private Path directory;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long commandId = 100;

    @Test
    void shouldTheExchangeCancelAndOurBooksFollowWhereTheSwitchIsSet() {
        try (LiveWorld live = world("30 disconnect", true)) {
            order(live, Side.BUY, OrderType.LIMIT, FAR_BELOW, Flag.NO);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(List.of("ACTIVE"), live.truth().open().stream().map(Truth.Order::status).toList());

            untilLost(live);
            assertEquals(List.of(), live.truth().open());
            assertEquals(List.of("CANCELED"), live.truth().closed().stream().map(Truth.Order::status).toList());
            assertEquals(List.of(OrderStatus.UNKNOWN), view(live).orders.values().stream().map(EngineView.Ours::status).toList(),
                "canceled is what the exchange says, not what we think");

            untilConnected(live);
            assertAgreeWithinFiveSeconds(live);
            assertEquals(List.of(OrderStatus.CANCELED), view(live).orders.values().stream().map(EngineView.Ours::status).toList());
        }
    }

    @Test
    void shouldTheOrderRestWhereTheSwitchIsNotSet() {
        try (LiveWorld live = world("30 disconnect", false)) {
            order(live, Side.BUY, OrderType.LIMIT, FAR_BELOW, Flag.NO);
            live.run(1, TimeUnit.SECONDS);
            untilLost(live);
            assertEquals(1, live.truth().open().size());
            untilConnected(live);
            assertAgreeWithinFiveSeconds(live);
            assertEquals(List.of("ACTIVE"), live.truth().open().stream().map(Truth.Order::status).toList());
            assertEquals(List.of(OrderStatus.WORKING), view(live).open.values().stream().map(EngineView.Ours::status).toList());
        }
    }

    /** What the setting's text warns of: resting protection goes, too. What the engine watches itself stays. */
    @Test
    void shouldTheSwitchTakeARestingExitButNotTheStopThatTheEngineWatches() {
        try (LiveWorld live = world("30 disconnect", true)) {
            final int bitcoin = order(live, Side.BUY, OrderType.MARKET, 0, Flag.NO);
            live.run(2, TimeUnit.SECONDS);
            final long stopE8 = live.books().position(bitcoin).stopPriceE8();
            assertTrue(live.books().position(bitcoin).qtyE8() > 0 && stopE8 > 0, "stop=" + stopE8);
            order(live, Side.SELL, OrderType.LIMIT, FAR_ABOVE, Flag.YES);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(1, live.truth().open().size());

            untilLost(live);
            assertEquals(List.of(), live.truth().open());
            untilConnected(live);
            assertAgreeWithinFiveSeconds(live);
            assertTrue(live.books().position(bitcoin).qtyE8() > 0);
            assertEquals(stopE8, live.books().position(bitcoin).stopPriceE8());
        }
    }

    @Test
    void shouldAnOrderlyEndFallTheSwitchToo() {
        try (LiveWorld live = world("", true)) {
            order(live, Side.BUY, OrderType.LIMIT, FAR_BELOW, Flag.NO);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(1, live.truth().open().size());
            live.process.close();
            live.world.run(1, TimeUnit.SECONDS);
            assertEquals(List.of("CANCELED"), live.truth().closed().stream().map(Truth.Order::status).toList());
        }
    }

    @Test
    void shouldOurWatchdogCancelEntriesOverRestWhereTheLineStaysDown() {
        try (LiveWorld live = world("30 disconnect\n30 connect-refused count=14 value=503", false)) {
            final int bitcoin = order(live, Side.BUY, OrderType.MARKET, 0, Flag.NO);
            live.run(2, TimeUnit.SECONDS);
            order(live, Side.BUY, OrderType.LIMIT, FAR_BELOW, Flag.NO);
            order(live, Side.SELL, OrderType.LIMIT, FAR_ABOVE, Flag.YES);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(2, live.truth().open().size());

            untilLost(live);
            live.run(25, TimeUnit.SECONDS);
            assertEquals(2, live.truth().open().size(), "not yet");
            live.run(15, TimeUnit.SECONDS);
            assertTrue(!live.process.isAccountUp(), "the line is down still");
            assertEquals(List.of(-E8.ONE / 100), live.truth().open().stream().map(Truth.Order::orderedE8).toList(), "the exit rests");
            final EntriesWithdrawnDecoder withdrawn = new EntriesWithdrawnDecoder();
            assertEquals(1, live.said(EntriesWithdrawnDecoder.TEMPLATE_ID).size());
            Wrap.at(withdrawn::wrap, live.said(EntriesWithdrawnDecoder.TEMPLATE_ID).get(0));
            assertEquals(1, withdrawn.orderCount());

            untilConnected(live);
            assertAgreeWithinFiveSeconds(live);
            assertEquals(E8.ONE / 100, live.books().position(bitcoin).qtyE8());
        }
    }

    /** Two rounds meet the 429, the second one when half a minute is over, as the exchange asked; then entries leave again. */
    @Test
    void shouldAnOpenBreakerHoldEntriesBackButNotExitsWhileTheLineIsUp() {
        try (LiveWorld live = world("20 rest-429 count=2 value=30", false)) {
            live.process.set(Setting.RECONCILE_INTERVAL, TimeUnit.SECONDS.toNanos(5));
            order(live, Side.BUY, OrderType.MARKET, 0, Flag.NO);
            live.run(2, TimeUnit.SECONDS);
            for (int second = 0; second < 60 && !isAnyBreakerOfOrdersOpen(live); second++) {
                live.run(1, TimeUnit.SECONDS);
            }
            assertTrue(live.process.isAccountUp());

            order(live, Side.BUY, OrderType.LIMIT, FAR_BELOW, Flag.NO);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(DenialReason.EXCHANGE_CANNOT_BE_ASKED, answer(live));
            order(live, Side.SELL, OrderType.LIMIT, FAR_ABOVE, Flag.YES);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(DenialReason.NONE, answer(live));
            assertEquals(List.of(-E8.ONE / 100), live.truth().open().stream().map(Truth.Order::orderedE8).toList());

            live.run(100, TimeUnit.SECONDS);
            order(live, Side.BUY, OrderType.LIMIT, FAR_BELOW, Flag.NO);
            live.run(1, TimeUnit.SECONDS);
            assertEquals(DenialReason.NONE, answer(live));
            assertEquals(2, live.truth().open().size());
        }
    }

    private static boolean isAnyBreakerOfOrdersOpen(final LiveWorld live) {
        final TransportBreakerAnnouncedDecoder breaker = new TransportBreakerAnnouncedDecoder();
        return live.said(TransportBreakerAnnouncedDecoder.TEMPLATE_ID).stream().anyMatch(message -> {
            Wrap.at(breaker::wrap, message);
            return breaker.endpoint().startsWith("ORDER") && breaker.state() == BreakerState.OPEN;
        });
    }

    private static DenialReason answer(final LiveWorld live) {
        final CommandAnsweredDecoder answer = new CommandAnsweredDecoder();
        final List<UnsafeBuffer> answers = live.said(CommandAnsweredDecoder.TEMPLATE_ID);
        Wrap.at(answer::wrap, answers.get(answers.size() - 1));
        return answer.reason();
    }

    /** Armed, reconciled, and nobody trades but the person of the test. */
    private LiveWorld world(final String faults, final boolean deadManSwitch) {
        final LiveWorld live = new LiveWorld(directory, 7, FaultPlan.parse(faults), deadManSwitch);
        live.process.set(Setting.CONFIDENCE_MIN, E8.ONE);
        live.process.set(Setting.PRICE_BAND, E8.ONE / 2);
        live.arm(true);
        live.run(SECONDS_TO_CONNECT, TimeUnit.SECONDS);
        assertTrue(live.process.isAccountUp());
        return live;
    }

    /** A hundredth of a bitcoin, with a stop far below where it is an entry. Returns the instrument. */
    private int order(final LiveWorld live, final Side side, final OrderType type, final double price, final Flag reduceOnly) {
        final int instrumentId = live.process.registry.all().stream().filter(one -> one.symbol().equals("tBTCUSD"))
            .findFirst().orElseThrow().id();
        final OrderRequestedEncoder request = new OrderRequestedEncoder();
        final long slot = live.process.ring().claim();
        final UnsafeBuffer buffer = live.process.ring().buffer(slot);
        request.wrapAndApplyHeader(buffer, 0, header).timeNs(0).commandId(++commandId).requestId(0).qtyE8(E8.ONE / 100)
            .priceE8(E8.fromDouble(price)).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0)
            .stopPriceE8(type == OrderType.MARKET ? E8.fromDouble(FAR_BELOW) : 0).targetPriceE8(0).untilNs(0)
            .instrumentId(instrumentId).side(side).orderType(type).reduceOnly(reduceOnly).postOnly(Flag.NO).hidden(Flag.NO);
        live.process.ring().publish(slot, Message.HEADER_LENGTH + request.encodedLength());
        return instrumentId;
    }

    private static void untilLost(final LiveWorld live) {
        for (int step = 0; step < 1_000 && live.process.isAccountUp(); step++) {
            live.run(50, TimeUnit.MILLISECONDS);
        }
        assertTrue(!live.process.isAccountUp(), "the plan's disconnect came");
        live.run(100, TimeUnit.MILLISECONDS);
    }

    private static void untilConnected(final LiveWorld live) {
        for (int step = 0; step < 10_000 && !(live.process.isAccountUp() && !live.server.isDisturbed()); step++) {
            live.run(50, TimeUnit.MILLISECONDS);
        }
        assertTrue(live.process.isAccountUp());
    }

    private static void assertAgreeWithinFiveSeconds(final LiveWorld live) {
        String difference = "";
        for (int step = 0; step < 100 && difference != null; step++) {
            live.run(50, TimeUnit.MILLISECONDS);
            final Oracle oracle = new Oracle(live.truth(), view(live), live.books(), live.process.registry, "nobody");
            assertNull(oracle.violation());
            difference = oracle.difference();
        }
        assertNull(difference);
    }

    private static EngineView view(final LiveWorld live) {
        final EngineView view = new EngineView();
        live.outputs.forEach(output -> view.onOutput(output, 0, output.capacity()));
        return view;
    }
}
