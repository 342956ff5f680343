package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.admin.config.ConfiguredSettings;
import genesis.admin.config.Layout;
import genesis.admin.config.RunOptions;
import genesis.admin.config.Wait;
import genesis.admin.http.AdminServer;
import genesis.admin.metrics.Vitals;
import genesis.admin.model.ModelFile;
import genesis.admin.view.ModelHistory;
import genesis.admin.view.Status;
import genesis.core.exchange.PaperVenue;
import genesis.core.exchange.Rehearsal;
import genesis.core.message.Mode;
import genesis.core.pipeline.AllocationMeter;
import genesis.core.pipeline.CommandRing;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.LatencyRecorder;
import genesis.core.pipeline.LoopThread;
import genesis.core.pipeline.Waiting;
import genesis.core.unit.InstrumentRegistry;
import genesis.core.unit.Setting;
import genesis.gateway.codec.DecoderRehearsal;
import genesis.journal.record.DataDirectory;
import genesis.journal.recovery.Recovered;
import genesis.journal.recovery.Recovery;
import genesis.journal.replay.Progress;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.openhft.affinity.Affinity;

/**
 * One run, wired: everything is opened in the order in which data flows, and closed in reverse.
 *
 * <pre>
 *   data directory → recovery → ring → feed → view → admin server → threads → session and settings → market data
 * </pre>
 *
 * Threading: one thread starts and stops it; status and vitals may be read from any.
 */
public final class Launch implements AutoCloseable {
    /** The engine needs microseconds for what is left in the ring; a page fault or a busy machine needs more. */
    private static final long STOP_TIMEOUT_MS = 30_000;
    /** Below this a run stops by itself, while its journal can still say so. */
    private static final long USABLE_SPACE_MIN = DataDirectory.USABLE_SPACE_MIN / 4;
    /** One swing of the rehearsal's prices: entries, stops and targets on both sides. */
    private static final int REHEARSAL_SECONDS = 1_200;
    /** Of each kind: enough for the compiler. */
    private static final int REHEARSAL_FRAMES = 15_000;

    private static final long NS_PER_MS = 1_000_000;
    private static final int MODEL_TIMEOUT_SECONDS = 10;

    private final RunOptions options;
    private final Strategies strategies;
    private final Layout layout;
    private final Wait waiting;
    private final Closing closing = new Closing();
    private final InputRing ring = new InputRing();
    private final SessionInputs session = new SessionInputs(ring);
    private final LatencyRecorder latency = new LatencyRecorder();
    private final AllocationMeter allocation = new AllocationMeter();
    private final FrontDesk desk;
    private final Consumer<String> console;
    private Recovered recovered;
    private Feed feed;
    private LongSupplier engineClock;
    private EngineLoop loop;
    private Pulse pulse;
    /** While the session is open for inputs of ours: neither before its first nor behind its last. */
    private volatile boolean isOpen;
    /** To load at the start; null for none. */
    private ModelFile model;
    private long modelCommandId;
    private AdminServer server;
    private LoopThread engineThread;
    private LoopThread gatewayThread;
    private long startedNs;

    /** How a feed is made from what it publishes to. */
    interface FeedMaker {
        /**
         * The message time is of the last input in the journal; 0 where there is none. Commands leave through the ring of
         * commands, which is null where none may.
         */
        Feed open(RunOptions options, InputRing ring, InstrumentRegistry registry, CommandRing commands, long lastTimeNs);
    }

    private Launch(final RunOptions options, final ConfiguredSettings configured, final Strategies strategies,
                   final Consumer<String> console) {
        this.console = console;
        this.options = options;
        desk = new FrontDesk(options, configured, ring, this::nowNs);
        this.strategies = strategies;
        final int cores = Runtime.getRuntime().availableProcessors();
        layout = options.layout().on(cores);
        waiting = options.waiting().on(cores);
    }

    /** Starts everything, or nothing. Says to the console what a person should know about recovery and limits. */
    public static Launch start(final RunOptions options, final ConfiguredSettings configured, final Strategies strategies,
                               final Consumer<String> console) {
        return start(options, configured, strategies, console, GatewayFeed::open);
    }

    /** With the strategies that are built in, as the engine has them. */
    public static Launch start(final RunOptions options, final ConfiguredSettings configured, final Consumer<String> console) {
        return start(options, configured, Strategies.untold(), console);
    }

