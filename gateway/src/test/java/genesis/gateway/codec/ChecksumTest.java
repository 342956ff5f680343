package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.ThreadMXBean;
import genesis.core.market.OrderBook;
import genesis.core.message.BookChecksumDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.ChecksumResult;
import genesis.core.message.Message;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.SharedData;
import genesis.gateway.Wrap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange's CRC-32 over a book: recorded ones, the protocol sheet's, and those of made-up markets. */
class ChecksumTest {
    private static final String CONF = "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":131072}";

    private final RecordedInputs inputs = new RecordedInputs();
    private final FrameCounters counters = new FrameCounters();
    private final List<String> heard = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(0, new InputPublisher(inputs.ring), new InstrumentRegistry(),
        counters, new ConnectionListener() {
            @Override
            public void onBookBroken(final int channelId) {
                heard.add("broken " + channelId);
            }

            @Override
            public void onUnsubscribed(final int channelId) {
                heard.add("unsubscribed " + channelId);
            }
        });

    /** The real books: one with deletes, one whose prices are printed with exponents. */
    @Test
    void shouldMatchTheRecordedChecksums() throws IOException {
        int books = 0;
        try (JsonParser json = new JsonFactory().createParser(
            SharedData.require("vectors/book-checksums.json").toFile())) {
            final List<String> frames = new ArrayList<>();
            for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                if (next == JsonToken.VALUE_STRING && json.getText().startsWith("[")) {
                    frames.add(json.getText());
                } else if (next == JsonToken.VALUE_NUMBER_INT && "checksum".equals(json.currentName())) {
                    frames.add("[81757,\"cs\"," + json.getText() + "]");
                } else if (next == JsonToken.END_OBJECT) {
                    take(CONF, acknowledgement("P0"));
                    frames.forEach(frame -> take(frame.replace("[123,", "[81757,")));
                    frames.clear();
                    books++;
                }
            }
        }

        assertEquals(2, books);
        assertEquals(2, counters.checksums());
        assertEquals(0, counters.checksumMismatches());
        assertEquals(List.of(ChecksumResult.MATCHED, ChecksumResult.MATCHED), results());
    }

    /** bitfinex-protocol.md 5.2: accepted by another client, and recomputed with zlib. */
    @Test
    void shouldMatchTheSheetsExamples() {
        take(CONF, acknowledgement("P0"), "[81757,[[6000,1,1],[5900,1,2],[6100,1,-3],[6200,1,-4]]]",
            "[81757,\"cs\",1756193398]", "{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":81757}", acknowledgement("R0"),
            "[81757,[[100,6000,1],[101,5900,2],[102,6100,-3],[103,6200,-4]]]", "[81757,\"cs\",1841538801]");

        assertEquals(List.of(ChecksumResult.MATCHED, ChecksumResult.MATCHED), results());
    }

    @ParameterizedTest
    @CsvSource({"P0,25", "P0,100", "P3,250", "P1,1", "R0,25", "R0,101", "R0,250"})
    void shouldFollowAMarketAndMatchEveryChecksum(final String precision, final int length) {
        final long seed = System.nanoTime();
        final boolean isRaw = precision.equals("R0");
        final WireBook exchange = new WireBook(isRaw, length, new Random(seed));
        final StringBuilder snapshot = new StringBuilder("[81757,[");
        for (int i = 0; i < length; i++) {
            exchange.change();
        }
        final List<String[]> rows = new ArrayList<>(exchange.side(true));
        rows.addAll(exchange.side(false));
        rows.forEach(row -> snapshot.append(snapshot.length() > 8 ? "," : "").append(WireBook.text(row)));
        take(CONF, acknowledgement(precision), snapshot.append("]]").toString(), "[81757,\"cs\"," + exchange.checksum() + "]");
        for (int batch = 0; batch < 300; batch++) {
            if (batch % 3 == 0) {
                take("[81757,[" + WireBook.text(exchange.change()) + "," + WireBook.text(exchange.change()) + "]]");
            } else {
                take("[81757," + WireBook.text(exchange.change()) + "]", "[81757," + WireBook.text(exchange.change()) + "]");
            }
            take("[81757,\"cs\"," + exchange.checksum() + "]");
        }

        assertEquals(0, counters.checksumMismatches() + counters.malformed(), "seed=" + seed);
        assertEquals(301, results().stream().filter(result -> result == ChecksumResult.MATCHED).count(), "seed=" + seed);
        assertEquals(levels(exchange, isRaw), engineLevels(), "seed=" + seed);
    }

    @Test
    void shouldSeeEverySingleWrongLevel() {
        final long seed = System.nanoTime();
        final WireBook exchange = new WireBook(false, 25, new Random(seed));
        int seen = 0;
        for (int i = 0; i < 1_000; i++) {
            for (int change = 0; change < 30; change++) {
                exchange.change();
            }
            final List<String[]> rows = new ArrayList<>(exchange.side(true));
            rows.addAll(exchange.side(false));
            final StringBuilder snapshot = new StringBuilder("[81757,[");
            rows.forEach(row -> snapshot.append(snapshot.length() > 8 ? "," : "").append(WireBook.text(row)));
            take(CONF, acknowledgement("P0"), snapshot.append("]]").toString());
            final int before = exchange.checksum();
            final String[] lost = exchange.change();
            final boolean differs = exchange.checksum() != before;
            take("[81757,\"cs\"," + exchange.checksum() + "]");
            assertEquals(differs ? seen + 1 : seen, counters.checksumMismatches(),
                () -> "seed=" + seed + " lost=" + WireBook.text(lost));
            seen += differs ? 1 : 0;
            take("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":81757}");
        }
        assertTrue(seen > 700, "seen=" + seen + " seed=" + seed);
    }

    @Test
    void shouldAskForTheOneBookThatDiffersAndDropWhatIsLate() {
        take(CONF, acknowledgement("P0"), "[81757,[[6000,1,1],[6100,1,-3]]]", "[81757,\"cs\",1]", "[81757,[6001,1,1]]",
            "[81757,\"cs\",1]", "[81757,\"hb\"]", "{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":81757}",
            "[81757,[6002,1,1]]");

        assertEquals("defined BOOK:VERIFYING snapshot checksum BOOK:BROKEN hb", inputs.text());
        assertEquals(List.of("broken 81757", "unsubscribed 81757"), heard);
        assertEquals(3, counters.lateFrames());
        assertEquals(1, counters.checksumMismatches());

        inputs.clear();
        take(acknowledgement("P0").replace("81757", "5"), "[5,[[6000,1,1],[6100,1,-3]]]", "[81757,[6002,1,1]]",
            "[5,[6000,0,1]]", "[5,[6100,0,-1]]", "[5,\"cs\",0]");
        assertEquals("BOOK:VERIFYING snapshot level(600000000000,0,100000000) level(610000000000,0,-100000000) checksum",
            inputs.text());
        assertEquals(List.of(ChecksumResult.MATCHED), results(), "the CRC-32 of an empty book is zero");
    }

    @Test
    void shouldNotMixASecondBookOfAnInstrumentIntoTheFirst() {
        take(acknowledgement("P0"), "[81757,[[6000,1,1]]]", acknowledgement("P3").replace("81757", "5"), "[5,[[6000,7,9]]]");
        assertEquals("defined BOOK:SUBSCRIBED snapshot", inputs.text());
        assertEquals(2, counters.channelsIgnored());
    }

    @Test
    void shouldNotAllocateForMirrorsAndChecksums() {
        final RecordedInputs counting = new RecordedInputs(false);
        final FrameDecoder lean =
            new FrameDecoder(0, new InputPublisher(counting.ring), new InstrumentRegistry(), counters, ConnectionListener.NONE);
        final WireBook exchange = new WireBook(false, 25, new Random(7));
        final List<UnsafeBuffer> frames = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            frames.add(frame("[81757," + WireBook.text(exchange.change()) + "]"));
            if (i % 10 == 9) {
                frames.add(frame("[81757,\"cs\"," + exchange.checksum() + "]"));
            }
        }
        final UnsafeBuffer[] opening = {frame(CONF), frame(acknowledgement("P0")), frame("[81757,[]]")};
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 20; run++) {
            for (final UnsafeBuffer one : opening) {
                lean.onText(one, 0, one.capacity(), run);
            }
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < frames.size(); i++) {
                lean.onText(frames.get(i), 0, frames.get(i).capacity(), i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertEquals(0, counters.checksumMismatches() + counters.malformed());
        assertEquals(4_000, counters.checksums());
        assertTrue(least <= 64, "bytes for 2,200 frames: " + least);
    }

    /** What the engine's own book holds after all that was published. */
    private List<String> engineLevels() {
        final OrderBook book = new OrderBook();
        for (final UnsafeBuffer message : inputs.all(BookSnapshotDecoder.TEMPLATE_ID)) {
            final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
            Wrap.at(snapshot::wrap, message);
            for (final BookSnapshotDecoder.LevelsDecoder level : snapshot.levels()) {
                book.apply(level.priceE8(), level.amountE8(), level.orderCount());
            }
        }
        int unknown = 0;
        for (final UnsafeBuffer message : inputs.all(BookUpdateDecoder.TEMPLATE_ID)) {
            final BookUpdateDecoder update = new BookUpdateDecoder();
            Wrap.at(update::wrap, message);
            unknown += book.apply(update.priceE8(), update.amountE8(), update.orderCount()) ? 0 : 1;
        }
        assertEquals(0, unknown, "levels removed that were not there");
        final List<String> levels = new ArrayList<>();
        for (int i = 0; i < book.bidCount(); i++) {
            levels.add(book.bidPriceE8(i) + " " + book.bidQtyE8(i));
        }
        for (int i = 0; i < book.askCount(); i++) {
            levels.add(book.askPriceE8(i) + " " + -book.askQtyE8(i));
        }
        return levels;
    }

    private static List<String> levels(final WireBook exchange, final boolean isRaw) {
        final List<String> levels = new ArrayList<>();
        for (final boolean bids : new boolean[] {true, false}) {
            BigDecimal price = null;
            BigDecimal sum = BigDecimal.ZERO;
            for (final String[] row : exchange.side(bids)) {
                final BigDecimal next = new BigDecimal(isRaw ? row[1] : row[0]);
                if (price != null && next.compareTo(price) != 0) {
                    levels.add(e8(price) + " " + e8(sum));
                    sum = BigDecimal.ZERO;
                }
                price = next;
                sum = sum.add(new BigDecimal(row[2]));
            }
            if (price != null) {
                levels.add(e8(price) + " " + e8(sum));
            }
        }
        return levels;
    }

    private static long e8(final BigDecimal number) {
        return number.movePointRight(8).longValueExact();
    }

    private List<ChecksumResult> results() {
        return inputs.all(BookChecksumDecoder.TEMPLATE_ID).stream().map(message -> new BookChecksumDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1).result()).toList();
    }

    private static String acknowledgement(final String precision) {
        return "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":81757,\"symbol\":\"tXRPBTC\",\"prec\":\"" + precision
            + "\",\"freq\":\"F1\",\"len\":\"100\",\"pair\":\"XRPBTC\"}";
    }

    private void take(final String... frames) {
        for (final String text : frames) {
            final UnsafeBuffer frame = frame(text);
            decoder.onText(frame, 0, frame.capacity(), 1);
        }
    }

    private static UnsafeBuffer frame(final String text) {
        return new UnsafeBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }
}
