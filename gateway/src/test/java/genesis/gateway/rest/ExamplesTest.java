package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.SharedData;
import genesis.gateway.rest.RestOutcome.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers of the exchange that another project collected (JKorf's Bitfinex.Net, MIT): method, path, whether a key is
 * needed, and the body. They lie beside this project; without them the tests are skipped.
 */
class ExamplesTest {
    @Test
    void shouldUnderstandEveryExampleOfWhatItCanAsk() throws IOException {
        final Map<String, RestOutcome<?>> outcomes = outcomes(SharedData.require("rest").resolve("Endpoints"));

        outcomes.forEach((path, outcome) -> assertEquals(Kind.ANSWER, outcome.kind(), path + ": " + outcome));
        assertTrue(outcomes.size() >= 20, "examples that were read: " + outcomes.keySet());
    }

    @Test
    void shouldReadTheNumbersOfTheExamples() throws IOException {
        final Map<String, RestOutcome<?>> outcomes = outcomes(SharedData.require("rest").resolve("Endpoints"));

        assertEquals(List.of(new AccountTradeRow(402_088_407, "tETHUST", 1_574_963_975_602L, 34_938_060_782L, -20_000_000,
            15_357_000_000L, "MARKET", 0, false, -6_166_800, "USD", 1234)), outcomes.get("auth/r/trades/hist").value());
        assertEquals(new FeesRow(100_000, 200_000, 200_000, 200_000, 20_000, 65_000), outcomes.get("auth/r/summary").value());
        assertEquals(new MarginRow(-363_179_899_595L, 563_760_000, 29_993_309_380_832L, 29_630_129_481_236L, 497_529_104_939L),
            outcomes.get("auth/r/info/margin/base").value());
        assertEquals(80_563_090L, outcomes.get("auth/calc/order/avail").value());
        final List<?> pairs = (List<?>) outcomes.get("conf/pub:info:pair").value();
        assertEquals(new PairRow("1INCH:USD", 400_000_000, 10_000_000_000_000L, Row.NOTHING, Row.NOTHING), pairs.get(0));
    }

    private static Map<String, RestOutcome<?>> outcomes(final Path directory) throws IOException {
        final Map<String, RestOutcome<?>> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                final String[] parts = Files.readString(file, StandardCharsets.ISO_8859_1).split("\\R", 4);
                final String path = parts[1].substring("/v2/".length());
                final boolean funding = parts[3].contains("\"fUSD\"") || path.contains("fUSD");
                final RestRequest<?> request = path.startsWith("conf/pub:info:pair")
                    ? PublicRequests.pairTerms() : Questions.of(path);
                if (request != null && parts.length == 4 && !funding && !isHistoryOfTickers(path)) {
                    outcomes.put(path, Answers.read(request, 200, parts[3].trim().getBytes(StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return outcomes;
    }

    private static boolean isHistoryOfTickers(final String path) {
        return path.startsWith("tickers/hist");
    }
}
