package genesis.core.market;

import genesis.core.unit.StreamDigest;

/**
 * All that is known of one instrument's market. It only holds the parts together; the engine leads each message to the
 * part it belongs to.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class MarketState {
    private final int instrumentId;
    private final OrderBook book = new OrderBook();
    private final BatchEnd batchEnd = new BatchEnd();
    private final Candles candles = new Candles();
    private final ReportedCandles reported = new ReportedCandles();
    private final TradeFilter trades = new TradeFilter();
    private final FeedHealth feed = new FeedHealth();
    private final Derivative derivative = new Derivative();
    private long lastPriceE8 = OrderBook.NO_PRICE;
    private boolean tradeSeen;

    public MarketState(final int instrumentId) {
        this.instrumentId = instrumentId;
    }

    public int instrumentId() {
        return instrumentId;
    }

    public OrderBook book() {
        return book;
    }

    public BatchEnd batchEnd() {
        return batchEnd;
    }

    public Candles candles() {
        return candles;
    }

    /** What the exchange says of its own candles. */
    public ReportedCandles reported() {
        return reported;
    }

    public TradeFilter trades() {
        return trades;
    }

    /** Health of the book's channel: the one that decisions need. */
    public FeedHealth feed() {
        return feed;
    }

    /** What the exchange says of it where it is a perpetual contract. */
    public Derivative derivative() {
        return derivative;
    }

    /** Price of the last trade; {@link OrderBook#NO_PRICE} where none is known. */
    public long lastPriceE8() {
        return lastPriceE8;
    }

    /** A trade happened at this price. */
    public void onTrade(final long priceE8) {
        lastPriceE8 = priceE8;
        tradeSeen = true;
    }

    /** The exchange's summary names a last price: good until the first trade is seen. Zero says that it names none. */
    public void onTicker(final long lastE8) {
        if (!tradeSeen && lastE8 != 0) {
            lastPriceE8 = lastE8;
        }
    }

    public void addTo(final StreamDigest digest) {
        digest.add(instrumentId).add(lastPriceE8).add(tradeSeen ? 1 : 0);
        book.addTo(digest);
        batchEnd.addTo(digest);
        candles.addTo(digest);
        reported.addTo(digest);
        trades.addTo(digest);
        feed.addTo(digest);
        derivative.addTo(digest);
    }
}
