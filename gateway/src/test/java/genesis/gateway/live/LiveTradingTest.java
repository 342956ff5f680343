package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.PaperVenue;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.Flag;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Venue;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.Wrap;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine in LIVE against the simulated exchange: after every trouble, our books are the exchange's. */
class LiveTradingTest {
    @TempDir
    private Path directory;

    @Test
    void shouldTradeOnlyWhenArmedAndKeepTheExchangesBooks() {
        try (LiveWorld live = new LiveWorld(directory, 1, null)) {
            live.run(2, TimeUnit.MINUTES);
            assertEquals(0, live.said(PlaceOrderDecoder.TEMPLATE_ID).size(), "not armed");
            live.arm(true);
            live.run(20, TimeUnit.MINUTES);
            assertTrue(live.said(PlaceOrderDecoder.TEMPLATE_ID).size() > 3, "orders: " + live.said(PlaceOrderDecoder.TEMPLATE_ID).size());
            calm(live);
            assertSameBooks(live, "no faults");
            assertEquals(List.of(), differences(live), "nothing to set right but what the account began with");
        }
    }

    @Test
    void shouldComeToTheSameStateInARecoveryAndSendNothing() {
        try (LiveWorld live = new LiveWorld(directory, 2, null)) {
            live.arm(true);
            live.run(10, TimeUnit.MINUTES);
            assertTrue(live.said(PlaceOrderDecoder.TEMPLATE_ID).size() > 3);
            final CommandRing commands = new CommandRing();
            for (final Venue venue : List.of(commands, new PaperVenue())) {
                final InputProcessor first = live.process.processor;
                final InputProcessor again = new InputProcessor(venue, MemoryJournal.forgetful());
                live.journal.replayInto(again);
                assertEquals(first.outputsDigest(), again.outputsDigest());
                assertEquals(first.inputsDigest(), again.inputsDigest());
                assertEquals(first.engine().stateHash(), again.engine().stateHash());
            }
            assertEquals(0, commands.poll((buffer, offset, length) -> { }), "what was sent then is not sent now");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldKeepTheExchangesBooksThroughAllFaults(final long seed) {
        final FaultPlan plan = FaultPlan.generate(seed, TimeUnit.MINUTES.toMillis(30), 20_000);
        try (LiveWorld live = new LiveWorld(directory, seed, plan)) {
            live.arm(true);
            live.run(31, TimeUnit.MINUTES);
            final int placed = live.said(PlaceOrderDecoder.TEMPLATE_ID).size();
            assertTrue(placed > 3, "seed=" + seed + ", orders=" + placed);
            calm(live);
            assertSameBooks(live, "seed=" + seed);
        }
    }

    /** No new entries; what is open ends; then the last reconciliation. What was planned for REST still happens to it. */
    private static void calm(final LiveWorld live) {
        live.arm(false);
        live.run(90, TimeUnit.SECONDS);
        for (int minute = 0; minute < 15 && !isReconciled(live); minute++) {
            live.run(1, TimeUnit.MINUTES);
        }
    }

    private static boolean isReconciled(final LiveWorld live) {
        final LiveStateChangedDecoder state = new LiveStateChangedDecoder();
        final List<UnsafeBuffer> states = live.said(LiveStateChangedDecoder.TEMPLATE_ID);
        Wrap.at(state::wrap, states.get(states.size() - 1));
        return state.reconciled() == Flag.YES;
    }

    private static void assertSameBooks(final LiveWorld live, final String where) {
        final Truth truth = live.truth();
        final Map<String, BigDecimal> positions = new HashMap<>();
        truth.positions().forEach(position -> positions.put(position.symbol(), position.amount()));
        for (final Instrument instrument : live.process.registry.all()) {
            final BigDecimal theirs = positions.getOrDefault(instrument.symbol(), BigDecimal.ZERO);
            assertEquals(e8(theirs), live.books().position(instrument.id()).qtyE8(), where + " " + instrument.symbol());
        }
        final List<Long> clientIds = Stream.concat(truth.open().stream(), truth.closed().stream())
            .map(Truth.Order::clientId).filter(Objects::nonNull).toList();
        assertEquals(clientIds.size(), clientIds.stream().distinct().count(), where + ": no order was sent twice");
        assertTrue(clientIds.size() <= live.said(PlaceOrderDecoder.TEMPLATE_ID).size(), where);
        final BigDecimal cash = truth.wallets().stream()
            .filter(wallet -> wallet.type().equals("margin") && wallet.currency().equals("USD"))
            .map(Truth.Balance::balance).findFirst().orElseThrow();
        final long oursE8 = Math.addExact(live.books().cashE8(), live.books().costE8());
        assertTrue(Math.abs(e8(cash) - oursE8) <= E8.ONE / 50, where + ": wallet " + cash + ", ours " + E8.text(oursE8));
        assertTrue(isReconciled(live), where);
    }

    private static List<String> differences(final LiveWorld live) {
        final DifferenceFoundDecoder difference = new DifferenceFoundDecoder();
        return live.said(DifferenceFoundDecoder.TEMPLATE_ID).stream().map(message -> {
            Wrap.at(difference::wrap, message);
            return difference.difference() + " " + difference.settlement() + " " + difference.ours() + " " + difference.theirs();
        }).toList();
    }

    private static long e8(final BigDecimal value) {
        return value.movePointRight(8).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