    /** Configured by a program. */
    public static Launch start(final RunOptions options, final Map<Setting, Long> settings, final Consumer<String> console) {
        return start(options, ConfiguredSettings.of(settings), console);
    }

    static Launch start(final RunOptions options, final Map<Setting, Long> settings, final Consumer<String> console, final FeedMaker feeds) {
        return start(options, ConfiguredSettings.of(settings), Strategies.untold(), console, feeds);
    }

    static Launch start(final RunOptions options, final ConfiguredSettings configured, final Strategies strategies,
                        final Consumer<String> console, final FeedMaker feeds) {
        final Launch launch = new Launch(options, configured, strategies, console);
        try {
            launch.open(feeds);
            launch.run();
            launch.tellModel();
            return launch;
        } catch (final RuntimeException | Error e) {
            launch.closing.close();
            throw e;
        } catch (final InterruptedException e) {
            launch.closing.close();
            Thread.currentThread().interrupt();
            throw Complaint.environment("interrupted while starting", e);
        }
    }

    private void open(final FeedMaker feeds) {
        final DataDirectory data = closing.add(DataDirectory.open(options.data()));
        if (options.model() != null) {
            model = ModelFile.readAndKeep(options.model(), options.data());
        }
        final CommandRing orders = options.mode() == Mode.LIVE ? new CommandRing() : null;
        recovered = Recovery.run(data, orders == null ? new PaperVenue() : orders, strategies.catalogue(), true, Progress.NONE);
        closing.add(recovered.writer());
        if (recovered.processor().engine().hasBooksForeignTo(options.mode())) {
            throw Complaint.usage("--data " + options.data() + " has the books of " + (orders == null ? "a live" : "a paper")
                + " account; give --mode " + options.mode().name().toLowerCase(Locale.ROOT) + " a directory of its own");
        }
        tell();
        desk.compare(recovered.processor().engine(), recovered.inputs() == 0, console);
        final InstrumentRegistry registry = new InstrumentRegistry();
        recovered.processor().engine().instruments().forEach(registry::restore);
        feed = closing.add(feeds.open(options, ring, registry, orders, recovered.processor().lastTimeNs()));
        engineClock = feed.clock();
        loop = new EngineLoop(ring, recovered.processor(), engineClock, latency, allocation);
        pulse = new Pulse(feed, loop, latency);
        server = desk.open(pulse::vitals, this::eachRound, closing);
    }

    private void run() throws InterruptedException {
        final CountDownLatch ready = new CountDownLatch(1);
        final Waiting how = waiting == Wait.SPIN ? Waiting.SPIN : Waiting.THRIFTY;
        engineThread = new LoopThread("engine", loop, layout == Layout.SINGLE ? feed.io() : null, how, () -> prepare(ready),
            feed::sayLastWord);
        ring.whenFull(this::whenFull);
        closing.add(() -> stop(engineThread));
        if (layout == Layout.SPLIT) {
            gatewayThread = new LoopThread("gateway", null, feed.io(), how, () -> { }, feed::sayLastWord);
            closing.add(() -> stop(gatewayThread));
        }
        // First of all: a thread ends once it has nothing to do, which a market at full speed would put off for ever.
        closing.add(feed::stop);
        feed.start();
        engineThread.start();
        ready.await();
        startedNs = System.nanoTime();
        if (gatewayThread != null) {
            gatewayThread.start();
        }
    }

    /** On the engine's thread, before its first turn: so nothing can come in front of the session. */
    private void prepare(final CountDownLatch ready) {
        try {
            if (options.pin() != RunOptions.NOT_PINNED) {
                Affinity.setAffinity(options.pin());
            }
            Rehearsal.play(REHEARSAL_SECONDS);
            DecoderRehearsal.play(REHEARSAL_FRAMES);
            session.start(feed.startTimeNs(), options.seed(), options.mode(), desk.settings(), strategies.terms());
            if (feed.startTimeNs() > 0) {
                desk.sendHours(feed.startTimeNs());
            }
            isOpen = true;
            if (model != null) {
                modelCommandId = desk.commands().loadModel(model.definition());
            }
            // These inputs are the start-up's; the latency of the run is that of what comes from outside.
            loop.poll();
            latency.reset();
        } finally {
            ready.countDown();
        }
    }

    /** The port of the admin server. */
    public int port() {
        return server.port();
    }

    public Status status() {
        return desk.view().status();
    }

