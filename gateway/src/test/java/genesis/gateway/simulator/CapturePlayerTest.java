package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturePlayerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldSayWhatIsWrongWithAFile() throws IOException {
        refuse(directory.resolve("missing.jsonl"), "does not exist");
        refuse(directory, "is a directory");
        refuse(write("empty.jsonl", ""), "is empty");
        refuse(write("plain.jsonl.gz", "[1,\"hb\"]\n"), "is not gzip");
        refuse(write("prose.txt", "no message here\nnor here\n"), "holds no message");
        refuse(write("noise", "#\u0001x\n[\u0002garbage\n{}}}\n"), "holds no message");
        refuse(Files.write(directory.resolve("head.jsonl.gz"), Arrays.copyOf(gzip("[1,\"hb\"]\n"), 5)), "breaks off in its first bytes");
        final byte[] torn = Arrays.copyOf(gzip("[1,\"hb\"]\n".repeat(50_000)), 90);
        refuse(Files.write(directory.resolve("torn.jsonl.gz"), torn), "breaks off or is damaged");
    }

    @Test
    void shouldReadBothLineFormatsPlainAndPacked() throws IOException {
        final String lines = "wss://x <-> 1.5\nwss://x <- 1.6: {\"event\":\"conf\"}\r\n1618677543.951116: {\"event\":\"info\"}\r\n"
            + "1618677544.8302: [7,\"hb\",1]";

        final CaptureReader plain = new CaptureReader(write("lines.txt", lines));
        assertTrue(plain.next());
        assertEquals("{\"event\":\"info\"}", new String(plain.bytes(), plain.offset(), plain.length(), UTF_8));
        assertEquals(1_618_677_543_951_116_000L, plain.receivedNs());
        assertTrue(plain.next());
        assertEquals("[7,\"hb\",1]", new String(plain.bytes(), plain.offset(), plain.length(), UTF_8));
        assertEquals(1_618_677_544_830_200_000L, plain.receivedNs());
        assertFalse(plain.next());

        final CaptureReader packed = new CaptureReader(Files.write(directory.resolve("packed"),
            gzip("{\"event\":\"info\"}\n[7,1]\n")));
        assertTrue(packed.next() && packed.next());
        assertEquals(CaptureReader.NO_TIME, packed.receivedNs());
        assertFalse(packed.next());
    }

    @Test
    void shouldReadLinesLongerThanItsBuffer() throws IOException {
        final String row = "[1,2,3],";
        final CaptureReader reader = new CaptureReader(write("long.jsonl", "[5,[" + row.repeat(100_000)
            + "[1,2,3]]]\n[5,\"hb\"]\n"));

        assertTrue(reader.next());
        assertEquals(800_000 + 13, reader.length());
        assertTrue(reader.next());
        assertEquals(8, reader.length());
        assertFalse(reader.next());
    }

    @Test
    void shouldTakeTheTimeFromTradesAndCandlesAndNeverGoBack() throws IOException {
        final Path file = write("times.jsonl", String.join("\n",
            "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":5,\"symbol\":\"tBTCUSD\"}",
            "{\"event\":\"subscribed\",\"channel\":\"candles\",\"chanId\":6,\"key\":\"trade:1m:tBTCUSD\"}",
            "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":7,\"symbol\":\"tBTCUSD\"}",
            "[7,[6443.1,1,9999999999999]]",
            "[5,[[2,1542045947738,0.1,6443.1],[1,1542045905966,-0.1,6443]]]",
            "[5,\"te\",[3,1542045950000,0.1,6443]]",
            "[6,[1542045900000,1,2,3,4,5]]",
            "[6,[1542045960000,1,2,3,4,5]]"));
        final CapturePlayer player = new CapturePlayer(file);
        assertEquals(1_542_045_947_738_000_000L, player.firstTimeNs());

        final CaptureReader reader = new CaptureReader(file);
        final CaptureTime time = new CaptureTime(player.firstTimeNs());
        final long[] expectedMs = {1542045947738L, 1542045947738L, 1542045947738L, 1542045947738L, 1542045947738L,
            1542045950000L,
            1542045950000L, 1542045960000L};
        for (final long expected : expectedMs) {
            assertTrue(reader.next());
            assertEquals(expected * 1_000_000, time.of(reader));
        }
    }

    @Test
    void shouldRefuseToResumeBehindTheEnd() throws IOException {
        final Path file = write("short.txt", "10.5: {\"event\":\"info\"}\n11.5: [1,\"hb\"]\n");

        new CapturePlayer(file, 11_499_999_999L);
        final CaptureException refused = assertThrows(CaptureException.class,
            () -> new CapturePlayer(file, 11_500_000_000L));
        assertTrue(refused.getMessage().contains("already played to its end: it ends at 1970-01-01T00:00:11.500Z, the journal at"),
            refused.getMessage());
    }

    /** The counts stand in the data's README. */
    @Test
    void shouldFindEveryFrameOfTheRealRecordings() {
        assertEquals(917_363, count(SharedData.file("capture/btcusd-2018-11-12.jsonl.gz")));
        assertEquals(1_693, count(SharedData.file("capture/seven-pairs-2021-04-17.txt")));
    }

    private static int count(final Path file) {
        int count = 0;
        try (CaptureReader reader = new CaptureReader(file)) {
            while (reader.next()) {
                count++;
            }
        }
        return count;
    }

    private static void refuse(final Path file, final String words) {
        final CaptureException refused = assertThrows(CaptureException.class, () -> new CapturePlayer(file));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static byte[] gzip(final String text) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
