package genesis.gateway.stream;

import genesis.core.engine.OutputSink;
import genesis.core.market.OrderBook;
import genesis.core.message.BookChecksumDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.ChecksumResult;
import genesis.core.message.Flag;
import genesis.core.message.FrameRefusedDecoder;
import genesis.core.message.Message;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.FrameCounters;
import org.agrona.concurrent.UnsafeBuffer;

/** One gateway and the books that its inputs make, judged at each checksum: there a batch is complete. */
final class HeardMarket implements OutputSink, AutoCloseable {
    final String name;
    final Gateway gateway;
    long inputCount;
    long matchedCount;
    long crossedCount;
    long refusedCount;
    private final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final OrderBook[] books = new OrderBook[Instrument.COUNT_MAX];
    private final BookUpdateDecoder update = new BookUpdateDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookChecksumDecoder checksum = new BookChecksumDecoder();

    HeardMarket(final String name, final GatewayConfig config, final Environment environment) {
        this.name = name;
        ring.whenFull(this::drain);
        gateway = new Gateway(config, ring, new InstrumentRegistry(), null, environment);
        gateway.connect();
    }

    void drain() {
        inputCount += tap.drain(this);
    }

    FrameCounters counters() {
        return gateway.counters();
    }

    boolean isLive() {
        return gateway.connections().stream().allMatch(one -> one.status() == ConnectionStatus.LIVE);
    }

    /** Connects that were not the first, and channels that the exchange did not want. */
    long troubleCount() {
        return gateway.connections().stream().mapToLong(one -> one.connectCount() - 1 + one.refusedCount()).sum();
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        final int at = offset + Message.HEADER_LENGTH;
        final int block = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case BookUpdateDecoder.TEMPLATE_ID -> {
                update.wrap(buffer, at, block, version);
                book(update.instrumentId()).apply(update.priceE8(), update.amountE8(), update.orderCount());
            }
            case BookSnapshotDecoder.TEMPLATE_ID -> onSnapshot(snapshot.wrap(buffer, at, block, version));
            case BookChecksumDecoder.TEMPLATE_ID -> onChecksum(checksum.wrap(buffer, at, block, version));
            case FrameRefusedDecoder.TEMPLATE_ID -> refusedCount++;
            default -> { }
        }
    }

    @Override
    public void close() {
        gateway.close();
    }

    private void onSnapshot(final BookSnapshotDecoder piece) {
        final OrderBook book = book(piece.instrumentId());
        if (piece.first() == Flag.YES) {
            book.clear();
        }
        for (final BookSnapshotDecoder.LevelsDecoder level : piece.levels()) {
            book.apply(level.priceE8(), level.amountE8(), level.orderCount());
        }
    }

    private void onChecksum(final BookChecksumDecoder found) {
        final OrderBook book = book(found.instrumentId());
        if (found.result() == ChecksumResult.MATCHED) {
            matchedCount++;
        }
        if (book.bidCount() > 0 && book.askCount() > 0 && book.bestBidE8() >= book.bestAskE8()) {
            crossedCount++;
        }
    }

    private OrderBook book(final int instrumentId) {
        if (books[instrumentId] == null) {
            books[instrumentId] = new OrderBook();
        }
        return books[instrumentId];
    }

    @Override
    public String toString() {
        return name + ": frames " + counters().frames() + ", checksums " + matchedCount + " of " + counters().checksums()
            + ", mismatches " + counters().checksumMismatches() + ", crossed " + crossedCount + ", refused frames "
            + refusedCount + ", sequence gaps " + counters().sequenceGaps() + ", unknown channel "
            + counters().unknownChannel() + ", reconnects and refused channels " + troubleCount();
    }
}
