package genesis.core.architecture;

import com.lmax.disruptor.RingBuffer;
import genesis.core.engine.TradingEngine;
import genesis.core.exchange.PaperVenue;
import genesis.core.execution.Announcer;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.order.Order;
import genesis.core.risk.ApprovedChange;
import genesis.core.risk.ApprovedOrder;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;

/** One class for each wall of the architecture test, breaking it. Never run: only looked at. */
public final class Offences {
    private Offences() {
    }

    public static final class LooksAhead {
        TradingEngine later;
    }

    public static final class KnowsTheExchange {
        PaperVenue venue;
    }

    public static final class OwnRing {
        RingBuffer<Object> ring;
    }

    public static final class SendsItself {
        void send(final ApprovedOrder order) {
        }
    }

    public static final class ChangesItself {
        void change(final ApprovedChange change) {
        }
    }

    public static final class SaysThatItWasApproved {
        void place(final Announcer announcer, final Order order) {
            announcer.place(order);
        }
    }

    public static final class WritesOrders {
        PlaceOrderEncoder order;
    }

    public static final class WallClock {
        long now() {
            return System.currentTimeMillis();
        }
    }

    public static final class StopWatch {
        long now() {
            return System.nanoTime();
        }
    }

    public static final class Calendar {
        Instant now() {
            return Instant.EPOCH;
        }
    }

    public static final class Dice {
        int roll() {
            return new Random(1).nextInt();
        }
    }

    public static final class ThreadDice {
        int roll() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    public static final class MathDice {
        double roll() {
            return Math.random();
        }
    }

    public static final class OwnThread {
        Thread worker() {
            return new Thread(() -> { });
        }
    }

    public static final class Stream {
        InputStream source;
    }

    public static final class OwnFile {
        Path file;
    }

    public static final class Logs {
        Logger log;
    }

    public static final class Prints {
        void say() {
            System.out.println("price");
        }
    }

    public static final class Hashed {
        final Map<String, String> byName = new HashMap<>();
    }

    public static final class Salted {
        final Set<String> names = Set.of("a", "b");
    }

    public static final class Identity {
        int place(final Object of) {
            return System.identityHashCode(of);
        }
    }

    public static final class Property {
        int size() {
            return Integer.getInteger("size", 1);
        }
    }

    public static final class Words {
        String say(final double price) {
            return String.format("%.2f", price);
        }
    }

    public static final class Bytes {
        String read(final byte[] from) {
            return new String(from);
        }
    }

    public static final class OldDate {
        Date born;
    }

    public static final class Complains {
        void say() {
            System.err.println("price");
        }
    }

    public static final class LooseMath {
        double grow(final double x) {
            return Math.exp(x);
        }
    }
}
