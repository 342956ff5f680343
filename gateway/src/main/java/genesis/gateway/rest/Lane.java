package genesis.gateway.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where calls wait for room: first come, first served, but what changes something overtakes what only asks.
 * Threading: the gateway's thread.
 */
final class Lane {
    private final int runningMax;
    private final Deque<RestCall<?>> writes = new ArrayDeque<>();
    private final Deque<RestCall<?>> reads = new ArrayDeque<>();
    private final Set<RestCall<?>> running = new LinkedHashSet<>();

    Lane(final int runningMax) {
        this.runningMax = runningMax;
    }

    void add(final RestCall<?> call) {
        (call.request().endpoint().isWrite() ? writes : reads).addLast(call);
    }

    boolean hasRoom() {
        return running.size() < runningMax;
    }

    int waitingCount() {
        return writes.size() + reads.size();
    }

    int callCount() {
        return waitingCount() + running.size();
    }

    /** Takes out the next one; only where one waits. */
    RestCall<?> next() {
        return writes.isEmpty() ? reads.removeFirst() : writes.removeFirst();
    }

    /** Takes out all that wait. */
    List<RestCall<?>> takeWaiting() {
        final List<RestCall<?>> waiting = new ArrayList<>(writes);
        waiting.addAll(reads);
        writes.clear();
        reads.clear();
        return waiting;
    }

    void depart(final RestCall<?> call) {
        running.add(call);
    }

    /** Forgets the call. True where it had departed. */
    boolean remove(final RestCall<?> call) {
        if (running.remove(call)) {
            return true;
        }
        writes.remove(call);
        reads.remove(call);
        return false;
    }

    void close() {
        final List<RestCall<?>> all = new ArrayList<>(running);
        all.addAll(writes);
        all.addAll(reads);
        all.forEach(RestCall::onClosed);
    }
}
