package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Timeframe;
import genesis.gateway.limit.Endpoint;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths and bodies of the protocol sheet, sections 3.3 and 3.4, and what must never be asked. */
class RequestsTest {
    @Test
    void shouldAskForWhatTheSheetNames() {
        assertEquals("trades/tBTCUSD/hist?limit=1000&sort=1&start=5&end=9", PublicRequests.trades("tBTCUSD", 5, 9, 1_000, true).path());
        assertEquals("candles/trade:1D:tBTCUSD/hist?limit=1&sort=-1", PublicRequests.candles(Timeframe.DAY_1, "tBTCUSD", 0, 0, 1, false).path());
        assertEquals("candles/trade:15m:tBTCUSD/last", PublicRequests.lastCandle(Timeframe.MINUTE_15, "tBTCUSD").path());
        assertEquals("book/tBTCUSD/P0?len=25", PublicRequests.book("tBTCUSD", 0, 25).path());
        assertEquals("status/deriv?keys=tBTCF0:USTF0", PublicRequests.derivativeStatus(List.of("tBTCF0:USTF0")).path());
        assertEquals("auth/r/order/tBTCUST:214316160298/trades", AccountRequests.orderTrades("tBTCUST", 214_316_160_298L).path());
        assertEquals("{\"id\":[1,2]}", AccountRequests.cancelMany(1, 2).body());
        assertEquals("{\"all\":1}", AccountRequests.cancelAll().body());
        assertEquals("{\"cid\":7,\"cid_date\":\"2026-11-21\"}", AccountRequests.cancel(7, "2026-11-21").body());
        assertEquals("{\"limit\":2500,\"start\":5,\"sort\":1}", AccountRequests.trades(5, 0, 2_500, true).body());
        assertEquals("{\"ops\":[[\"on\",{}],[\"oc\",{}]]}", AccountRequests.multi(List.of("[\"on\",{}]", "[\"oc\",{}]")).body());
        assertEquals("{\"symbol\":\"tBTCUSD\",\"dir\":-1,\"rate\":\"118940.5\",\"type\":\"EXCHANGE\"}",
            AccountRequests.available("tBTCUSD", false, 11_894_050_000_000L, "EXCHANGE").body());
    }

    @Test
    void shouldRefuseWhatTheExchangeWouldRefuse() {
        for (final Runnable bad : List.<Runnable>of(
            () -> PublicRequests.trades("tBTCUSD", 0, 0, 10_001, true), () -> PublicRequests.trades("tBTCUSD", 0, 0, 0, true),
            () -> PublicRequests.book("tBTCUSD", 5, 25), () -> PublicRequests.book("tBTCUSD", 0, 26),
            () -> PublicRequests.candles(Timeframe.HOUR_4, "tBTCUSD", 0, 0, 1, true), () -> AccountRequests.orderHistory(0, 0, 2_501),
            () -> AccountRequests.multi(List.of()), () -> AccountRequests.multi(Collections.nCopies(76, "[]")),
            () -> AccountRequests.order(7, "21.11.2026"), () -> PublicRequests.ticker("tBTC USD\r\nHost: x"),
            () -> AccountRequests.available("\"", true, 1, "EXCHANGE"), () -> RestConfig.of(URI.create("ws://host")),
            () -> RestConfig.of(URI.create("https://host/v2")), () -> RestConfig.of(URI.create("https:///x")))) {
            assertThrows(IllegalArgumentException.class, bad::run);
        }
    }

    /** The exchange understands a missing list of ids as "all". */
    @Test
    void shouldNeverCancelEverythingBecauseAListWasEmpty() {
        assertThrows(IllegalArgumentException.class, AccountRequests::cancelMany);
    }

    @Test
    void shouldKnowWhatMustNotBeSentTwice() {
        for (final RestRequest<?> request : Questions.ALL) {
            final Endpoint endpoint = request.endpoint();
            assertEquals(request.path().startsWith("auth/w/"), endpoint.isWrite(), request.path());
            assertEquals(request.path().startsWith("auth/"), endpoint.isAccount(), request.path());
            assertEquals(endpoint.isAccount(), !request.body().isEmpty(), request.path());
            assertTrue(request.timeoutNs() > 0);
        }
        assertFalse(Endpoint.ORDERS.isWrite());
    }
}
