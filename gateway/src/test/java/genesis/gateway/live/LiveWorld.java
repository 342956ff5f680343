package genesis.gateway.live;

import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
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
import genesis.core.pipeline.Journal;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.portfolio.Portfolio;
import genesis.core.strategy.EmaCrossover;
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
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.VirtualWorld;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An engine in LIVE, its gateway, and the simulated exchange in one thread and in virtual time: everything that trades for
 * money except the money. What the journal would hold is kept.
 */
final class LiveWorld implements AutoCloseable, Journal {
    static final String KEY = "key-of-the-live-test";
    private static final String SECRET = "secret-of-the-live-test";
    private static final long START_NS = VirtualWorld.START_MS * 1_000_000;
    private static final int STEP_MS = 20;

    final VirtualWorld world = new VirtualWorld();
    final List<UnsafeBuffer> inputs = new ArrayList<>();
    final List<UnsafeBuffer> outputs = new ArrayList<>();
    final CommandRing commands = new CommandRing();
    final InputProcessor processor = new InputProcessor(commands, this);
    final InstrumentRegistry registry = new InstrumentRegistry();
    final Gateway gateway;
    final SimulatorServer server;
    private final InputRing ring = new InputRing();
    private final EngineLoop loop = new EngineLoop(
        ring, processor, () -> START_NS + world.nowNs(), new LatencyRecorder(), new AllocationMeter());
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RestClient rest;

    LiveWorld(final Path directory, final long seed, final FaultPlan faults) {
        ring.whenFull(loop::poll);
        final AccountKey key = new AccountKey(KEY, SECRET);
        final ExchangeOptions options = ExchangeOptions.of(key);
        server = SimulatorServer.start(new SyntheticMarket(seed, START_NS),
            new Transport(world.loop, false, LocalServerChannel::new, Environment.localAddress("exchange", 80), world.ticker),
            Speed.WALL_TIME, faults == null ? options : options.withFaults(faults, line -> { }));
        world.settle();
        final URI address = URI.create("ws://exchange:80/ws/2");
        final Credentials credentials = new Credentials(KEY, SECRET.toCharArray());
        final NonceManager nonces = new NonceManager(directory.resolve("nonce"), () -> world.wallMs() * 1_000);
        final Environment environment = world.environment(seed);
        gateway = new Gateway(GatewayConfig.market(address, List.of("tBTCUSD", "tETHUSD"))
            .withAccount(address, credentials, nonces), ring, registry, commands, environment);
        rest = new RestClient(RestConfig.of(URI.create("http://exchange:80")), new RestWiring(world.loop, LocalChannel.class,
            environment::addressOf, world.ticker, () -> world.wallMs() * 1_000_000, new SplittableRandom(seed),
            BreakerListener.NONE, failure -> {
                throw new IllegalStateException("a callback failed", failure);
            }), new RestAccount(credentials, nonces));
        gateway.orders().rest(rest);
        startSession();
        gateway.connect();
    }

    /** A session that trades as often as it can. */
    private void startSession() {
        final SessionStartedEncoder started = new SessionStartedEncoder();
        final long slot = ring.claim();
        started.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(START_NS).seed(1).mode(Mode.LIVE).programVersion("test");
        ring.publish(slot, Message.HEADER_LENGTH + started.encodedLength());
        set(Setting.EMA_FAST, 2);
        set(Setting.EMA_SLOW, 3);
        set(Setting.ATR_PERIOD, 2);
        crossAtOnce();
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

    /** Averages cross without a band and without a veto, in every regime. */
    private void crossAtOnce() {
        final long slot = ring.claim();
        final StrategyConfiguredEncoder configured = new StrategyConfiguredEncoder();
        configured.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(START_NS).weightUnknownE8(E8.ONE)
            .weightTrendingUpE8(E8.ONE).weightTrendingDownE8(E8.ONE).weightRangingE8(E8.ONE).weightVolatileE8(E8.ONE)
            .strategyId(EmaCrossover.ID).enabled(Flag.YES).symbol("").name("ema-crossover").jarHash("");
        ring.publish(slot, Message.HEADER_LENGTH + configured.encodedLength());
        parameter(EmaCrossover.HYSTERESIS, 0);
        parameter(EmaCrossover.OVERBOUGHT, 100);
        parameter(EmaCrossover.OVERSOLD, 0);
        final long last = ring.claim();
        final StrategiesAppliedEncoder applied = new StrategiesAppliedEncoder();
        applied.wrapAndApplyHeader(ring.buffer(last), 0, header).timeNs(START_NS);
        ring.publish(last, Message.HEADER_LENGTH + applied.encodedLength());
    }

    private void parameter(final String name, final long value) {
        final long slot = ring.claim();
        final StrategyParameterAppliedEncoder parameter = new StrategyParameterAppliedEncoder();
        parameter.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(START_NS).value(value).name(name);
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

    /** Lets so much time pass for everybody. */
    void run(final long duration, final TimeUnit unit) {
        for (long leftMs = unit.toMillis(duration); leftMs > 0; leftMs -= STEP_MS) {
            world.run(Math.min(STEP_MS, leftMs), TimeUnit.MILLISECONDS);
            // Twice: what the engine says leaves in the same moment.
            for (int turn = 0; turn < 2; turn++) {
                gateway.poll();
                world.settle();
                loop.poll();
            }
        }
    }

    Portfolio books() {
        return processor.engine().portfolio();
    }

    Truth truth() {
        return server.truth(KEY);
    }

    long nowNs() {
        return START_NS + world.nowNs();
    }

    /** Outputs of one kind. */
    List<UnsafeBuffer> said(final int templateId) {
        return outputs.stream().filter(output -> Message.templateId(output, 0) == templateId).toList();
    }

    @Override
    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
        inputs.add(copy(buffer, offset, length - CHAIN_LENGTH));
    }

    @Override
    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
        for (int at = offset; at < offset + length; ) {
            final int messageLength = Message.HEADER_LENGTH + Message.blockLength(buffer, at);
            outputs.add(copy(buffer, at, messageLength));
            at += messageLength + CHAIN_LENGTH;
        }
    }

    private static UnsafeBuffer copy(final UnsafeBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }

    /** Drops what is said. */
    static Journal forgetful() {
        return new Journal() {
            @Override
            public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
            }

            @Override
            public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
            }
        };
    }

    @Override
    public void close() {
        rest.close();
        gateway.close();
        server.close();
        world.close();
    }
}
