package genesis.admin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.research.Bar;
import genesis.admin.research.Market;
import genesis.admin.research.Sample;
import genesis.admin.research.Samples;
import genesis.admin.research.SharedData;
import genesis.admin.research.MarketFile;
import genesis.admin.research.Walks;
import genesis.core.message.Timeframe;
import genesis.core.signal.ModelFeature;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A model shows skill where there is something to know, and none where there is not. */
class SkillTest {
    private static final int CANDLES = 6_000;
    private static final int HORIZON = 30;
    private static final Settings SETTINGS = new Settings();
    private static final Training TRAINING = new Training(new Training.Wishes("test", 1, HORIZON, List.of(ModelFeature.values()), 0, 1), SETTINGS);

    @Test
    void shouldFindAPlantedMomentum() {
        for (long seed = 1; seed <= 3; seed++) {
            final Validation found = train(Walks.bars(CANDLES, Timeframe.MINUTE_1, 0.9, seed)).heldOut();
            assertEquals(Validation.Verdict.BETTER, found.verdict(), "seed=" + seed + ": " + found.gain());
            assertTrue(found.model().auc() > 0.55, "seed=" + seed + ", auc=" + found.model().auc());
            assertTrue(found.model().logLoss() < found.base().logLoss() && found.model().brier() < found.base().brier(), "seed=" + seed);
        }
    }

    /** The same candles, shuffled in time: what could be known of the next is gone. */
    @Test
    void shouldFindNothingInAShuffledMomentum() {
        for (long seed = 1; seed <= 6; seed++) {
            final Validation found = train(Walks.shuffled(Walks.bars(CANDLES, Timeframe.MINUTE_1, 0.9, seed), seed + 100)).heldOut();
            assertNoSkill(found, seed);
        }
    }

    @Test
    void shouldFindNothingInARandomWalk() {
        for (long seed = 1; seed <= 6; seed++) {
            assertNoSkill(train(Walks.bars(CANDLES, Timeframe.MINUTE_1, 0, seed)).heldOut(), seed);
        }
    }

    /** The features of a market with momentum, but outcomes drawn from a hat. */
    @Test
    void shouldFindNothingInRandomOutcomes() {
        final Samples samples = samples(Walks.bars(CANDLES, Timeframe.MINUTE_1, 0.9, 1));
        for (long seed = 1; seed <= 10; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final List<Sample> drawn = new ArrayList<>(samples.all());
            for (int i = drawn.size() - 1; i > 0; i--) {
                final int j = random.nextInt(i + 1);
                final boolean mine = drawn.get(i).reached();
                drawn.set(i, with(drawn.get(i), drawn.get(j).reached()));
                drawn.set(j, with(drawn.get(j), mine));
            }
            final Samples hat = new Samples(drawn, samples.warmingUp(), samples.undecided());
            assertNoSkill(TRAINING.train(hat, Timeframe.MINUTE_1, List.of("test"), List.of()).heldOut(), seed);
        }
    }

    @Test
    void shouldTrainTheSameModelOfTheSameData() {
        final List<Bar> bars = Walks.bars(3_000, Timeframe.MINUTE_1, 0.9, 4);
        final ModelFile first = train(bars);
        assertEquals(ModelJson.text(first), ModelJson.text(train(bars)));
        assertNotEquals(first.hashText(), train(bars.subList(0, 2_900)).hashText());
    }

    /** No outcome of one part is decided by a candle of a later one, and the parts lie in time order. */
    @Test
    void shouldKeepThePartsApart() {
        final Samples samples = samples(Walks.bars(2_000, Timeframe.MINUTE_1, 0, 9));
        final Split split = Split.of(samples.all());
        assertTrue(split.training().stream().allMatch(one -> one.untilMs() <= split.trainedUntilMs()));
        assertTrue(split.calibration().stream().allMatch(one -> one.timeMs() >= split.trainedUntilMs() && one.untilMs() <= split.knownUntilMs()));
        assertTrue(split.heldOut().stream().allMatch(one -> one.timeMs() >= split.knownUntilMs()));
        assertTrue(split.training().size() > 2_000 && split.calibration().size() > 600 && split.heldOut().size() > 700, split.training().size()
            + " " + split.calibration().size() + " " + split.heldOut().size());
        // A buy and a sell at each of the last minutes of two parts.
        assertEquals(2 * 2 * (HORIZON - 1), split.purged());
        assertEquals(samples.all().size(), split.training().size() + split.calibration().size() + split.heldOut().size() + split.purged());
    }

