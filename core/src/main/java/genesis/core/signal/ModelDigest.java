package genesis.core.signal;

import genesis.core.message.Message;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.unit.StreamDigest;
import org.agrona.DirectBuffer;

/**
 * The hash by which a model is known: over the bytes of its pieces, in order, without what depends on their journey.
 * <pre>
 *   ModelLoadStarted   header · sequence · timeNs · commandId · modelHash │ settingsDigest … name       ├─ hashed
 *   ModelWeight        header · sequence · timeNs · commandId             │ mean … featureName          ├─ hashed
 * </pre>
 * <p>Threading: one thread. Allocation: none after construction.
 */
public final class ModelDigest {
    private static final int STARTED_FROM = ModelLoadStartedDecoder.settingsDigestEncodingOffset();
    private static final int WEIGHT_FROM = ModelWeightDecoder.meanEncodingOffset();

    private final StreamDigest digest = new StreamDigest();

    /** The first piece; starts over. The offset is that of the message's header. */
    public ModelDigest started(final DirectBuffer buffer, final int offset) {
        digest.resume(0);
        digest.add(buffer, offset + Message.HEADER_LENGTH + STARTED_FROM,
            ModelLoadStartedDecoder.BLOCK_LENGTH - STARTED_FROM);
        return this;
    }

    /** The next piece. */
    public ModelDigest weight(final DirectBuffer buffer, final int offset) {
        digest.add(buffer, offset + Message.HEADER_LENGTH + WEIGHT_FROM, ModelWeightDecoder.BLOCK_LENGTH - WEIGHT_FROM);
        return this;
    }

    /** Of the pieces so far. */
    public long value() {
        return digest.value();
    }
}
