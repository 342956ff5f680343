package genesis.admin.launch;

import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SessionStoppedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.Setting;
import java.util.Map;

/** The first inputs of a session and its last. Threading: one thread at a time. */
final class SessionInputs {
    /** In the journal, so that a replay can tell which program wrote it. */
    static final String PROGRAM_VERSION = "1.0.0";

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InputRing ring;

    SessionInputs(final InputRing ring) {
        this.ring = ring;
    }

    /** The session, then every effective setting. */
    void start(final long timeNs, final long seed, final Mode mode, final Map<Setting, Long> settings) {
        final SessionStartedEncoder started = new SessionStartedEncoder();
        final long slot = ring.claim();
        started.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs).seed(seed).mode(mode).programVersion(PROGRAM_VERSION);
        ring.publish(slot, Message.HEADER_LENGTH + started.encodedLength());
        settings.forEach((setting, value) -> apply(timeNs, setting, value));
    }

    /** Nothing may be published behind it. */
    void stop(final long timeNs) {
        final SessionStoppedEncoder stopped = new SessionStoppedEncoder();
        final long slot = ring.claim();
        stopped.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs);
        ring.publish(slot, Message.HEADER_LENGTH + stopped.encodedLength());
    }

    private void apply(final long timeNs, final Setting setting, final long value) {
        final SettingAppliedEncoder applied = new SettingAppliedEncoder();
        final long slot = ring.claim();
        applied.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs).value(value).settingCode(setting.code());
        ring.publish(slot, Message.HEADER_LENGTH + applied.encodedLength());
    }
}
