package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Every message that was ever captured or written down by a client's authors, on a channel of the kind it belongs to:
 * each is decoded, or ignored for a reason that a counter knows. The lists below are complete: funding is not traded here,
 * liquidations decide nothing, and what is refused are answers of REST, of the old version 1 of the interface or of other
 * programs' own making, and one trade without its tag.
 */
class VectorDecodingTest {
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void shouldDecodeOrKnowinglyIgnoreWhatWasCaptured() throws IOException {
        read("vectors/messages-captured.jsonl", 52,
            "account=34",
            "book table: snapshot=1",
            "book: checksum=2",
            "book: level=1",
            "control: defined BOOK:SUBSCRIBED=1",
            "control: no market data=5",
            "not of the WebSocket: refused:MALFORMED=4",
            "not of the WebSocket: refused:UNKNOWN_CHANNEL=2",
            "status: status=1",
            "ticker: ticker=1");
    }

    @Test
    void shouldDecodeOrKnowinglyIgnoreTheExamplesOfOtherClients() throws IOException {
        read("vectors/messages-examples.jsonl", 236,
            "account=103",
            "book table: snapshot=7",
            "book: checksum=2",
            "book: level=3",
            "candles table: candle=2",
            "candles: candle=2",
            "control: defined BOOK:SUBSCRIBED=2",
            "control: defined TICKER:SUBSCRIBED=3",
            "control: no market data=9",
            "funding book table: channel ignored=2",
            "funding book: channel ignored=2",
            "funding ticker table: channel ignored=1",
            "funding ticker: channel ignored=5",
            "funding trades: channel ignored=2",
            "heartbeat: hb=1",
            "liquidations: channel ignored=2",
            "not of the WebSocket: no market data=15",
            "not of the WebSocket: refused:MALFORMED=42",
            "not of the WebSocket: refused:UNKNOWN_CHANNEL=4",
            "raw book table: snapshot=6",
            "raw book: no market data=1",
            "status table: status=1",
            "status: status=1",
            "ticker table: ticker=1",
            "ticker: ticker=12",
            "trades table: SNAPSHOT=2",
            "trades: EXECUTED=1",
            "trades: UPDATED=1",
            "trades: refused:MALFORMED=1");
    }

    private void read(final String name, final int count, final String... expected) throws IOException {
        try (BufferedReader lines = SharedData.reader(SharedData.require(name))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                outcomes.merge(outcome(message(line)), 1, Integer::sum);
            }
        }
        assertEquals(List.of(expected), outcomes.entrySet().stream().map(Object::toString).toList());
        assertEquals(count, outcomes.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** What was it, and what came of it. */
    private static String outcome(final String text) {
        final RecordedInputs inputs = new RecordedInputs();
        final FrameCounters counters = new FrameCounters();
        final FrameDecoder decoder = new FrameDecoder(
            0, new InputPublisher(inputs.ring), new InstrumentRegistry(), counters, ConnectionListener.NONE);
        if (text.startsWith("[0,")) {
            // What becomes of those is told by the tests of the account's decoder.
            take(decoder, text);
            return "account";
        }
        final String kind = kind(text);
        final String acknowledgement = acknowledgement(kind, text.replaceAll("^\\[ *(\\d+).*$", "$1"));
        if (!acknowledgement.isEmpty()) {
            take(decoder, acknowledgement);
            inputs.clear();
        }
        final long ignoredBefore = counters.channelsIgnored();
        take(decoder, text);
        final String said = inputs.text().replaceAll("\\(.*?\\)", "").replaceAll("\\b(\\w+)( \\1)+\\b", "$1");
        return kind + ": " + (!said.isEmpty() ? said : counters.accountIgnored() > 0 ? "account ignored"
            : counters.channelsIgnored() > ignoredBefore ? "channel ignored" : "no market data");
    }

    private static String kind(final String text) {
        if (text.startsWith("{")) {
            return text.contains("\"event\"") ? "control" : "not of the WebSocket";
        }
        final String payload = text.replaceAll("^\\[ *\\d+ *, *", "");
        if (payload.equals(text) || !payload.startsWith("[") && !payload.startsWith("\"")) {
            return "not of the WebSocket";
        }
        if (payload.contains("\"pos\"")) {
            return "liquidations";
        }
        if (payload.startsWith("\"")) {
            final String tag = payload.replaceAll("^\"(\\w+)\".*$", "$1");
            return tag.equals("te") || tag.equals("tu") ? "trades" : tag.equals("cs") ? "book" : tag.equals("hb") ? "heartbeat"
                : tag.startsWith("ft") ? "funding trades" : "not of the WebSocket";
        }
        final boolean isTable = payload.startsWith("[[");
        final String[] row = payload.replaceAll("^\\[+", "").replaceAll("\\].*$", "").split(",");
        return (switch (row.length) {
            case 3 -> row[0].matches("\\d{9,}") ? "raw book" : "book";
            case 4 -> row[1].matches("\\d{13}") ? "trades" : "funding book";
            case 6 -> "candles";
            case 10, 11, 12 -> "ticker";
            case 5 -> "funding trades";
            case 23 -> "status";
            default -> "funding ticker";
        }) + (isTable ? " table" : "");
    }

    private static String acknowledgement(final String kind, final String channel) {
        final String symbol = kind.startsWith("funding") ? "fUSD" : "tBTCUSD";
        final String name = kind.contains("book") ? "book" : kind.contains("trades") ? "trades" : kind.contains("ticker") ? "ticker"
            : kind.contains("candles") ? "candles" : kind.contains("status") ? "status"
            : kind.equals("liquidations") ? "status" : "";
        return name.isEmpty() ? "" : "{\"event\":\"subscribed\",\"channel\":\"" + name + "\",\"chanId\":" + channel + ",\"symbol\":\"" + symbol
            + "\",\"key\":\"" + (kind.equals("liquidations") ? "liq:global" : name.equals("status") ? "deriv:tBTCF0:USTF0"
            : "trade:1m:tBTCUSD") + "\",\"prec\":\""
            + (kind.startsWith("raw") ? "R0" : "P0") + "\",\"freq\":\"F0\",\"len\":\"25\"}";
    }

    private static String message(final String line) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(line)) {
            for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                if (next == JsonToken.VALUE_STRING && "msg".equals(json.currentName())) {
                    return json.getText();
                }
            }
        }
        throw new AssertionError("no msg in " + line);
    }

    private static void take(final FrameDecoder decoder, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.onText(new UnsafeBuffer(bytes), 0, bytes.length, 1_800_000_000_000_000_000L);
    }
}
