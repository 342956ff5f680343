package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.DataDirectories;
import genesis.admin.config.ExitCode;
import genesis.admin.config.RunOptions;
import genesis.admin.config.VenueOptions;
import genesis.admin.doctor.AccountChecks;
import genesis.admin.doctor.Asker;
import genesis.admin.doctor.DataChecks;
import genesis.admin.doctor.DisconnectChecks;
import genesis.admin.doctor.Finding;
import genesis.admin.doctor.Finding.Level;
import genesis.admin.doctor.Findings;
import genesis.admin.doctor.MachineChecks;
import genesis.admin.doctor.Venue;
import genesis.admin.doctor.VenueChecks;
import genesis.admin.http.Json;
import genesis.admin.launch.VenueKeys;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.CredentialsException;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether all is ready, and says what to do where it is not. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Checks machine, data directory, exchange and key, orders nothing, and says what to do for each line that is not ok.",
    footer = {"",
        "Examples:",
        "  genesis doctor                                     the venue of the configuration, the newest data directory",
        "  genesis doctor --venue bitfinex --data data/live   before a real account is traded",
        "  genesis doctor --venue http://127.0.0.1:8090       an exchange that genesis exchange started",
        "",
        "Exit codes: 0 all ok or warn, 1 a check failed, 2 usage, 3 environment."})
final class DoctorVerb implements Callable<Integer> {
    /** Of the embedded exchange, for as long as the doctor looks. */
    private static final AccountKey EMBEDDED_KEY = new AccountKey("embedded-key", "embedded-secret");
    /** The options want one, because a run does; the doctor subscribes to nothing. */
    private static final String ANY_SYMBOL = "tBTCUSD";

    @Option(names = "--venue", paramLabel = "embedded|bitfinex|URL",
        description = "Which exchange; embedded starts one for the look. Default: genesis.run.venue.")
    private String venue;
    @Option(names = "--data", paramLabel = "DIR", description = "Data directory, which may not exist yet. Default: data/latest, if there is one.")
    private Path data;
    @Option(names = "--config", paramLabel = "FILE", description = "HOCON file over the defaults.")
    private Path config;
    @Option(names = "--json", description = "One JSON object on standard output; lines for people go to standard error.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final Configuration configuration = Configuration.load(config, System.getenv());
        final VenueOptions options = VenueOptions.of(configuration);
        final RunOptions run = RunOptions.of(given(), configuration, data, null);
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter people = json ? spec.commandLine().getErr() : out;
        final Findings findings = new Findings(finding -> print(people, finding));
        MachineChecks.run(findings);
        final Path directory = directory();
        final DataChecks dataChecks = new DataChecks(findings, directory);
        dataChecks.run();
        final Credentials credentials = credentials(options, findings);
        if (credentials != null) {
            DisconnectChecks.run(findings, configuration.settings());
        }
        if (run.venue() == null) {
            embedded(findings);
        } else {
            outside(findings, venue(run, options), dataChecks.isInUse() ? null : credentials, directory);
            if (dataChecks.isInUse() && credentials != null) {
                people.println("the account is not asked: the process that uses the directory counts the key's nonces");
            }
        }
        people.println(verdict(findings));
        people.flush();
        if (json) {
            out.println(json(findings));
        }
        return (findings.failed().isEmpty() ? ExitCode.GOOD : ExitCode.CHECK_FAILED).number();
    }

    private Map<String, String> given() {
        final Map<String, String> given = new HashMap<>(Map.of("symbols", ANY_SYMBOL));
        if (venue != null) {
            // A stream has an address of its own; whoever names the door of HTTP means the same house.
            given.put("venue", venue.matches("https?://[^/]*/?") ? "ws" + venue.substring("http".length()).replaceAll("/$", "") + "/ws/2" : venue);
        }
        return given;
    }

    private static Venue venue(final RunOptions run, final VenueOptions options) {
        final URI rest = run.market().rest();
        return run.venue().equals(options.stream())
            ? new Venue(options.stream(), options.accountStream(), rest, options.accountRest())
            : new Venue(run.venue(), run.venue(), rest, rest);
    }

