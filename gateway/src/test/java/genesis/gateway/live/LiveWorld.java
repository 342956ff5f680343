package genesis.gateway.live;

import genesis.core.message.Message;
import genesis.core.portfolio.Portfolio;
import genesis.core.strategy.EmaCrossover;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.Setting;
import genesis.gateway.auth.Credentials;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.VirtualWorld;
import io.netty.channel.local.LocalServerChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An engine in LIVE, its gateway, and the simulated exchange in one thread and in virtual time: everything that trades for
 * money except the money. What the journal would hold is kept.
 */
final class LiveWorld implements AutoCloseable {
    static final String KEY = "key-of-the-live-test";
    private static final String SECRET = "secret-of-the-live-test";
    private static final int STEP_MS = 20;
    static final String FAILURE = "the journal takes no more";

    final VirtualWorld world = new VirtualWorld();
    final List<UnsafeBuffer> outputs = new ArrayList<>();
    final MemoryJournal journal = new MemoryJournal((buffer, offset, length) -> countDown(), (buffer, offset, length) -> {
        countDown();
        outputs.add(copy(buffer, offset, length));
    });
    /** Records until the journal takes no more. */
    private long recordsLeft = Long.MAX_VALUE;
    final SimulatorServer server;
    final LiveProcess process;

    LiveWorld(final Path directory, final long seed, final FaultPlan faults) {
        this(directory, seed, faults, false);
    }

    LiveWorld(final Path directory, final long seed, final FaultPlan faults, final boolean deadManSwitch) {
        final ExchangeOptions options = ExchangeOptions.of(new AccountKey(KEY, SECRET));
        server = SimulatorServer.start(new SyntheticMarket(seed, VirtualWorld.START_MS * 1_000_000),
            new Transport(world.loop, false, LocalServerChannel::new, Environment.localAddress("exchange", 80), world.ticker),
            Speed.WALL_TIME, faults == null ? options : options.withFaults(faults, line -> { }));
        world.settle();
        process = new LiveProcess(world, journal, StrategyCatalogue.builtIn(), directory,
            new Credentials(KEY, SECRET.toCharArray()), seed, BreakerListener.NONE, deadManSwitch);
        tradeOften();
    }

    /** A session that trades as often as averages can cross. */
    private void tradeOften() {
        process.set(Setting.EMA_FAST, 2);
        process.set(Setting.EMA_SLOW, 3);
        process.set(Setting.ATR_PERIOD, 2);
        process.use(EmaCrossover.ID, "ema-crossover",
            EmaCrossover.HYSTERESIS, 0, EmaCrossover.OVERBOUGHT, 100, EmaCrossover.OVERSOLD, 0);
        process.tradeWithoutRules();
    }

    /** The journal takes so many records more, of inputs and of outputs, and then throws: in the middle of whatever it is. */
    void failAfter(final long records) {
        recordsLeft = records;
    }

    private void countDown() {
        if (recordsLeft-- == 0) {
            throw new IllegalStateException(FAILURE);
        }
    }

    void arm(final boolean isArmed) {
        process.arm(isArmed);
    }

    /** Lets so much time pass for everybody. */
    void run(final long duration, final TimeUnit unit) {
        for (long leftMs = unit.toMillis(duration); leftMs > 0; leftMs -= STEP_MS) {
            world.run(Math.min(STEP_MS, leftMs), TimeUnit.MILLISECONDS);
            process.turn();
        }
    }

    Portfolio books() {
        return process.processor.engine().portfolio();
    }

    Truth truth() {
        return server.truth(KEY);
    }

    /** Outputs of one kind. */
    List<UnsafeBuffer> said(final int templateId) {
        return outputs.stream().filter(output -> Message.templateId(output, 0) == templateId).toList();
    }

    private static UnsafeBuffer copy(final UnsafeBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }

    @Override
    public void close() {
        process.close();
        server.close();
        world.close();
    }
}
