package genesis.gateway.simulator.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.SeededRandom;
import genesis.core.message.Side;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.ExchangeCore;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.CollectingSink;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All views of a book at once, kept by clients from the frames alone, against a naive projection of the server's
 * orders: every precision, length and frequency, while participants and an account with hidden orders trade.
 */
class BookProjectionTest {
    private static final long START_NS = 1_700_000_012_345_000_000L;
    private static final int BATCHES = 500;
    private static final String[] PRECISIONS = {"P0", "P1", "P2", "P3", "P4", "R0"};
    private static final int[] LENGTHS = {1, 25, 100, 250};
    private static final Pattern DATA = Pattern.compile("\\[([0-9]+),(.*),([0-9]+),([0-9]+)\\]");
    private static final long ACCOUNT = 7;

    private final Map<CollectingSink, Map<Integer, View>> views = new LinkedHashMap<>();
    private final Map<CollectingSink, Long> sequences = new HashMap<>();
    private int checksums;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1 tBTCUSD", "2 tDOGE:BTC", "3 tSHIB:USD", "4 tSOLUSD"})
    void shouldShowEveryViewAsTheNaiveTwinSeesIt(final String seedAndSymbol) {
        final long seed = Long.parseLong(seedAndSymbol.substring(0, 1));
        final String symbol = seedAndSymbol.substring(2);
        final ExchangeCore core = new ExchangeCore(
            new Market(new MarketPlan(seed, START_NS, List.of(symbol), 200)), null, false);
        final int bulk = ClientConnection.BULK_UPDATES;
        subscribe(core, symbol, "F0", 229_376);
        subscribe(core, symbol, "F1", 229_376 + bulk);
        final SeededRandom random = new SeededRandom(seed);
        final List<Long> own = new ArrayList<>();

        for (int batch = 1; batch <= BATCHES; batch++) {
            trade(core.market(), random, own);
            core.step();
            read();
            if (batch % 5 == 0) {
                compare(core.market().book(0), batch, "seed=" + seed + " " + symbol + " batch=" + batch);
            }
        }

        assertTrue(checksums > BATCHES * 24, "checksums=" + checksums);
    }

    /** An account's orders: inside the spread, at it, deep, hidden, large; amended, canceled, or left to be taken. */
    private static void trade(final Market market, final SeededRandom random, final List<Long> own) {
        final MatchingBook book = market.book(0);
        if (random.nextInt(3) == 0) {
            final Side side = random.nextInt(2) == 0 ? Side.BUY : Side.SELL;
            final long bestE8 = side == Side.BUY ? book.bestBidE8() : book.bestAskE8();
            final long tickE8 = Instrument.tickE8(bestE8);
            final long priceE8 = Math.max(tickE8, bestE8 + (random.nextInt(60) - 30) * tickE8);
            final long id = market.nextOrderId();
            book.limit(ACCOUNT, id, side, Instrument.roundDownE8(priceE8), 1 + random.nextInt(500_000_000),
                random.nextInt(4) == 0 ? MatchingBook.HIDDEN : 0);
            own.add(id);
        }
        if (!own.isEmpty() && random.nextInt(3) == 0) {
            final long id = own.get(random.nextInt(own.size()));
            if (random.nextInt(2) == 0) {
                book.cancel(id);
            } else {
                book.amend(id, Math.max(1, book.bestBidE8()), 1 + random.nextInt(500_000_000), 0);
            }
        }
    }

