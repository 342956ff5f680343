package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CommandResult;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.ModelAnnouncedDecoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelState;
import genesis.core.message.ModelUnloadRequestedEncoder;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.SignalSource;
import genesis.core.message.Timeframe;
import genesis.core.signal.ModelDefinition.Term;
import genesis.core.signal.ModelDefinition;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelInputs;
import genesis.core.signal.ModelSettings;
import genesis.core.signal.SignalService;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that arrive as inputs, what the engine says to them, and what they do to scores. */
class ModelDeskTest {
    private final EngineDriver driver = new EngineDriver();

    @Test
    void shouldMixTheModelIntoTheProbabilityAndTellAllThatWhyNeeds() {
        final ModelDefinition model = model(Timeframe.MINUTE_1, -1.5);
        load(driver.readyToTrade().quiet(), model, 7);
        assertEquals(CommandResult.DONE, driver.answerTo(7));
        final ModelAnnouncedDecoder announced = driver.modelAnnounced();
        assertEquals(ModelState.LOADED, announced.state());
        assertEquals(ModelReason.NONE, announced.reason());
        assertEquals("planted", announced.name());
        assertEquals(3, announced.modelVersion());
        assertEquals(model.hash(), announced.modelHash());

        final SignalEvaluatedDecoder said = driver.crossUp().signal();
        assertEquals(Recommendation.BUY, said.recommendation());
        assertEquals(SignalSource.HYBRID, said.source());
        // From the message alone, and the model with this hash: the same bits.
        assertEquals(model.hash(), said.modelHash());
        final double recomputed = model.model().probability(new ModelInputs().take(said));
        assertEquals(recomputed, said.modelProbability());
        final double prior = SignalService.prior(said.recommendation(), said.confidence());
        assertEquals(SignalService.mixed(prior, recomputed, said.modelWeight()), said.probability());
        assertEquals(0.5, said.modelWeight());
        assertEquals((prior + recomputed) / 2, said.probability(), 1e-15);
        assertNotEquals(prior, said.probability());
        // And the formula by hand: gap ÷ ATR and RSI − 50 of a buy.
        final double score = -1.5 + 0.8 * (((said.emaFast() - said.emaSlow()) / said.atr() - 0.1) / 0.5)
            - 0.3 * ((said.rsi() - 50 - 2) / 12);
        assertEquals(1 / (1 + Math.exp(-(0.9 * score + 0.05))), recomputed, 1e-14);
    }

    @Test
    void shouldLetTheModelSpeakAloneWithAWeightOfOne() {
        load(driver.readyToTrade().setting(Setting.MODEL_WEIGHT, E8.ONE), model(Timeframe.MINUTE_1, 0.4), 1);
        final SignalEvaluatedDecoder said = driver.crossUp().signal();
        assertEquals(SignalSource.MODEL, said.source());
        assertEquals(said.modelProbability(), said.probability());
    }

    @Test
    void shouldSayHeuristicWhereTheModelIsNotAsked() {
        load(driver.readyToTrade().setting(Setting.MODEL_WEIGHT, 0), model(Timeframe.MINUTE_1, 0.4), 1);
        final SignalEvaluatedDecoder said = driver.crossUp().signal();
        assertEquals(SignalSource.HEURISTIC, said.source());
        assertEquals(0, said.modelHash());
        assertTrue(Double.isNaN(said.modelProbability()));
    }

    /** After five candles there is no ADX (14) yet. */
    @Test
    void shouldSayHeuristicWhereAFeatureHasNoValue() {
        final ModelDefinition model = new ModelDefinition("blind", 1, Timeframe.MINUTE_1, 60, digest(), 0, 1, 0,
            List.of(new Term(ModelFeature.ADX, 20, 8, 0.3)));
        load(driver.readyToTrade(), model, 1);
        final SignalEvaluatedDecoder said = driver.crossUp().signal();
        assertEquals(SignalSource.HEURISTIC, said.source());
        assertEquals(model.hash(), said.modelHash());
        assertTrue(Double.isNaN(said.modelProbability()));
        assertEquals(SignalService.prior(said.recommendation(), said.confidence()), said.probability());
    }

    @Test
    void shouldRefuseAModelForOtherCandlesAndKeepWhatIsInUse() {
        final ModelDefinition good = model(Timeframe.MINUTE_1, 0.4);
        load(driver.readyToTrade(), good, 1).quiet();
        load(driver, model(Timeframe.HOUR_1, 0.4), 2);
        assertRefused(ModelReason.WRONG_TIMEFRAME, 2);
        assertEquals(good.hash(), driver.crossUp().signal().modelHash());
    }

    @Test
    void shouldRefuseAModelThatWasTrainedWithOtherSettings() {
        load(driver.readyToTrade().setting(Setting.RSI_PERIOD, 3).quiet(), model(Timeframe.MINUTE_1, 0.4), 2);
        assertRefused(ModelReason.SETTINGS_DIFFER, 2);
        assertEquals(0, driver.crossUp().signal().modelHash());
    }

    @Test
    void shouldUnloadAModelWhoseQuestionIsChanged() {
        final ModelDefinition model = model(Timeframe.MINUTE_1, 0.4);
        load(driver.readyToTrade(), model, 1).quiet().setting(Setting.COOLDOWN, 0);
        assertEquals(0, driver.count(ModelAnnouncedDecoder.TEMPLATE_ID), "a cooldown means nothing to it");
        driver.setting(Setting.TARGET_ATR, 2 * E8.ONE);
        assertEquals(ModelState.UNLOADED, driver.modelAnnounced().state());
        assertEquals(ModelReason.SETTINGS_DIFFER, driver.modelAnnounced().reason());
        assertEquals(SignalSource.HEURISTIC, driver.crossUp().signal().source());
    }

