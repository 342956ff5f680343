package genesis.gateway.simulator;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What came to a server. Threading: counted on its event loops, read from any thread. */
public final class Traffic {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong restRequests = new AtomicLong();

    Traffic() {
    }

    /** Sockets that are open now. */
    public int connections() {
        return connections.get();
    }

    /** Frames that clients sent over sockets. */
    public long messages() {
        return messages.get();
    }

    public long restRequests() {
        return restRequests.get();
    }

    void opened() {
        connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    void message() {
        messages.incrementAndGet();
    }

    void restRequest() {
        restRequests.incrementAndGet();
    }
}
