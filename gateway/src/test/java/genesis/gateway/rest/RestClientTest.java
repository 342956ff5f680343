package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.auth.RequestSigner;
import genesis.gateway.limit.Endpoint;
import genesis.gateway.rest.RestOutcome.Fate;
import genesis.gateway.rest.RestOutcome.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is asked and what comes back: rows, refusals, and what is known of an order that got no answer. */
class RestClientTest extends RestClientFixture {
    @Test
    void shouldAnswerWithRows() {
        server.then(reply -> reply.json(200, "[[2,1754896394001,-0.5,118950],[1,1754896394000,0.1,118940.5]]"));

        final RestOutcome<List<TradeRow>> outcome =
            ask(PublicRequests.trades("tBTCUSD", 1_754_896_394_000L, 0, 120, false));

        assertEquals(Kind.ANSWER, outcome.kind());
        assertEquals(List.of(new TradeRow(2, 1_754_896_394_001L, -50_000_000, 11_895_000_000_000L),
            new TradeRow(1, 1_754_896_394_000L, 10_000_000, 11_894_050_000_000L)), outcome.value());
        assertEquals("/v2/trades/tBTCUSD/hist?limit=120&sort=-1&start=1754896394000", server.asked.get(0).path());
        assertEquals("GET", server.asked.get(0).method());
    }

    @Test
    void shouldSignWhatTheAccountAsksAndOnlyThat() {
        server.then(reply -> reply.json(200, "[1]"))
            .then(reply -> reply.json(200, "[[\"exchange\",\"BTC\",0.000813551404,0,null,null,null]]"));

        assertTrue(ask(PublicRequests.platformStatus()).value());
        final List<WalletRow> wallets = ask(AccountRequests.wallets()).value();

        assertEquals(List.of(new WalletRow("exchange", "BTC", 81_355, 0, Row.NOTHING)), wallets);
        assertFalse(server.asked.get(0).headers().contains("bfx-apikey"));
        final FakeHttp.Asked asked = server.asked.get(1);
        assertEquals("POST", asked.method());
        assertEquals("key", asked.headers().get("bfx-apikey"));
        assertEquals(new RequestSigner(new Credentials("key", "secret".toCharArray()))
            .sign("/api/v2/auth/r/wallets" + asked.headers().get("bfx-nonce") + "{}"), asked.headers().get("bfx-signature"));
    }

    @Test
    void shouldKeepAConnectionForTheNextCall() {
        server.otherwise(reply -> reply.json(200, "[1]"));

        ask(PublicRequests.platformStatus());
        ask(PublicRequests.platformStatus());
        world.run(6, TimeUnit.SECONDS);
        ask(PublicRequests.platformStatus());

        assertEquals(2, server.connectionCount, "one for two calls, and another after it was idle for too long");
    }

    @Test
    void shouldAskOnceMoreWhenAnIdleConnectionWasClosedUnderAQuestion() {
        server.then(reply -> reply.json(200, "[1]")).then(FakeHttp.Reply::close).then(reply -> reply.json(200, "[0]"));
        ask(PublicRequests.platformStatus());

        assertFalse(ask(PublicRequests.platformStatus()).value());
        assertEquals(3, server.asked.size());
    }

    @Test
    void shouldNeverSendAnOrderTwiceWhenItsConnectionBreaks() {
        server.then(reply -> reply.json(200, "[]")).then(FakeHttp.Reply::close);
        ask(AccountRequests.orders());

        final RestOutcome<NotificationRow> outcome = ask(AccountRequests.submit("{\"cid\":8}"));

        assertEquals(Kind.DISCONNECTED, outcome.kind());
        assertEquals(Fate.UNKNOWN, outcome.fate());
        assertEquals(2, server.asked.size());
    }

    @Test
    void shouldKnowThatAnOrderWithoutAConnectionWasNotSent() {
        client.close();
        client = new RestClient(RestConfig.of(URI.create("http://nobody:1")), wiring(), account());

        final RestOutcome<NotificationRow> outcome = ask(AccountRequests.submit("{\"cid\":8}"));

        assertEquals(Kind.DISCONNECTED, outcome.kind());
        assertEquals(Fate.NOT_DONE, outcome.fate());
    }

    @Test
    void shouldReadAnOrdersAnswerWhoseTimeIsInSeconds() {
        server.then(reply -> reply.json(200, SUBMITTED));

        final NotificationRow notification = ask(AccountRequests.submit("{\"cid\":8}")).value();

        assertEquals(1_754_896_394_000L, notification.timeMs());
        assertTrue(notification.isSuccess());
        assertEquals(7, notification.orders().get(0).id());
        assertEquals("{\"cid\":8}", server.asked.get(0).body());
    }

    @Test
    void shouldTellWhatTheExchangeRefuses() {
        server.then(reply -> reply.json(500,
            "[\"error\",10001,\"Invalid order: not enough exchange balance for 0.1 BTCUSD at 100.\"]"));

        final RestOutcome<NotificationRow> outcome = ask(AccountRequests.submit("{}"));

        assertEquals(Kind.BUSINESS_ERROR, outcome.kind());
        assertEquals(Fate.NOT_DONE, outcome.fate());
        assertEquals(10_001, outcome.code());
        assertTrue(outcome.text().startsWith("Invalid order"));
        assertEquals(0, client.breaker(Endpoint.ORDER_SUBMIT).failureCount());
    }

