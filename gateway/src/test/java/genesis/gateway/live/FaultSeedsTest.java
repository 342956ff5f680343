package genesis.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.pipeline.InputRing;
import genesis.gateway.live.EngineView.Ours;
import genesis.gateway.simulator.account.Truth;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything goes wrong, seed by seed. Which seeds and for how long: {@code -Dgenesis.fault.seeds=17} or {@code 1-200},
 * {@code -Dgenesis.fault.hours=2}; {@code scripts/fault-seeds} does that.
 */
class FaultSeedsTest {
    @TempDir
    private Path directory;

    static LongStream seeds() {
        final String[] range = System.getProperty("genesis.fault.seeds", "1-6").split("-");
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]));
    }

    private static double hours() {
        return Double.parseDouble(System.getProperty("genesis.fault.hours", "1"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAgreeWithTheExchangeAfterEveryFault(final long seed) {
        final long startNs = System.nanoTime();
        try (FaultRun run = new FaultRun(directory, seed, hours()).live()) {
            System.out.println("FAULTSEED " + run.summary() + " cpuMs=" + (System.nanoTime() - startNs) / 1_000_000);
            assertTrue(run.faultCount() > 5 && run.fillCount() > 20, run.summary());
        }
    }

    @Test
    void shouldNoticeAFillThatIsBookedTwice() {
        try (FaultRun run = new FaultRun(directory, 3, 0.1).live()) {
            final Truth.Fill fill = run.lastFill();
            final Ours order = run.view.orders.values().stream().filter(ours -> ours.exchangeId() == fill.orderId())
                .findFirst().orElseThrow();
            final InputRing ring = run.process.ring();
            final long slot = ring.claim();
            final OrderFilledEncoder again = new OrderFilledEncoder();
            again.wrapAndApplyHeader(ring.buffer(slot), 0, new MessageHeaderEncoder()).timeNs(1)
                .clientOrderId(order.clientId()).exchangeOrderId(fill.orderId()).tradeId(fill.tradeId() + 1_000_000)
                .priceE8(fill.priceE8()).qtyE8(Math.abs(fill.amountE8())).feeE8(0).feeCurrency(FeeCurrency.QUOTE)
                .liquidity(Liquidity.TAKER).side(order.side()).instrumentId(order.instrumentId());
            ring.publish(slot, Message.HEADER_LENGTH + again.encodedLength());
            final AssertionError found = assertThrows(AssertionError.class, run::liveThreeMinutes);
            assertTrue(found.getMessage().contains("by force") || found.getMessage().contains("ours"), found.getMessage());
        }
    }

    @Test
    void shouldNoticeAnOrderThatIsSentTwice() {
        try (FaultRun run = new FaultRun(directory, 4, 0.1).live()) {
            run.process.commands.onCommand(run.view.lastIntent, 0, run.view.lastIntent.capacity());
            final AssertionError found = assertThrows(AssertionError.class, run::liveThreeMinutes);
            assertTrue(found.getMessage().contains("was accepted twice"), found.getMessage());
        }
    }

    @Test
    void shouldLiveTheSameHoursAgain(@TempDir final Path other) {
        assertEquals(digestOf(directory), digestOf(other));
    }

    private static long digestOf(final Path directory) {
        try (FaultRun run = new FaultRun(directory, 7, 0.2)) {
            return run.live().digest();
        }
    }
}