    /** What lies behind the second cut changes the report, never the model. */
    @Test
    void shouldNotLetTheModelSeeWhatItIsJudgedOn() {
        final Samples samples = samples(Walks.bars(CANDLES, Timeframe.MINUTE_1, 0.9, 1));
        final long knownUntilMs = Split.of(samples.all()).knownUntilMs();
        final List<Sample> turned = samples.all().stream().map(one -> one.timeMs() >= knownUntilMs ? with(one, !one.reached()) : one).toList();
        final ModelFile honest = TRAINING.train(samples, Timeframe.MINUTE_1, List.of("test"), List.of());
        final ModelFile other = TRAINING.train(new Samples(turned, 0, 0), Timeframe.MINUTE_1, List.of("test"), List.of());
        assertEquals(honest.hashText(), other.hashText());
        assertEquals(Validation.Verdict.BETTER, honest.heldOut().verdict());
        assertNotEquals(Validation.Verdict.BETTER, other.heldOut().verdict());
    }

    @Test
    void shouldSayThatThereIsTooLittleData() {
        final Complaint none = assertThrows(Complaint.class, () -> train(Walks.bars(30, Timeframe.MINUTE_1, 0, 1)));
        assertTrue(none.getMessage().startsWith("too little data for a model: no trade in this data has all features"), none.getMessage());
        final Complaint few = assertThrows(Complaint.class, () -> train(Walks.bars(150, Timeframe.MINUTE_1, 0, 1)));
        assertTrue(few.getMessage().startsWith("too little data for a model: there are "), few.getMessage());
        final ModelFile small = new Training(new Training.Wishes("small", 1, 15, List.of(ModelFeature.RSI), 0, 1), SETTINGS)
            .train(List.of(market(Walks.bars(800, Timeframe.MINUTE_1, 0, 1))), List.of());
        assertEquals(Validation.Verdict.TOO_LITTLE_DATA, small.heldOut().verdict());
    }

    /** Whatever the year and the hours say, there is a verdict, and it follows from its numbers. */
    @Test
    void shouldSayHonestlyWhatItFindsInWhatTheExchangeSent() {
        final Market year = MarketFile.read(SharedData.file("history/btcusd-1h-2019.csv"), null, null, SETTINGS);
        final Market hours = MarketFile.read(SharedData.file("history/btcusd-trades-2018-11-12.csv"), null, null, SETTINGS);
        for (final Market market : List.of(year, hours)) {
            final int horizon = market == year ? 60 : 10;
            final ModelFile model = new Training(new Training.Wishes("real", 1, horizon, List.of(ModelFeature.values()), 0, 1), SETTINGS)
                .train(List.of(market), List.of());
            final Validation found = model.heldOut();
            System.out.println("SkillTest " + market.symbol() + ": " + found.verdict().words() + ", samples=" + found.model().count() + ", blocks="
                + found.gain().blocks() + ", logLoss=" + found.model().logLoss() + ", base=" + found.base().logLoss() + ", auc=" + found.model().auc()
                + ", gain=" + found.gain());
            assertEquals(found.gain().low() > 0, found.verdict() == Validation.Verdict.BETTER);
            assertEquals(found.base().logLoss() - found.model().logLoss(), found.gain().mean(), 1e-9);
            assertTrue(found.fromMs() >= model.origin().knownUntilMs());
        }
    }

    private static void assertNoSkill(final Validation found, final long seed) {
        assertNotEquals(Validation.Verdict.BETTER, found.verdict(), "seed=" + seed + ": " + found.gain());
        assertNotEquals(Validation.Verdict.TOO_LITTLE_DATA, found.verdict(), "seed=" + seed + ": this test shows nothing");
    }

    private static ModelFile train(final List<Bar> bars) {
        return TRAINING.train(List.of(market(bars)), List.of("invented"));
    }

    private static Market market(final List<Bar> bars) {
        return Market.evaluated("test", Timeframe.MINUTE_1, bars, List.of(), SETTINGS);
    }

    private static Samples samples(final List<Bar> bars) {
        return Samples.of(List.of(market(bars)), 2, 3, HORIZON);
    }

    private static Sample with(final Sample one, final boolean reached) {
        return new Sample(one.symbol(), one.timeMs(), one.untilMs(), one.side(), one.inputs(), reached);
    }
}
