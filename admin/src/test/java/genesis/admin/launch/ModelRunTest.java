package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.model.ModelFile;
import genesis.admin.model.Training;
import genesis.admin.research.Evaluation;
import genesis.admin.research.FeatureCsv;
import genesis.admin.research.JournalMarkets;
import genesis.admin.research.Market;
import genesis.admin.research.Walks;
import genesis.core.exchange.PaperVenue;
import genesis.core.message.Message;
import genesis.core.message.ModelAnnouncedDecoder;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.SignalSource;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelInputs;
import genesis.core.signal.ProbabilityModel;
import genesis.core.signal.SignalService;
import genesis.core.unit.Settings;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with a model, and what their journals tell of features. */
@Timeout(180)
class ModelRunTest {
    private static final int SECONDS = 7_200;

    @TempDir
    private Path root;
    private final List<String> console = new ArrayList<>();

    @Test
    void shouldUseTheModelSurviveARestartAndReplayToTheLastBit() throws Exception {
        final Path file = root.resolve("model.json");
        final ModelFile model = trained();
        model.write(file);
        final Path data = root.resolve("run");
        run(data, SECONDS, Map.of("model", file.toString()));
        assertTrue(console.contains("genesis: model planted v1 " + model.hashText() + " loaded"), console.toString());
        assertTrue(Files.isRegularFile(ModelFile.kept(data, model.hashText())));
        final int before = hybrids(data, model);
        assertTrue(before > 5, "scores of the model: " + before);

        // Without the option: the journal has the model. The market repeats itself, then goes on.
        run(data, 2 * SECONDS, Map.of());
        assertTrue(hybrids(data, model) > before, "the second session uses it, too");
        assertEquals(2, count(data, ModelAnnouncedDecoder.TEMPLATE_ID), "once loaded, once said again");
        final ReplayResult replay = new Replayer(PaperVenue::new).run(data, Progress.NONE);
        assertTrue(replay.identical(), () -> replay.firstDivergence().text());
    }

    @Test
    void shouldFindTheSameFeaturesInTheJournalAsTheEngineSaid() throws Exception {
        final Path data = root.resolve("run");
        run(data, SECONDS, Map.of());
        final Market journal = market(data, Timeframe.MINUTE_1);
        final Market computed = Market.evaluated("tBTCUSD", Timeframe.MINUTE_1, journal.bars(), List.of(), new Settings());
        final List<Evaluation> said = journal.evaluations().stream().filter(one -> one.trigger() == Trigger.CANDLE_CLOSE).toList();
        assertTrue(said.size() > 100, "evaluations=" + said.size());
        int complete = 0;
        for (final Evaluation one : said) {
            final double[] expected = features(computed.evaluations().get(one.barIndex()));
            assertArrayEquals(expected, features(one), 0.0, "candle=" + one.barIndex());
            complete += Arrays.stream(expected).allMatch(Double::isFinite) ? 1 : 0;
        }
        assertTrue(complete > 50, "with all features: " + complete);
        // All evaluations, one by one: as many as the engine announced behind its first candle, at the same candles.
        final List<Evaluation> all = new ArrayList<>();
        JournalMarkets.stream(data, List.of(journal), (market, one) -> all.add(one), records -> { });
        assertEquals(said.size(), all.stream().filter(one -> one.trigger() == Trigger.CANDLE_CLOSE).count());
        assertTrue(all.size() > 10 * said.size(), "all=" + all.size());
        assertEquals(count(data, SignalEvaluatedDecoder.TEMPLATE_ID), all.size());
        for (final Evaluation one : all) {
            final long endMs = journal.endMs(journal.bars().get(one.barIndex()));
            assertTrue(one.timeMs() >= endMs && one.timeMs() < endMs + 121_000, "time=" + one.timeMs());
        }
        assertTrue(market(data, Timeframe.MINUTE_5).bars().size() >= SECONDS / 300 - 2);
    }