    /** Null where none is named and none was made. */
    private Path directory() {
        final Path latest = DataDirectories.usual().parent().resolve("latest");
        final Path named = data != null ? data : Files.isDirectory(latest) ? latest : null;
        try {
            return named == null || !Files.exists(named) ? named : named.toRealPath();
        } catch (final IOException e) {
            throw Complaint.environment("the directory " + named + " cannot be read (" + e.getMessage() + "); run this as its owner", e);
        }
    }

    /** Null where none is configured, or it cannot be had. */
    private static Credentials credentials(final VenueOptions options, final Findings findings) {
        try {
            final Credentials credentials = VenueKeys.of(options, System.getenv(), () -> SecretLines.ofTerminal().read("Password of " + options.keystore()));
            findings.ok("key", credentials == null ? "none configured: the market can be watched and traded on paper"
                : credentials.maskedKey() + " from " + options.keySource().name().toLowerCase(Locale.ROOT));
            return credentials;
        } catch (final CredentialsException | Complaint e) {
            findings.fail("key", "cannot be had: " + e.getMessage(), "check genesis.venue.key-source and what it names; genesis keys list"
                + " shows the keystore");
            return null;
        }
    }

    /** An exchange of its own, and a key that only it knows. */
    private static void embedded(final Findings findings) throws InterruptedException {
        final Path nonces = temporary();
        try (SimulatorServer server = SimulatorServer.start(new SyntheticMarket(1, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis())),
            Transport.loopback(0), Speed.WALL_TIME, ExchangeOptions.of(EMBEDDED_KEY))) {
            final URI rest = URI.create("http://127.0.0.1:" + server.port());
            outside(findings, new Venue(server.uri(), server.uri(), rest, rest),
                new Credentials(EMBEDDED_KEY.key(), EMBEDDED_KEY.secret().toCharArray()), nonces);
        } finally {
            new DataDirectories(nonces.getParent()).discard(nonces);
        }
    }

    private static void outside(final Findings findings, final Venue where, final Credentials credentials, final Path directory)
        throws InterruptedException {
        if (credentials == null) {
            try (Asker asker = new Asker(where, null)) {
                new VenueChecks(findings, where).run(asker);
            }
            return;
        }
        // The same file as a run's: a nonce that the doctor used must not be used again.
        final boolean isKept = directory != null && Files.isDirectory(directory);
        final Path place = isKept ? directory : temporary();
        final NonceManager nonces = NonceManager.of(place, credentials, System::currentTimeMillis);
        try (Asker asker = new Asker(where, new RestAccount(credentials, nonces))) {
            if (new VenueChecks(findings, where).run(asker)) {
                new AccountChecks(findings, credentials, nonces).run(asker);
            }
        } finally {
            if (!isKept) {
                new DataDirectories(place.getParent()).discard(place);
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("genesis-doctor");
        } catch (final IOException e) {
            throw Complaint.environment("a temporary directory cannot be made (" + e.getMessage() + "); check java.io.tmpdir", e);
        }
    }

    private static void print(final PrintWriter people, final Finding finding) {
        people.printf("%-4s  %-12s %s%n", finding.level().text(), finding.check(), finding.found());
        if (!finding.advice().isEmpty()) {
            people.printf("%-19s→ %s%n", "", finding.advice());
        }
        people.flush();
    }

    private static String verdict(final Findings findings) {
        return "doctor: " + findings.count(Level.OK) + " ok, " + Texts.count(findings.count(Level.WARN), "warning") + ", "
            + findings.failed().size() + " failed" + (findings.failed().isEmpty() ? "" : ": " + String.join(", ", findings.failed()));
    }

    private static String json(final Findings findings) {
        return Json.object(to -> {
            to.writeBooleanField("ok", findings.failed().isEmpty());
            to.writeArrayFieldStart("checks");
            for (final Finding finding : findings.all()) {
                to.writeStartObject();
                to.writeStringField("check", finding.check());
                to.writeStringField("level", finding.level().text());
                to.writeStringField("found", finding.found());
                to.writeStringField("advice", finding.advice());
                to.writeEndObject();
            }
            to.writeEndArray();
        });
    }
}
