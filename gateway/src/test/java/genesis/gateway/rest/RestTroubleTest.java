package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerState;
import genesis.gateway.limit.Endpoint;
import genesis.gateway.rest.RestOutcome.Fate;
import genesis.gateway.rest.RestOutcome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An exchange in trouble, or asked too often: what the client makes of it, and when it leaves an endpoint alone. */
class RestTroubleTest extends RestClientFixture {
    @Test
    void shouldLeaveAnEndpointAloneForAsLongAsItAsks() {
        server.then(reply -> reply.json(429, "[\"error\",11010,\"ratelimit: error\"]", "Retry-After: 17"))
            .otherwise(reply -> reply.json(200, "[1]"));

        final RestOutcome<Boolean> outcome = ask(PublicRequests.platformStatus());

        assertEquals(Kind.RATE_LIMITED, outcome.kind());
        assertEquals(17_000_000_000L, outcome.waitNs());
        assertEquals(List.of("PLATFORM_STATUS OPEN HTTP 429 17000000000"), breakers);
        assertEquals(Kind.REFUSED, ask(PublicRequests.platformStatus()).kind());
        assertEquals(Kind.ANSWER, askFor(() -> server.otherwise(reply -> reply.json(200, "[[\"BTC\"]]")),
            PublicRequests.currencies()).kind(), "other endpoints go on");
        assertEquals(2, server.asked.size());

        world.run(17, TimeUnit.SECONDS);
        server.otherwise(reply -> reply.json(200, "[1]"));
        assertEquals(Kind.ANSWER, ask(PublicRequests.platformStatus()).kind());
        assertEquals(BreakerState.CLOSED, client.breaker(Endpoint.PLATFORM_STATUS).state());
    }

    @Test
    void shouldLeaveAnEndpointAloneForAMinuteWhereItDoesNotSay() {
        server.then(reply -> reply.json(429, "{\"error\":\"ERR_RATE_LIMIT\"}"));

        assertTrue(ask(PublicRequests.platformStatus()).waitNs() >= 60_000_000_000L);
    }

    @Test
    void shouldKnowTheErrorOfTooManyUnderAnotherStatus() {
        server.then(reply -> reply.json(500, "[\"error\",11010,\"ratelimit: error\"]"));

        assertEquals(Kind.RATE_LIMITED, ask(PublicRequests.platformStatus()).kind());
    }

    @Test
    void shouldOpenAfterFiveFailuresInARow() {
        server.otherwise(reply -> reply.json(502, "<html>bad gateway</html>"));
        for (int i = 0; i < 5; i++) {
            final RestOutcome<Boolean> outcome = ask(PublicRequests.platformStatus());
            assertEquals(Kind.BAD_BODY, outcome.kind());
            assertEquals(502, outcome.status());
        }

        final RestOutcome<Boolean> refused = ask(PublicRequests.platformStatus());

        assertEquals(Kind.REFUSED, refused.kind());
        assertTrue(refused.waitNs() > 0 && refused.waitNs() <= 1_500_000_000L);
        assertEquals(5, server.asked.size());
    }

    @Test
    void shouldTellAnAnswerThatBrokeOff() {
        server.then(reply -> reply.rawThenClose("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[[1,2"))
            .then(reply -> reply.rawThenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[[1,2\r\n"))
            .then(reply -> reply.json(200, "[[1,2"));

        for (int i = 0; i < 3; i++) {
            final RestOutcome<NotificationRow> outcome = ask(AccountRequests.submit("{}"));
            assertEquals(Kind.BAD_BODY, outcome.kind(), outcome.toString());
            assertEquals(Fate.UNKNOWN, outcome.fate());
        }
    }

    @Test
    void shouldTakeAnAnswerBehindWhichTheConnectionIsClosed() {
        server.then(reply -> reply.rawThenClose("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\n[1]"))
            .then(reply -> reply.rawThenClose("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n[1]"))
            .then(reply -> reply.rawThenClose("HTTP/1.0 200 OK\r\n\r\n[1]"));

        for (int i = 0; i < 3; i++) {
            assertTrue(ask(PublicRequests.platformStatus()).value());
        }
        assertEquals(3, server.connectionCount);
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        server.then(reply -> reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n[["))
            .then(reply -> reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n500000\r\n["
                + " ".repeat(0x4FFFFF) + "\r\n"));

        assertEquals(Kind.BAD_BODY, ask(PublicRequests.platformStatus()).kind());
        assertEquals(Kind.BAD_BODY, ask(PublicRequests.platformStatus()).kind());
    }

    @Test
    void shouldRefuseWhatIsNotHttp() {
        server.then(reply -> reply.raw("SSH-2.0-OpenSSH_9.6\r\n\r\n"));

        assertEquals(Kind.BAD_BODY, ask(PublicRequests.platformStatus()).kind());
    }

    @Test
    void shouldRefuseRowsThatAreNotTheOnesExpected() {
        server.then(reply -> reply.json(200, "[[\"exchange\",\"BTC\"]]")).then(reply -> reply.json(200, "{\"a\":1}"))
            .then(reply -> reply.json(200, "[[1,2,{}]]"));

        for (int i = 0; i < 3; i++) {
            assertEquals(Kind.BAD_BODY, ask(AccountRequests.wallets()).kind());
        }
    }

    @Test
    void shouldNotWaitForEver() {
        final RestOutcome<NotificationRow> outcome = ask(AccountRequests.submit("{}"));

        assertEquals(Kind.TIMEOUT, outcome.kind());
        assertEquals(Fate.UNKNOWN, outcome.fate());
        assertEquals(RestRequest.WRITE_TIMEOUT_NS, world.nowNs());
    }

    @Test
    void shouldKnowThatACallThatWaitedInVainWasNotSent() {
        final List<RestOutcome<?>> outcomes = new ArrayList<>();
        client.send(AccountRequests.wallets(), outcomes::add);
        client.send(AccountRequests.positions(), outcomes::add);
        world.run(11, TimeUnit.SECONDS);

        assertEquals(List.of(Kind.TIMEOUT, Kind.TIMEOUT), outcomes.stream().map(RestOutcome::kind).toList());
        assertEquals(List.of(Fate.UNKNOWN, Fate.NOT_DONE), outcomes.stream().map(RestOutcome::fate).toList());
        assertEquals(0, client.callCount());
    }

    @Test
    void shouldKnowMaintenance() {
        server.then(reply -> reply.json(503, "{\"code\":503,\"error\":\"temporarily_unavailable\",\"error_description\":\"Sorry\"}"))
            .then(reply -> reply.json(503, "[\"error\",20060,\"maintenance\"]"))
            .then(reply -> reply.json(503, "<html>"));

        for (int i = 0; i < 3; i++) {
            assertEquals(Kind.MAINTENANCE, ask(PublicRequests.platformStatus()).kind());
        }
    }

    @Test
    void shouldRefuseWhatIsAboveTheLimitAndSayWhenToComeAgain() {
        server.otherwise(reply -> reply.json(200, "[1]"));
        RestOutcome<Boolean> outcome = ask(PublicRequests.platformStatus());
        while (outcome.isAnswer()) {
            outcome = ask(PublicRequests.platformStatus());
        }
        final int asked = server.asked.size();
        world.run(outcome.waitNs(), TimeUnit.NANOSECONDS);

        assertEquals(Kind.REFUSED, outcome.kind());
        assertEquals(5, asked, "a third of 15 a minute at once");
        assertEquals(Kind.ANSWER, ask(PublicRequests.platformStatus()).kind());
    }
}
