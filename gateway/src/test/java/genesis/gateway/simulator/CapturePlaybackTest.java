package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import genesis.core.exchange.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturePlaybackTest {
    private static final String SMALL = String.join("\n",
        "1.0: {\"event\":\"info\",\"version\":2}",
        "1.1: {\"event\":\"conf\",\"status\":\"OK\",\"flags\":65536}",
        "1.2: {\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":7,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
        "1.3: {\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":9,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
        "1.4: [7,[[100,1,2],[99,1,7e-7],[101,2,-3]],1]",
        "1.5: [9,[[1,1100,1,100]],2]",
        "2.0: [7,[99.5,1,1.25],3]",
        "2.1: [7,[100,0,1],4]",
        "2.2: [7,[102.5,4,-0.5],5]",
        "2.3: [7,\"hb\",6]",
        "3.0: [9,\"te\",[2,2900,-1,99.5],7]",
        "3.5: [7,[99.5,1,0.25],8]");

    @TempDir
    private Path directory;

    @Test
    void shouldPlayVerbatimWithTheTimeInFrontAndCloseAtTheEnd() throws Exception {
        final List<String> texts = new ArrayList<>();
        final List<Long> stamps = new ArrayList<>();

        try (SimulatorServer server = serve(new CapturePlayer(small())); RawClient client = new RawClient(server)) {
            client.send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tETHUSD\"}");
            int opcode = client.next();
            while (opcode != RawClient.CLOSE) {
                if (opcode == RawClient.TEXT) {
                    texts.add(client.payloadText());
                    stamps.add(client.stampNs);
                }
                opcode = client.next();
            }
            assertEquals(1000, client.closed());
            assertTrue(server.awaitFinished(10_000));
        }

        assertEquals(SMALL.lines().map(line -> line.substring(5)).toList(), texts);
        assertEquals(SMALL.lines().map(line -> 100_000_000L * Long.parseLong(line.substring(0, 3).replace(".", "")))
            .toList(), stamps);
    }

    @Test
    void shouldResumeWithOneSnapshotOfEachBook() throws Exception {
        final List<String> texts = new ArrayList<>();

        try (SimulatorServer server = serve(new CapturePlayer(small(), 2_200_000_000L));
            RawClient client = new RawClient(server)) {
            assertFalse(server.isFinished());
            while (texts.size() < 8) {
                texts.add(client.text());
                assertTrue(client.stampNs >= 2_200_000_000L, "nothing is told in the past");
            }
        }

        final List<String> lines = SMALL.lines().map(line -> line.substring(5)).toList();
        assertEquals(lines.subList(0, 4), texts.subList(0, 4));
        assertEquals("[7,[[99.5,1,1.25],[99,1,7e-7],[101,2,-3],[102.5,4,-0.5]],5]", texts.get(4));
        assertEquals(lines.subList(9, 12), texts.subList(5, 8));
    }

    @Test
    void shouldLetTheNextClientTakeOverWhereTheFirstOneLeft() throws Exception {
        final Path file = Files.writeString(directory.resolve("long.txt"), SMALL + "\n3600.0: [7,\"hb\",9]\n");

        // At wall speed the last frame is an hour away: the first client cannot have seen it.
        try (SimulatorServer server = SimulatorServer.start(new CapturePlayer(file), 0, new Speed(1_000), null)) {
            try (RawClient first = new RawClient(server)) {
                first.textWith("\"te\"");
                first.textWith("0.25");
            }
            try (RawClient second = new RawClient(server)) {
                String text = second.text();
                final List<String> texts = new ArrayList<>();
                while (!text.equals("[7,\"hb\",9]")) {
                    texts.add(text);
                    text = second.text();
                }
                assertEquals("[7,[[99.5,1,0.25],[99,1,7e-7],[101,2,-3],[102.5,4,-0.5]],8]",
                    texts.get(texts.size() - 1));
            }
        }
    }

    @Test
    void shouldSayThatTheCaptureBreaksOffWhereItDoes() throws Exception {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        final SeededRandom random = new SeededRandom(1);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 50_000; i++) {
                gzip.write(("1.0: [7,[" + random.nextLong() + ",1,1]]\n").getBytes(US_ASCII));
            }
        }
        final byte[] torn = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        final Path file = Files.write(directory.resolve("torn.gz"), torn);

        try (SimulatorServer server = serve(new CapturePlayer(file)); RawClient client = new RawClient(server)) {
            int opcode = client.next();
            while (opcode != RawClient.CLOSE) {
                opcode = client.next();
            }
            assertEquals(1011, client.closed());
            assertTrue(server.awaitFinished(10_000));
            assertTrue(server.failure().getMessage().contains("breaks off"), server.failure().getMessage());
        }
    }

    /** Counts from the data's README; the digest is over the file's own lines. */
    @Test
    void shouldPlayTheLargeRecordingToTheLastByte() throws Exception {
        final Path file = SharedData.file("capture/btcusd-2018-11-12.jsonl.gz");
        final int[] expected = new int[5];
        long digest = 0;
        try (CaptureReader reader = new CaptureReader(file)) {
            while (reader.next()) {
                digest = add(digest, reader.bytes(), reader.offset(), reader.length());
                count(expected, reader.bytes(), reader.offset(), reader.length());
            }
        }
        assertArrayEquals(new int[] {917_363, 904_852, 3_807, 3_801, 4_898}, expected);

        final int[] received = new int[5];
        long receivedDigest = 0;
        try (SimulatorServer server = serve(new CapturePlayer(file)); RawClient client = new RawClient(server)) {
            long lastStampNs = 0;
            int opcode = client.next();
            while (opcode != RawClient.CLOSE) {
                if (opcode == RawClient.TEXT) {
                    count(received, client.payload(), 0, client.length());
                    receivedDigest = add(receivedDigest, client.payload(), 0, client.length());
                }
                assertTrue(client.stampNs >= lastStampNs, "time does not run backwards");
                lastStampNs = client.stampNs;
                opcode = client.next();
            }
            assertEquals(1000, client.closed());
            assertTrue(server.awaitFinished(10_000));
            assertEquals(1_542_064_229, lastStampNs / 1_000_000_000, "the last trade's second, 23:10:29 UTC");
        }
        assertArrayEquals(expected, received);
        assertEquals(digest, receivedDigest);
    }

    /**
     * The whole process must fit a heap of 2 GB without a collector: a hundred bytes a frame are a fifth of the budget.
     */
    @Test
    void shouldPlayWithLittleGarbage() throws Exception {
        final Path file = SharedData.file("capture/btcusd-2018-11-12.jsonl.gz");
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        try (SimulatorServer server = serve(new CapturePlayer(file)); RawClient client = new RawClient(server)) {
            int opcode = client.next();
            while (opcode != RawClient.CLOSE) {
                opcode = client.next();
            }
            for (final ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                bytes += thread != null && thread.getThreadName().startsWith("simulator")
                    ? threads.getThreadAllocatedBytes(thread.getThreadId()) : 0;
            }
        }
        assertTrue(bytes > 0 && bytes / 917_363 < 20, "bytes=" + bytes);
    }

    @Test
    void shouldPlayTheSevenPairsWithTheirTimesOfReceipt() throws Exception {
        final Path file = SharedData.file("capture/seven-pairs-2021-04-17.txt");
        int frames = 0;

        try (SimulatorServer server = serve(new CapturePlayer(file)); RawClient client = new RawClient(server)) {
            int opcode = client.next();
            while (opcode != RawClient.CLOSE) {
                frames += opcode == RawClient.TEXT ? 1 : 0;
                opcode = client.next();
            }
            assertEquals(1_618_677_574_520_494_000L, client.stampNs);
        }
        assertEquals(1_693, frames);
    }

    private Path small() throws IOException {
        return Files.writeString(directory.resolve("small.txt"), SMALL + "\n");
    }

    private static SimulatorServer serve(final CapturePlayer player) {
        return SimulatorServer.start(player, 0, Speed.MAX, null);
    }

    /** All, book updates, te, tu, heartbeats. */
    private static void count(final int[] counts, final byte[] bytes, final int offset, final int length) {
        counts[0]++;
        final String head = new String(bytes, offset, Math.min(length, 14), US_ASCII);
        if (head.startsWith("[81568,[") && !head.startsWith("[81568,[[")) {
            counts[1]++;
        } else if (head.contains("\"te\"")) {
            counts[2]++;
        } else if (head.contains("\"tu\"")) {
            counts[3]++;
        } else if (head.contains("\"hb\"")) {
            counts[4]++;
        }
    }

    private static long add(final long digest, final byte[] bytes, final int offset, final int length) {
        long sum = digest;
        for (int i = 0; i < length; i++) {
            sum = 31 * sum + bytes[offset + i];
        }
        return sum;
    }
}
