package genesis.admin.launch;

import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.Regime;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SessionStoppedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.StrategiesAppliedEncoder;
import genesis.core.message.StrategyConfiguredEncoder;
import genesis.core.message.StrategyParameterAppliedEncoder;
import genesis.core.pipeline.InputRing;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.StrategyTerms;
import genesis.core.unit.Setting;
import java.util.List;
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

    /** The session, then every effective setting, then the strategies; without any the engine keeps those it has. */
    void start(final long timeNs, final long seed, final Mode mode, final Map<Setting, Long> settings,
               final List<StrategyTerms> strategies) {
        final SessionStartedEncoder started = new SessionStartedEncoder();
        final long slot = ring.claim();
        started.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs).seed(seed).mode(mode).programVersion(PROGRAM_VERSION);
        ring.publish(slot, Message.HEADER_LENGTH + started.encodedLength());
        settings.forEach((setting, value) -> apply(timeNs, setting, value));
        if (strategies != null) {
            strategies.forEach(terms -> configure(timeNs, terms));
            final StrategiesAppliedEncoder applied = new StrategiesAppliedEncoder();
            final long last = ring.claim();
            applied.wrapAndApplyHeader(ring.buffer(last), 0, header).timeNs(timeNs);
            ring.publish(last, Message.HEADER_LENGTH + applied.encodedLength());
        }
    }

    /** Nothing may be published behind it. */
    void stop(final long timeNs) {
        final SessionStoppedEncoder stopped = new SessionStoppedEncoder();
        final long slot = ring.claim();
        stopped.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs);
        ring.publish(slot, Message.HEADER_LENGTH + stopped.encodedLength());
    }

    private void configure(final long timeNs, final StrategyTerms terms) {
        final StrategyConfiguredEncoder configured = new StrategyConfiguredEncoder();
        final long slot = ring.claim();
        configured.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs)
            .weightUnknownE8(terms.weightE8(Regime.UNKNOWN)).weightTrendingUpE8(terms.weightE8(Regime.TRENDING_UP))
            .weightTrendingDownE8(terms.weightE8(Regime.TRENDING_DOWN)).weightRangingE8(terms.weightE8(Regime.RANGING))
            .weightVolatileE8(terms.weightE8(Regime.VOLATILE)).strategyId(terms.id())
            .enabled(terms.enabled() ? Flag.YES : Flag.NO).symbol(terms.symbol())
            .name(terms.installed().description().name()).jarHash(terms.installed().jarHash());
        ring.publish(slot, Message.HEADER_LENGTH + configured.encodedLength());
        final List<Parameter> parameters = terms.installed().description().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            final StrategyParameterAppliedEncoder parameter = new StrategyParameterAppliedEncoder();
            final long next = ring.claim();
            parameter.wrapAndApplyHeader(ring.buffer(next), 0, header).timeNs(timeNs)
                .value(terms.parameters().value(i)).name(parameters.get(i).name());
            ring.publish(next, Message.HEADER_LENGTH + parameter.encodedLength());
        }
    }

    private void apply(final long timeNs, final Setting setting, final long value) {
        final SettingAppliedEncoder applied = new SettingAppliedEncoder();
        final long slot = ring.claim();
        applied.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(timeNs).value(value).settingCode(setting.code()).commandId(0);
        ring.publish(slot, Message.HEADER_LENGTH + applied.encodedLength());
    }
}
