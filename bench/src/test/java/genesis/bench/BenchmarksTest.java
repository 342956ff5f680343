package genesis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import genesis.bench.latency.HopFloor;
import genesis.bench.latency.KillSwitch;
import genesis.bench.latency.RingToDecision;
import genesis.bench.latency.SocketToOrder;
import genesis.bench.latency.WireToWire;
import genesis.bench.load.MarketLoad;
import genesis.bench.part.AppendBenchmark;
import genesis.bench.part.DecodeBenchmark;
import genesis.bench.part.EngineBenchmark;
import genesis.bench.part.IndicatorBenchmark;
import genesis.bench.part.ModelBenchmark;
import genesis.bench.part.Parts;
import genesis.bench.part.RiskBenchmark;
import genesis.bench.replay.ReplayRate;
import genesis.bench.report.Result;
import genesis.bench.setup.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every benchmark for a fraction of a second: its answers must be right. Figures are looked at by nobody here. */
class BenchmarksTest {
    private static final Plan GLANCE = new Plan(Plan.Effort.GLANCE, null);

    @Test
    void shouldHopLoseNoRound() {
        expectRight(1, List.of(HopFloor.run(GLANCE)));
    }

    @Test
    void shouldRingToDecisionJournalAndDecideEveryInputInBothLayouts() {
        expectRight(2, RingToDecision.run(GLANCE));
    }

    @Test
    void shouldSocketToOrderSendOneOrderForEachTradeInBothLayouts() {
        expectRight(2, SocketToOrder.run(GLANCE));
    }

    @Test
    void shouldWireToWireAnswerEachTradeWithItsOrder() {
        final List<Result> results = WireToWire.run(GLANCE);

        expectRight(3, results.subList(0, 3));
        assertFalse(results.stream().anyMatch(result -> result.outcome() == Result.Outcome.WRONG), results::toString);
    }

    @Test
    void shouldReplayOfTheGeneratedMarketBeIdentical() {
        expectRight(1, List.of(ReplayRate.run(GLANCE)));
    }

    @Test
    void shouldLoadOfFiftyInstrumentsLoseNothing() {
        expectRight(4, MarketLoad.run(GLANCE));
    }

    @Test
    void shouldEachHaltCancelAllOnce() {
        expectRight(2, KillSwitch.run(GLANCE));
    }

    @Test
    void shouldPartsAnswerRight() {
        // Each with one line more, about what they allocate.
        expectRight(7, Parts.run(GLANCE, DecodeBenchmark.class));
        expectRight(4, Parts.run(GLANCE, EngineBenchmark.class));
        expectRight(3, Parts.run(GLANCE, IndicatorBenchmark.class));
        expectRight(2, Parts.run(GLANCE, ModelBenchmark.class));
        expectRight(3, Parts.run(GLANCE, RiskBenchmark.class));
        expectRight(2, Parts.run(GLANCE, AppendBenchmark.class));
    }

    private static void expectRight(final int count, final List<Result> results) {
        assertEquals(count, results.size(), results::toString);
        results.forEach(result -> assertEquals(Result.Outcome.RIGHT, result.outcome(), result::toString));
    }
}
