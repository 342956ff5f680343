package genesis.core.storm;

import genesis.core.message.FeeCurrency;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import java.util.ArrayList;
import java.util.List;

/** One order as {@link RudeExchange} has it. */
final class Theirs {
    /** One execution. */
    record Fill(Theirs order, long tradeId, long priceE8, long qtyE8, long feeE8, FeeCurrency currency, long timeMs) { }

    final long exchangeId;
    /** Chosen by whoever placed it. */
    final long clientId;
    final int instrument;
    final Side side;
    final OrderType type;
    final boolean reduces;
    final boolean isStrangers;
    final long createdMs;
    final List<Fill> fills = new ArrayList<>();
    long priceE8;
    long qtyE8;
    long filledE8;
    OrderStatus status = OrderStatus.WORKING;
    Theirs pair;

    Theirs(final long exchangeId, final long clientId, final int instrument, final Side side, final OrderType type, final long priceE8,
           final long qtyE8, final boolean reduces, final boolean isStrangers, final long createdMs) {
        this.exchangeId = exchangeId;
        this.clientId = clientId;
        this.instrument = instrument;
        this.side = side;
        this.type = type;
        this.priceE8 = priceE8;
        this.qtyE8 = qtyE8;
        this.reduces = reduces;
        this.isStrangers = isStrangers;
        this.createdMs = createdMs;
    }

    long leftE8() {
        return qtyE8 - filledE8;
    }

    /** Waits in the book, where others are done at once. */
    boolean rests() {
        return type != OrderType.MARKET && type != OrderType.IOC && type != OrderType.FOK;
    }

    @Override
    public String toString() {
        return "their order " + exchangeId + "/" + clientId + " " + side + " " + type + " of " + instrument + ": " + filledE8 + " of " + qtyE8
            + " at " + priceE8 + ", " + status + (isStrangers ? ", a stranger's" : "");
    }
}
