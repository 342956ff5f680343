package genesis.gateway.simulator.market;

import genesis.gateway.simulator.wire.FrameText;
import java.util.List;

/**
 * What anybody may ask the exchange, as REST does: now, and back in time. Instruments are numbers; {@link #instrument}
 * resolves a symbol once. Everything that writes appends JSON text with numbers as JavaScript prints them.
 * <p>Threading: the one that drives the exchange. Clock: the market's time.
 */
public interface PublicData {
    /** A limit of time that is none, for the start of a range. */
    long FROM_EVER = Long.MIN_VALUE;
    /** A limit of time that is none, for the end of a range. */
    long TO_NOW = Long.MAX_VALUE;
    /** Rows that one request gets at most. */
    int ROW_COUNT_MAX = 10_000;

    /** The market's time. */
    long timeMs();

    /** False during maintenance. */
    boolean isOperative();

    /** All instruments; an instrument's number is its place here. */
    List<InstrumentTerms> instruments();

    /** The number of a symbol, or -1. */
    int instrument(String symbol);

    /** All currencies that an instrument has as base or quote, sorted. */
    List<String> currencies();

    /** Price of the last trade; there always was one. */
    long lastPriceE8(int instrument);

    /** Best visible bid, or {@link genesis.core.exchange.MatchingBook#NO_PRICE}. */
    long bestBidE8(int instrument);

    /** Best visible ask, or {@link genesis.core.exchange.MatchingBook#NO_PRICE}. */
    long bestAskE8(int instrument);

    /** The ten columns of a ticker, without brackets, so that a symbol may stand in front. */
    void writeTicker(FrameText text, int instrument);

    /** {@code [[id,ms,amount,price],…]} of the trades in this range of time, both ends included; newest first. */
    void writeTrades(FrameText text, int instrument, long startMs, long endMs, int limit, boolean isAscending);

    /**
     * {@code [[price,count,amount],…]}, or {@code [[id,price,amount],…]} for R0: bids best to worst, then asks. False,
     * and nothing written, for an unknown precision or length.
     *
     * @param precision P0 to P4 or R0
     * @param length    1, 25, 100 or 250
     */
    boolean writeBook(FrameText text, int instrument, String precision, int length);

    /**
     * {@code [[ms,open,close,high,low,volume],…]} of the candles that open in this range of time, the running one
     * included; newest first. False, and nothing written, for an unknown time frame.
     *
     * @param timeFrame 1m 5m 15m 30m 1h 3h 6h 12h 1D 1W 7D 14D 1M
     */
    boolean writeCandles(FrameText text, int instrument, String timeFrame, long startMs, long endMs, int limit,
                         boolean isAscending);

    /** One row, the newest: {@code [ms,open,close,high,low,volume]}. False for an unknown time frame. */
    boolean writeLastCandle(FrameText text, int instrument, String timeFrame);

    /** The 23 columns of a derivative's status, without brackets. False where the instrument is none. */
    boolean writeDerivativeStatus(FrameText text, int instrument);

    /** {@code [["pos",…],…]} of the last liquidations, newest first. */
    void writeLiquidations(FrameText text, int limit);
}
