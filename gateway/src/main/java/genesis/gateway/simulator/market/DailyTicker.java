package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.gateway.simulator.wire.FrameText;

/**
 * The ticker of one instrument: best prices now, and the last 24 hours, the running minute included.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class DailyTicker {
    private static final int SIZED_LEVELS = 25;
    private static final long DAY_MS = 1_440 * TimeFrame.MINUTE_MS;

    private final MatchingBook book;
    private final Candles candles;
    private final TradeTape tape;
    /** The day without the running minute: changes once a minute. */
    private final CandleRow closedMinutes = new CandleRow();
    private final CandleRow day = new CandleRow();
    private final CandleRow minute = new CandleRow();
    private long minuteMs = Long.MIN_VALUE;

    DailyTicker(final MatchingBook book, final Candles candles, final TradeTape tape) {
        this.book = book;
        this.candles = candles;
        this.tape = tape;
    }

    /**
     * Best bid, its side's sum, best ask, its side's sum, change, relative change, last price, volume, high, low. A
     * side without orders is null.
     */
    void write(final FrameText text, final long timeMs) {
        sum(timeMs);
        final long lastE8 = tape.lastPriceE8();
        writeSide(text, Side.BUY);
        writeSide(text, Side.SELL);
        text.e8(lastE8 - day.openE8).raw(',').e8(StrictMath.round((lastE8 / (double) day.openE8 - 1) * 1e8)).raw(',')
            .e8(lastE8).raw(',').e8(day.volumeE8).raw(',').e8(day.highE8).raw(',').e8(day.lowE8);
    }

    private void sum(final long timeMs) {
        final long runningMs = TimeFrame.MINUTE_1.openMs(timeMs);
        if (runningMs != minuteMs) {
            minuteMs = runningMs;
            candles.between(closedMinutes, runningMs - DAY_MS, runningMs, false);
        }
        day.begin(closedMinutes.openMs);
        hand(closedMinutes);
        hand(candles.between(minute, runningMs, runningMs + TimeFrame.MINUTE_MS, false));
    }

    private void hand(final CandleRow part) {
        day.append(part.openE8, part.closeE8, part.highE8, part.lowE8, part.volumeE8);
    }

    private void writeSide(final FrameText text, final Side side) {
        int level = book.bestLevel(side);
        if (level == MatchingBook.NONE) {
            text.raw("null,0,");
            return;
        }
        text.e8(book.levelPriceE8(side, level)).raw(',');
        long sumE8 = 0;
        for (int i = 0; i < SIZED_LEVELS && level != MatchingBook.NONE; i++) {
            sumE8 += book.levelQtyE8(side, level);
            level = book.nextLevel(side, level);
        }
        text.e8(sumE8).raw(',');
    }
}
