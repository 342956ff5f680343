package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.VirtualWorld;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A client, and a server in memory that answers as it is told, in a time that the tests let pass. */
abstract class RestClientFixture {
    private static final String ORDER = "[7,null,8,\"tBTCUSD\",1,1,0.1,0.1,\"EXCHANGE LIMIT\",null,null,null,0,\"ACTIVE\"]";
    static final String SUBMITTED =
        "[1754896394,\"on-req\",null,null,[" + ORDER + "],null,\"SUCCESS\",\"Submitting 1 orders.\"]";
    static final String TOO_SMALL = "[\"error\",10114,\"nonce: small\"]";

    @TempDir
    Path directory;
    final VirtualWorld world = new VirtualWorld();
    final Environment environment = world.environment(7);
    final URI uri = URI.create("http://exchange-" + System.identityHashCode(this) + ":80");
    final FakeHttp server = new FakeHttp(world.loop, environment.addressOf(uri));
    final List<String> breakers = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    RestClient client;

    @BeforeEach
    void begin() {
        client = client(new RestAccount(new Credentials("key", "secret".toCharArray()),
            new NonceManager(directory.resolve("nonce"), () -> world.wallMs() * 1_000)));
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
        world.close();
        assertEquals(List.of(), failures);
    }

    <T> RestOutcome<T> askFor(final Runnable first, final RestRequest<T> request) {
        first.run();
        return ask(request);
    }

    <T> RestOutcome<T> ask(final RestRequest<T> request) {
        final List<RestOutcome<T>> outcomes = new ArrayList<>();
        client.send(request, outcomes::add);
        world.runUntil(() -> !outcomes.isEmpty(), 20_000_000_000L);
        assertEquals(1, outcomes.size());
        if (!outcomes.get(0).isAnswer()) {
            assertNull(outcomes.get(0).value());
        }
        return outcomes.get(0);
    }

    long nonce(final int index) {
        return Long.parseLong(server.asked.get(index).headers().get("bfx-nonce"));
    }

    RestAccount account() {
        return new RestAccount(new Credentials("key", "secret".toCharArray()),
            new NonceManager(directory.resolve("nonce-of-another"), () -> world.wallMs() * 1_000));
    }

    RestClient client(final RestAccount account) {
        return new RestClient(RestConfig.of(uri), wiring(), account);
    }

    RestWiring wiring() {
        return new RestWiring(world.loop, environment.socketType(), environment::addressOf, world.ticker,
            () -> world.wallMs() * 1_000_000, new SplittableRandom(7),
            (endpoint, state, reason, openNs) -> breakers.add(endpoint + " " + state + " " + reason + " " + openNs),
            failures::add);
    }
}