    @Test
    void shouldNotClaimToKnowWhatAnErrorWithoutACodeMeansForAnOrder() {
        server.then(reply -> reply.json(500, "[\"error\",null,\"internal\"]"));

        assertEquals(Fate.UNKNOWN, ask(AccountRequests.submit("{}")).fate());
    }

    @Test
    void shouldTakeAnotherNonceOnceWhenItWasTooSmall() {
        server.then(reply -> reply.json(500, TOO_SMALL)).then(reply -> reply.json(200, SUBMITTED));

        assertEquals(Kind.ANSWER, ask(AccountRequests.submit("{}")).kind());
        assertTrue(nonce(1) > nonce(0));

        server.otherwise(reply -> reply.json(500, TOO_SMALL));
        final RestOutcome<NotificationRow> outcome = ask(AccountRequests.submit("{}"));
        assertEquals(10_114, outcome.code(), outcome.toString());
        assertEquals(4, server.asked.size(), "once, not for ever");
    }

    @Test
    void shouldSendTheAccountsCallsOneByOneWithGrowingNoncesAndOrdersFirst() {
        final List<FakeHttp.Reply> open = new ArrayList<>();
        server.otherwise(open::add);
        final List<Kind> outcomes = new ArrayList<>();
        client.send(AccountRequests.wallets(), outcome -> outcomes.add(outcome.kind()));
        world.settle();
        client.send(AccountRequests.positions(), outcome -> outcomes.add(outcome.kind()));
        client.send(AccountRequests.cancel(7), outcome -> outcomes.add(outcome.kind()));
        for (int i = 0; i < 3; i++) {
            world.settle();
            assertEquals(i + 1, open.size(), "one at a time");
            open.get(i).json(200, i == 1 ? "[1,\"oc-req\",null,null,null,null,\"SUCCESS\",\"\"]" : "[]");
        }
        world.settle();

        assertEquals(List.of(Kind.ANSWER, Kind.ANSWER, Kind.ANSWER), outcomes);
        assertEquals(List.of("/v2/auth/r/wallets", "/v2/auth/w/order/cancel", "/v2/auth/r/positions"),
            server.asked.stream().map(FakeHttp.Asked::path).toList());
        assertTrue(nonce(0) < nonce(1) && nonce(1) < nonce(2));
        assertEquals(1, server.connectionCount);
    }

    @Test
    void shouldRefuseWhatNeedsAKeyWhereThereIsNone() {
        client.close();
        client = client(null);

        final RestOutcome<List<WalletRow>> outcome = ask(AccountRequests.wallets());

        assertEquals(Kind.REFUSED, outcome.kind());
        assertEquals(0, server.asked.size());
    }

    @Test
    void shouldHandOnWhatACallbackThrowsAndGoOn() {
        server.otherwise(reply -> reply.json(200, "[1]"));
        client.send(PublicRequests.platformStatus(), outcome -> {
            throw new IllegalStateException("planned");
        });
        world.settle();

        assertEquals("planned", failures.remove(0).getMessage());
        assertEquals(Kind.ANSWER, ask(PublicRequests.platformStatus()).kind());
    }

    @Test
    void shouldEndAllCallsWhenClosed() {
        final List<RestOutcome<?>> outcomes = new ArrayList<>();
        client.send(AccountRequests.cancelAll(), outcomes::add);
        world.settle();
        client.send(AccountRequests.wallets(), outcomes::add);

        client.close();
        client.send(AccountRequests.wallets(), outcomes::add);
        world.settle();

        assertEquals(List.of(Fate.UNKNOWN, Fate.NOT_DONE, Fate.NOT_DONE), outcomes.stream().map(RestOutcome::fate).toList());
        assertEquals(0, client.callCount());
    }

    @Test
    void shouldCallBackOnlyAfterSendHasReturned() {
        final boolean[] returned = {false};
        final boolean[] late = {false};
        client.close();
        client.send(PublicRequests.platformStatus(), outcome -> late[0] = returned[0]);
        returned[0] = true;
        world.settle();

        assertTrue(late[0]);
    }

    /** With everything switched on that could be logged, in good times and bad ones. */
    @Test
    void shouldNeverLogOrTellASecretOrASignature() {
        final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        final Level before = root.getLevel();
        final ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        final StringBuilder told = new StringBuilder();
        try {
            client.close();
            client = client(new RestAccount(new Credentials("KeyOfNobody", "SecretOfNobody".toCharArray()),
                new NonceManager(directory.resolve("another"), () -> world.wallMs() * 1_000)));
            server.then(reply -> reply.json(200, SUBMITTED)).then(reply -> reply.json(500, "[\"error\",10100,\"apikey: digest invalid\"]"))
                .then(reply -> reply.json(502, "<html>")).then(FakeHttp.Reply::close).then(reply -> reply.raw("nonsense\r\n\r\n"))
                .then(FakeHttp.Reply::nothing);
            for (int i = 0; i < 6; i++) {
                told.append(ask(AccountRequests.submit("{}"))).append('\n');
            }
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        log.list.forEach(event -> told.append(event.getFormattedMessage()).append(
            event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n'));

        final List<String> hidden = new ArrayList<>(List.of("KeyOfNobody", "SecretOfNobody"));
        server.asked.forEach(asked -> hidden.add(asked.headers().get("bfx-signature")));
        hidden.forEach(one -> assertFalse(told.toString().contains(one), one));
        assertTrue(told.length() > 200, "there is something to look at");
    }
}
