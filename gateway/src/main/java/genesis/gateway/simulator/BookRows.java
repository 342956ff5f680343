package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.DecimalText;

/**
 * Walks over the levels in one data frame of an aggregated book: {@code [chan,[[price,count,amount],…]]} or
 * {@code [chan,[price,count,amount]]}.
 * <p>Allocation: none. Threading: one thread.
 */
final class BookRows {
    private byte[] bytes;
    private int at;
    private int end;
    private boolean isSnapshot;
    private int rowStart;
    private int rowEnd;
    private long priceE8;
    private long orderCount;
    private long amountE8;

    /** Begins with a frame. False for heartbeats and checksums, which hold no levels. */
    boolean begin(final byte[] from, final int start, final int frameEnd) {
        bytes = from;
        end = frameEnd;
        at = start + 1;
        while (at < end && bytes[at] != ',') {
            at++;
        }
        at++;
        if (at + 1 >= end || bytes[at] != '[') {
            return false;
        }
        isSnapshot = bytes[at + 1] == '[' || bytes[at + 1] == ']';
        at += isSnapshot ? 1 : 0;
        return true;
    }

    /** The frame is a whole book. */
    boolean isSnapshot() {
        return isSnapshot;
    }

    /** Moves to the next level; false behind the last, and where the text is no level. */
    boolean next() {
        if (at < end && bytes[at] == ',' && isSnapshot) {
            at++;
        }
        if (at >= end || bytes[at] != '[') {
            return false;
        }
        rowStart = at++;
        priceE8 = number(',');
        orderCount = number(',');
        amountE8 = number(']');
        rowEnd = at;
        final boolean isLevel = priceE8 != DecimalText.NOT_A_NUMBER && orderCount != DecimalText.NOT_A_NUMBER
            && amountE8 != DecimalText.NOT_A_NUMBER;
        if (!isSnapshot) {
            at = end; // What follows a single level are sequence and time.
        }
        return isLevel;
    }

    /** Where the level's text begins. */
    int rowStart() {
        return rowStart;
    }

    /** Behind the level's text. */
    int rowEnd() {
        return rowEnd;
    }

    long priceE8() {
        return priceE8;
    }

    int orderCount() {
        return (int) (orderCount / 100_000_000);
    }

    long amountE8() {
        return amountE8;
    }

    private long number(final char terminator) {
        final int start = at;
        while (at < end && bytes[at] != terminator) {
            at++;
        }
        return DecimalText.parseE8(bytes, start, at++);
    }
}
