package genesis.gateway.simulator.fault;

import genesis.core.exchange.SeededRandom;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When what goes wrong. A plan is text, one fault a line, in any order, written by hand or made from a seed:
 *
 * <pre>
 *   # comment
 *   SECONDS  KIND  [frame=CODE] [for=SECONDS] [count=N] [value=N]
 *   12.5     disconnect
 *   20       delay frame=on for=1.5
 *   31.250   duplicate frame=te count=2
 *   45       rest-429 count=3 value=5
 * </pre>
 *
 * @param faults by time
 */
public record FaultPlan(List<Fault> faults) {
    private static final String[] ACCOUNT_FRAMES = {"te", "tu", "oc", "on", "ou", "on-req", "wu", "oc-req"};
    private static final BigDecimal MS_PER_SECOND = BigDecimal.valueOf(1_000);

    public FaultPlan {
        faults = faults.stream().sorted(Comparator.comparingLong(Fault::atMs)).toList();
    }

    /** Reads a plan. Throws {@link IllegalArgumentException} that names the line which is none. */
    public static FaultPlan parse(final String text) {
        final List<Fault> faults = new ArrayList<>();
        int number = 0;
        for (final String line : text.split("\n", -1)) {
            number++;
            final String words = line.strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                faults.add(fault(words, number));
            }
        }
        return new FaultPlan(faults);
    }

    /**
     * A plan in which each kind comes once before any comes twice, at random times. The same seed gives the same plan.
     *
     * @param spanMs    length
     * @param meanGapMs between two faults, at least 1
     */
    public static FaultPlan generate(final long seed, final long spanMs, final long meanGapMs) {
        final SeededRandom random = new SeededRandom(seed);
        final FaultKind[] kinds = FaultKind.values();
        final List<Fault> faults = new ArrayList<>();
        long atMs = meanGapMs;
        for (int i = 0; atMs < spanMs; i++) {
            if (i % kinds.length == 0) {
                shuffle(kinds, random);
            }
            faults.add(random(kinds[i % kinds.length], atMs, random));
            atMs += 1 + (long) (random.nextExponential() * meanGapMs);
        }
        return new FaultPlan(faults);
    }

    /** What {@link #parse} reads. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        faults.forEach(fault -> text.append(fault.text()).append('\n'));
        return text.toString();
    }

    private static Fault random(final FaultKind kind, final long atMs, final SeededRandom random) {
        final int few = 1 + random.nextInt(3);
        return switch (kind) {
            case SILENT -> new Fault(kind, atMs, 2_000 + random.nextInt(60_000), 1, "", 0);
            case DUPLICATE, REORDER, DROP -> new Fault(kind, atMs, 0, few, frame(random), 0);
            case DELAY -> new Fault(kind, atMs, 100 + random.nextInt(5_000), few, frame(random), 0);
            case CORRUPT -> new Fault(kind, atMs, 0, 1, random.nextInt(2) == 0 ? "public" : frame(random), 0);
            case CHECKSUM -> new Fault(kind, atMs, 0, few, "", 0);
            case LATE_SNAPSHOT -> new Fault(kind, atMs, 500 + random.nextInt(11_000), few, "", 0);
            case PARTIAL -> new Fault(kind, atMs, 0, few, "", 10 + random.nextInt(80));
            case MAINTENANCE -> new Fault(kind, atMs, 1_000 + random.nextInt(30_000), 1, "", 0);
            case REST_TOO_MANY -> new Fault(kind, atMs, 0, few, "", random.nextInt(2) * (1 + random.nextInt(10)));
            case REST_SLOW -> new Fault(kind, atMs, 500 + random.nextInt(20_000), few, "", 0);
            case CONNECT_REFUSED -> new Fault(kind, atMs, 0, few, "", random.nextInt(2) == 0 ? 0 : 503);
            case REJECT, REST_HTML, REST_TRUNCATED, REST_NONCE -> new Fault(kind, atMs, 0, few, "", 0);
            default -> new Fault(kind, atMs, 0, 1, "", 0);
        };
    }

    private static String frame(final SeededRandom random) {
        final int choice = random.nextInt(ACCOUNT_FRAMES.length + 2);
        return choice < ACCOUNT_FRAMES.length ? ACCOUNT_FRAMES[choice] : "public";
    }

    private static void shuffle(final FaultKind[] kinds, final SeededRandom random) {
        for (int i = kinds.length - 1; i > 0; i--) {
            final int other = random.nextInt(i + 1);
            final FaultKind kind = kinds[i];
            kinds[i] = kinds[other];
            kinds[other] = kind;
        }
    }

    private static Fault fault(final String line, final int number) {
        final String[] words = line.split("\\s+");
        final FaultKind kind = words.length < 2 ? null : FaultKind.of(words[1]);
        if (kind == null) {
            throw new IllegalArgumentException("line " + number + " of the fault plan names no time and kind: " + line);
        }
        long forMs = 0;
        long count = 1;
        long value = 0;
        String frame = "";
        try {
            for (int i = 2; i < words.length; i++) {
                final String[] pair = words[i].split("=", 2);
                final String text = pair.length == 2 ? pair[1] : "";
                switch (pair[0]) {
                    case "for" -> forMs = ms(text);
                    case "count" -> count = Long.parseLong(text);
                    case "value" -> value = Long.parseLong(text);
                    case "frame" -> frame = text;
                    default -> throw new IllegalArgumentException("unknown word " + words[i]);
                }
            }
            return new Fault(kind, ms(words[0]), forMs, Math.toIntExact(count), frame, value);
        } catch (final IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("line " + number + " of the fault plan: " + e.getMessage() + ": " + line,
                e);
        }
    }

    private static long ms(final String seconds) {
        return new BigDecimal(seconds).multiply(MS_PER_SECOND).longValueExact();
    }
}