    public Vitals vitals() {
        return pulse.vitals();
    }

    /** True when there is nothing more to wait for: the recording ended, a thread failed, or the disk is nearly full. */
    public boolean isOver() {
        return feed.isOver() && ring.isEmpty() || failure() != null || isDiskFull();
    }

    /** Stops in order and says what it came to. Throws what ended the engine, if something did. */
    public RunResult stop() {
        final boolean diskFull = isDiskFull();
        feed.stop();
        if (gatewayThread != null) {
            stop(gatewayThread);
        }
        throwFailure();
        isOpen = false;
        session.stop(nowNs());
        stop(engineThread);
        throwFailure();
        final long elapsedNs = System.nanoTime() - startedNs;
        // The view has read the last output once all is closed.
        close();
        final RunResult result = Results.of(options, layout.name().toLowerCase(Locale.ROOT), waiting.name().toLowerCase(Locale.ROOT),
            recovered, Pulse.latency(latency), allocation.bytesPerInput(), elapsedNs, desk.view().status().strategies());
        if (diskFull) {
            throw Complaint.environment("the disk of " + options.data() + " is nearly full; the run was stopped in order and nothing is lost:"
                + " free some space and start again with --data " + options.data());
        }
        return result;
    }

    @Override
    public void close() {
        closing.close();
    }

    private void tell() {
        recovered.notes().forEach(note -> console.accept("genesis: " + note));
        if (recovered.inputs() > 0) {
            console.accept(String.format(Locale.ROOT, "genesis: recovered %,d inputs in %.2f s", recovered.inputs(), recovered.elapsedNs() / 1e9));
        }
    }

    /** On the thread of the view, every few milliseconds. */
    private void eachRound() {
        pulse.sampleWhenDue();
        if (isOpen) {
            desk.renewHoursWhenDue();
        }
    }

    /** A run goes on without its model, positions want to be looked after; but a person must know. */
    private void tellModel() throws InterruptedException {
        if (model != null) {
            final String name = "genesis: model " + model.definition().name() + " v" + model.definition().version() + " " + model.hashText();
            console.accept(desk.view().awaitCommand(modelCommandId, MODEL_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .map(answer -> name + " " + ModelHistory.words(answer.result(), desk.view().models().at(answer.sequence())))
                .orElse(name + ": no answer within " + MODEL_TIMEOUT_SECONDS + " s; genesis model list shows what became of it"));
        }
    }

    /** Message time for inputs of ours; 0 where the venue's rules, which the engine lifts to its own. */
    private long nowNs() {
        return engineClock == null ? 0 : System.currentTimeMillis() * NS_PER_MS;
    }

    /** On the engine's own thread it takes its turn; others wait, as long as there is somebody to wait for. */
    private void whenFull() {
        if (Thread.currentThread() == engineThread.thread()) {
            loop.poll();
        } else if (engineThread.isRunning()) {
            Thread.onSpinWait();
        } else {
            throw new IllegalStateException("the engine's thread has ended and takes no more inputs");
        }
    }

    private boolean isDiskFull() {
        return recovered.writer().usableSpace() < USABLE_SPACE_MIN;
    }

    private Throwable failure() {
        final Throwable engine = engineThread.failure();
        return engine != null ? engine : gatewayThread == null ? null : gatewayThread.failure();
    }

    private void throwFailure() {
        final Throwable failure = failure();
        if (failure != null && feed.lastWord() != null) {
            console.accept("genesis: " + (failure == engineThread.failure() ? "the engine" : "the gateway") + " failed; " + feed.lastWord());
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof InternalError) {
            // What the JVM makes of a page that the file system could not give, sometimes well behind the access itself.
            throw Complaint.environment("the journal in " + options.data() + " could not be written on: the disk became full or is broken"
                + " (usable=" + (recovered.writer().usableSpace() >> 20) + " MiB); nothing that was journaled is lost:"
                + " free some space and start again with --data " + options.data(), failure);
        }
        if (failure != null) {
            throw new IllegalStateException("a thread of the trading path failed", failure);
        }
    }

    private static void stop(final LoopThread thread) {
        try {
            if (!thread.stop(STOP_TIMEOUT_MS)) {
                throw new IllegalStateException(thread.thread().getName() + " thread did not stop within " + STOP_TIMEOUT_MS + " ms");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Complaint.environment("interrupted while stopping", e);
        }
    }
}
