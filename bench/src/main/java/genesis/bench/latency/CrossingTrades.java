package genesis.bench.latency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.bench.setup.Feed;
import genesis.bench.setup.Opening;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Trades far above and far below by turns, as frames of the exchange: with very short averages each makes them
 * cross, up and down, and so causes an order. Also the frames around them: acknowledgement and cancellations.
 * <p>The same frame memory is used again: received means done with. Message time advances by two milliseconds a trade,
 * whatever the clock says, so that the budget of 60,000 orders a minute is never spent.
 */
final class CrossingTrades {
    static final int CHANNEL = 17_470;

    private static final String PRICE_HIGH = "7087.4";
    private static final String PRICE_LOW = "5798.7";
    private static final long STEP_MS = 2;
    /** Ten digits for every trade: the frame is patched, not written anew. */
    private static final long FIRST_ID = 1_000_000_000L;
    /**
     * The limit of a buy reaches 0.05 % through the best ask of 6,443.1, down to five digits; a sell through 6,443,
     * up.
     */
    private static final String BUY_PRICE = "6446.3";
    private static final String SELL_PRICE = "6439.8";

    private final UnsafeBuffer trade;
    /** Made once: direct memory is slow to come by. */
    private final UnsafeBuffer answer = new UnsafeBuffer(ByteBuffer.allocateDirect(512));
    private final int idAt;
    private final int timeAt;
    private final int priceAt;
    private long tradeCount;

    CrossingTrades() {
        final String text = "[" + CHANNEL + ",\"te\",["
            + FIRST_ID + "," + Opening.START_MS + ",0.01," + PRICE_HIGH + "]]";
        trade = frame(text);
        idAt = text.indexOf(Long.toString(FIRST_ID));
        timeAt = text.indexOf(Long.toString(Opening.START_MS));
        priceAt = text.indexOf(PRICE_HIGH);
    }

    UnsafeBuffer subscribed() {
        return frame(subscribedText());
    }

    static String subscribedText() {
        return "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":" + CHANNEL + ",\"symbol\":\"" + Feed.SYMBOL
            + "\",\"pair\":\"" + Feed.SYMBOL.substring(1) + "\"}";
    }

    /** The next trade. */
    UnsafeBuffer next() {
        tradeCount++;
        trade.putLongAscii(idAt, FIRST_ID + tradeCount);
        trade.putLongAscii(timeAt, timeMs());
        trade.putStringWithoutLengthAscii(priceAt, isHigh() ? PRICE_HIGH : PRICE_LOW);
        return trade;
    }

    /** Message time of the last trade. */
    long timeNs() {
        return timeMs() * 1_000_000L;
    }

    /** The exchange's word that an order left the book, at offset 0 of {@link #answer}; returns its length. */
    int canceled(final long clientOrderId) {
        return answer.putStringWithoutLengthAscii(0, canceledText(clientOrderId));
    }

    UnsafeBuffer answer() {
        return answer;
    }

    String canceledText(final long clientOrderId) {
        return "[0,\"oc\",[" + (FIRST_ID + tradeCount) + ",null," + clientOrderId + ",\"" + Feed.SYMBOL + "\","
            + timeMs() + "," + timeMs() + ",0.01,0.01,\"LIMIT\",null,null,null,0,\"CANCELED\","
            + "null,null,6443,0,0,0,null,null,null,0,0,null]]";
    }

    /** What is wrong with the order that the last trade caused; null where nothing is. */
    String check(final OrderCheck.Order order) {
        final String price = isHigh() ? BUY_PRICE : SELL_PRICE;
        final boolean sideIsRight = order.amount().signum() == (isHigh() ? 1 : -1);
        return sideIsRight && order.price().equals(price) && order.symbol().equals(Feed.SYMBOL) ? null
            : "a trade at " + (isHigh() ? PRICE_HIGH : PRICE_LOW)
                + " must cause an order at " + price + ", not " + order;
    }

    private boolean isHigh() {
        return (tradeCount & 1) == 1;
    }

    private long timeMs() {
        return Opening.START_MS + STEP_MS * tradeCount;
    }

    /** In direct memory, where Netty's frames are. */
    private static UnsafeBuffer frame(final String text) {
        final byte[] bytes = text.getBytes(US_ASCII);
        return new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length).put(0, bytes));
    }
}
