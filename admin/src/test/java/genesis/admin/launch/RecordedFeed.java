package genesis.admin.launch;

import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.Channel;
import genesis.core.message.DataSource;
import genesis.core.message.FeedChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentDefinedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.IoTurn;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import java.util.Map;
import java.util.function.LongSupplier;

/** A market in memory instead of a socket: one instrument, a price that swings, ten updates and a trade a second, venue time. */
class RecordedFeed implements Feed, IoTurn {
    static final long START_NS = 1_500_000_000L * 1_000_000_000L;
    private static final int UPDATES_PER_SECOND = 10;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InputRing ring;
    private final InstrumentRegistry registry;
    private final int seconds;
    private int second = -1;
    private volatile boolean over;
    private volatile boolean stopped;
    boolean closed;

    RecordedFeed(final InputRing ring, final InstrumentRegistry registry, final int seconds) {
        this.ring = ring;
        this.registry = registry;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public IoTurn io() {
        return this;
    }

    @Override
    public LongSupplier clock() {
        return null;
    }

    @Override
    public long startTimeNs() {
        return START_NS;
    }

    @Override
    public void start() {
        second = 0;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("frames", (long) second);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public void owner(final Thread thread) {
        if (second != 0) {
            throw new IllegalStateException("not started: second=" + second);
        }
    }

    @Override
    public int poll() {
        if (stopped || over) {
            return 0;
        }
        if (second == 0) {
            open();
        }
        playSecond();
        second++;
        over = second > seconds;
        return 1;
    }

    @Override
    public int poll(final long waitNsMax) {
        return poll();
    }

    private long nowNs() {
        return START_NS + second * 1_000_000_000L;
    }

    private void open() {
        if (registry.find("tBTCUSD") == null) {
            final Instrument one = registry.define("tBTCUSD");
            final InstrumentDefinedEncoder defined = new InstrumentDefinedEncoder();
            final long slot = ring.claim();
            defined.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).minQtyE8(one.minQtyE8()).maxQtyE8(one.maxQtyE8())
                .makerFeeE8(one.makerFeeE8()).takerFeeE8(one.takerFeeE8()).instrumentId(one.id()).symbol(one.symbol())
                .baseCurrency(one.base()).quoteCurrency(one.quote());
            ring.publish(slot, Message.HEADER_LENGTH + defined.encodedLength());
        }
        final FeedChangedEncoder feed = new FeedChangedEncoder();
        final long slot = ring.claim();
        feed.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).instrumentId(0).connectionId(0)
            .channel(Channel.BOOK).state(FeedState.SUBSCRIBED).problem(FeedProblem.NONE);
        ring.publish(slot, Message.HEADER_LENGTH + feed.encodedLength());
    }

    private void playSecond() {
        final long middleE8 = 10_000 * E8.ONE + E8.fromDouble(200 * StrictMath.sin(second / 300.0));
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        final long slot = ring.claim();
        snapshot.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).instrumentId(0).connectionId(0).first(Flag.YES).last(Flag.YES).source(DataSource.WEBSOCKET)
            .levelsCount(2)
            .next().priceE8(middleE8 - E8.ONE).amountE8(5 * E8.ONE).orderCount(3)
            .next().priceE8(middleE8 + E8.ONE).amountE8(-5 * E8.ONE).orderCount(3);
        ring.publish(slot, Message.HEADER_LENGTH + snapshot.encodedLength());
        for (int i = 0; i < UPDATES_PER_SECOND; i++) {
            update(middleE8 - E8.ONE, (5 + i) * E8.ONE);
        }
        trade(middleE8);
    }

    private void update(final long priceE8, final long amountE8) {
        final BookUpdateEncoder update = new BookUpdateEncoder();
        final long slot = ring.claim();
        update.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).priceE8(priceE8).amountE8(amountE8).orderCount(3)
            .instrumentId(0).connectionId(0);
        ring.publish(slot, Message.HEADER_LENGTH + update.encodedLength());
    }

    private void trade(final long priceE8) {
        final TradeEncoder trade = new TradeEncoder();
        final long slot = ring.claim();
        trade.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(nowNs()).tradeId(second + 1).exchangeTimeMs(nowNs() / 1_000_000)
            .priceE8(priceE8).amountE8(E8.ONE).instrumentId(0).connectionId(0).kind(TradeKind.EXECUTED).source(DataSource.WEBSOCKET);
        ring.publish(slot, Message.HEADER_LENGTH + trade.encodedLength());
    }
}
