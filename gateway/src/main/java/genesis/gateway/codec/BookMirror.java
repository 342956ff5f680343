package genesis.gateway.codec;

import java.util.zip.CRC32;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The exchange's book kept as the text that came over the wire, because its checksum is one over text: the price
 * {@code 7e-7} and the amount {@code 1.50} are not what any number type would print. The CRC-32 runs over
 *
 * <pre>
 *   bid 1 : amount : ask 1 : amount : bid 2 : …          25 of each side, fewer where there are fewer
 * </pre>
 *
 * with the amounts of asks below zero, and order ids in the place of prices in a raw book.
 * <p>Threading: one thread. Allocation: none after construction.
 */
final class BookMirror {
    private static final int DEPTH = 25;

    private final WireSide bids = new WireSide();
    private final WireSide asks = new WireSide();
    private final byte[] joined = new byte[(2 * DEPTH + 1) * WireSide.SLOT_LENGTH];
    private final UnsafeBuffer joinedBuffer = new UnsafeBuffer(joined);
    private final CRC32 crc = new CRC32();

    void clear() {
        bids.clear();
        asks.clear();
    }

    /** A level of an aggregated book, as {@link genesis.core.market.OrderBook#apply} takes it, and its two tokens. */
    void level(final FrameReader frame, final long price, final long amount, final long priceE8, final long orderCount,
               final long amountE8) {
        if (orderCount == 0) {
            remove(priceE8, 0, amountE8);
        } else {
            put(frame, price, amount, priceE8, 0, amountE8);
        }
    }

    /** An entry is set; a side that is full of better ones does without it. */
    void put(final FrameReader frame, final long first, final long amount, final long priceE8, final long id,
             final long amountE8) {
        final WireSide side = side(amountE8);
        final int slot = side.put(rank(priceE8, amountE8), id);
        if (slot != WireSide.NONE) {
            side.describe(slot, frame, first, amount, amountE8);
        }
    }

    void remove(final long priceE8, final long id, final long amountE8) {
        side(amountE8).remove(rank(priceE8, amountE8), id);
    }

    /** Bids for an amount above zero, asks below. */
    WireSide side(final long amountE8) {
        return amountE8 > 0 ? bids : asks;
    }

    /** What orders a side: better is larger. */
    static long rank(final long priceE8, final long amountE8) {
        return amountE8 > 0 ? priceE8 : -priceE8;
    }

    /** What the exchange's {@code cs} must be now. */
    int checksum() {
        final int bidCount = Math.min(DEPTH, bids.count());
        final int askCount = Math.min(DEPTH, asks.count());
        int length = 0;
        for (int place = 0; place < bidCount || place < askCount; place++) {
            if (place < bidCount) {
                length = bids.appendText(place, joinedBuffer, length);
            }
            if (place < askCount) {
                length = asks.appendText(place, joinedBuffer, length);
            }
        }
        crc.reset();
        crc.update(joined, 0, Math.max(0, length - 1));
        return (int) crc.getValue();
    }
}
