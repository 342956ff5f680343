package genesis.gateway.simulator.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.SeededRandom;
import genesis.gateway.simulator.wire.ClientFrame;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client says that is JSON is answered or ignored; nothing it says breaks the desk. */
class RequestFuzzTest {
    private static final String[] CODES = {"on", "ou", "oc", "oc_multi", "ox_multi", "calc", "n", "x", ""};
    private static final String[] NAMES = {"id", "cid", "gid", "cid_date", "type", "symbol", "amount", "price", "flags", "tif", "meta",
        "price_trailing", "price_aux_limit", "price_oco_stop", "delta", "all", "lev", "from", "limit", "ops", "category"};
    private static final String[] VALUES = {"null", "true", "0", "-1", "1", "0.5", "1e400", "-9223372036854775808", "9223372036854775807",
        "92233720368.5", "1e-9", "\"\"", "\"x\"", "\"\\u0000é\"", "\"tBTCUSD\"", "\"EXCHANGE LIMIT\"", "\"LIMIT\"", "\"MARKET\"",
        "\"TRAILING STOP\"", "\"STOP LIMIT\"", "\"2023-11-14\"", "\"2023-11-14 22:13:30\"", "64", "512", "1024", "4096", "16384",
        "{}", "[]", "[[]]", "[1,2]", "[[1,\"2023-11-14\"]]", "{\"protect_selfmatch\":1}", "[[\"margin_base\"]]", "[[\"wallet_x\"]]",
        "[[\"position_\"]]", "[[\"on\",{}]]", "[[\"on\"]]", "\"ucm-x\"", "1000", "\"0.01\"", "\"-0.01\"", "1001"};

    private static final String[] PATHS = {"r/wallets", "r/order/x/trades", "r/order/tBTCUSD:9/trades", "r/trades/hist", "r/info", "r/info/margin",
        "r/info/margin/x", "r/positions", "w/order/submit", "w/order/update", "w/order/cancel", "w/order/cancel/multi", "w/order/multi",
        "w/transfer", "calc/order/avail", "r", "w/order", "r/ledgers/hist", "r/ledgers", ""};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldSurviveWhatNobodySays(final long seed) throws IOException {
        final SeededRandom random = new SeededRandom(seed);
        final Desk desk = Desk.ready(AccountSettings.standard());
        for (int i = 0; i < 4_000; i++) {
            if (i % 50 == 0) {
                desk.floor.order("1000", "0.05");
                desk.floor.order("1001", "-0.05");
            }
            final String payload = random.nextInt(6) == 0 ? pick(VALUES, random) : object(random);
            final String frame = "[0,\"" + pick(CODES, random) + "\",null," + payload + "]";
            try {
                assertTrue(desk.accounts.answer(desk.client, ClientFrame.parse(frame)));
                final String path = "auth/" + (random.nextInt(2) == 0 ? "r/orders/hist" : pick(PATHS, random));
                desk.accounts.rest().answer(path, payload, "key1b", "" + (i + 1),
                    Desk.sign("secret1b", "/api/v2/" + path + (i + 1) + payload));
                desk.time(Desk.START_MS + i);
            } catch (final RuntimeException e) {
                throw new AssertionError("seed=" + seed + ", step=" + i + ", frame=" + frame, e);
            }
        }
    }

    private static String object(final SeededRandom random) {
        final StringBuilder json = new StringBuilder("{\"symbol\":\"tBTCUSD\"");
        for (int i = random.nextInt(9); i >= 0; i--) {
            json.append(",\"").append(pick(NAMES, random)).append("\":").append(pick(VALUES, random));
        }
        return json.append('}').toString();
    }

    private static String pick(final String[] from, final SeededRandom random) {
        return from[random.nextInt(from.length)];
    }
}
