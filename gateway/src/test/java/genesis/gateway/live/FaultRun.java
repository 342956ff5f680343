package genesis.gateway.live;

import genesis.core.exchange.SeededRandom;
import genesis.core.unit.Setting;
import genesis.gateway.auth.Credentials;
import genesis.gateway.limit.Endpoint;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.AccountSettings;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.VirtualWorld;
import io.netty.channel.local.LocalServerChannel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Hours of an engine in LIVE with everything that a seed brings: the market, the faults, somebody else in the account, and
 * the ends of the process.
 *
 * <p><b>Calm</b> is when nothing that went wrong lasts ({@link SimulatorServer#isDisturbed}: silence, maintenance, a frame or
 * an answer that is late, a lost frame that no later one has given away), the account's connection is logged in, and no
 * endpoint of ours by which the account is asked is left alone by its breaker. So the wait before a reconnect and the
 * breaker's one or two minutes after HTTP 429 and 5xx count as the fault, not as calm;
 * {@link Agreement#disturbedMsMax} says how long the longest was. {@link Agreement} knows what must hold in calm.
 *
 * <p>With an even seed the exchange cancels all orders of the account whenever our connection ends.
 */
final class FaultRun implements AutoCloseable {
    private static final String KEY = "key-of-the-fault-run";
    private static final String SECRET = "secret-of-the-fault-run";
    private static final int STEP_MS = 50;
    /** Some twenty messages a second are enough to trade on. */
    private static final int SLOWNESS = 10;
    private static final int MEAN_GAP_MS = 60_000;
    private static final int PERSON_MS = 30_000;
    private static final int DEED_GAP_MS = 15_000;
    private static final long CASH = 1_000_000;
    private static final long EXPOSURE_INSTRUMENT_E8 = 1_000_000;
    private static final long EXPOSURE_TOTAL_E8 = 2_000_000;
    private static final long STRANGER_GAP_MS = 45_000;
    private static final long VISIT_MS = 10 * 60_000;
    private static final long RESTART_GAP_MS = 45 * 60_000;

    final EngineView view = new EngineView();
    final SimulatorServer server;
    LiveProcess process;
    private final VirtualWorld world = new VirtualWorld();
    private final Rules rules = new Rules(view, CASH * EXPOSURE_INSTRUMENT_E8, CASH * EXPOSURE_TOTAL_E8);
    private final MemoryJournal journal = new MemoryJournal((buffer, offset, length) -> rules.onInput(buffer, offset),
        (buffer, offset, length) -> {
            view.onOutput(buffer, offset, length);
            rules.onOutput(buffer, offset, length);
        });
    private final Path directory;
    private final long seed;
    private final long hoursMs;
    private final SeededRandom random;
    private final Stranger stranger;
    private final Person person;
    private final Map<Endpoint, Long> openUntilMs = new EnumMap<>(Endpoint.class);
    private final Agreement agreement;
    private int restarts;
    private int connects;
    private boolean wasPresent;

    FaultRun(final Path directory, final long seed, final double hours) {
        this.directory = directory;
        this.seed = seed;
        hoursMs = (long) (hours * 3_600_000);
        random = new SeededRandom(SeededRandom.mix(seed) + 1);
        agreement = new Agreement(rules, view, "seed " + seed, "scripts/fault-seeds " + seed + " " + hoursMs / 3_600_000.0);
        final FaultPlan plan = FaultPlan.generate(seed, hoursMs, MEAN_GAP_MS);
        final AccountSettings settings = AccountSettings.standard().withFunds(Map.of("USD", BigDecimal.valueOf(CASH)));
        final ExchangeOptions options = new ExchangeOptions(
            List.of(List.of(new AccountKey(KEY, SECRET), new AccountKey(Stranger.KEY, Stranger.SECRET))), settings, plan,
            what -> agreement.onFault(nowMs(), what), false);
        server = SimulatorServer.start(
            new SyntheticMarket(new MarketPlan(seed, VirtualWorld.START_MS * 1_000_000, LiveProcess.SYMBOLS, MarketPlan.USUAL_RATE,
                SLOWNESS)),
            new Transport(world.loop, false, LocalServerChannel::new, Environment.localAddress("exchange", 80), world.ticker),
            Speed.WALL_TIME, options);
        world.settle();
        stranger = new Stranger(world, directory, seed);
        person = new Person(view, rules, seed);
        start();
        process.use(OftenTrader.ID, OftenTrader.NAME);
        process.tradeWithoutRules();
        process.set(Setting.BREAKER_PAUSE, TimeUnit.SECONDS.toNanos(1));
        process.set(Setting.BREAKER_TRIPS, 1_000);
        process.set(Setting.ENTRY_SLIPPAGE, 0);
        // With every other seed stops and targets rest at the exchange.
        process.set(Setting.BRACKET_REST, Math.floorMod(seed, 2));
        process.set(Setting.EXPOSURE_INSTRUMENT, EXPOSURE_INSTRUMENT_E8);
        process.set(Setting.EXPOSURE_TOTAL, EXPOSURE_TOTAL_E8);
    }

    /** Lives all the hours. Throws {@link AssertionError} where books differ. */
    FaultRun live() {
        long strangerMs = STRANGER_GAP_MS;
        long restartMs = gap(RESTART_GAP_MS);
        long deedMs = gap(DEED_GAP_MS);
        for (long ms = 0; ms < hoursMs; ms += STEP_MS) {
            if (ms % PERSON_MS == 0) {
                if (!rules.isHalted() || agreement.haltedMs(nowMs()) >= PERSON_MS) {
                    process.resume();
                }
                process.arm(true);
            }
            if (ms >= deedMs) {
                deedMs = ms + gap(DEED_GAP_MS);
                person.act(process, VirtualWorld.START_MS * 1_000_000 + world.nowNs());
            }
            if (ms >= strangerMs) {
                strangerMs = ms + gap(STRANGER_GAP_MS);
                disturb(ms);
            }
            if (ms >= restartMs) {
                restartMs = ms + gap(RESTART_GAP_MS);
                restart();
            }
            step();
        }
        return this;
    }

    /** Time enough for a difference to be found. */
    void liveThreeMinutes() {
        for (int ms = 0; ms < 180_000; ms += STEP_MS) {
            step();
        }
    }

    /** One moment, and a look at it. */
    void step() {
        world.run(STEP_MS, TimeUnit.MILLISECONDS);
        process.turn();
        final long nowMs = nowMs();
        final boolean isCalm = !server.isDisturbed() && process.isAccountUp() && !isAnyBreakerOpen(nowMs);
        agreement.watch(nowMs, isCalm, () -> new Oracle(server.truth(KEY), view, process.processor.engine().portfolio(),
            process.registry, Stranger.GROUP));
    }

    /** The process ends as it is, and the next one begins where its journal ends. */
    void restart() {
        restarts++;
        connects += connectCount();
        final long inputs = process.processor.inputsDigest();
        final long outputs = process.processor.outputsDigest();
        process.close();
        world.settle();
        start();
        // The next session has not begun: the ring is not read yet.
        if (inputs != process.processor.inputsDigest() || outputs != process.processor.outputsDigest()) {
            throw agreement.failure(nowMs(), "the journal does not bring back what was");
        }
        agreement.onFault(nowMs(), "restart of the engine");
    }

    private void start() {
        openUntilMs.clear();
        process = new LiveProcess(world, journal, OftenTrader.catalogue(), directory, new Credentials(KEY, SECRET.toCharArray()),
            seed + restarts, (endpoint, state, reason, openNs) -> {
                if (endpoint.isAccount() && !endpoint.isWrite()) {
                    openUntilMs.put(endpoint, openNs == 0 ? 0 : nowMs() + openNs / 1_000_000);
                }
            }, seed % 2 == 0);
    }

    /** He comes and goes: beside his orders, ours would be denied. */
    private void disturb(final long ms) {
        if (ms > hoursMs / 10 * 7) {
            stranger.trade();
        }
        final Truth truth = server.truth(KEY);
        final boolean isPresent = ms / VISIT_MS % 2 == 1;
        if (!isPresent && wasPresent) {
            stranger.leave(truth);
        }
        wasPresent = isPresent;
        if (!isPresent) {
            return;
        }
        if (truth.fills().isEmpty()) {
            return;
        }
        final Truth.Fill last = truth.fills().get(truth.fills().size() - 1 - random.nextInt(Math.min(4, truth.fills().size())));
        stranger.act(truth, last.symbol(), BigDecimal.valueOf(last.priceE8(), 8));
    }

    private boolean isAnyBreakerOpen(final long nowMs) {
        for (final long untilMs : openUntilMs.values()) {
            if (nowMs < untilMs) {
                return true;
            }
        }
        return false;
    }

    private long gap(final long meanMs) {
        return 1_000 + (long) (random.nextExponential() * meanMs);
    }

    private int connectCount() {
        return process.gateway.connections().stream().filter(connection -> connection.account())
            .mapToInt(connection -> connection.connectCount()).sum();
    }

    private long nowMs() {
        return world.nowNs() / 1_000_000;
    }

    /** Of all inputs, and of all that was decided. */
    long digest() {
        return process.processor.inputsDigest() * 31 + process.processor.outputsDigest();
    }

    int faultCount() {
        return server.faultCounts().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The latest one at the exchange. */
    Truth.Fill lastFill() {
        final List<Truth.Fill> fills = server.truth(KEY).fills();
        return fills.get(fills.size() - 1);
    }

    int fillCount() {
        return server.truth(KEY).fills().size();
    }

    int intentCount() {
        return view.intents.size();
    }

    /** One line. */
    String summary() {
        return "seed=" + seed + " hours=" + hoursMs / 3_600_000.0 + " faults=" + faultCount() + " settled="
            + agreement.faultsSettled() + " orders=" + intentCount() + " fills=" + fillCount() + " strangers="
            + stranger.actions() + " deeds=" + person.deeds() + " halts=" + rules.halts() + " connects="
            + (connects + connectCount()) + " restarts=" + restarts + " checks=" + agreement.checks()
            + " worstAgreementMs=" + agreement.agreementMsMax() + " worstDisturbanceMs=" + agreement.disturbedMsMax()
            + " verdicts=" + view.verdicts + " differences=" + view.differences + " inputs="
            + process.processor.lastSequence() + " digest=" + Long.toHexString(digest()) + " kinds="
            + new TreeMap<>(server.faultCounts());
    }

    @Override
    public void close() {
        stranger.close();
        process.close();
        server.close();
        world.close();
    }
}