    @Test
    void shouldUnloadOnRequestAndAnswerEveryCommand() {
        final ModelDefinition model = model(Timeframe.MINUTE_1, 0.4);
        unload(driver.readyToTrade().quiet(), 1);
        assertEquals(CommandResult.NOTHING_TO_DO, driver.answerTo(1));
        load(driver, model, 2).quiet();
        load(driver, model, 3);
        assertEquals(CommandResult.NOTHING_TO_DO, driver.answerTo(3));
        assertEquals(0, driver.count(ModelAnnouncedDecoder.TEMPLATE_ID));
        unload(driver, 4);
        assertEquals(CommandResult.DONE, driver.answerTo(4));
        assertEquals(ModelState.UNLOADED, driver.modelAnnounced().state());
        assertEquals(SignalSource.HEURISTIC, driver.crossUp().signal().source());
    }

    /** The sender died behind the second piece, and another one begins. */
    @Test
    void shouldSayThatAModelNeverBecameComplete() {
        final ModelDefinition model = model(Timeframe.MINUTE_1, 0.4);
        piece(driver.readyToTrade(), model, 0, 1);
        piece(driver, model, 1, 1).quiet();
        piece(driver, model, 0, 2);
        assertEquals(ModelState.REFUSED, driver.modelAnnounced().state());
        assertEquals(ModelReason.INCOMPLETE, driver.modelAnnounced().reason());
        assertEquals(2, driver.modelAnnounced().detail());
        piece(driver, model, 1, 2);
        piece(driver, model, 2, 2).quiet();
        piece(driver, model, 3, 2);
        assertEquals(CommandResult.DONE, driver.answerTo(2));
    }

    @Test
    void shouldSayTheModelInUseAgainAtTheStartOfASession() {
        final ModelDefinition model = model(Timeframe.MINUTE_1, 0.4);
        load(driver.readyToTrade(), model, 1).quiet().session(Mode.PAPER);
        assertEquals(ModelState.LOADED, driver.modelAnnounced().state());
        assertEquals(ModelReason.SESSION, driver.modelAnnounced().reason());
        assertEquals(model.hash(), driver.modelAnnounced().modelHash());
        assertEquals(model.hash(), driver.crossUp().signal().modelHash());
    }

    @Test
    void shouldReplayToTheLastBitAndHaveTheModelInTheState() {
        final EngineDriver other = new EngineDriver();
        final ModelDefinition model = model(Timeframe.MINUTE_1, 0.4);
        load(driver.readyToTrade(), model, 1).crossUp();
        load(other.readyToTrade(), model, 1).crossUp();
        assertEquals(driver.outputsDigest(), other.outputsDigest());
        assertEquals(driver.engine.stateHash(), other.engine.stateHash());

        final EngineDriver without = new EngineDriver();
        load(without.readyToTrade(), model(Timeframe.MINUTE_1, 0.400001), 1).crossUp();
        assertNotEquals(driver.engine.stateHash(), without.engine.stateHash());
        final long whole = driver.engine.stateHash();
        piece(driver, model, 0, 9);
        final long begun = driver.engine.stateHash();
        piece(driver, model, 1, 9);
        assertNotEquals(whole, begun);
        assertNotEquals(begun, driver.engine.stateHash());
    }

    private void assertRefused(final ModelReason reason, final long commandId) {
        assertEquals(CommandResult.REFUSED, driver.answerTo(commandId));
        assertEquals(ModelState.REFUSED, driver.modelAnnounced().state());
        assertEquals(reason, driver.modelAnnounced().reason());
    }

    /** For the settings of {@link EngineDriver#readyToTrade}. */
    private static ModelDefinition model(final Timeframe timeframe, final double intercept) {
        return new ModelDefinition("planted", 3, timeframe, 60, digest(), intercept, 0.9, 0.05, List.of(
            new Term(ModelFeature.EMA_GAP, 0.1, 0.5, 0.8), new Term(ModelFeature.RSI, 2, 12, -0.3)));
    }

    private static long digest() {
        final Settings settings = new Settings();
        settings.apply(Setting.EMA_FAST, 2);
        settings.apply(Setting.EMA_SLOW, 3);
        settings.apply(Setting.RSI_PERIOD, 2);
        settings.apply(Setting.ATR_PERIOD, 2);
        return ModelSettings.digest(settings);
    }

    /** All pieces. */
    private static EngineDriver load(final EngineDriver to, final ModelDefinition model, final long commandId) {
        for (int piece = 0; piece < model.pieceCount(); piece++) {
            piece(to, model, piece, commandId);
        }
        return to;
    }

    private static EngineDriver piece(final EngineDriver to, final ModelDefinition model, final int piece, final long commandId) {
        return to.send(buffer -> model.encode(piece, buffer, 0, commandId, to.nowNs) - Message.HEADER_LENGTH);
    }

    private static EngineDriver unload(final EngineDriver to, final long commandId) {
        return to.send(buffer -> new ModelUnloadRequestedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .timeNs(to.nowNs).commandId(commandId).encodedLength());
    }
}
