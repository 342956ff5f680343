package genesis.admin.config;

import genesis.admin.config.Configuration.Entry;
import genesis.core.message.Mode;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one run is to be done. Cannot be invalid: each value was checked and each refusal names it and what is allowed.
 *
 * @param durationNs how long, in wall time; 0 until the end of the capture or a signal
 * @param data       the data directory; null where one is still to be made
 * @param port       of the admin server on 127.0.0.1; 0 for any free one
 * @param seed       of everything random around the engine
 * @param capture    a recording to play; null for the synthetic market or a venue
 * @param speed      of the embedded exchange
 * @param layout     may be {@link Layout#AUTO}
 * @param waiting    may be {@link Wait#AUTO}
 * @param pin        CPU of the engine's thread; {@link #NOT_PINNED} for none
 * @param mode       OBSERVE, PAPER or LIVE; the last neither with a capture nor at another speed
 * @param venue      the public stream; null for the embedded exchange
 * @param market     what is asked of a venue, and how
 * @param account    where orders go and whose key it is; null unless LIVE at a venue
 * @param symbols    what to subscribe to; empty for all that the embedded exchange has
 * @param model      a probability model to load at the start; null for none, and for the one that is loaded already
 * @param hours      when entries are allowed
 * @param deadManSwitch LIVE: the exchange cancels all orders of the account when the account's connection ends
 */
public record RunOptions(long durationNs, Path data, int port, long seed, Path capture, Speed speed, Layout layout, Wait waiting,
                         int pin, Mode mode, URI venue, MarketOptions market, VenueOptions account, List<String> symbols, Path model,
                         TradingHours hours, boolean deadManSwitch) {
    /** The scheduler decides. */
    public static final int NOT_PINNED = -1;

    private static final String NONE = "none";
    private static final String EMBEDDED = "embedded";
    private static final String BITFINEX = "bitfinex";
    private static final String PAPER = "paper";

    /**
     * Command line over configuration.
     *
     * @param commandLine values as written, by key of {@code genesis.run}; only those that were given
     * @param data        may be null: see {@link #in}
     * @param capture     null for none
     */
    public static RunOptions of(final Map<String, String> commandLine, final Configuration configuration,
                                final Path data, final Path capture) {
        final Values values = new Values(commandLine, configuration);
        final URI venue = values.venue();
        final List<String> symbols = values.symbols();
        final Speed speed = values.of("speed", Speed.FORM, Speed::parse);
        if (venue != null && capture != null) {
            throw Complaint.usage("--capture " + capture + " and --venue " + venue + " exclude each other; give one of them");
        }
        if (venue != null && symbols.isEmpty()) {
            throw Complaint.usage("--venue " + venue + " needs --symbols, such as --symbols tBTCUSD,tETHUSD");
        }
        if (venue != null && !speed.equals(Speed.REAL_TIME)) {
            throw Complaint.usage("--speed " + speed + " is only possible with the embedded exchange; leave it out with --venue");
        }
        final Mode mode = values.choice("mode", new Mode[] {Mode.OBSERVE, Mode.PAPER, Mode.LIVE});
        if (mode == Mode.LIVE && capture != null) {
            throw Complaint.usage("--mode live needs an exchange that takes orders; a capture takes none");
        }
        if (mode == Mode.LIVE && !speed.equals(Speed.REAL_TIME)) {
            throw Complaint.usage("--mode live goes at the speed of the world; leave out --speed " + speed);
        }
        return new RunOptions(
            values.of("duration", "none, or " + Durations.FORM, RunOptions::duration),
            data,
            values.of("port", "a number from 0 (any free port) to 65535", text -> number(text, 0, 65_535)).intValue(),
            values.of("seed", "a whole number", text -> number(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            capture,
            speed,
            values.choice("layout", Layout.values()),
            values.choice("wait", Wait.values()),
            values.of("pin", "none, or a CPU from 0 to " + (cores() - 1), RunOptions::cpu),
            mode,
            venue,
            MarketOptions.of(configuration, venue),
            mode == Mode.LIVE && venue != null ? account(configuration) : null,
            symbols,
            values.of("model", "none, or a file that genesis model train wrote", RunOptions::file).orElse(null),
            configuration.hours(),
            configuration.settings().get(Setting.DEAD_MAN_SWITCH) == 1);
    }

    /** The same in this data directory. */
    public RunOptions in(final Path directory) {
        return new RunOptions(durationNs, directory, port, seed, capture, speed, layout, waiting, pin, mode, venue, market, account,
            symbols, model, hours, deadManSwitch);
    }

    private static VenueOptions account(final Configuration configuration) {
        final VenueOptions account = VenueOptions.of(configuration);
        if (account.keySource() == KeySource.NONE) {
            throw Complaint.usage("--mode live at a venue needs a key; genesis.venue.key-source says where it is");
        }
        return account;
    }

    private static Optional<Long> duration(final String text) {
        return text.equals(NONE) ? Optional.of(0L) : Durations.parseNs(text).filter(ns -> ns > 0);
    }

    /** Outer: whether it may be so; inner: whether there is one. */
    private static Optional<Optional<Path>> file(final String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.equals(NONE) ? Optional.empty() : Optional.of(Path.of(text)));
    }

    private static Optional<Integer> cpu(final String text) {
        return text.equals(NONE) ? Optional.of(NOT_PINNED) : number(text, 0, cores() - 1).map(Long::intValue);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Optional<Long> number(final String text, final long min, final long max) {
        try {
            return Optional.of(Long.parseLong(text)).filter(value -> value >= min && value <= max);
        } catch (final NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    /** How one text becomes a value; empty where it does not. */
    private interface Reading<T> {
        Optional<T> of(String text);
    }

    private record Values(Map<String, String> commandLine, Configuration configuration) {
        <T> T of(final String key, final String allowed, final Reading<T> reading) {
            final Entry entry = entry(key);
            return reading.of(entry.text()).orElseThrow(() -> Complaint.usage(
                entry.origin() + " " + (entry.text().isBlank() ? "\"" + entry.text() + "\"" : entry.text()) + " is not allowed; expected " + allowed));
        }

        <E extends Enum<E>> E choice(final String key, final E[] choices) {
            final String allowed = String.join(", ", Stream.of(choices).map(Values::name).toList());
            return of(key, "one of " + allowed, text -> Stream.of(choices).filter(one -> name(one).equals(text)).findFirst());
        }

        URI venue() {
            return of("venue", EMBEDDED + ", " + BITFINEX + ", or a ws:// or wss:// address", text -> switch (text) {
                case EMBEDDED -> Optional.of(Optional.<URI>empty());
                case BITFINEX -> Optional.of(Optional.of(VenueOptions.of(configuration).stream()));
                default -> webSocket(text).map(Optional::of);
            }).orElse(null);
        }

        List<String> symbols() {
            if (entry("symbols").text().equals(PAPER)) {
                return VenueOptions.of(configuration).paperSymbols();
            }
            final String text = entry("symbols").text();
            final List<String> symbols = Stream.of(text.split(",")).map(String::trim).filter(symbol -> !symbol.isEmpty()).distinct().toList();
            for (final String symbol : symbols) {
                try {
                    Instrument.currenciesOf(symbol);
                } catch (final IllegalArgumentException e) {
                    throw Complaint.usage(entry("symbols").origin() + " " + text + ": " + e.getMessage());
                }
            }
            return symbols;
        }

        private Entry entry(final String key) {
            return commandLine.containsKey(key) ? new Entry(commandLine.get(key), "--" + key) : configuration.run(key);
        }

        private static Optional<URI> webSocket(final String text) {
            try {
                final URI uri = URI.create(text);
                return Optional.of(uri).filter(one -> ("ws".equals(one.getScheme()) || "wss".equals(one.getScheme())) && one.getHost() != null);
            } catch (final IllegalArgumentException notAnAddress) {
                return Optional.empty();
            }
        }

        private static String name(final Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
