package genesis.core.execution;

import genesis.core.message.CancelScope;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Fills;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderLife.Event;
import genesis.core.order.Orders;
import genesis.core.portfolio.Attribution;
import genesis.core.risk.ApprovedChange;
import genesis.core.risk.ApprovedOrder;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Sends what risk approved, and books what became of it. Only an {@link ApprovedOrder} or {@link ApprovedChange} gets in. News may come in any
 * order and more than once: a fill is booked once, by its number, and its fee once, with it or after it; an order ends
 * with the last fill that the venue counts.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class OrderManager {
    /** Client order ids of an input start at its sequence times this. More orders than this borrow from the numbers behind. */
    private static final int IDS_PER_INPUT = 8;
    private static final long NS_PER_MS = 1_000_000;

    private final Orders orders;
    private final Bookkeeper books;
    private final Announcer announcer;
    private final Protection protection;
    private final Surplus surplus;
    private boolean live;
    private long sequence;
    private long nowNs;
    private long lastClientOrderId;

    public OrderManager(final Settings settings, final Orders orders, final Bookkeeper books, final Announcer announcer) {
        this.orders = orders;
        this.books = books;
        this.announcer = announcer;
        protection = new Protection(settings);
        surplus = new Surplus(books.portfolio(), orders, this);
    }

    /** A new input is being processed: client order ids derive from its sequence. */
    public void onInput(final long inputSequence, final long timeNs) {
        sequence = inputSequence;
        nowNs = timeNs;
    }

    /**
     * LIVE: the venue is outside and remembers more than we do. It may know client order ids of inputs that a power cut
     * took from the journal; so they derive from message time there, which goes on, and not from the sequence, which
     * begins again where the journal ends. What was open may have ended unseen.
     */
    public void onSessionStarted(final boolean isLive) {
        live = isLive;
        if (live) {
            forget();
        }
    }

    /** Sends an order, and returns it. */
    Order submit(final ApprovedOrder approved) {
        final Order order = orders.start(newClientOrderId(), nowNs, approved.intent(), approved.qtyE8());
        books.attribution().onOrder(order.strategyId());
        if (order.terms().ocoStopPriceE8() != 0 && orders.hasRoom()) {
            orders.startStopBeside(order, newClientOrderId());
        }
        announcer.place(order);
        return order;
    }

    private long newClientOrderId() {
        final long first = (live ? nowNs / NS_PER_MS : sequence) * IDS_PER_INPUT;
        lastClientOrderId = Math.max(first, lastClientOrderId + 1);
        return lastClientOrderId;
    }

    /** An order in our account has this id: none of ours may have it from now on. */
    public void taken(final long clientOrderId, final long limit) {
        if (clientOrderId > lastClientOrderId && clientOrderId < limit) {
            lastClientOrderId = clientOrderId;
        }
    }

    /**
     * Asks for an order's end. Asking twice sends nothing twice, nor does asking for both of two that cancel each other; of
     * an order nobody knows about, nothing can be asked before it is found: then {@link Withdrawals} does.
     */
    public void cancel(final Order order) {
        if (isAskable(order) && !isAskedForBy(orders.partnerOf(order))) {
            announcer.cancel(order);
            order.inquiry().asked(nowNs);
            change(order, Event.CANCEL_SENT);
        } else if (order.status() == OrderStatus.UNKNOWN) {
            order.on(Event.CANCEL_SENT);
        }
    }

    /** Asks for the end of all orders. LIVE, one message does it, and takes those with it that nobody knows about. */
    public void cancelAll() {
        if (live) {
            announcer.cancelMany(CancelScope.ALL, 0);
        }
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (live) {
                order.inquiry().asked(nowNs);
                change(order, Event.CANCEL_SENT);
            } else {
                cancel(order);
            }
        }
    }

    /** Asks for the end of all that could make a position larger. */
    public void cancelEntries() {
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            if (orders.open(i).purpose() == Purpose.ENTRY) {
                cancel(orders.open(i));
            }
        }
    }

    /** Asks for the end of all orders of an instrument, in one message where the venue takes one. */
    public void cancelInstrument(final int instrumentId) {
        int count = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            count += isCancelable(orders.open(i), instrumentId) ? 1 : 0;
        }
        if (live && count > 1) {
            announcer.batch(count);
        }
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            if (isCancelable(orders.open(i), instrumentId)) {
                cancel(orders.open(i));
            }
        }
    }

    /** Of two that cancel each other, the first stands for both. */
    private boolean isCancelable(final Order order, final int instrumentId) {
        final Order partner = orders.partnerOf(order);
        final boolean isSecond = order.pairedWith() != 0 && partner != null && isAskable(partner);
        return order.instrumentId() == instrumentId && isAskable(order) && !isSecond && !isAskedForBy(partner);
    }

    private static boolean isAskable(final Order order) {
        return order.status() == OrderStatus.WORKING || order.status() == OrderStatus.PENDING_NEW;
    }

    /** Where nothing of it is filled yet, the venue ends both. */
    private static boolean isAskedForBy(final Order partner) {
        return partner != null && partner.status() == OrderStatus.PENDING_CANCEL && partner.filledQtyE8() == 0;
    }

    /** Asks to change an order where it stands. What it is then, the venue's answer says. */
    void amend(final ApprovedChange change) {
        final Order order = change.order();
        final OrderChange asked = change.change();
        order.inquiry().asked(nowNs);
        order.inquiry().changeAsked(Math.max(asked.priceE8(), asked.auxPriceE8()),
            asked.remainingQtyE8() == 0 ? order.remainingQtyE8() : asked.remainingQtyE8(), nowNs);
        announcer.amend(order, asked);
    }

    /** The position became another by itself. */
    void onPositionTakenOver(final int instrumentId) {
        surplus.withdraw(instrumentId);
    }

    /** Nobody hears what becomes of open orders any more. */
    public void forget() {
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            change(orders.open(i), Event.LOST);
        }
    }

    public void onAccepted(final Order order, final long exchangeOrderId) {
        order.exchangeOrderId(exchangeOrderId);
        change(order, Event.ACCEPTED);
    }

    /** Asked for, the venue has it in its book. */
    public void onReportedOpen(final Order order, final long exchangeOrderId) {
        order.exchangeOrderId(exchangeOrderId);
        change(order, Event.REPORTED_OPEN);
    }

    /** Somebody else's order is one of ours from now on. */
    void onAdopted(final Order order) {
        announcer.changed(order);
    }

    /** What it is at the venue now; 0 for a limit or a distance that was not told. */
    public void onAmended(final Order order, final long priceE8, final long qtyE8, final long auxPriceE8, final long trailingE8) {
        order.become(auxPriceE8, trailingE8);
        if (order.priceE8() != priceE8 || order.qtyE8() != qtyE8) {
            order.amend(priceE8, qtyE8);
            order.inquiry().changed(nowNs);
            announcer.changed(order);
            surplus.withdraw(order.instrumentId());
        } else if (!live) {
            // An exchange says so after each fill, too: there, it need not be the answer.
            onNotChanged(order);
        }
    }

    /** The order is not what it was asked to be. */
    public void onNotChanged(final Order order) {
        order.inquiry().changeAnswered();
        if (order.remainingQtyE8() == 0) {
            change(order, Event.ALL_FILLED);
        }
    }

    /** It left the book with so much filled in all; below zero where the venue does not tell how much. */
    public void onCanceled(final Order order, final long filledQtyE8) {
        if (filledQtyE8 < 0) {
            change(order, Event.CANCELED);
        } else if (order.endAt(filledQtyE8)) {
            settle(order);
        } else if (order.isEnding()) {
            order.inquiry().changed(nowNs);
        }
    }

    /** The stop beside an order is sent with it: where the one never stood, the other did not either. */
    public void onRejected(final Order order) {
        change(order, Event.REJECTED);
        final Order beside = order.terms().ocoClientOrderId() == 0 ? null : orders.find(order.terms().ocoClientOrderId());
        if (beside != null && order.exchangeOrderId() == 0 && beside.exchangeOrderId() == 0 && beside.isOpen()) {
            change(beside, Event.REJECTED);
        }
    }

    /** The venue does not find what we wanted to cancel. */
    public void onNotCanceled(final Order order) {
        change(order, Event.NOT_CANCELED);
    }

    public void onUnknown(final Order order) {
        change(order, Event.LOST);
    }

    /** True where it was unknown until now. */
    boolean onNeverArrived(final Order order) {
        final boolean wasUnknown = order.status() == OrderStatus.UNKNOWN;
        change(order, Event.NEVER_ARRIVED);
        return wasUnknown;
    }

    /**
     * Books a fill of an order of ours, and puts stop and target where the position now needs them: all of it the first
     * time, a fee that was not told then later. Says what it booked.
     */
    public Fills.Part onFilled(final Order order, final long tradeId, final long priceE8, final long qtyE8,
                               final long feeE8, final FeeCurrency feeCurrency, final Liquidity liquidity) {
        final Fills.Part part = orders.fills().book(tradeId, order.side() == Side.SELL,
            feeCurrency != FeeCurrency.NOT_TOLD, nowNs / NS_PER_MS);
        if (part == Fills.Part.NOTHING) {
            return part;
        }
        final int ownerBefore = books.attribution().owner(order.instrumentId());
        if (part == Fills.Part.FEE) {
            order.addFee(books.fee(order.strategyId(), order.instrumentId(), priceE8, feeE8, feeCurrency));
        } else {
            book(order, priceE8, qtyE8, feeE8, feeCurrency, liquidity);
            protection.protect(order, books.portfolio().position(order.instrumentId()));
        }
        orders.settle(order);
        surplus.withdraw(order.instrumentId());
        if (part == Fills.Part.ALL) {
            announcer.filled(order);
        } else {
            announcer.changed(order);
        }
        announcer.positionChanged(order.instrumentId());
        books.announce(order.strategyId(), ownerBefore);
        return part;
    }

    /** Books a fill of an order that was never ours: the account has traded all the same. Says what it booked. */
    public Fills.Part onForeignFill(final int instrumentId, final Side side, final long tradeId, final long priceE8,
                                    final long qtyE8, final long feeE8, final FeeCurrency feeCurrency) {
        final Fills.Part part = orders.fills().book(tradeId, side == Side.SELL,
            feeCurrency != FeeCurrency.NOT_TOLD, nowNs / NS_PER_MS);
        final int ownerBefore = books.attribution().owner(instrumentId);
        if (part == Fills.Part.ALL) {
            books.fill(Attribution.NOBODY, instrumentId, side, priceE8, qtyE8, 0);
        }
        if (part != Fills.Part.NOTHING) {
            books.fee(Attribution.NOBODY, instrumentId, priceE8, feeE8, feeCurrency);
            announcer.positionChanged(instrumentId);
            books.announce(Attribution.NOBODY, ownerBefore);
            surplus.withdraw(instrumentId);
        }
        return part;
    }

    private void book(final Order order, final long priceE8, final long qtyE8, final long feeE8,
                      final FeeCurrency feeCurrency, final Liquidity liquidity) {
        final long feeInQuoteE8 = feeCurrency == FeeCurrency.QUOTE ? feeE8 : 0;
        if (live && order.exceeds(qtyE8)) {
            announcer.overfilled(order, qtyE8);
        }
        if (live && !order.isAdopted()) {
            order.grow(qtyE8);
        }
        order.fill(priceE8, qtyE8, feeInQuoteE8, liquidity);
        books.fill(order.strategyId(), order.instrumentId(), order.side(), priceE8, qtyE8, feeInQuoteE8);
        if (feeCurrency == FeeCurrency.BASE) {
            order.addFee(books.fee(order.strategyId(), order.instrumentId(), priceE8, feeE8, feeCurrency));
        }
        order.inquiry().changed(nowNs);
    }

    public void addTo(final StreamDigest digest) {
        digest.add(lastClientOrderId).add(live ? 1 : 0);
    }

    private void change(final Order order, final Event event) {
        if (order.on(event) || event == Event.ACCEPTED) {
            settle(order);
        }
    }

    private void settle(final Order order) {
        order.inquiry().changed(nowNs);
        orders.settle(order);
        announcer.changed(order);
        if (order.status() == OrderStatus.WORKING) {
            surplus.withdraw(order.instrumentId());
        }
    }
}
