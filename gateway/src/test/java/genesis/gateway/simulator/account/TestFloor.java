package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.MatchingEvents;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.gateway.simulator.market.FloorListener;
import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.market.TradingFloor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A market in which nothing happens but what a test does. */
final class TestFloor implements AccountMarket {
    final List<InstrumentTerms> terms = List.of(
        new InstrumentTerms("tBTCUSD", 4_000, 2_000 * E8.ONE, E8.ONE / 5, E8.ONE / 10, false),
        new InstrumentTerms("tETHUSD", 40_000, 5_000 * E8.ONE, E8.ONE / 5, E8.ONE / 10, false));
    private final List<MatchingBook> books = new ArrayList<>();
    private final long[] lastE8 = {MatchingBook.NO_PRICE, MatchingBook.NO_PRICE};
    private FloorListener accounts;
    private long lastOrderId = 1_000;
    private long lastTradeId = 500;

    TestFloor() {
        for (int i = 0; i < terms.size(); i++) {
            final int instrument = i;
            books.add(new MatchingBook(new Events(instrument), 16));
        }
    }

    static long e8(final String number) {
        return new BigDecimal(number).movePointRight(8).longValueExact();
    }

    /** A participant's order for tBTCUSD; signed by side. */
    long order(final String price, final String amount) {
        return order(0, price, amount, 0);
    }

    long order(final int instrument, final String price, final String amount, final int flags) {
        final long amountE8 = e8(amount);
        final long id = nextOrderId();
        books.get(instrument).limit(TradingFloor.PARTICIPANTS, id, amountE8 > 0 ? Side.BUY : Side.SELL, e8(price),
            Math.abs(amountE8), flags);
        return id;
    }

    @Override
    public int instrumentCount() {
        return terms.size();
    }

    @Override
    public InstrumentTerms terms(final int instrument) {
        return terms.get(instrument);
    }

    @Override
    public int instrument(final String symbol) {
        return symbol.equals("tBTCUSD") ? 0 : symbol.equals("tETHUSD") ? 1 : -1;
    }

    @Override
    public MatchingBook book(final int instrument) {
        return books.get(instrument);
    }

    @Override
    public long lastPriceE8(final int instrument) {
        return lastE8[instrument];
    }

    @Override
    public long nextOrderId() {
        return ++lastOrderId;
    }

    @Override
    public void listen(final FloorListener listener) {
        accounts = listener;
    }

    private final class Events implements MatchingEvents {
        private final int instrument;

        private Events(final int instrument) {
            this.instrument = instrument;
        }

        @Override
        public void traded(final long makerOrderId, final long makerOwnerId, final boolean isMakerHidden,
                           final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                           final long qtyE8, final long makerLeftE8) {
            lastE8[instrument] = priceE8;
            accounts.printed(instrument, priceE8);
            accounts.traded(instrument, ++lastTradeId, makerOrderId, makerOwnerId, takerOrderId, takerOwnerId, takerSide,
                priceE8, qtyE8, makerLeftE8);
        }

        @Override
        public void bestChanged(final Side side, final long priceE8) {
            if (accounts != null) {
                accounts.bestChanged(instrument, side, priceE8);
            }
        }
    }
}
