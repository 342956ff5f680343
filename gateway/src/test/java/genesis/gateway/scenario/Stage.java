package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import genesis.core.exchange.PaperVenue;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.InputProcessor;
import genesis.gateway.auth.Credentials;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.live.LiveProcess;
import genesis.gateway.live.MemoryJournal;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.VirtualWorld;
import io.netty.channel.local.LocalServerChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where a scenario plays: the engine in LIVE with its gateway, the exchange, and everybody else in the market, in one thread
 * and in virtual time. The exchange is the server that {@code genesis exchange} starts; its synthetic participants are
 * silent, and the scenario moves the market.
 */
final class Stage implements AutoCloseable {
    static final String KEY = "key-of-the-trader";
    private static final String SECRET = "secret-of-the-trader";
    private static final long SEED = 1;
    private static final long STEP_MS = 20;
    /** What waits longer than a minute needs no more. */
    private static final long LONG_STEP_MS = 200;
    /** Until everybody has heard of what was done, and answered. */
    static final Duration MOMENT = Duration.ofMillis(200);
    /** Until an engine is connected, has compared its books, and has seen the market. */
    private static final long START_MS_MAX = 60_000;

    final VirtualWorld world = new VirtualWorld();
    final Story story = new Story(world::wallMs);
    final Heard heard = new Heard(story);
    final Spoken spoken = new Spoken();
    /** Commands that asked for an order, by what the scenario calls it. */
    final Map<String, Ask> named = new HashMap<>();
    private final MemoryJournal journal = new MemoryJournal(this::remember, heard);
    private final Map<String, Quotes> quotes = new HashMap<>();
    private final Path directory;
    SimulatorServer server;
    Desk desk;
    /** Null while the engine is down. */
    private LiveProcess process;
    private Runnable said;
    private UnsafeBuffer lastFill;
    private Mode mode;
    private int restarts;
    private long commandId;

    Stage(final Path directory) {
        this.directory = directory;
    }

    /** The exchange opens, the market stands, the engine starts and is ready. */
    void open(final Given given) {
        world.ticker.advance(given.startMs - VirtualWorld.START_MS, TimeUnit.MILLISECONDS);
        final SyntheticMarket source = new SyntheticMarket(new MarketPlan(SEED, nowNs(), LiveProcess.SYMBOLS, MarketPlan.USUAL_RATE, 1));
        source.market().hush();
        LiveProcess.SYMBOLS.forEach(symbol -> quotes.put(symbol, new Quotes(source.market(), symbol, this::nowNs)));
        server = SimulatorServer.start(source,
            new Transport(world.loop, false, LocalServerChannel::new, Environment.localAddress("exchange", 80), world.ticker),
            Speed.WALL_TIME, ExchangeOptions.of(new AccountKey(KEY, SECRET)).withSettings(given.terms)
                .withFaults(new FaultPlan(List.of()), line -> story.tell("fault", line)));
        world.settle();
        mode = given.mode;
        given.quotes.forEach(quote -> quotes(quote.symbol()).stand(quote.bidE8(), quote.askE8()));
        start();
        given.settings.forEach(desk::set);
        desk.listenTo(Spoken.ID, Spoken.NAME, Given.SYMBOL);
        given.calendar.accept(desk);
        awaitReady();
        if (given.isArmed && mode == Mode.LIVE) {
            desk.arm(++commandId, true);
            pass(MOMENT);
        }
    }

    /** An engine begins where the journal ends. */
    void start() {
        assertTrue(process == null, "the engine is running already");
        heard.forgetConnections();
        process = new LiveProcess(world, journal, spoken.catalogue(), directory, new Credentials(KEY, SECRET.toCharArray()),
            SEED + restarts++, BreakerListener.NONE, mode);
        desk = new Desk(process.ring(), this::nowNs);
        story.tell("engine", "starts");
    }

    /** The engine is connected, its books are the exchange's, the market is in sight. */
    void awaitReady() {
        for (long ms = 0; !isReady(); ms += STEP_MS) {
            assertTrue(ms < START_MS_MAX, "the engine does not get ready");
            step(STEP_MS);
        }
        pass(MOMENT);
    }