    private void subscribe(final ExchangeCore core, final String symbol, final String frequency, final int flags) {
        final CollectingSink sink = new CollectingSink();
        final ClientConnection client = core.connect(sink);
        core.onText(client, "{\"event\":\"conf\",\"flags\":" + flags + "}");
        sink.taken();
        final Map<Integer, View> ofClient = new HashMap<>();
        views.put(sink, ofClient);
        sequences.put(sink, 0L);
        int id = 10_001;
        for (final String precision : PRECISIONS) {
            for (final int length : LENGTHS) {
                core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"" + symbol
                    + "\",\"prec\":\"" + precision + "\",\"len\":" + length + ",\"freq\":\"" + frequency + "\"}");
                ofClient.put(id++, new View(precision, length, frequency.equals("F1")));
            }
        }
        read();
    }

    private void read() {
        views.forEach((sink, ofClient) -> {
            for (final String frame : sink.taken()) {
                if (frame.startsWith("{")) {
                    continue;
                }
                final Matcher data = DATA.matcher(frame);
                assertTrue(data.matches(), frame);
                assertEquals(sequences.merge(sink, 1L, Long::sum), Long.parseLong(data.group(3)), "no gap: " + frame);
                final View view = ofClient.get(Integer.parseInt(data.group(1)));
                if (data.group(2).startsWith("\"cs\",")) {
                    if (++checksums % 5 == 0) { // 24 views: each has its turn, and the twin is slow.
                        assertEquals(view.book.checksum(), Integer.parseInt(data.group(2).substring(5)), view + frame);
                    }
                } else {
                    assertEquals(0, view.book.apply(data.group(2)), "a removal of an unknown row: " + view + " " + frame);
                    assertTrue(view.book.size(true) <= view.length || !data.group(2).startsWith("[["), view.toString());
                }
            }
        });
    }

    private void compare(final MatchingBook book, final int batch, final String where) {
        for (final Map<Integer, View> ofClient : views.values()) {
            for (final View view : ofClient.values()) {
                if (!view.isSlow || batch % 20 == 0) {
                    assertEquals(naive(book, view, Side.BUY), told(view, true), where + " " + view);
                    assertEquals(naive(book, view, Side.SELL), told(view, false), where + " " + view);
                }
            }
        }
    }

    private static List<String> told(final View view, final boolean ofBids) {
        final List<String> rows = new ArrayList<>();
        for (final String[] row : view.book.side(ofBids)) {
            rows.add(plain(new BigDecimal(row[0])) + " " + plain(new BigDecimal(row[1])) + " "
                + new BigDecimal(row[2]).abs().doubleValue());
        }
        return rows;
    }

    /** Every visible order by itself, rounded and added up with big decimals. */
    private static List<String> naive(final MatchingBook book, final View view, final Side side) {
        final TreeMap<BigDecimal, BigDecimal[]> levels = new TreeMap<>();
        final TreeMap<BigDecimal, TreeMap<Long, BigDecimal>> orders = new TreeMap<>();
        final int digits = view.precision.equals("R0") ? 0 : 5 - (view.precision.charAt(1) - '0');
        for (int level = book.bestLevel(side); level != MatchingBook.NONE; level = book.nextLevel(side, level)) {
            final BigDecimal price = BigDecimal.valueOf(book.levelPriceE8(side, level), 8);
            final BigDecimal shown = price.round(new MathContext(digits,
                side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING));
            for (int order = book.firstOrder(side, level); order != MatchingBook.NONE; order = book.nextOrder(order)) {
                final BigDecimal qty = BigDecimal.valueOf(book.leftE8(order), 8);
                orders.computeIfAbsent(price, at -> new TreeMap<>()).put(book.orderId(order), qty);
                levels.merge(shown, new BigDecimal[] {BigDecimal.ONE, qty},
                    (a, b) -> new BigDecimal[] {a[0].add(b[0]), a[1].add(b[1])});
            }
        }
        final List<String> rows = new ArrayList<>();
        if (digits == 0) {
            (side == Side.BUY ? orders.descendingMap() : orders).forEach((price, byId) -> byId.forEach((id, qty) ->
                rows.add(id + " " + plain(price) + " " + qty.doubleValue())));
        } else {
            (side == Side.BUY ? levels.descendingMap() : levels).forEach((price, level) ->
                rows.add(plain(price) + " " + level[0] + " " + level[1].doubleValue()));
        }
        return rows.subList(0, Math.min(view.length, rows.size()));
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static final class View {
        final String precision;
        final int length;
        final boolean isSlow;
        final ClientBook book;

        View(final String precision, final int length, final boolean isSlow) {
            this.precision = precision;
            this.length = length;
            this.isSlow = isSlow;
            book = new ClientBook(precision.equals("R0"));
        }

        @Override
        public String toString() {
            return precision + " " + length + (isSlow ? " F1" : " F0");
        }
    }
}
