package genesis.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.http.SessionFile;
import genesis.admin.http.TokenFile;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.fault.FaultKind;
import genesis.gateway.simulator.fault.FaultPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole processes with a key, against an exchange where things go wrong, and then every byte that they left behind: the data
 * directory with its journal, log, token and session, what was printed, and what the admin server answered.
 */
@Timeout(600)
class SecretsTest {
    private static final String KEY = "kQ7vXw2mZ9pL4sT8rB1nC6yH3dF5gJ0aUeOiRqMxVbN";
    private static final String SECRET = "W3hPz8LkTf6JmRc1YsQv9NbXg4DaUe7KoHi2ErSd0Cy";
    /** Of the same key; the exchange refuses what it signs. */
    private static final String WRONG_SECRET = "Pj5GtYb2WnXq8ZdKc7VhLs3MfRa1TeJu9QiOx6Hp4Bk";
    private static final String PASSWORD = "Tm4QzKw8RvBn2YxL";
    /** What may be shown of a key tells two apart; the rest of it may not. */
    private static final int SHOWN_LENGTH = 4;
    private static final SecretSearch SEARCH = new SecretSearch(Map.of("secret", SECRET, "wrong secret", WRONG_SECRET,
        "password", PASSWORD, "key", KEY.substring(SHOWN_LENGTH)));
    /** All that can go wrong with a key, and some that can go wrong around it; in seconds after the exchange has opened. */
    private static final String FAULTS = """
        0 auth-nonce
        0 rest-nonce
        2 rest-html
        3 rest-429
        4 disconnect
        5 auth-nonce
        6 rest-truncated
        7 restart
        8 rest-nonce
        9 rest-html count=3
        10 maintenance for=1
        """;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(120);

    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir
    private Path directory;
    /** What must not hold a secret: the data directory and what was printed. */
    private Path left;
    private SimulatorServer server;
    /** With the same key, and nothing goes wrong there. */
    private SimulatorServer calm;
    private int printed;

    /** Where the key comes from. */
    private enum Source {
        ENVIRONMENT, FILE, KEYSTORE
    }

    @BeforeEach
    void open() throws IOException {
        left = Files.createDirectory(directory.resolve("left"));
        final ExchangeOptions options = ExchangeOptions.of(new AccountKey(KEY, SECRET));
        server = serve(options.withFaults(FaultPlan.parse(FAULTS), line -> { }));
        calm = serve(options);
    }

    @AfterEach
    void close() {
        server.close();
        calm.close();
    }

    private static SimulatorServer serve(final ExchangeOptions options) {
        return SimulatorServer.start(new SyntheticMarket(1, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis())), Transport.loopback(0),
            Speed.WALL_TIME, options);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void shouldLeaveNoSecretBehindWhereverTheKeyComesFrom(final Source source) throws Exception {
        final Path right = configuration(source, "right", SECRET);
        final Path wrong = configuration(source, "wrong", WRONG_SECRET);
        final Path data = left.resolve("data");

        final Process run = start(source, SECRET, run(data, right, "12s"));
        askEverything(run, data, "lunch");
        assertEquals(0, run.waitFor(), printed());
        start(source, SECRET, "doctor", "--venue", url(server), "--config", right.toString(), "--data", data.toString()).waitFor();
        assertEquals(0, start(source, SECRET, "doctor", "--venue", url(calm), "--config", right.toString()).waitFor(), printed());
        start(source, WRONG_SECRET, "doctor", "--venue", url(calm), "--config", wrong.toString()).waitFor();
        start(source, WRONG_SECRET, run(left.resolve("wrong"), wrong, "4s")).waitFor();
        start(source, SECRET, "keys", "list", "--keystore", directory.resolve("right.p12").toString()).waitFor();
        assertEquals(0, start(source, SECRET, "journal", "dump", "--data", data.toString()).waitFor(), printed());

        assertEquals(List.of(), SEARCH.in(left));
        assertEquals(List.of(), SEARCH.inMessages(data));
        assertEquals(List.of(), SEARCH.inMessages(left.resolve("wrong")));
        assertTrue(server.faultCounts().getOrDefault(FaultKind.AUTH_NONCE, 0) > 0, "a login was refused: " + server.faultCounts());
        assertTrue(server.faultCounts().getOrDefault(FaultKind.REST_HTML, 0) > 0, "a question was answered with HTML: " + server.faultCounts());
        assertTrue(anyAnswer("\"healthy\":true"), "the market was heard");
        assertTrue(printed().contains("nothing may be withdrawn"), "the key was used: " + printed());
        assertTrue(printed().contains("digest invalid"), "the wrong secret was used: " + printed());
        if (source == Source.KEYSTORE) {
            assertEquals(List.of(), new SecretSearch(Map.of("secret", SECRET)).in(keystores()), "not even in the keystore");
        }
    }

