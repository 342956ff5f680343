package genesis.gateway.scenario;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.TradingFloor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Everybody else in the market of one instrument: what stands in the book beside our orders, and who trades with them. */
final class Quotes {
    private static final int LEVELS = 5;
    /** At each price; enough for every order of a scenario that does not say otherwise. */
    private static final long USUAL_QTY_E8 = 10 * E8.ONE;

    private final Market market;
    private final int number;
    private final LongSupplier nowNs;
    private long qtyE8 = USUAL_QTY_E8;
    private long bidE8;
    private long askE8;

    private record Standing(long id, long priceE8, long leftE8) {
    }

    Quotes(final Market market, final String symbol, final LongSupplier nowNs) {
        this.market = market;
        this.nowNs = nowNs;
        number = market.instrument(symbol);
    }

    /** At each of the five best prices, from the next quotes on. */
    void quantityE8(final long newQtyE8) {
        qtyE8 = newQtyE8;
    }

    /** All others stand here now, and nowhere else; where an order of ours stands in their way, they trade with it. */
    void stand(final long newBidE8, final long newAskE8) {
        bidE8 = newBidE8;
        askE8 = newAskE8;
        goAway(Side.BUY, 0);
        goAway(Side.SELL, 0);
        for (int level = 0; level < LEVELS; level++) {
            place(Side.BUY, bidE8 - level * Instrument.tickE8(bidE8), qtyE8);
            place(Side.SELL, askE8 + level * Instrument.tickE8(askE8), qtyE8);
        }
    }

    /** Nobody stands on this side any more. */
    void goAway(final Side side) {
        goAway(side, 0);
    }

    /** Somebody sells or buys so much at this price and no worse; first from whoever stands there. */
    void take(final Side side, final long priceE8, final long wantedE8) {
        timeIsNow();
        book().take(TradingFloor.PARTICIPANTS, market.nextOrderId(), side, priceE8, wantedE8, 0);
    }

    /** Somebody trades with the order that stands at this price on this side, and with no other: the others step aside. */
    void fill(final Side ours, final long priceE8, final long wantedE8) {
        final List<Standing> aside = goAway(ours, priceE8);
        take(ours == Side.BUY ? Side.SELL : Side.BUY, priceE8, wantedE8);
        aside.forEach(order -> place(ours, order.priceE8(), order.leftE8()));
    }

    /** Two of the others trade with each other at this price. */
    void print(final long priceE8, final long printedE8) {
        timeIsNow();
        final long id = market.nextOrderId();
        book().limit(TradingFloor.PARTICIPANTS, id, Side.SELL, priceE8, printedE8, 0);
        book().take(TradingFloor.PARTICIPANTS, market.nextOrderId(), Side.BUY, priceE8, printedE8, 0);
        book().cancel(id);
    }

    /** True where somebody, we included, shows an order. */
    boolean isAnythingAt(final long priceE8) {
        return book().levelAt(Side.BUY, priceE8) != MatchingBook.NONE || book().levelAt(Side.SELL, priceE8) != MatchingBook.NONE;
    }

    long bidE8() {
        return bidE8;
    }

    long askE8() {
        return askE8;
    }

    /** Of this side and at this price or better; 0 for any price. */
    private List<Standing> goAway(final Side side, final long priceE8) {
        timeIsNow();
        final MatchingBook book = book();
        final List<Standing> others = new ArrayList<>();
        for (int level = book.bestLevel(side); level != MatchingBook.NONE; level = book.nextLevel(side, level)) {
            final long levelE8 = book.levelPriceE8(side, level);
            final boolean isMeant = priceE8 == 0 || (side == Side.BUY ? levelE8 >= priceE8 : levelE8 <= priceE8);
            for (int order = book.firstOrder(side, level); isMeant && order != MatchingBook.NONE; order = book.nextOrder(order)) {
                if (book.ownerId(order) == TradingFloor.PARTICIPANTS) {
                    others.add(new Standing(book.orderId(order), levelE8, book.leftE8(order)));
                }
            }
        }
        others.forEach(order -> book.cancel(order.id()));
        return others;
    }

    private void place(final Side side, final long priceE8, final long wantedE8) {
        book().limit(TradingFloor.PARTICIPANTS, market.nextOrderId(), side, priceE8, wantedE8, 0);
    }

    private MatchingBook book() {
        return market.book(number);
    }

    private void timeIsNow() {
        market.timeNs(nowNs.getAsLong());
    }
}
