package genesis.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import genesis.core.message.Message;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelLoadStartedEncoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.message.ModelWeightEncoder;
import genesis.core.message.Timeframe;
import genesis.core.signal.ModelDefinition.Term;
import java.util.List;
import java.util.function.BiConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Everything that can be wrong with a model on its way into the engine. */
class ModelLoaderTest {
    private static final long SETTINGS = 77;
    private static final ModelDefinition GOOD = model(1, 0, 1, 0.2,
        new Term(ModelFeature.RSI, 1, 10, 0.5), new Term(ModelFeature.ADX, 25, 8, -0.1));

    private final ModelLoader loader = new ModelLoader();

    @Test
    void shouldTakeAWholeModelIntoUse() {
        assertEquals(ModelReason.NONE, load(GOOD));
        assertEquals(GOOD.hash(), loader.active().hash());
        assertEquals(2, loader.active().featureCount());
    }

    /** Every bit of every hashed byte counts, so a single flipped one is found in any of the pieces. */
    @Test
    void shouldRefuseAnyFlippedBit() {
        int flipped = 0;
        for (int piece = 0; piece < 3; piece++) {
            final int from = Message.HEADER_LENGTH + (piece == 0 ? ModelLoadStartedDecoder.settingsDigestEncodingOffset()
                : ModelWeightDecoder.meanEncodingOffset());
            final int to = Message.HEADER_LENGTH + (piece == 0 ? ModelLoadStartedDecoder.BLOCK_LENGTH : ModelWeightDecoder.BLOCK_LENGTH);
            // The timeframe's own bits may make a number that no enum has; the decoder refuses those by itself.
            final int timeframe = Message.HEADER_LENGTH + ModelLoadStartedDecoder.timeframeEncodingOffset();
            for (int at = from; at < to; at++) {
                final int wrongPiece = piece;
                final int wrongByte = at;
                for (int bit = 0; bit < (piece == 0 && at == timeframe ? 1 : 8); bit++) {
                    final byte mask = (byte) (1 << bit);
                    final ModelReason reason = load(GOOD, (i, buffer) -> {
                        if (i == wrongPiece) {
                            buffer.putByte(wrongByte, (byte) (buffer.getByte(wrongByte) ^ mask));
                        }
                    });
                    assertEquals(false, reason == ModelReason.NONE, "piece=" + piece + ", byte=" + at + ", bit=" + bit);
                    assertNull(loader.active());
                    flipped++;
                }
            }
        }
        assertEquals(true, flipped > 1_000, "flipped=" + flipped);
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertRefused(ModelReason.WRONG_HASH, GOOD.hash(), load(GOOD, (i, buffer) -> {
            if (i == 0) {
                new ModelLoadStartedEncoder().wrap(buffer, Message.HEADER_LENGTH).modelHash(GOOD.hash() + 1);
            }
        }));
        assertRefused(ModelReason.WRONG_SCHEMA, ModelFeature.CATALOGUE, load(GOOD, (i, buffer) -> {
            if (i == 0) {
                new ModelLoadStartedEncoder().wrap(buffer, Message.HEADER_LENGTH).catalogue(2);
            }
        }));
        assertRefused(ModelReason.UNKNOWN_FEATURE, 99, load(GOOD, (i, buffer) -> {
            if (i == 1) {
                new ModelWeightEncoder().wrap(buffer, Message.HEADER_LENGTH).featureCode(99);
            }
        }));
        assertRefused(ModelReason.UNKNOWN_FEATURE, ModelFeature.RSI.code(), load(GOOD, (i, buffer) -> {
            if (i == 1) {
                new ModelWeightEncoder().wrap(buffer, Message.HEADER_LENGTH).featureName("rsi-9");
            }
        }));
        final Term term = new Term(ModelFeature.RSI, 1, 10, 0.5);
        assertRefused(ModelReason.REPEATED_FEATURE, ModelFeature.RSI.code(), load(model(1, 0, 1, 0, term, term)));
        assertRefused(ModelReason.BAD_NUMBER, 1, load(model(1, 0, 1, 0, new Term(ModelFeature.RSI, 1, 0, 0.5))));
        assertRefused(ModelReason.BAD_NUMBER, 1, load(model(1, 0, 1, 0, new Term(ModelFeature.RSI, Double.NaN, 1, 0.5))));
        assertRefused(ModelReason.BAD_NUMBER, 0, load(model(1, 0, -0.1, 0, term)));
        assertRefused(ModelReason.BAD_NUMBER, 0, load(model(1, Double.POSITIVE_INFINITY, 1, 0, term)));
        assertRefused(ModelReason.INCOMPLETE, 0, load(model(1, 0, 1, 0)));
    }

