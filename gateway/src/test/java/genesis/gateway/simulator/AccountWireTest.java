package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The account channel through a socket; what orders do in detail is tested without one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AccountWireTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final AccountKey KEY = new AccountKey("key1", "secret1");

    @TempDir
    private Path directory;

    @Test
    void shouldTradeAgainstTheSyntheticMarketAndPrintItPublicly() throws Exception {
        // Faster than wall time nothing moves before the first subscription: the book stands still for these orders.
        try (SimulatorServer server = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0, Speed.parse("10x"), KEY);
            RawClient account = new RawClient(server); RawClient watcher = new RawClient(server)) {
            account.send(Signed.auth("key1", "secret1", 1));
            account.textWith("\"bu\"");
            account.send("[0,\"on\",null,{\"cid\":77,\"type\":\"EXCHANGE MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.002\"}]");

            final String request = account.text();
            assertTrue(request.contains("\"on-req\"") && request.contains("Submitting exchange market buy order for 0.002 BTC."), request);
            final String te = account.textWith("\"te\"");
            assertTrue(account.textWith("\"oc\"").contains("\"EXECUTED @ "));
            account.textWith("\"tu\"");
            account.textWith("\"bu\"");

            watcher.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
            final String id = te.substring(te.indexOf('[', 1) + 1).split(",")[0];
            assertTrue(watcher.textWith(",[[").contains("[" + id + ","), "the trade that the account was told is public");

            account.send("[0,\"on\",null,{\"cid\":78,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.001\",\"price\":\"200\"}]");
            account.textWith("\"ACTIVE\"");
            final Truth truth = server.truth("key1");
            assertEquals(78, truth.open().get(0).clientId());
            assertEquals(200_000, truth.fills().stream().mapToLong(Truth.Fill::amountE8).sum());
        }
    }

    /** A resting order is in the way of the market: participants take it. */
    @Test
    void shouldBeFilledWhenTheMarketComes() throws Exception {
        try (SimulatorServer server = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0, Speed.parse("200x"), KEY);
            RawClient client = new RawClient(server)) {
            client.send(Signed.auth("key1", "secret1", 1));
            client.textWith("\"bu\"");
            client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}");
            client.textWith("subscribed");
            final String ticker = client.text();
            final String bid = ticker.substring(ticker.lastIndexOf('[') + 1).split(",")[0];
            client.send("[0,\"on\",null,{\"cid\":3,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.001\",\"price\":\"" + bid + "\"}]");

            final String te = client.textWith("\"te\"");
            assertTrue(te.contains("\"EXCHANGE LIMIT\"," + bid + ",1,null,null,3]"), te);
            client.textWith("\"oc\"");
            client.textWith("\"tu\"");
        }
    }

    @Test
    void shouldTradeAgainstARecordedMarketToo() throws Exception {
        final Path file = Files.writeString(directory.resolve("book.txt"), String.join("\n",
            "1.0: {\"event\":\"info\",\"version\":2}",
            "1.2: {\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":7,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
            "1.4: [7,[[100,1,2],[101,2,-3]]]", "900.0: [7,\"hb\"]"));
        final List<String> events = new ArrayList<>();

        try (SimulatorServer capture = SimulatorServer.start(new CapturePlayer(file), 0, Speed.WALL_TIME, KEY);
            RawClient reader = new RawClient(capture); RawClient account = new RawClient(capture)) {
            reader.textWith("[101,2,-3]");
            account.send(Signed.auth("key1", "secret1", 1));
            account.textWith("\"bu\"");
            account.send("[0,\"on\",null,{\"cid\":1,\"type\":\"EXCHANGE MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"5\"}]");
            while (events.size() < 5) {
                events.add(account.text());
            }
        }

        assertTrue(events.get(3).contains(",3,101,"), events.get(3));
        assertTrue(events.get(4).contains("\"IOC CANCELED was: PARTIALLY FILLED @ 101.0(3.0)\""), events.get(4));
    }

    @Test
    void shouldHearAtOnceWhatARecordedTradeDoesToAnOrder() throws Exception {
        final Path file = Files.writeString(directory.resolve("trade.txt"), String.join("\n",
            "1.0: {\"event\":\"info\",\"version\":2}",
            "1.2: {\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":7,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
            "1.3: {\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":8,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
            "1.4: [7,[[100,1,2],[101,2,-3]]]", "8.0: [8,\"te\",[1,1700000000000,-5,99]]", "900.0: [7,\"hb\"]"));
        try (SimulatorServer capture = SimulatorServer.start(new CapturePlayer(file), 0, Speed.WALL_TIME, KEY);
            RawClient reader = new RawClient(capture); RawClient account = new RawClient(capture)) {
            reader.textWith("[101,2,-3]");
            account.send(Signed.auth("key1", "secret1", 1));
            account.textWith("\"bu\"");
            account.send("[0,\"on\",null,{\"cid\":1,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"1\",\"price\":\"99.5\"}]");
            account.textWith("\"ACTIVE\"");

            assertTrue(account.textWith("[0,\"te\"").contains(",1,99.5,"), "no request of ours comes in between");
        }
    }
}
