package genesis.gateway.codec;

import genesis.core.message.BookChecksumDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.CandleReportedDecoder;
import genesis.core.message.DerivativeStatusDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.TickerDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.InstrumentRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A decoder that any bytes may be thrown at. What it publishes of the market is compared with {@link ReferenceDecoder};
 * a second one, with numbered, timed and checked frames and a raw book, only has to survive. Every buffer ends where the
 * frame ends, so a read behind it throws.
 */
final class FuzzedDecoder {
    static final long NOW_MS = 1_700_000_000_000L;
    private static final byte[] BOOK = ascii(FrameDecoderTest.BOOK_ACK);
    private static final byte[] CANDLES = ascii(FrameDecoderTest.CANDLES_ACK);
    private static final byte[] RAW_BOOK = ascii("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":21,"
        + "\"symbol\":\"tETHUSD\",\"prec\":\"R0\",\"freq\":\"F0\",\"len\":\"25\"}");
    /** Books of the second decoder stay broken for a while: new ones cost more than many frames. */
    private static final int HEAL_EVERY = 32;

    private final Side plain = new Side(0);
    private final Side numbered = new Side(
        FrameDecoder.FLAG_SEQ_ALL | FrameDecoder.FLAG_TIMESTAMP | FrameDecoder.FLAG_CHECKSUM);
    private final ReferenceDecoder reference = new ReferenceDecoder(NOW_MS);
    private long sequence;
    private long frameCount;
    private long publishedCount;
    private long comparedCount;

    FuzzedDecoder() {
        plain.subscribe();
        numbered.subscribe();
    }

    /** Throws an AssertionError where what comes of the frame is not what it says. */
    void take(final byte[] frame) {
        frameCount++;
        final List<String> published = plain.take(frame);
        final List<String> expected = reference.read(frame);
        if (expected != null && !expected.equals(published)) {
            throw new AssertionError("frame=" + new String(frame, StandardCharsets.ISO_8859_1) + "\nexpected=" + expected
                + "\npublished=" + published);
        }
        comparedCount += expected == null ? 0 : 1;
        publishedCount += published.isEmpty() ? 0 : 1;
        // What was subscribed anew begins with a snapshot; what this says nothing of may have been one.
        if (plain.isBroken() || expected == null) {
            plain.decode(BOOK);
            reference.bookSubscribed();
        }
        if (expected == null) {
            plain.decode(CANDLES);
            reference.candlesSubscribed();
        }
        numbered.take(continued(frame));
        if (frameCount % HEAL_EVERY == 0 && numbered.isBroken()) {
            numbered.decode(BOOK);
            numbered.decode(RAW_BOOK);
        }
    }

