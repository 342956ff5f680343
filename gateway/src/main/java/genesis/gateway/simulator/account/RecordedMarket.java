package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.MatchingEvents;
import genesis.core.message.Side;
import genesis.gateway.simulator.market.FloorListener;
import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.market.TradingFloor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A market that was recorded, made tradable: each level of a recorded book is one order of a participant, and an order
 * of an account meets those. What an account takes is gone until the recording tells the level anew; a recorded trade
 * reaches the account's orders at its price or better. The recording itself never changes.
 * <p>Threading: the one that drives the exchange.
 */
public final class RecordedMarket implements AccountMarket {
    private static final long QTY_MIN_E8 = 1_000;
    private static final long QTY_MAX_E8 = 1_000_000_000L * 100_000_000L;
    private static final long INITIAL_MARGIN_E8 = 20_000_000;
    private static final long MAINTENANCE_MARGIN_E8 = 10_000_000;
    private static final long FIRST_ORDER_ID = 100_000_000_000L;
    private static final long FIRST_TRADE_ID = 1_000_000_000L;
    private static final int CAPACITY = 512;

    private final List<Recorded> instruments = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private FloorListener accounts;
    private long lastOrderId = FIRST_ORDER_ID;
    private long lastTradeId = FIRST_TRADE_ID;

    /** The number of an instrument; a new one where the symbol is new. */
    public int define(final String symbol) {
        return numbers.computeIfAbsent(symbol, name -> {
            instruments.add(new Recorded(instruments.size(), name));
            return instruments.size() - 1;
        });
    }

    /** A new snapshot begins: no recorded order is left. */
    public void clear(final int instrument) {
        instruments.get(instrument).clear();
    }

    /** A level is told; the amount is signed by side, a count of zero removes it. */
    public void level(final int instrument, final long priceE8, final long amountE8, final long count) {
        instruments.get(instrument).level(priceE8, amountE8, count);
    }

    /** A trade is told; the amount is signed by the taker's side. */
    public void traded(final int instrument, final long priceE8, final long amountE8) {
        instruments.get(instrument).traded(priceE8, amountE8);
    }

    @Override
    public int instrumentCount() {
        return instruments.size();
    }

    @Override
    public InstrumentTerms terms(final int instrument) {
        return instruments.get(instrument).terms;
    }

    @Override
    public int instrument(final String symbol) {
        return numbers.getOrDefault(symbol, -1);
    }

    @Override
    public MatchingBook book(final int instrument) {
        return instruments.get(instrument).book;
    }

    @Override
    public long lastPriceE8(final int instrument) {
        return instruments.get(instrument).lastPriceE8;
    }

    @Override
    public long nextOrderId() {
        return ++lastOrderId;
    }

    @Override
    public void listen(final FloorListener listener) {
        accounts = listener;
    }

    /** One instrument of the recording. */
    private final class Recorded implements MatchingEvents {
        private final int number;
        private final InstrumentTerms terms;
        private final MatchingBook book = new MatchingBook(this, CAPACITY);
        private final Map<Long, Long> bidOrders = new HashMap<>();
        private final Map<Long, Long> askOrders = new HashMap<>();
        private long lastPriceE8 = MatchingBook.NO_PRICE;

        private Recorded(final int number, final String symbol) {
            this.number = number;
            terms = new InstrumentTerms(symbol, QTY_MIN_E8, QTY_MAX_E8, INITIAL_MARGIN_E8, MAINTENANCE_MARGIN_E8,
                false);
        }

        private void clear() {
            List.copyOf(bidOrders.values()).forEach(book::cancel);
            List.copyOf(askOrders.values()).forEach(book::cancel);
        }

        private void level(final long priceE8, final long amountE8, final long count) {
            final Map<Long, Long> orders = amountE8 > 0 ? bidOrders : askOrders;
            final Long known = orders.get(priceE8);
            if (count == 0 || amountE8 == 0) {
                if (known != null) {
                    book.cancel(known);
                }
            } else if (known != null) {
                book.amend(known, priceE8, Math.abs(amountE8), 0);
            } else {
                final Side side = amountE8 > 0 ? Side.BUY : Side.SELL;
                makeRoom(side, priceE8);
                book.limit(TradingFloor.PARTICIPANTS, nextOrderId(), side, priceE8, Math.abs(amountE8), 0);
            }
        }

        /** Within a batch recorded sides may overlap: participants never trade with each other here. */
        private void makeRoom(final Side side, final long priceE8) {
            final Map<Long, Long> opposite = side == Side.BUY ? askOrders : bidOrders;
            for (final Long price : List.copyOf(opposite.keySet())) {
                if (side == Side.BUY ? price <= priceE8 : price >= priceE8) {
                    book.cancel(opposite.get(price));
                }
            }
        }

        private void traded(final long priceE8, final long amountE8) {
            lastPriceE8 = priceE8;
            accounts.printed(number, priceE8);
            if (amountE8 != 0) {
                book.take(TradingFloor.PARTICIPANTS, nextOrderId(), amountE8 > 0 ? Side.BUY : Side.SELL, priceE8,
                    Math.abs(amountE8), 0);
            }
        }

        @Override
        public void traded(final long makerOrderId, final long makerOwnerId, final boolean isMakerHidden,
                           final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                           final long qtyE8, final long makerLeftE8) {
            if (makerOwnerId != TradingFloor.PARTICIPANTS || takerOwnerId != TradingFloor.PARTICIPANTS) {
                accounts.traded(number, ++lastTradeId, makerOrderId, makerOwnerId, takerOrderId, takerOwnerId,
                    takerSide,
                    priceE8, qtyE8, makerLeftE8);
            }
        }

        @Override
        public void rested(final long orderId, final long ownerId, final Side side, final long priceE8,
                           final long qtyE8, final boolean isHidden) {
            if (ownerId == TradingFloor.PARTICIPANTS) {
                (side == Side.BUY ? bidOrders : askOrders).put(priceE8, orderId);
            }
        }

        @Override
        public void reduced(final long orderId, final long ownerId, final Side side, final long priceE8,
                            final long leftE8, final boolean isHidden) {
            // Nothing depends on how much is left.
        }

        @Override
        public void removed(final long orderId, final long ownerId, final Side side, final long priceE8,
                            final long leftE8, final boolean isHidden) {
            if (ownerId == TradingFloor.PARTICIPANTS) {
                (side == Side.BUY ? bidOrders : askOrders).remove(priceE8);
            }
        }

        @Override
        public void bestChanged(final Side side, final long priceE8) {
            accounts.bestChanged(number, side, priceE8);
        }
    }
}
