package genesis.gateway.live;

import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.ResumeRequestedEncoder;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.StrategiesAppliedEncoder;
import genesis.core.message.StrategyConfiguredEncoder;
import genesis.core.message.StrategyParameterAppliedEncoder;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.E8;
import genesis.core.unit.InstrumentRegistry;
import genesis.core.unit.Setting;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.stream.ConnectionStatus;
import genesis.gateway.stream.ConnectionView;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.VirtualWorld;
import io.netty.channel.local.LocalChannel;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One process of an engine in LIVE, on a world's event loop: it begins where its journal ends, and ends in the middle of
 * whatever it does. All but the journal and the nonce file is lost with it.
 */
final class LiveProcess implements AutoCloseable {
    static final List<String> SYMBOLS = List.of("tBTCUSD", "tETHUSD");
    private static final long START_NS = VirtualWorld.START_MS * 1_000_000;
    private static final int HOST_PORT = 80;

    final CommandRing commands = new CommandRing();
    final InstrumentRegistry registry = new InstrumentRegistry();
    final InputProcessor processor;
    final Gateway gateway;
    private final VirtualWorld world;
    private final InputRing ring = new InputRing();
    private final EngineLoop loop;
    private final RestClient rest;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** Recovers from the journal, and connects with the next turn. */
    LiveProcess(final VirtualWorld world, final MemoryJournal journal, final StrategyCatalogue catalogue, final Path directory,
                final Credentials credentials, final long seed, final BreakerListener breakers) {
        this.world = world;
        processor = new InputProcessor(commands, MemoryJournal.forgetful(), catalogue);
        journal.replayInto(processor);
        processor.journal(journal);
        processor.engine().instruments().forEach(registry::restore);
        loop = new EngineLoop(ring, processor, this::nowNs, new LatencyRecorder(), new AllocationMeter());
        ring.whenFull(loop::poll);
        final NonceManager nonces = new NonceManager(directory.resolve("nonce"), () -> world.wallMs() * 1_000);
        final Environment environment = world.environment(seed);
        final URI address = URI.create("ws://exchange:" + HOST_PORT + "/ws/2");
        gateway = new Gateway(GatewayConfig.market(address, SYMBOLS).withAccount(address, credentials, nonces), ring, registry,
            commands, environment);
        rest = restClient(world, environment, credentials, nonces, seed, breakers);
        gateway.orders().rest(rest);
        startSession();
        gateway.connect();
    }

    /** A client of the exchange in this world. */
    static RestClient restClient(final VirtualWorld world, final Environment environment, final Credentials credentials,
                                 final NonceManager nonces, final long seed, final BreakerListener breakers) {
        return new RestClient(RestConfig.of(URI.create("http://exchange:" + HOST_PORT)), new RestWiring(world.loop,
            LocalChannel.class, environment::addressOf, world.ticker, () -> world.wallMs() * 1_000_000,
            new SplittableRandom(seed), breakers, failure -> {
                throw new IllegalStateException("a callback failed", failure);
            }), new RestAccount(credentials, nonces));
    }

    private void startSession() {
        final SessionStartedEncoder started = new SessionStartedEncoder();
        final long slot = ring.claim();
        started.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).seed(1).mode(Mode.LIVE).programVersion("test");
        ring.publish(slot, Message.HEADER_LENGTH + started.encodedLength());
    }

    /** No rule stands between a signal and its order any more. */
    void tradeWithoutRules() {
        set(Setting.CONFIDENCE_MIN, 0);
        set(Setting.PROBABILITY_MIN, 0);
        set(Setting.COOLDOWN, 0);
        set(Setting.TRADES_PER_DAY, 1_000_000);
        set(Setting.TRADES_PER_INSTRUMENT, 1_000_000);
        set(Setting.DAILY_LOSS, 100_000_000);
        set(Setting.DRAWDOWN, 100_000_000);
        set(Setting.BREAKER_REJECTIONS, 0);
        set(Setting.BREAKER_LOSSES, 0);
        set(Setting.BREAKER_PAUSE, 1_000_000_000L);
        set(Setting.BREAKER_TRIPS, 1_000);
    }

    /** From now on only this strategy decides, in every regime, with these parameters: name, value and so on. */
    void use(final int strategyId, final String name, final Object... parameters) {
        final long slot = ring.claim();
        final StrategyConfiguredEncoder configured = new StrategyConfiguredEncoder();
        configured.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).weightUnknownE8(E8.ONE)
            .weightTrendingUpE8(E8.ONE).weightTrendingDownE8(E8.ONE).weightRangingE8(E8.ONE).weightVolatileE8(E8.ONE)
            .strategyId(strategyId).enabled(Flag.YES).symbol("").name(name).jarHash("");
        ring.publish(slot, Message.HEADER_LENGTH + configured.encodedLength());
        for (int i = 0; i < parameters.length; i += 2) {
            parameter((String) parameters[i], (Integer) parameters[i + 1]);
        }
        final long last = ring.claim();
        final StrategiesAppliedEncoder applied = new StrategiesAppliedEncoder();
        applied.wrapAndApplyHeader(ring.buffer(last), 0, header).timeNs(nowNs());
        ring.publish(last, Message.HEADER_LENGTH + applied.encodedLength());
    }

    private void parameter(final String name, final long value) {
        final long slot = ring.claim();
        final StrategyParameterAppliedEncoder parameter = new StrategyParameterAppliedEncoder();
        parameter.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).value(value).name(name);
        ring.publish(slot, Message.HEADER_LENGTH + parameter.encodedLength());
    }

    void set(final Setting setting, final long value) {
        final SettingAppliedEncoder applied = new SettingAppliedEncoder();
        final long slot = ring.claim();
        applied.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).value(value).settingCode(setting.code()).commandId(0);
        ring.publish(slot, Message.HEADER_LENGTH + applied.encodedLength());
    }

    void arm(final boolean isArmed) {
        final ArmRequestedEncoder arm = new ArmRequestedEncoder();
        final long slot = ring.claim();
        arm.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).commandId(1)
            .armed(isArmed ? Flag.YES : Flag.NO).confirmation("ARM LIVE");
        ring.publish(slot, Message.HEADER_LENGTH + arm.encodedLength());
    }

    /** A person has looked at what halted it. */
    void resume() {
        final ResumeRequestedEncoder resume = new ResumeRequestedEncoder();
        final long slot = ring.claim();
        resume.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).commandId(2);
        ring.publish(slot, Message.HEADER_LENGTH + ResumeRequestedEncoder.BLOCK_LENGTH);
    }

    /** Twice: what the engine says leaves in the same moment. */
    void turn() {
        for (int turn = 0; turn < 2; turn++) {
            gateway.poll();
            world.settle();
            loop.poll();
        }
    }

    /** What has arrived is decided upon and in the journal; nothing of it leaves before the next turn. */
    void decide() {
        gateway.poll();
        world.settle();
        loop.poll();
    }

    /** The account's events are coming in. */
    boolean isAccountUp() {
        for (final ConnectionView connection : gateway.connections()) {
            if (connection.account()) {
                return connection.status() == ConnectionStatus.LIVE;
            }
        }
        return false;
    }

    /** Where whoever plants something puts it. */
    InputRing ring() {
        return ring;
    }

    private long nowNs() {
        return START_NS + world.nowNs();
    }

    @Override
    public void close() {
        rest.close();
        gateway.close();
    }
}
