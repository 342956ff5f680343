package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Channel;
import genesis.core.message.Timeframe;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.market.MarketPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything the exchange offers, over real sockets at once: each picture of a book with a gateway of its own, 96 of
 * them, and one gateway with every channel of 13 instruments. Every checksum is right, no book is crossed, no frame is
 * refused. A few seconds; longer, and against an exchange of another process:
 *
 * <pre>
 *   scripts/genesis exchange --instruments 13 --port 8090
 *   mvn test -pl gateway -am -Dtest=ChannelVariantsTest -Dsurefire.failIfNoSpecifiedTests=false \
 *       -Dgenesis.variants.seconds=600 -Dgenesis.variants.venue=ws://127.0.0.1:8090/ws/2
 * </pre>
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ChannelVariantsTest {
    private static final long START_NS_MAX = TimeUnit.SECONDS.toNanos(120);
    private static final MarketPlan MARKET = MarketPlan.of(1, System.currentTimeMillis() * 1_000_000L, 13, MarketPlan.USUAL_RATE);

    private final List<HeardMarket> all = new ArrayList<>();

    @AfterEach
    void end() {
        // The first one owns the loop that all are on.
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).close();
        }
    }

    @Test
    void shouldUnderstandEveryVariantOfEveryChannel() {
        final String venue = System.getProperty("genesis.variants.venue");
        final long seconds = Long.getLong("genesis.variants.seconds", 3);
        if (venue != null) {
            hear(URI.create(venue), seconds);
            return;
        }
        try (SimulatorServer server = SimulatorServer.start(new SyntheticMarket(MARKET), 0)) {
            hear(server.uri(), seconds);
        }
    }

    private void hear(final URI venue, final long seconds) {
        final Environment shared = Environment.system(1);
        final HeardMarket everything = everything(venue, shared);
        for (final BookOptions book : books()) {
            pictures(venue, book, shared);
        }
        run(() -> all.stream().allMatch(one -> one.isLive() && one.matchedCount > 0), START_NS_MAX);
        final long startNs = System.nanoTime();
        final long framesBefore = everything.counters().frames();
        final long othersBefore = all.stream().mapToLong(one -> one.counters().frames()).sum() - framesBefore;
        run(() -> false, TimeUnit.SECONDS.toNanos(seconds));
        final double perSecond = 1e9 / (System.nanoTime() - startNs);
        final long frames = everything.counters().frames() - framesBefore;
        final long others = all.stream().mapToLong(one -> one.counters().frames()).sum() - framesBefore - othersBefore - frames;

        System.out.printf("ChannelVariantsTest seconds=%d: every channel of %d instruments %.0f messages/s; %d pictures of books"
            + " %.0f messages/s; checksums matched %d%n%s%n", seconds, MARKET.symbols().size(), frames * perSecond,
            all.size() - 1, others * perSecond, all.stream().mapToLong(one -> one.matchedCount).sum(), everything);
        all.forEach(ChannelVariantsTest::check);
        assertTrue(everything.counters().candles() > 0 && everything.counters().te() > 0
            && everything.counters().tickers() > 0 && everything.counters().derivativeStatuses() > 0, everything.toString());
    }

    /** Books, trades, tickers, candles of all timeframes, and the status of the one perpetual contract. */
    private HeardMarket everything(final URI venue, final Environment own) {
        final HeardMarket heard = new HeardMarket("everything", GatewayConfig.market(venue, MARKET.symbols())
            .withChannels(EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER, Channel.CANDLES, Channel.STATUS), 25)
            .withTimeframes(EnumSet.of(Timeframe.MINUTE_1, Timeframe.MINUTE_5, Timeframe.MINUTE_15, Timeframe.HOUR_1,
                Timeframe.DAY_1)), own);
        heard.gateway.owner(Thread.currentThread());
        all.add(heard);
        return heard;
    }

    private void pictures(final URI venue, final BookOptions book, final Environment shared) {
        final Environment guest = new Environment(shared.loop(), false, shared.socketType(), shared.addresses(),
            shared.ticker(), shared.wallMs(), all.size());
        final String symbol = MARKET.symbols().get(all.size() % MARKET.symbols().size());
        final GatewayConfig config =
            GatewayConfig.market(venue, List.of(symbol)).withChannels(EnumSet.of(Channel.BOOK), 25).withBook(book);
        all.add(new HeardMarket(book + " " + symbol, config, guest));
        all.add(new HeardMarket(book + " bulk " + symbol, config.withBulk(), guest));
    }

    private static List<BookOptions> books() {
        final List<BookOptions> books = new ArrayList<>();
        for (final String precision : List.of("P0", "P1", "P2", "P3", "P4", "R0")) {
            for (final String frequency : List.of("F0", "F1")) {
                for (final int length : new int[] {1, 25, 100, 250}) {
                    books.add(new BookOptions(precision, frequency, length));
                }
            }
        }
        return books;
    }

    private void run(final BooleanSupplier condition, final long maxNs) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - startNs < maxNs) {
            all.get(0).gateway.poll(1_000_000);
            all.forEach(HeardMarket::drain);
        }
    }

    private static void check(final HeardMarket heard) {
        final String told = heard.toString();
        assertTrue(heard.isLive() && heard.matchedCount > 0, told);
        assertEquals(heard.counters().checksums(), heard.matchedCount, told);
        assertEquals(0, heard.counters().checksumMismatches() + heard.crossedCount + heard.refusedCount
            + heard.counters().sequenceGaps() + heard.counters().unknownChannel() + heard.troubleCount(), told);
    }
}
