package genesis.core.signal;

import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.ModelLoadFinishedEncoder;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelLoadStartedEncoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.message.ModelWeightEncoder;
import genesis.core.message.Timeframe;
import genesis.core.unit.Check;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A model outside the engine, and its way into one: as the pieces that {@link ModelLoader} puts together.
 * <p>Threading: any. Allocation: yes; for the edge and the offline tools.
 *
 * @param name                 1 to 32 printable ASCII characters
 * @param settingsDigest       see {@link ModelSettings}
 * @param calibrationSlope     not below zero
 * @param terms                1 to {@link ModelFeature#COUNT}, no feature twice
 */
public record ModelDefinition(String name, int version, Timeframe timeframe, int horizonCandles, long settingsDigest,
                              double intercept, double calibrationSlope, double calibrationIntercept,
                              List<Term> terms) {
    /** One feature: {@code weight × (value − mean) ÷ scale} is added to the score. */
    public record Term(ModelFeature feature, double mean, double scale, double weight) {
    }

    /** Copies the terms. Whether all is right is for the {@link ModelLoader} to say. */
    public ModelDefinition {
        terms = List.copyOf(terms);
    }

    /** Messages that it takes: the first, one for each feature, the last. */
    public int pieceCount() {
        return terms.size() + 2;
    }

    /** Writes one of the pieces, header first; returns the message's length. */
    public int encode(final int piece, final UnsafeBuffer buffer, final int offset, final long commandId,
                      final long timeNs) {
        return encode(piece, buffer, offset, commandId, timeNs, piece == 0 ? hash() : 0);
    }

    /** By which it is known. */
    public long hash() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        final ModelDigest digest = new ModelDigest();
        encode(0, buffer, 0, 0, 0, 0);
        digest.started(buffer, 0);
        for (int i = 0; i < terms.size(); i++) {
            encode(i + 1, buffer, 0, 0, 0);
            digest.weight(buffer, 0);
        }
        return digest.value();
    }

    /** What an engine makes of it that decides on these candles with these settings; throws where it would refuse. */
    public ProbabilityModel model() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        final ModelLoader loader = new ModelLoader();
        encode(0, buffer, 0, 0, 0);
        loader.begin(new ModelLoadStartedDecoder().wrap(buffer, Message.HEADER_LENGTH,
            ModelLoadStartedDecoder.BLOCK_LENGTH, ModelLoadStartedDecoder.SCHEMA_VERSION));
        final ModelWeightDecoder weight = new ModelWeightDecoder();
        for (int i = 0; i < terms.size(); i++) {
            encode(i + 1, buffer, 0, 0, 0);
            loader.add(weight.wrap(buffer, Message.HEADER_LENGTH, ModelWeightDecoder.BLOCK_LENGTH,
                ModelWeightDecoder.SCHEMA_VERSION));
        }
        final ModelReason reason = loader.finish(0, timeframe, settingsDigest);
        Check.that(reason == ModelReason.NONE, "model " + name + " is complete and valid, not " + reason,
            loader.detail());
        return loader.active();
    }

    private int encode(final int piece, final UnsafeBuffer buffer, final int offset, final long commandId,
                       final long timeNs, final long hash) {
        Check.that(piece >= 0 && piece < pieceCount(), "piece of a model", piece);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        if (piece == 0) {
            final ModelLoadStartedEncoder started = new ModelLoadStartedEncoder();
            started.wrapAndApplyHeader(buffer, offset, header).timeNs(timeNs).commandId(commandId).modelHash(hash)
                .settingsDigest(settingsDigest).intercept(intercept).calibrationSlope(calibrationSlope)
                .calibrationIntercept(calibrationIntercept).modelVersion(version).horizonCandles(horizonCandles)
                .catalogue(ModelFeature.CATALOGUE).featureCount(terms.size()).timeframe(timeframe).name(name);
            return Message.HEADER_LENGTH + started.encodedLength();
        }
        if (piece <= terms.size()) {
            final Term term = terms.get(piece - 1);
            final ModelWeightEncoder weight = new ModelWeightEncoder();
            weight.wrapAndApplyHeader(buffer, offset, header).timeNs(timeNs).commandId(commandId).mean(term.mean)
                .scale(term.scale).weight(term.weight).index(piece - 1).featureCode(term.feature.code())
                .featureName(term.feature.text());
            return Message.HEADER_LENGTH + weight.encodedLength();
        }
        final ModelLoadFinishedEncoder finished = new ModelLoadFinishedEncoder();
        finished.wrapAndApplyHeader(buffer, offset, header).timeNs(timeNs).commandId(commandId);
        return Message.HEADER_LENGTH + finished.encodedLength();
    }
}
