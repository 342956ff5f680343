package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Message;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.Venue;
import genesis.core.unit.Setting;
import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PaperVenueTest {
    private static final long ONE = 100_000_000L;
    private static final long MS = 1_000_000L;

    private final PaperVenue venue = new PaperVenue();
    private final VenueMessages to = new VenueMessages(venue);
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);

    @Test
    void shouldTakeTheWayThereAndTheWayBack() {
        openMarket();

        to.place(10 * MS, 1, Side.BUY, OrderType.MARKET, 0, ONE);
        to.tick(14 * MS);
        assertEquals(Venue.NOTHING_DUE, venue.nextDueNs());
        to.tick(500 * MS);

        // Latency 5 ms without jitter: there at 15, back at 20, however late the input is that shows it.
        assertEquals(20 * MS, venue.nextDueNs());
        assertEquals(List.of(OrderAcceptedDecoder.TEMPLATE_ID, OrderFilledDecoder.TEMPLATE_ID), drain());
        assertEquals(20 * MS, Message.timeNs(answer, 0));
        assertEquals(Venue.NOTHING_DUE, venue.nextDueNs());
    }

    @Test
    void shouldMeetTheBookAsItWasWhenTheCommandArrived() {
        openMarket();
        to.place(10 * MS, 1, Side.BUY, OrderType.MARKET, 0, ONE);

        to.update(15 * MS, 101 * ONE, -ONE, 0);

        drain();
        final OrderFilledDecoder filled = new OrderFilledDecoder();
        filled.wrap(answer, Message.HEADER_LENGTH, Message.blockLength(answer, 0), Message.version(answer, 0));
        assertEquals(101 * ONE, filled.priceE8());
        assertEquals(1, filled.clientOrderId());
        assertEquals(0, filled.sequence());
    }

    @Test
    void shouldFillARestingOrderByAnExecutedTradeOnly() {
        openMarket();
        to.place(10 * MS, 1, Side.BUY, OrderType.LIMIT, 100 * ONE, ONE);
        to.tick(20 * MS);
        assertEquals(List.of(OrderAcceptedDecoder.TEMPLATE_ID), drain());

        to.trade(30 * MS, 99 * ONE, -ONE, TradeKind.SNAPSHOT);
        to.trade(30 * MS, 99 * ONE, -ONE, TradeKind.UPDATED);
        assertEquals(Venue.NOTHING_DUE, venue.nextDueNs());
        to.trade(30 * MS, 99 * ONE, -ONE, TradeKind.EXECUTED);

        assertEquals(35 * MS, venue.nextDueNs());
        assertEquals(List.of(OrderFilledDecoder.TEMPLATE_ID), drain());
    }

    @Test
    void shouldAnswerCancelsAndRefusals() {
        openMarket();
        to.place(10 * MS, 1, Side.SELL, OrderType.LIMIT, 105 * ONE, ONE);
        to.cancel(11 * MS, 1);
        to.cancel(12 * MS, 1);
        to.tick(1_000 * MS);

        assertEquals(List.of(OrderAcceptedDecoder.TEMPLATE_ID, OrderCanceledDecoder.TEMPLATE_ID,
            OrderRejectedDecoder.TEMPLATE_ID), drain());
    }

    @Test
    void shouldLetNothingOvertakeWhateverTheJitter() {
        openMarket();
        to.setting(MS, Setting.PAPER_LATENCY_JITTER, 50 * MS);
        for (int i = 0; i < 200; i++) {
            to.place(10 * MS + i, 2 * i, Side.SELL, OrderType.LIMIT, 105 * ONE, ONE);
            to.cancel(10 * MS + i, 2 * i);
        }
        to.tick(100_000 * MS);

        long lastNs = 0;
        for (int i = 0; i < 400; i++) {
            assertTrue(venue.nextDueNs() >= lastNs);
            lastNs = venue.nextDueNs();
            venue.answer(answer);
            assertEquals(i % 2 == 0 ? OrderAcceptedDecoder.TEMPLATE_ID : OrderCanceledDecoder.TEMPLATE_ID,
                Message.templateId(answer, 0));
        }
        assertEquals(Venue.NOTHING_DUE, venue.nextDueNs());
        assertThrows(IllegalStateException.class, () -> venue.answer(answer));
    }

    @Test
    void shouldRepeatItselfExactlyAndDifferWithAnotherSeed() {
        final long first = runOf(42);

        assertEquals(first, runOf(42));
        assertNotEquals(first, runOf(43));
    }

    /** A random market and random orders; the digest covers every answer's bytes and the state after every step. */
    private static long runOf(final long seed) {
        final PaperVenue venue = new PaperVenue();
        final VenueMessages to = new VenueMessages(venue);
        final SeededRandom market = new SeededRandom(99);
        final StreamDigest digest = new StreamDigest();
        final UnsafeBuffer answer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        to.session(1, seed);
        to.define(2);
        for (int i = 1; i < 5_000; i++) {
            final long nowNs = i * MS;
            final long priceE8 = (90 + market.nextInt(21)) * ONE;
            final long amountE8 = (market.nextInt(2) == 0 ? 1 : -1) * (long) (1 + market.nextInt(300_000_000));
            switch (market.nextInt(5)) {
                case 0, 1 -> to.update(nowNs, priceE8, amountE8, market.nextInt(3));
                case 2 -> to.trade(nowNs, priceE8, amountE8, TradeKind.EXECUTED);
                case 3 -> to.place(nowNs, i, amountE8 > 0 ? Side.BUY : Side.SELL,
                    market.nextInt(2) == 0 ? OrderType.MARKET : OrderType.LIMIT, priceE8, Math.abs(amountE8));
                default -> to.cancel(nowNs, 1 + market.nextInt(i));
            }
            while (venue.nextDueNs() <= nowNs) {
                digest.add(answer, 0, venue.answer(answer));
            }
            venue.addTo(digest);
        }
        return digest.value();
    }

    private void openMarket() {
        to.session(1, 5);
        to.setting(1, Setting.PAPER_LATENCY_JITTER, 0);
        to.define(1);
        to.snapshot(2, 100 * ONE, 101 * ONE, 3 * ONE);
    }

    private List<Integer> drain() {
        final List<Integer> templates = new ArrayList<>();
        while (venue.nextDueNs() != Venue.NOTHING_DUE) {
            final int length = venue.answer(answer);
            assertTrue(length <= Message.LENGTH_MAX);
            templates.add(Message.templateId(answer, 0));
        }
        return templates;
    }
}
