package genesis.admin.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.view.RiskHistory;
import genesis.admin.view.Status;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HistoryTest {
    private static final Span ALL = Span.of(null, null, "1000", null);

    @TempDir
    private Path data;

    private OutputFiles files;

    @BeforeEach
    void open() {
        files = new OutputFiles(data);
    }

    @AfterEach
    void close() {
        files.close();
    }

    /** The twin reads everything from the beginning into one map. */
    @Test
    void shouldAnswerAsAPlainReadingOfTheWholeJournalWouldWhateverTheIndexIs() {
        final long seed = System.nanoTime();
        System.out.println("HistoryTest seed=" + seed);
        final Random random = new Random(seed);
        final List<Status.Order> told = writeOrders(random);
        final History byFiles = new History(OutputIndex.ofFiles(data), Map::of, History.PATIENT);
        final History byPlaces = new History(index(300, 10_000), Map::of, History.PATIENT);
        final History thinned = new History(index(300, 8), Map::of, History.PATIENT);
        final long firstNs = told.get(0).timeNs();
        final long spanNs = told.get(told.size() - 1).timeNs() - firstNs;
        for (int i = 0; i < 300; i++) {
            final long fromNs = firstNs + (long) (random.nextDouble() * spanNs);
            final Span span = new Span(random.nextInt(4) == 0 ? Long.MIN_VALUE : fromNs,
                random.nextInt(4) == 0 ? Long.MAX_VALUE : fromNs + 1 + (long) (random.nextDouble() * spanNs),
                1 + random.nextInt(random.nextBoolean() ? 5 : 100), random.nextInt(3) == 0 ? "tETHUSD" : null);
            final Page<Status.Order> expected = twin(told, span);
            assertEquals(expected, byFiles.read(span, new OrderRows()), () -> "by files: " + span);
            assertEquals(expected, byPlaces.read(span, new OrderRows()), () -> "by places: " + span);
            assertEquals(expected, thinned.read(span, new OrderRows()), () -> "thinned: " + span);
        }
    }

    @Test
    void shouldPagesTogetherBeTheWholeWithoutAGap() {
        final List<Status.Order> told = writeOrders(new Random(5));
        final History history = new History(index(300, 10_000), Map::of, History.PATIENT);
        final Set<Long> ids = new HashSet<>();
        int pages = 0;
        Page<Status.Order> page = history.read(Span.of(null, null, "7", null), new OrderRows());
        while (true) {
            pages++;
            page.rows().forEach(one -> ids.add(one.clientOrderId()));
            if (!page.hasMore()) {
                break;
            }
            page = history.read(new Span(Long.MIN_VALUE, page.nextNs(), 7, null), new OrderRows());
        }

        final Set<Long> expected = new HashSet<>();
        told.forEach(one -> expected.add(one.clientOrderId()));
        assertEquals(expected, ids);
        assertTrue(pages > 20, "pages=" + pages);
    }

    @Test
    void shouldAnAnswerThatTakesTooLongBeCutAndGoOnFromThere() {
        final List<Status.Order> told = writeOrders(new Random(6));
        final History hurried = new History(index(300, 10_000), Map::of, 0);
        final Set<Long> ids = new HashSet<>();
        int questions = 0;
        Page<Status.Order> page = hurried.read(ALL, new OrderRows());
        while (true) {
            questions++;
            page.rows().forEach(one -> ids.add(one.clientOrderId()));
            if (!page.hasMore()) {
                break;
            }
            page = hurried.read(new Span(Long.MIN_VALUE, page.nextNs(), 1_000, null), new OrderRows());
        }

        assertEquals(told.stream().map(Status.Order::clientOrderId).distinct().count(), ids.size());
        assertTrue(questions > 3, "questions=" + questions);
    }

    @Test
    void shouldAFeeThatWasToldInALaterSessionBelongToItsFill() {
        files.session(1, OutputFiles.DAY_MS, "tBTCUSD").fill(1, Side.BUY, 0, false).fill(1, Side.SELL, 7, false).later(1_000);
        files.session(2, 2 * OutputFiles.DAY_MS, "tBTCUSD").later(5).fill(1, Side.BUY, 3, true);

        final Page<Fill> page = new History(OutputIndex.ofFiles(data), Map::of, History.PATIENT).read(ALL, new FillRows());

        assertEquals(2, page.rows().size(), "a trade with ourselves has two sides");
        assertEquals(3, page.rows().get(0).feeE8());
        assertEquals(Side.BUY, page.rows().get(0).side());
        assertEquals("tBTCUSD", page.rows().get(0).symbol());
        assertEquals(7, page.rows().get(1).feeE8());
    }

    @Test
    void shouldATradingDayBeAsItWasToldLast() {
        files.session(1, OutputFiles.DAY_MS, "tBTCUSD");
        files.timeNs = 200;
        files.day(100, 1, false).day(100, 2, false).later(1_000).day(100, 3, true).day(1_100, 0, false);
        files.session(2, 2 * OutputFiles.DAY_MS, "tBTCUSD").day(100, 3, true).day(1_100, 5, false).later(1_000).day(1_100, 6, true).day(2_100, 0, false);
        final History history = new History(index(100, 10_000), Map::of, History.PATIENT);

        final List<RiskHistory.Day> days = history.read(ALL, new DayRows()).rows();
        final Page<RiskHistory.Day> one = history.read(new Span(Long.MIN_VALUE, 2_100, 1, null), new DayRows());

        assertEquals(List.of(2_100L, 1_100L, 100L), days.stream().map(RiskHistory.Day::startNs).toList());
        assertEquals(List.of(0L, 6L, 3L), days.stream().map(RiskHistory.Day::resultE8).toList());
        assertTrue(days.get(1).isOver());
        assertEquals(6, one.rows().get(0).resultE8(), "what is told behind the end of the range is about a day in it");
        assertTrue(one.hasMore());
    }

    @Test
    void shouldRoundTripsOfAllInstrumentsAndSessionsBeThere() {
        files.session(1, OutputFiles.DAY_MS, "tBTCUSD", "tETHUSD").closed(1, 5).later(10).closed(0, -3);
        files.session(2, OutputFiles.DAY_MS, "tBTCUSD", "tETHUSD").later(10).closed(1, 8);

        final History history = new History(OutputIndex.ofFiles(data), Map::of, History.PATIENT);

        assertEquals(List.of(8L, -3L, 5L), history.read(ALL, new RoundTripRows()).rows().stream().map(RiskHistory.ClosedPosition::resultE8).toList());
        assertEquals(2, history.read(Span.of(null, null, null, "tETHUSD"), new RoundTripRows()).rows().size());
        assertTrue(history.read(Span.of(null, null, null, "tNOPE"), new RoundTripRows()).rows().isEmpty());
    }

    @Test
    void shouldNothingBeSaidOfAnEmptyDirectory() {
        final Page<Status.Order> page = new History(OutputIndex.ofFiles(data), Map::of, History.PATIENT).read(ALL, new OrderRows());

        assertTrue(page.rows().isEmpty());
        assertFalse(page.hasMore());
    }

    @Test
    void shouldTheIndexStaySmallWhateverTheJournalHolds() {
        files.session(1, OutputFiles.DAY_MS, "tBTCUSD").order(1, 0, OrderStatus.FILLED, 0).noise(5_000).order(2, 0, OrderStatus.FILLED, 0);

        final OutputIndex index = index(300, 16);

        assertTrue(index.places().size() <= 16 && index.places().size() >= 8, "places=" + index.places().size());
        assertEquals(List.of(2L, 1L), new History(index, Map::of, History.PATIENT).read(ALL, new OrderRows()).rows().stream()
            .map(Status.Order::clientOrderId).toList());
    }

    private OutputIndex index(final long spacing, final int placeCountMax) {
        final OutputIndex index = new OutputIndex(data, spacing, placeCountMax);
        try (JournalReader reader = new JournalReader(data, JournalStream.OUTPUTS)) {
            while (reader.next()) {
                index.note(reader);
            }
        }
        return index;
    }

    /** Some thousand messages over three files; many orders end at the same moment, some are told again later. */
    private List<Status.Order> writeOrders(final Random random) {
        final List<Status.Order> told = new ArrayList<>();
        final String[] symbols = {"tBTCUSD", "tETHUSD", "tLTCUSD"};
        long nextId = 1;
        for (int session = 1; session <= 3; session++) {
            files.session(session, session * OutputFiles.DAY_MS, symbols);
            for (int i = 0; i < 400; i++) {
                files.noise(random.nextInt(4)).later(random.nextInt(3));
                final boolean isAgain = nextId > 20 && random.nextInt(10) == 0;
                final long id = isAgain ? nextId - 1 - random.nextInt(20) : nextId++;
                final int instrument = (int) (id % symbols.length);
                final boolean isOpen = !isAgain && random.nextInt(8) == 0;
                final long feeE8 = random.nextInt(1_000);
                files.order(id, instrument, isOpen ? OrderStatus.WORKING : OrderStatus.FILLED, feeE8);
                if (!isOpen) {
                    told.add(new Status.Order(id, files.timeNs, symbols[instrument], Side.BUY, OrderType.LIMIT,
                        Purpose.ENTRY, OrderStatus.FILLED, E8.ONE, 0, 100 * E8.ONE, 0, feeE8));
                }
            }
        }
        files.close();
        return told;
    }

    private static Page<Status.Order> twin(final List<Status.Order> told, final Span span) {
        final LinkedHashMap<Long, Status.Order> latest = new LinkedHashMap<>();
        for (final Status.Order one : told) {
            if (one.timeNs() >= span.fromNs() && one.timeNs() < span.toNs() && (span.symbol() == null || span.symbol().equals(one.symbol()))) {
                latest.remove(one.clientOrderId());
                latest.put(one.clientOrderId(), one);
            }
        }
        final List<Status.Order> newestFirst = new ArrayList<>(latest.values());
        Collections.reverse(newestFirst);
        int end = Math.min(span.limit(), newestFirst.size());
        while (end > 0 && end < newestFirst.size() && newestFirst.get(end).timeNs() == newestFirst.get(end - 1).timeNs()) {
            end++;
        }
        return new Page<>(List.copyOf(newestFirst.subList(0, end)),
            end < newestFirst.size() ? newestFirst.get(end - 1).timeNs() : Page.NO_MORE);
    }
}
