package genesis.gateway.simulator.fault;

import genesis.gateway.simulator.account.OrderFaults;
import genesis.gateway.simulator.wire.FrameSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A plan at work. When the time of a fault has come it waits for what it applies to: a frame, an order, a request, or
 * nothing. Everything that it does is told in one line, and counted.
 * <p>Threading: the one that drives the exchange. Clock: {@link #time}.
 */
public final class Faults implements OrderFaults {
    private static final long NS_PER_MS = 1_000_000;
    private static final int SERVICE_RESTART = 1_012;
    private static final int ALL = 100;
    private static final int TOO_MANY = 429;

    private final ArrayDeque<Fault> coming;
    private final List<Armed> armed = new ArrayList<>();
    private final List<FaultySink> sinks = new ArrayList<>();
    private final Map<FaultKind, Integer> done = new EnumMap<>(FaultKind.class);
    private final Consumer<String> log;
    private final Consumer<Boolean> operative;
    private final long startNs;
    private long nowNs;
    private long silentUntilNs = Long.MIN_VALUE;
    private long maintenanceUntilNs = Long.MAX_VALUE;
    private long slowUntilNs = Long.MIN_VALUE;

    /** A fault whose time has come, and how often it may still happen. */
    private static final class Armed {
        private final Fault fault;
        private int left;

        private Armed(final Fault fault) {
            this.fault = fault;
            left = fault.count();
        }
    }

    /**
     * Begins with the plan.
     *
     * @param startNs   what the plan's times count from
     * @param operative told when maintenance begins (false) and ends
     * @param log       one line for everything that goes wrong
     */
    public Faults(final FaultPlan plan, final long startNs, final Consumer<Boolean> operative,
                  final Consumer<String> log) {
        coming = new ArrayDeque<>(plan.faults());
        this.startNs = startNs;
        this.operative = operative;
        this.log = log;
        nowNs = startNs;
    }

    /** This goes wrong, too, as soon as time passes, whenever it was planned for. */
    public void add(final Fault fault) {
        coming.addFirst(new Fault(fault.kind(), 0, fault.forMs(), fault.count(), fault.frame(), fault.value()));
    }

    /** It is this late now: what is due happens. */
    public void time(final long timeNs) {
        nowNs = timeNs;
        while (!coming.isEmpty() && dueNs(coming.peekFirst()) <= nowNs) {
            begin(coming.pollFirst());
        }
        if (maintenanceUntilNs <= nowNs) {
            maintenanceUntilNs = Long.MAX_VALUE;
            operative.accept(true);
            announce(20_061, "Maintenance is over.");
        }
        for (final FaultySink sink : List.copyOf(sinks)) {
            sink.release(nowNs);
        }
    }

    /** When something is due next; {@link Long#MAX_VALUE} where nothing is. */
    public long nextTimeNs() {
        long nextNs = coming.isEmpty() ? maintenanceUntilNs : Math.min(maintenanceUntilNs, dueNs(coming.peekFirst()));
        for (int i = 0; i < sinks.size(); i++) {
            nextNs = Math.min(nextNs, sinks.get(i).nextTimeNs());
        }
        return nextNs;
    }

    /** Puts the faults between the exchange and a client. */
    public FaultySink between(final FrameSink client) {
        final FaultySink sink = new FaultySink(this, client);
        sinks.add(sink);
        return sink;
    }

    /** The client is gone. */
    public void gone(final FaultySink sink) {
        sinks.remove(sink);
    }

    /** What happens to a request that came over a socket: CUT_BEFORE, CUT_AFTER, or null. */
    public FaultKind onReceipt(final String code) {
        for (final FaultKind kind : new FaultKind[] {FaultKind.CUT_BEFORE, FaultKind.CUT_AFTER}) {
            if (take(kind, code, code) != null) {
                return kind;
            }
        }
        return null;
    }

    /** True where a sign-in is to be refused for its nonce. */
    public boolean onSignIn() {
        return take(FaultKind.AUTH_NONCE, "", "auth") != null;
    }

    /** The HTTP status that a handshake is refused with; 0 where it is not. */
    public int onHandshake() {
        final Fault fault = take(FaultKind.CONNECT_REFUSED, "", "handshake");
        return fault == null ? 0 : fault.value() == 0 ? TOO_MANY : (int) fault.value();
    }

    /** What happens to a request that came over REST; null where nothing does. */
    public Fault onRest(final String path) {
        for (final Armed each : armed) {
            final FaultKind kind = each.fault.kind();
            if (kind.isRest() && (kind != FaultKind.REST_NONCE || path.startsWith("auth/"))) {
                final Fault fault = take(kind, "", path);
                slowUntilNs = Math.max(slowUntilNs, nowNs + fault.forMs() * NS_PER_MS);
                return fault;
            }
        }
        return null;
    }

    @Override
    public String rejection() {
        return take(FaultKind.REJECT, "", "order") == null ? null : "Invalid order: trading is paused for this pair";
    }

    @Override
    public int percentBeforeCancel() {
        final Fault fault = take(FaultKind.PARTIAL, "", "order");
        return fault == null ? ALL : (int) Math.min(ALL - 1, fault.value());
    }

    /** How often each kind happened. */
    public Map<FaultKind, Integer> counts() {
        return Map.copyOf(done);
    }

    /** True where nothing is left to go wrong, now or later. */
    public boolean isOver() {
        return coming.isEmpty() && armed.isEmpty() && nextTimeNs() == Long.MAX_VALUE;
    }

    /**
     * True while something that went wrong lasts: silence, maintenance, an answer or a frame that is late, and a lost
     * frame that no later one has given away yet. What waits for its frame or request has not gone wrong.
     */
    public boolean isUnderWay() {
        boolean isAny = isSilent() || maintenanceUntilNs != Long.MAX_VALUE || nowNs < slowUntilNs;
        for (int i = 0; i < sinks.size(); i++) {
            isAny |= sinks.get(i).isDisturbed();
        }
        return isAny;
    }

    boolean isSilent() {
        return nowNs < silentUntilNs;
    }

    long silentUntilNs() {
        return silentUntilNs;
    }

    long nowNs() {
        return nowNs;
    }

    boolean isAnyArmed() {
        return !armed.isEmpty();
    }

    /** The first fault that wants this frame; it counts as done. Null where none does. */
    Fault takeForFrame(final FrameName name) {
        for (final Armed each : armed) {
            final Fault fault = each.fault;
            if (fault.kind().isOfFrames() && name.isMeantBy(fault)) {
                return use(each, name.text());
            }
        }
        return null;
    }

    private long dueNs(final Fault fault) {
        return startNs + fault.atMs() * NS_PER_MS;
    }

    private void begin(final Fault fault) {
        switch (fault.kind()) {
            case DISCONNECT -> {
                note(fault.kind(), sinks.size() + " sockets");
                List.copyOf(sinks).forEach(sink -> sink.close(FrameSink.NO_WORDS, ""));
            }
            case SILENT -> {
                silentUntilNs = nowNs + fault.forMs() * NS_PER_MS;
                note(fault.kind(), "for " + fault.forMs() + " ms");
            }
            case RESTART -> {
                note(fault.kind(), sinks.size() + " sockets");
                announce(20_051, "Stopping. Please try to reconnect");
                List.copyOf(sinks).forEach(sink -> sink.close(SERVICE_RESTART, "restart"));
            }
            case MAINTENANCE -> {
                note(fault.kind(), "for " + fault.forMs() + " ms");
                operative.accept(false);
                announce(20_060, "Entering in maintenance mode. Please pause any activity");
                maintenanceUntilNs = nowNs + fault.forMs() * NS_PER_MS;
            }
            default -> armed.add(new Armed(fault));
        }
    }

    private void announce(final int code, final String words) {
        final byte[] frame = ("{\"event\":\"info\",\"code\":" + code + ",\"msg\":\"" + words + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
        for (final FaultySink sink : List.copyOf(sinks)) {
            sink.text(frame, 0, frame.length);
            sink.flush();
        }
    }

    /** An armed fault of this kind that wants this; it counts as done. */
    private Fault take(final FaultKind kind, final String name, final String what) {
        for (final Armed each : armed) {
            if (each.fault.kind() == kind && (each.fault.frame().isEmpty() || each.fault.frame().equals(name))) {
                return use(each, what);
            }
        }
        return null;
    }

    private Fault use(final Armed each, final String what) {
        if (--each.left == 0) {
            final Iterator<Armed> all = armed.iterator();
            while (all.next() != each) {
                continue; // By identity: two faults may be equal.
            }
            all.remove();
        }
        note(each.fault.kind(), what);
        return each.fault;
    }

    private void note(final FaultKind kind, final String what) {
        done.merge(kind, 1, Integer::sum);
        log.accept("fault at " + (nowNs - startNs) / NS_PER_MS + " ms: " + kind.text() + " – " + what);
    }
}