    /** With the number and the time that an array frame ends in there. */
    private byte[] continued(final byte[] frame) {
        if (frame.length == 0 || frame[frame.length - 1] != ']') {
            return frame;
        }
        final byte[] end = ("," + ++sequence + "," + NOW_MS + "]").getBytes(StandardCharsets.US_ASCII);
        final byte[] longer = Arrays.copyOf(frame, frame.length - 1 + end.length);
        System.arraycopy(end, 0, longer, frame.length - 1, end.length);
        return longer;
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    long frameCount() {
        return frameCount;
    }

    /** Frames that something was published of. */
    long publishedCount() {
        return publishedCount;
    }

    /** Frames that the reference had a word on. */
    long comparedCount() {
        return comparedCount;
    }

    private static final class Side {
        private final InputRing ring = new InputRing();
        private final InputTap tap = new InputTap(ring);
        private final FrameCounters counters = new FrameCounters();
        private final FrameDecoder decoder = new FrameDecoder(
            0, new InputPublisher(ring), new InstrumentRegistry(), counters, ConnectionListener.NONE);
        private final int flags;
        private final List<String> words = new ArrayList<>();
        private long refusedCount;

        private Side(final int flags) {
            this.flags = flags;
            ring.whenFull(() -> tap.drain(this::say));
        }

        private void subscribe() {
            decode(ascii("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":" + flags + "}"));
            decode(BOOK);
            decode(ascii(FrameDecoderTest.TRADES_ACK));
            decode(ascii(FrameDecoderTest.TICKER_ACK));
            decode(CANDLES);
            decode(ascii("{\"event\":\"subscribed\",\"channel\":\"status\",\"chanId\":9,\"key\":\"deriv:tBTCF0:USTF0\"}"));
            if (flags != 0) {
                decode(RAW_BOOK);
            }
            tap.drain(this::say);
        }

        /** A frame was refused since this was asked last: it may have been one of the book, which is broken then. */
        private boolean isBroken() {
            final boolean isBroken = counters.malformed() != refusedCount;
            refusedCount = counters.malformed();
            return isBroken;
        }

        private List<String> take(final byte[] frame) {
            words.clear();
            decoder.onText(new UnsafeBuffer(frame), 0, frame.length, NOW_MS * 1_000_000);
            tap.drain(this::say);
            return List.copyOf(words);
        }

        private void decode(final byte[] bytes) {
            decoder.onText(new UnsafeBuffer(bytes), 0, bytes.length, NOW_MS * 1_000_000);
        }

        private void say(final UnsafeBuffer m, final int offset, final int length) {
            final int at = offset + Message.HEADER_LENGTH;
            final int block = Message.blockLength(m, offset);
            switch (Message.templateId(m, offset)) {
                case BookUpdateDecoder.TEMPLATE_ID -> {
                    final BookUpdateDecoder d = new BookUpdateDecoder().wrap(m, at, block, 1);
                    words.add("level " + ReferenceDecoder.words(d.priceE8(), d.orderCount(), d.amountE8()));
                }
                case BookSnapshotDecoder.TEMPLATE_ID -> {
                    final BookSnapshotDecoder d = new BookSnapshotDecoder().wrap(m, at, block, 1);
                    words.add("snapshot " + (d.first() == Flag.YES) + " " + (d.last() == Flag.YES));
                    d.levels().forEach(level -> words.add(
                        "level " + ReferenceDecoder.words(level.priceE8(), level.orderCount(), level.amountE8())));
                }
                case TradeDecoder.TEMPLATE_ID -> {
                    final TradeDecoder d = new TradeDecoder().wrap(m, at, block, 1);
                    words.add(d.kind() + " "
                        + ReferenceDecoder.words(d.tradeId(), d.exchangeTimeMs(), d.amountE8(), d.priceE8()));
                }
                case BookChecksumDecoder.TEMPLATE_ID ->
                    words.add("cs " + new BookChecksumDecoder().wrap(m, at, block, 1).checksum());
                case TickerDecoder.TEMPLATE_ID -> {
                    final TickerDecoder d = new TickerDecoder().wrap(m, at, block, 1);
                    words.add("ticker " + ReferenceDecoder.words(d.bidE8(), d.bidSizeE8(), d.askE8(), d.askSizeE8(),
                        d.dailyChangeE8(), d.dailyChangeRelativeE8(), d.lastE8(), d.volumeE8(), d.highE8(), d.lowE8()));
                }
                case CandleHistoryDecoder.TEMPLATE_ID -> {
                    final CandleHistoryDecoder d = new CandleHistoryDecoder().wrap(m, at, block, 1);
                    words.add("history " + ReferenceDecoder.words(
                        d.openTimeMs(), d.openE8(), d.closeE8(), d.highE8(), d.lowE8(), d.volumeE8()));
                }
                case CandleReportedDecoder.TEMPLATE_ID -> {
                    final CandleReportedDecoder d = new CandleReportedDecoder().wrap(m, at, block, 1);
                    words.add("reported " + ReferenceDecoder.words(
                        d.openTimeMs(), d.openE8(), d.closeE8(), d.highE8(), d.lowE8(), d.volumeE8()));
                }
                case DerivativeStatusDecoder.TEMPLATE_ID -> {
                    final DerivativeStatusDecoder d = new DerivativeStatusDecoder().wrap(m, at, block, 1);
                    words.add("status " + ReferenceDecoder.words(d.exchangeTimeMs(), d.derivativePriceE8(), d.spotPriceE8(),
                        d.insuranceFundE8(), d.nextFundingTimeMs(), d.nextFundingE8(), d.nextFundingStep(),
                        d.currentFundingE8(), d.markPriceE8(), d.openInterestE8(), d.clampMinE8(), d.clampMaxE8()));
                }
                default -> { } // Heartbeats, feeds, refusals, the account: nothing of the market.
            }
        }
    }
}