    /** A reason that an operator types is journaled and shown: whoever types a secret there finds it everywhere. */
    @Test
    void shouldFindASecretThatWasReallyLeaked() throws Exception {
        final Path data = left.resolve("data");
        final Process run = start(Source.ENVIRONMENT, SECRET, run(data, configuration(Source.ENVIRONMENT, "right", SECRET), "8s"));
        askEverything(run, data, SECRET);
        assertEquals(0, run.waitFor(), printed());
        assertEquals(0, start(Source.ENVIRONMENT, SECRET, "journal", "dump", "--data", data.toString()).waitFor());

        final List<String> leaks = SEARCH.in(left);

        for (final String where : List.of("data/inputs/", "data/outputs/", "answer-", "printed-")) {
            assertTrue(leaks.stream().anyMatch(leak -> leak.startsWith(where) && leak.contains(": secret from its byte")), where + " in " + leaks);
        }
        final List<String> messages = SEARCH.inMessages(data);
        assertTrue(messages.stream().anyMatch(leak -> leak.startsWith("inputs")) && messages.stream().anyMatch(leak -> leak.startsWith("outputs")),
            messages.toString());
    }

    @Test
    void shouldFindASecretInAnyDress() throws IOException {
        final byte[] bytes = SECRET.getBytes(StandardCharsets.US_ASCII);
        final List<byte[]> dresses = new ArrayList<>(List.of(bytes, SECRET.substring(20, 32).getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), SECRET.getBytes(StandardCharsets.UTF_16LE),
            HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), KEY.getBytes(StandardCharsets.US_ASCII)));
        for (final String before : List.of("", ":", "::")) {
            dresses.add(Base64.getEncoder().encode((before + SECRET + "!").getBytes(StandardCharsets.US_ASCII)));
        }
        for (int i = 0; i < dresses.size(); i++) {
            final byte[] file = new byte[(1 << 20) + 100];
            // Across the border of two blocks.
            System.arraycopy(dresses.get(i), 0, file, (1 << 20) - 5, dresses.get(i).length);
            Files.write(left.resolve("planted-" + i), file);
        }
        Files.writeString(left.resolve("innocent"), KEY.substring(0, SHOWN_LENGTH) + "… " + SECRET.substring(0, 11));

        assertEquals(dresses.size(), SEARCH.in(left).stream().map(leak -> leak.split(":")[0]).distinct().count(), SEARCH.in(left).toString());
    }

    private String[] run(final Path data, final Path config, final String duration) {
        return new String[] {"run", "--mode", "live", "--venue", server.uri().toString(), "--symbols", "tBTCUSD", "--data", data.toString(), "--port", "0",
            "--duration", duration, "--json", "--config", config.toString()};
    }

    private static String url(final SimulatorServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    /** Everything that the admin server answers, good questions and bad ones; ends with the process. */
    private void askEverything(final Process run, final Path data, final String reason) throws Exception {
        final long startNs = System.nanoTime();
        while (!Files.exists(data.resolve(SessionFile.NAME))) {
            assertTrue(run.isAlive() && System.nanoTime() - startNs < PATIENCE_NS, printed());
            run.waitFor(50, TimeUnit.MILLISECONDS);
        }
        final String base = "http://127.0.0.1:" + SessionFile.read(data).port();
        final String token = TokenFile.read(data);
        answer(HttpRequest.newBuilder(URI.create(base + "/api/v2/pause")).header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"" + reason + "\"}")));
        answer(HttpRequest.newBuilder(URI.create(base + "/api/v2/pause")).POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"nobody\"}")));
        answer(HttpRequest.newBuilder(URI.create(base + "/api/v2/arm")).header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"armed\":true,\"confirmation\":\"ARM LIVE\"}")));
        answer(HttpRequest.newBuilder(URI.create(base + "/api/v2/arm")).POST(HttpRequest.BodyPublishers.ofString("}")));
        int turns = 0;
        while (run.isAlive() && Files.exists(data.resolve(SessionFile.NAME))) {
            for (final String path : List.of("/", "/health", "/metrics", "/api/v2/status", "/api/v2/nothing")) {
                answer(HttpRequest.newBuilder(URI.create(base + path)));
            }
            turns++;
            run.waitFor(1, TimeUnit.SECONDS);
        }
        assertTrue(turns > 2, "the run was asked while it ran: turns=" + turns + " " + printed());
    }

    private void answer(final HttpRequest.Builder request) throws InterruptedException, IOException {
        try {
            final HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Files.writeString(left.resolve("answer-" + printed++), response.statusCode() + "\n" + response.headers().map() + "\n" + response.body());
        } catch (final IOException stopped) {
            // The run has ended between two questions.
        }
    }

    /** A process whose output is kept among what is searched. */
    private Process start(final Source source, final String secret, final String... arguments) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(ChildJvm.command(List.of("-Djava.io.tmpdir=" + Files.createDirectories(left.resolve("tmp")),
            "-Dgenesis.root=" + left), arguments));
        builder.environment().remove("GENESIS_API_KEY");
        builder.environment().remove("GENESIS_API_SECRET");
        if (source == Source.ENVIRONMENT) {
            builder.environment().put("GENESIS_API_KEY", KEY);
            builder.environment().put("GENESIS_API_SECRET", secret);
        }
        builder.environment().put("GENESIS_KEYSTORE_PASSWORD", PASSWORD);
        return builder.redirectErrorStream(true).redirectOutput(left.resolve("printed-" + printed++ + ".txt").toFile()).start();
    }

    private boolean anyAnswer(final String text) throws IOException {
        try (var files = Files.list(left)) {
            for (final Path file : files.filter(one -> one.getFileName().toString().startsWith("answer-")).toList()) {
                if (Files.readString(file).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String printed() throws IOException {
        final StringBuilder text = new StringBuilder();
        try (var files = Files.list(left)) {
            for (final Path file : files.filter(one -> one.getFileName().toString().startsWith("printed-")).sorted().toList()) {
                final String all = Files.readString(file);
                text.append(file.getFileName()).append(": ").append(all, 0, Math.min(4_000, all.length())).append('\n');
            }
        }
        return text.toString();
    }

    /** The key where its source wants it, and the configuration that says so. */
    private Path configuration(final Source source, final String name, final String secret) throws Exception {
        final Path keystore = directory.resolve(name + ".p12");
        final String where = switch (source) {
            case ENVIRONMENT -> "key-source = environment";
            case FILE -> {
                final Path file = Files.createFile(directory.resolve(name + ".key"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, "key = " + KEY + "\nsecret = " + secret + "\n");
                yield "key-source = file, key-file = \"" + file + "\"";
            }
            case KEYSTORE -> {
                final Process add = start(source, secret, "keys", "add", name, "--stdin", "--keystore", keystore.toString());
                try (var typed = add.outputWriter(StandardCharsets.US_ASCII)) {
                    typed.write(KEY + "\n" + secret + "\n");
                }
                assertEquals(0, add.waitFor(), printed());
                yield "key-source = keystore, keystore = \"" + keystore + "\", key-name = " + name;
            }
        };
        return Files.writeString(directory.resolve(name + ".conf"), "genesis.venue { " + where + " }\n");
    }

    /** A directory with nothing but them. */
    private Path keystores() throws IOException {
        final Path only = Files.createDirectory(directory.resolve("keystores"));
        for (final String name : List.of("right.p12", "wrong.p12")) {
            Files.copy(directory.resolve(name), only.resolve(name));
        }
        return only;
    }
}