    /** No look-ahead in journals: a run that ended earlier had said the same until then. */
    @Test
    void shouldSayTheSameWhereverTheJournalEnds() throws Exception {
        run(root.resolve("long"), SECONDS, Map.of());
        run(root.resolve("short"), SECONDS / 2, Map.of());
        for (final Timeframe timeframe : new Timeframe[] {Timeframe.MINUTE_1, Timeframe.MINUTE_5}) {
            final String longer = rows(market(root.resolve("long"), timeframe));
            final String shorter = rows(market(root.resolve("short"), timeframe));
            assertTrue(shorter.lines().count() > 10, "rows=" + shorter.lines().count());
            assertTrue(longer.length() > shorter.length() * 3 / 2 && longer.startsWith(shorter));
        }
    }

    /** Scores with a model, each recomputed from the message alone. */
    private static int hybrids(final Path data, final ModelFile file) {
        final ProbabilityModel model = file.definition().model();
        final SignalEvaluatedDecoder said = new SignalEvaluatedDecoder();
        int hybrids = 0;
        try (JournalReader reader = new JournalReader(data, JournalStream.OUTPUTS)) {
            while (reader.next()) {
                if (Message.templateId(reader.buffer(), 0) == SignalEvaluatedDecoder.TEMPLATE_ID) {
                    said.wrap(reader.buffer(), Message.HEADER_LENGTH, Message.blockLength(reader.buffer(), 0), Message.version(reader.buffer(), 0));
                    if (said.source() == SignalSource.HYBRID) {
                        final double probability = model.probability(new ModelInputs().take(said));
                        assertEquals(file.definition().hash(), said.modelHash());
                        assertEquals(probability, said.modelProbability());
                        assertEquals(SignalService.mixed(SignalService.prior(said.recommendation(), said.confidence()), probability,
                            said.modelWeight()), said.probability());
                        hybrids++;
                    }
                }
            }
        }
        return hybrids;
    }

    private static int count(final Path data, final int templateId) {
        int count = 0;
        try (JournalReader reader = new JournalReader(data, JournalStream.OUTPUTS)) {
            while (reader.next()) {
                count += Message.templateId(reader.buffer(), 0) == templateId ? 1 : 0;
            }
        }
        return count;
    }

    private static ModelFile trained() {
        final Market market = Market.evaluated("invented", Timeframe.MINUTE_1, Walks.bars(2_000, Timeframe.MINUTE_1, 0.9, 1), List.of(), new Settings());
        return new Training(new Training.Wishes("planted", 1, 30, List.of(ModelFeature.values()), 0, 1), new Settings())
            .train(List.of(market), List.of("invented"));
    }

    private static Market market(final Path data, final Timeframe timeframe) {
        return JournalMarkets.read(data, "tBTCUSD", timeframe, new Settings(), records -> { }).get(0);
    }

    private static double[] features(final Evaluation one) {
        final ModelInputs buy = one.inputs().copy().direction(Recommendation.BUY);
        return Arrays.stream(ModelFeature.values()).mapToDouble(feature -> feature.of(buy)).toArray();
    }

    private static String rows(final Market market) throws IOException {
        final StringBuilder to = new StringBuilder();
        final FeatureCsv table = new FeatureCsv(to, FeatureCsv.Labels.NONE);
        for (final Evaluation one : market.evaluations()) {
            table.line(market, one);
        }
        return to.substring(to.indexOf("\n") + 1);
    }

    private void run(final Path data, final int seconds, final Map<String, String> more) throws InterruptedException {
        final Map<String, String> given = new HashMap<>(Map.of("layout", "single", "wait", "thrifty", "port", "0"));
        given.putAll(more);
        final Configuration configuration = Configuration.load(null, Map.of());
        try (Launch launch = Launch.start(RunOptions.of(given, configuration, data, null), configuration.settings(), console::add,
            (options, ring, registry, commands, lastTimeNs) -> new RecordedFeed(ring, registry, seconds))) {
            while (!launch.isOver()) {
                Thread.onSpinWait();
            }
            launch.stop();
        }
    }
}
