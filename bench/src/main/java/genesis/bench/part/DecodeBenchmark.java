package genesis.bench.part;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.bench.setup.Opening;
import genesis.core.engine.OutputSink;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.TickerDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.ConnectionListener;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.FrameDecoder;
import genesis.gateway.codec.InputPublisher;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From the first byte of a frame to the encoded message, and on into the ring: each step is measured alone, for what
 * publication costs (a sequence, a clock reading, a cache line that another thread wants) is not the decoder's. One
 * invocation decodes different frames, so that no branch predictor learns a single one by heart; the sum of all decoded
 * numbers must be what {@link BigDecimal} reads in the same text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private static final int FRAMES = 128;
    private static final int BOOK = 81_568;
    private static final int TRADES = 5_262;
    private static final int TICKER = 3;
    private static final String CONF = "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":131072}";

    private final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final PlainSlots slots = new PlainSlots(FRAMES);
    private final FrameDecoder publishing = decoder(ring);
    private final FrameDecoder decoder = decoder(slots);
    private final FrameDecoder mirroring = decoder(slots);
    private final BookUpdateEncoder constant = new BookUpdateEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OutputSink adder = this::add;
    private final BookUpdateDecoder update = new BookUpdateDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TickerDecoder ticker = new TickerDecoder();
    private final UnsafeBuffer[] books = new UnsafeBuffer[FRAMES];
    private final UnsafeBuffer[] trades = new UnsafeBuffer[FRAMES];
    private final UnsafeBuffer[] tickers = new UnsafeBuffer[FRAMES];
    private long booksSum;
    private long tradesSum;
    private long tickersSum;
    private long sum;
    private long invocations;

    @Setup
    public void subscribe() {
        mirroring.onText(text(CONF), 0, CONF.length(), Opening.START_NS);
        for (final FrameDecoder one : new FrameDecoder[] {publishing, decoder, mirroring}) {
            decode(one, "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":" + BOOK
                + ",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}");
            decode(one, "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":" + TRADES
                + ",\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}");
            decode(one, "{\"event\":\"subscribed\",\"channel\":\"ticker\",\"chanId\":" + TICKER
                + ",\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}");
            decode(one, "[" + BOOK + ",[[6443,5,5.26056135],[6443.1,2,-1.5]]]");
            decode(one, "[" + TRADES + ",[]]");
        }
        final SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < FRAMES; i++) {
            books[i] = book(random, i);
            trades[i] = trade(random, i);
            tickers[i] = ticker(random);
        }
    }

    /** {@code [81568,[6442.9,2,1.17073057]]}, and half of them removals, as in recordings. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long bookUpdate() {
        return decodeAll(decoder, books, booksSum);
    }

    /** The same, and the wire's text kept for checksums. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long bookUpdateMirrored() {
        return decodeAll(mirroring, books, booksSum);
    }

    /** {@code [5262,"te",[310628134,1542045968922,0.01073894,6443.1]]}. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long trade() {
        return decodeAll(decoder, trades, tradesSum);
    }

    /** Ten numbers, some of them with the 17 digits in which the exchange prints the noise of its sums. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long ticker() {
        return decodeAll(decoder, tickers, tickersSum);
    }

    /** No decoding at all: a claimed slot, a constant message, its publication, and the ring read out. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long publication() {
        for (int i = 0; i < FRAMES; i++) {
            final long slot = ring.claim();
            constant.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(i).priceE8(1).amountE8(2)
                .orderCount(3).instrumentId(0).connectionId(0);
            ring.publish(slot, Message.HEADER_LENGTH + constant.encodedLength());
        }
        sum = 0;
        tap.drain(adder);
        return checked(6L * FRAMES);
    }

    /** {@link #bookUpdate} with publication, and the ring read out. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long bookUpdatePublished() {
        return publishAll(books, booksSum);
    }

    /** {@link #trade} with publication, and the ring read out. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long tradePublished() {
        return publishAll(trades, tradesSum);
    }

    /** {@link #ticker} with publication, and the ring read out. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long tickerPublished() {
        return publishAll(tickers, tickersSum);
    }

    /** The messages stand side by side then; their sum is taken once in a while, not to be measured too. */
    private long decodeAll(final FrameDecoder how, final UnsafeBuffer[] frames, final long expected) {
        slots.rewind();
        for (final UnsafeBuffer frame : frames) {
            how.onText(frame, 0, frame.capacity(), Opening.START_NS);
        }
        if ((++invocations & 1023) == 0) {
            sum = 0;
            slots.drain(adder);
            checked(expected);
        }
        return invocations;
    }

    private long publishAll(final UnsafeBuffer[] frames, final long expected) {
        for (final UnsafeBuffer frame : frames) {
            publishing.onText(frame, 0, frame.capacity(), Opening.START_NS);
        }
        sum = 0;
        tap.drain(adder);
        return checked(expected);
    }

    private long checked(final long expected) {
        if (sum != expected) {
            throw new IllegalStateException("decoded to " + sum + " instead of " + expected);
        }
        return sum;
    }

    private static FrameDecoder decoder(final InputRing into) {
        return new FrameDecoder(0, new InputPublisher(into), new InstrumentRegistry(), new FrameCounters(),
            ConnectionListener.NONE);
    }

    private void decode(final FrameDecoder how, final String frame) {
        how.onText(text(frame), 0, frame.length(), Opening.START_NS);
        tap.drain(adder);
        slots.rewind();
    }

    private void add(final UnsafeBuffer buffer, final int offset, final int length) {
        final int body = offset + Message.HEADER_LENGTH;
        final int blockLength = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case BookUpdateDecoder.TEMPLATE_ID -> {
                update.wrap(buffer, body, blockLength, version);
                sum += update.priceE8() + update.amountE8() + update.orderCount();
            }
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrap(buffer, body, blockLength, version);
                sum += trade.tradeId() + trade.exchangeTimeMs() + trade.amountE8() + trade.priceE8();
            }
            case TickerDecoder.TEMPLATE_ID -> {
                ticker.wrap(buffer, body, blockLength, version);
                sum += ticker.bidE8() + ticker.bidSizeE8() + ticker.askE8() + ticker.askSizeE8()
                    + ticker.dailyChangeE8() + ticker.dailyChangeRelativeE8() + ticker.lastE8()
                    + ticker.volumeE8() + ticker.highE8() + ticker.lowE8();
            }
            default -> { } // What the subscriptions brought.
        }
    }

    private UnsafeBuffer book(final SplittableRandom random, final int i) {
        final String price = price(random);
        final boolean removes = random.nextBoolean();
        final String sign = i % 2 == 0 ? "" : "-";
        final String amount = removes ? sign + "1" : sign + decimals(random, 8);
        final int orders = removes ? 0 : 1 + random.nextInt(22);
        booksSum += e8(price) + e8(amount) + orders;
        return text("[" + BOOK + ",[" + price + "," + orders + "," + amount + "]]");
    }

    private UnsafeBuffer trade(final SplittableRandom random, final int i) {
        final long id = 310_628_134L + i;
        final long timeMs = 1_542_045_968_922L + i;
        final String amount = (i % 2 == 0 ? "" : "-") + decimals(random, 8);
        final String price = price(random);
        tradesSum += id + timeMs + e8(amount) + e8(price);
        return text("[" + TRADES + ",\"te\",[" + id + "," + timeMs + "," + amount + "," + price + "]]");
    }

    private UnsafeBuffer ticker(final SplittableRandom random) {
        final String[] numbers = {price(random), "43." + digits(random, 15), price(random), "57." + digits(random, 15),
            "-12." + digits(random, 15), "-0.00" + digits(random, 16), price(random), "8154." + digits(random, 13),
            price(random), price(random)};
        for (final String number : numbers) {
            tickersSum += e8(number);
        }
        return text("[" + TICKER + ",[" + String.join(",", numbers) + "]]");
    }

    private static String price(final SplittableRandom random) {
        return String.format(Locale.ROOT, "64%02d.%d", random.nextInt(100), 1 + random.nextInt(9));
    }

    private static String decimals(final SplittableRandom random, final int count) {
        return random.nextInt(10) + "." + digits(random, count);
    }

    /** The last one is not zero: the exchange prints none. */
    private static String digits(final SplittableRandom random, final int count) {
        final StringBuilder digits = new StringBuilder();
        for (int i = 1; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.append(1 + random.nextInt(9)).toString();
    }

    /** Cut toward zero, as the decoder promises. */
    private static long e8(final String number) {
        return new BigDecimal(number).movePointRight(8).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** In direct memory, where Netty's frames are. */
    private static UnsafeBuffer text(final String text) {
        final byte[] bytes = text.getBytes(US_ASCII);
        final ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length);
        memory.put(0, bytes);
        return new UnsafeBuffer(memory);
    }
}