    @Test
    void shouldRefuseWhatIsNotForThisEngine() {
        final ModelLoader other = new ModelLoader();
        feed(other, GOOD, (i, buffer) -> { });
        assertEquals(ModelReason.WRONG_TIMEFRAME, other.finish(1, Timeframe.HOUR_1, SETTINGS));
        assertEquals(Timeframe.HOUR_1.value(), other.detail());
        feed(other, GOOD, (i, buffer) -> { });
        assertEquals(ModelReason.SETTINGS_DIFFER, other.finish(1, Timeframe.MINUTE_1, SETTINGS + 1));
        assertEquals(SETTINGS + 1, other.detail());
    }

    @Test
    void shouldRefuseWhatIsNotWhole() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        begin(GOOD, buffer);
        assertEquals(ModelReason.INCOMPLETE, loader.finish(1, Timeframe.MINUTE_1, SETTINGS));
        assertEquals(1, loader.detail(), "one piece came");
        assertEquals(ModelReason.INCOMPLETE, loader.finish(1, Timeframe.MINUTE_1, SETTINGS), "nothing was begun");
        begin(GOOD, buffer);
        add(GOOD, 2, buffer);
        add(GOOD, 1, buffer);
        assertEquals(ModelReason.INCOMPLETE, loader.finish(1, Timeframe.MINUTE_1, SETTINGS), "out of order");
        begin(GOOD, buffer);
        add(GOOD, 1, buffer);
        add(GOOD, 2, buffer);
        assertEquals(ModelReason.INCOMPLETE, loader.finish(2, Timeframe.MINUTE_1, SETTINGS), "somebody else's end");
        assertEquals(ModelReason.NONE, load(GOOD), "and a refusal is not remembered");
    }

    @Test
    void shouldKeepTheModelInUseWhereTheNextIsRefused() {
        load(GOOD);
        load(model(1, 0, -1, 0, new Term(ModelFeature.RSI, 1, 10, 0.5)));
        assertEquals(GOOD.hash(), loader.active().hash());
        loader.unload();
        assertNull(loader.active());
    }

    private void assertRefused(final ModelReason expected, final long detail, final ModelReason reason) {
        assertEquals(expected, reason);
        assertEquals(detail, loader.detail());
        assertNull(loader.active());
    }

    private ModelReason load(final ModelDefinition model) {
        return load(model, (i, buffer) -> { });
    }

    private ModelReason load(final ModelDefinition model, final BiConsumer<Integer, UnsafeBuffer> spoil) {
        feed(loader, model, spoil);
        return loader.finish(1, Timeframe.MINUTE_1, SETTINGS);
    }

    private static void feed(final ModelLoader to, final ModelDefinition model, final BiConsumer<Integer, UnsafeBuffer> spoil) {
        for (int i = 0; i < model.pieceCount() - 1; i++) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
            model.encode(i, buffer, 0, 1, 0);
            spoil.accept(i, buffer);
            if (i == 0) {
                to.begin(started(buffer));
            } else {
                to.add(weight(buffer));
            }
        }
    }

    private void begin(final ModelDefinition model, final UnsafeBuffer buffer) {
        model.encode(0, buffer, 0, 1, 0);
        loader.begin(started(buffer));
    }

    private void add(final ModelDefinition model, final int piece, final UnsafeBuffer buffer) {
        model.encode(piece, buffer, 0, 1, 0);
        loader.add(weight(buffer));
    }

    private static ModelLoadStartedDecoder started(final UnsafeBuffer buffer) {
        return new ModelLoadStartedDecoder().wrap(buffer, Message.HEADER_LENGTH, ModelLoadStartedDecoder.BLOCK_LENGTH, 1);
    }

    private static ModelWeightDecoder weight(final UnsafeBuffer buffer) {
        return new ModelWeightDecoder().wrap(buffer, Message.HEADER_LENGTH, ModelWeightDecoder.BLOCK_LENGTH, 1);
    }

    private static ModelDefinition model(final int version, final double intercept, final double slope,
                                         final double calibrationIntercept, final Term... terms) {
        return new ModelDefinition("test", version, Timeframe.MINUTE_1, 60, SETTINGS, intercept, slope,
            calibrationIntercept, List.of(terms));
    }
}
