package genesis.core.storm;

import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.E8;

/** One order as the engine sent it or took it over, and what it has been told of it. */
final class Sent {
    static final long NO_END = Long.MAX_VALUE;

    final long id;
    final int instrument;
    final Side side;
    final OrderType type;
    final Purpose purpose;
    long exchangeId;
    long priceE8;
    /** The most that a unit may cost. */
    long worstE8;
    long qtyE8;
    long filledE8;
    private long bookedE8;
    /** It ends when so much is filled. */
    long endE8 = NO_END;
    /** It was told that it is over. */
    boolean ended;
    boolean cancelAsked;
    /** The engine once did not know where it was. */
    boolean wasUnknown;
    /** A change that was asked for and not answered yet; 0 for none. */
    long changePriceE8;
    long changeLeftE8;
    /** Of two of which each cancels the other: the other. */
    Sent pair;
    boolean isStopBeside;
    /** What the engine says of it. */
    OrderStatus status = OrderStatus.PENDING_NEW;

    Sent(final long id, final int instrument, final Side side, final OrderType type, final Purpose purpose, final long priceE8,
         final long qtyE8) {
        this.id = id;
        this.instrument = instrument;
        this.side = side;
        this.type = type;
        this.purpose = purpose;
        this.priceE8 = priceE8;
        this.qtyE8 = qtyE8;
    }

    boolean isEntry() {
        return purpose == Purpose.ENTRY;
    }

    /** Somebody else placed it. */
    boolean isAdopted() {
        return id < 0;
    }

    /** Waits in a book or for a price. */
    boolean rests() {
        return type != OrderType.MARKET && type != OrderType.IOC && type != OrderType.FOK;
    }

    /** Stop or target of a position, resting at the venue. */
    boolean isLeg() {
        return rests() && (purpose == Purpose.EXIT_STOP || purpose == Purpose.EXIT_TARGET);
    }

    /** Its end was asked for; or it comes by itself: of two only one is executed, and a stop that was executed in part is a market order. */
    boolean isGoing() {
        return cancelAsked || pair != null && (pair.cancelAsked || pair.filledE8 > 0) || isLeg() && type == OrderType.STOP && filledE8 > 0;
    }

    /** What it can still do by itself; of a pair only one can. */
    boolean counts() {
        return !ended && !(isStopBeside && !pair.ended);
    }

    long leftE8() {
        return qtyE8 - filledE8;
    }

    /** As it is, or as it may be soon. */
    long mostLeftE8() {
        return Math.max(leftE8(), changeLeftE8);
    }

    /** What it may cost: as it is, or as it was asked to be, whichever is more. */
    long worthE8() {
        final boolean isChanging = changePriceE8 != 0 || changeLeftE8 != 0;
        final long asItIsE8 = E8.multiplyCeil(worstE8, leftE8());
        return isChanging ? Math.max(asItIsE8, changedWorthE8(worstE8)) : asItIsE8;
    }

    /** What it may cost as it was asked to be: at its own price where it has one, at the market's where it waits for that. */
    long changedWorthE8(final long marketE8) {
        final long ownE8 = changePriceE8 != 0 ? changePriceE8 : priceE8;
        final long paidE8 = ownE8 != 0 ? ownE8 : Math.min(worstE8, marketE8);
        return E8.multiplyCeil(paidE8, changeLeftE8 != 0 ? changeLeftE8 : leftE8());
    }

    void fill(final long fillE8) {
        if (isAdopted()) {
            // What was filled before may be told after.
            bookedE8 += fillE8;
            qtyE8 = Math.max(qtyE8, bookedE8);
            filledE8 = Math.max(filledE8, bookedE8);
            ended |= filledE8 >= endE8 || filledE8 == qtyE8;
            return;
        }
        qtyE8 = Math.max(qtyE8, filledE8 + fillE8);
        filledE8 += fillE8;
        changeLeftE8 = Math.max(0, changeLeftE8 - fillE8);
        ended |= filledE8 >= endE8 || filledE8 == qtyE8;
    }

    void change(final long newPriceE8, final long newQtyE8) {
        priceE8 = newPriceE8;
        worstE8 = newPriceE8 != 0 ? newPriceE8 : worstE8;
        qtyE8 = Math.max(newQtyE8, filledE8);
        changePriceE8 = changeLeftE8 = 0;
    }

    /** It ends with so much filled in all; below zero where that was not told. */
    void endAt(final long toldE8) {
        endE8 = toldE8;
        ended |= filledE8 >= toldE8;
    }

    @Override
    public String toString() {
        return "order " + id + "/" + exchangeId + " " + side + " " + type + " " + purpose + " of " + instrument + ": " + filledE8 + " of "
            + qtyE8 + " at " + priceE8 + ", engine says " + status + (ended ? ", ended" : "") + (cancelAsked ? ", cancel asked" : "");
    }
}
