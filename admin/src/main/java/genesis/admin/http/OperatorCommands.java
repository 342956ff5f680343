package genesis.admin.http;

import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.ModelUnloadRequestedEncoder;
import genesis.core.message.PauseRequestedEncoder;
import genesis.core.message.ResumeRequestedEncoder;
import genesis.core.pipeline.InputRing;
import genesis.core.signal.ModelDefinition;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Puts operator commands into the input ring, where everything goes that can change a decision. Threading: any. */
public final class OperatorCommands {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PauseRequestedEncoder pause = new PauseRequestedEncoder();
    private final ResumeRequestedEncoder resume = new ResumeRequestedEncoder();
    private final ModelUnloadRequestedEncoder unload = new ModelUnloadRequestedEncoder();
    private final ArmRequestedEncoder arm = new ArmRequestedEncoder();
    private final InputRing ring;
    private final LongSupplier timeNs;
    /** Starts anywhere: an answer from an earlier process must not be taken for one to this process. */
    private long lastCommandId = new SecureRandom().nextLong() >>> 1;

    /** The clock gives message time; 0 where only the engine knows it, which lifts it to its own. */
    public OperatorCommands(final InputRing ring, final LongSupplier timeNs) {
        this.ring = ring;
        this.timeNs = timeNs;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long pause(final PauseBody body) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        pause.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId)
            .ttlNs(TimeUnit.SECONDS.toNanos(body.ttlSeconds()))
            .reason(body.reason());
        ring.publish(slot, Message.HEADER_LENGTH + pause.encodedLength());
        return commandId;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long arm(final ArmBody body) {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        arm.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId)
            .armed(body.armed() ? Flag.YES : Flag.NO)
            .confirmation(body.confirmation());
        ring.publish(slot, Message.HEADER_LENGTH + arm.encodedLength());
        return commandId;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long resume() {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        resume.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId);
        ring.publish(slot, Message.HEADER_LENGTH + resume.encodedLength());
        return commandId;
    }

    /** All pieces of a model, in one go; returns the command's number, which the engine's answer carries. */
    public synchronized long loadModel(final ModelDefinition model) {
        final long commandId = ++lastCommandId;
        for (int piece = 0; piece < model.pieceCount(); piece++) {
            final long slot = ring.claim();
            final int length = model.encode(piece, ring.buffer(slot), 0, commandId, timeNs.getAsLong());
            ring.publish(slot, length);
        }
        return commandId;
    }

    /** Returns the command's number, which the engine's answer carries. */
    synchronized long unloadModel() {
        final long commandId = ++lastCommandId;
        final long slot = ring.claim();
        unload.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .timeNs(timeNs.getAsLong())
            .commandId(commandId);
        ring.publish(slot, Message.HEADER_LENGTH + unload.encodedLength());
        return commandId;
    }
}