    private boolean isReady() {
        return (mode != Mode.LIVE || heard.isReconciled()) && process.registry.all().size() == LiveProcess.SYMBOLS.size()
            && process.registry.all().stream().allMatch(instrument -> heard.isFeedLive(instrument.id()));
    }

    /** The process ends in the middle of whatever it does. */
    void crash() {
        story.tell("engine", "is killed");
        final long inputs = process.processor.inputsDigest();
        final long outputs = process.processor.outputsDigest();
        final long state = process.processor.engine().stateHash();
        process.close();
        world.settle();
        process = null;
        final InputProcessor again = new InputProcessor(
            mode == Mode.PAPER ? new PaperVenue() : new CommandRing(), MemoryJournal.forgetful(), spoken.catalogue());
        journal.replayInto(again);
        assertEquals(inputs, again.inputsDigest(), "the journal does not bring back the inputs");
        assertEquals(outputs, again.outputsDigest(), "the journal does not bring back the decisions");
        assertEquals(state, again.engine().stateHash(), "the journal does not bring back the state");
    }

    /** The trader says something; it is on its way with whatever the scenario does next. */
    void say(final Supplier<String> words, final Runnable message) {
        finish();
        said = () -> {
            story.tell("trader", words.get());
            message.run();
        };
    }

    /** What was said last reaches everybody. */
    void finish() {
        if (said != null) {
            handOver();
            pass(MOMENT);
        }
    }

    /** The engine has what was said last, has journaled it and decided; nothing of that has left the house. */
    void decideOnly() {
        handOver();
        process.decide();
    }

    /** And the exchange has it, too, and answered; the answer has come in, and nobody has looked at it. */
    void decideAndSendOnly() {
        decideOnly();
        process.send();
    }

    /** Lets time pass until the engine has decided that; nothing of it has left the house. */
    void decideUntil(final BooleanSupplier decided) {
        for (long ms = 0; ms < START_MS_MAX; ms++) {
            process.send();
            process.decide();
            if (decided.getAsBoolean()) {
                return;
            }
            world.run(1, TimeUnit.MILLISECONDS);
        }
        fail("the engine did not decide that");
    }

    private void handOver() {
        if (said != null) {
            final Runnable message = said;
            said = null;
            message.run();
        }
    }

    /** So much time for everybody. */
    void pass(final Duration duration) {
        handOver();
        final long stepMs = duration.toMinutes() > 0 ? LONG_STEP_MS : STEP_MS;
        for (long leftMs = duration.toMillis(); leftMs > 0; leftMs -= stepMs) {
            step(Math.min(stepMs, leftMs));
        }
    }

    private void step(final long ms) {
        if (process != null) {
            process.turn();
        }
        world.run(ms, TimeUnit.MILLISECONDS);
        if (process != null) {
            process.turn();
        }
    }

    private void remember(final UnsafeBuffer input, final int offset, final int length) {
        if (Message.templateId(input, offset) == OrderFilledDecoder.TEMPLATE_ID) {
            lastFill = new UnsafeBuffer(new byte[length]);
            lastFill.putBytes(0, input, offset, length);
        }
    }

    /** The news that the engine had of it. */
    UnsafeBuffer lastFill() {
        assertTrue(lastFill != null, "nothing was filled");
        return lastFill;
    }

    long nextCommandId() {
        return ++commandId;
    }

    long lastCommandId() {
        return commandId;
    }

    long nowNs() {
        return VirtualWorld.START_MS * 1_000_000 + world.nowNs();
    }

    Quotes quotes(final String symbol) {
        return quotes.get(symbol);
    }

    LiveProcess process() {
        assertTrue(process != null, "the engine is down");
        return process;
    }

    boolean isRunning() {
        return process != null;
    }

    int instrument(final String symbol) {
        return process().registry.find(symbol).id();
    }

    /** What the exchange knows. */
    Truth truth() {
        return server.truth(KEY);
    }

    /** Whatever happened: what the journal brings back is what was. */
    void end() {
        finish();
        if (process != null) {
            crash();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
        if (server != null) {
            server.close();
        }
        world.close();
    }
}
