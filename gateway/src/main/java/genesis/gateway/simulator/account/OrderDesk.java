package genesis.gateway.simulator.account;

import static genesis.core.exchange.MatchingBook.ANY_PRICE;
import static genesis.core.exchange.MatchingBook.HIDDEN;
import static genesis.core.exchange.MatchingBook.NO_PRICE;
import static genesis.core.exchange.MatchingBook.PROTECT_SELF;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.gateway.simulator.market.FloorListener;
import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.wire.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The life of orders: put into the book or made to wait, executed, changed, canceled; {@link #settle} books and tells
 * what happened and looks what follows from it.
 * <p>Threading: the one that drives the exchange.
 */
final class OrderDesk implements FloorListener {
    private static final int WHOLE = 100;

    private final AccountMarket market;
    private final AccountSettings settings;
    private final OrderFaults faults;
    private final Funds funds;
    private final Triggers triggers;
    private final Teller teller;
    private final Map<Long, AccountOrder> openById = new HashMap<>();
    private final List<AccountOrder> moved = new ArrayList<>();
    private long nextExpiryMs = Long.MAX_VALUE;
    private long nowMs;

    OrderDesk(final AccountMarket market, final AccountSettings settings, final OrderFaults faults,
              final Teller teller) {
        this.market = market;
        this.settings = settings;
        this.faults = faults;
        this.teller = teller;
        funds = new Funds(market);
        triggers = new Triggers(market);
    }

    long nowMs() {
        return nowMs;
    }

    /** Time of everything that happens next. */
    void time(final long timeMs) {
        nowMs = timeMs;
    }

    /** Cancels everything, as the dead man's switch does. */
    void cancelAll(final Account account) {
        List.copyOf(account.open.values()).forEach(order -> close(order, "CANCELED"));
        settle();
    }

    /** Books and tells what happened, and does what follows: stops, pairs, revealed orders, until nothing follows. */
    void settle() {
        do {
            for (final AccountOrder order : teller.tell(nowMs)) {
                follow(order);
            }
            moved.clear();
            final List<AccountOrder> fired = triggers.fired(moved);
            moved.forEach(teller::touch);
            fired.forEach(this::fire);
        } while (teller.isAnyTouched());
    }

    /** Time passed: late frames, and orders whose time is over. */
    void tick() {
        teller.tellLate(nowMs);
        if (nowMs < nextExpiryMs) {
            return;
        }
        nextExpiryMs = Long.MAX_VALUE;
        for (final AccountOrder order : List.copyOf(openById.values())) {
            if (order.expiresMs != 0 && order.expiresMs <= nowMs) {
                close(order, "CANCELED");
            } else if (order.expiresMs != 0) {
                nextExpiryMs = Math.min(nextExpiryMs, order.expiresMs);
            }
        }
        settle();
    }

    /** When {@link #settle} or {@link #tick} has something to do: zero for at once. */
    long nextTimeMs() {
        return teller.isAnyTouched() || triggers.isDirty() ? 0 : Math.min(nextExpiryMs, teller.nextLateMs());
    }

    @Override
    public void traded(final int instrument, final long tradeId, final long makerOrderId, final long makerOwnerId,
                       final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                       final long qtyE8, final long makerLeftE8) {
        execute(openById.get(makerOrderId), tradeId, priceE8, qtyE8, true, takerOrderId);
        execute(openById.get(takerOrderId), tradeId, priceE8, qtyE8, false, makerOrderId);
    }

    @Override
    public void printed(final int instrument, final long priceE8) {
        triggers.printed(instrument, priceE8);
    }

    @Override
    public void bestChanged(final int instrument, final Side side, final long priceE8) {
        triggers.quoteChanged();
    }

    /** A new order begins to live: it waits, or goes into the book. */
    void open(final AccountOrder order) {
        order.account.open.put(order.id, order);
        openById.put(order.id, order);
        if (order.expiresMs != 0) {
            nextExpiryMs = Math.min(nextExpiryMs, order.expiresMs);
        }
        if (order.orderedE8() == 0) {
            close(order, "RSN_POS_NOTFOUND");
        } else if (order.kind.waits()) {
            order.isWaiting = true;
            triggers.add(order);
            teller.touch(order);
        } else {
            enter(order, faults.percentBeforeCancel());
        }
    }

    /** Puts an order that does not wait into the book. */
    private void enter(final AccountOrder order, final int percent) {
        final MatchingBook book = market.book(order.instrument);
        final String reduce = reduceProblem(order);
        if (reduce != null) {
            close(order, reduce);
            return;
        }
        teller.touch(order);
        final int flags = (order.isHidden() ? HIDDEN : 0) | (order.isProtectedFromSelf ? PROTECT_SELF : 0);
        final long allowedE8 = percent == WHOLE ? order.leftE8 : order.leftE8 / WHOLE * percent;
        final long limitE8 = limitOf(order);
        if (order.kind == OrderKind.LIMIT && order.has(Flags.POST_ONLY) && book.wouldCross(order.side(),
            order.priceE8)) {
            close(order, "POSTONLY CANCELED");
        } else if (order.kind == OrderKind.FOK
            && book.availableE8(order.side(), limitE8, order.leftE8) < order.leftE8) {
            close(order, "FILLORKILL CANCELED");
        } else if (order.kind == OrderKind.LIMIT && percent == WHOLE) {
            book.limit(order.account.id, order.id, order.side(), order.priceE8, order.leftE8, flags);
            closeUnlessResting(order, "CANCELED");
        } else {
            if (allowedE8 > 0 && limitE8 != NO_PRICE) {
                book.take(order.account.id, order.id, order.side(), limitE8, allowedE8, flags);
            }
            closeUnlessResting(order, order.kind == OrderKind.LIMIT || order.kind == OrderKind.FOK ? "CANCELED"
                : "IOC CANCELED");
        }
    }

    /** A buyer with the exchange wallet pays what was checked, so a market order has a limit, too. */
    private long limitOf(final AccountOrder order) {
        if (order.kind != OrderKind.MARKET) {
            return order.priceE8;
        }
        return order.isExchange && order.isBuy ? funds.worstPriceE8(order.instrument, true, order.leftE8) : ANY_PRICE;
    }

    private void closeUnlessResting(final AccountOrder order, final String words) {
        if (!order.isClosed && !market.book(order.instrument).contains(order.id)) {
            close(order, words);
        }
    }

    /** An open order gets another price, or more or less to do. */
    void change(final AccountOrder order, final long priceE8, final long leftE8, final Fields fields) {
        order.updatedMs = nowMs;
        order.trailingE8 = fields.has("price_trailing") ? Math.max(1, OrderRequest.price(fields, "price_trailing"))
            : order.trailingE8;
        order.auxiliaryE8 = fields.has("price_aux_limit") ? Math.max(1, OrderRequest.price(fields, "price_aux_limit"))
            : order.auxiliaryE8;
        teller.touch(order);
        order.resize(leftE8);
        order.priceE8 = priceE8;
        final MatchingBook book = market.book(order.instrument);
        if (order.isWaiting) {
            if (order.kind == OrderKind.TRAILING_STOP && fields.has("price_trailing")) {
                triggers.restart(order);
            }
            return;
        }
        if (order.has(Flags.POST_ONLY) && book.wouldCross(order.side(), priceE8)) {
            close(order, "POSTONLY CANCELED");
            return;
        }
        book.amend(order.id, priceE8, leftE8, order.isProtectedFromSelf ? PROTECT_SELF : 0);
        closeUnlessResting(order, "CANCELED");
    }

    /** Ends an order that is not filled, wherever it is. */
    void close(final AccountOrder order, final String words) {
        if (order.isClosed) {
            return;
        }
        if (order.isWaiting) {
            triggers.remove(order);
        } else {
            market.book(order.instrument).cancel(order.id);
        }
        order.close(words, nowMs);
        forget(order);
        teller.touch(order);
    }

    private void forget(final AccountOrder order) {
        order.account.open.remove(order.id);
        order.account.closed.add(order);
        openById.remove(order.id);
    }

    private void execute(final AccountOrder order, final long tradeId, final long priceE8, final long qtyE8,
                         final boolean isMaker, final long otherOrderId) {
        if (order == null) {
            return; // Somebody else's.
        }
        final InstrumentTerms terms = market.terms(order.instrument);
        final BigDecimal rate = isMaker && !order.isHidden() ? settings.makerFee() : settings.takerFee();
        final boolean inBase = order.isExchange && order.isBuy;
        final BigDecimal executed = inBase ? Decimals.ofE8(qtyE8)
            : Decimals.ofE8(qtyE8).multiply(Decimals.ofE8(priceE8));
        order.execute(new Execution(tradeId, order, nowMs, priceE8, qtyE8, executed.multiply(rate),
            inBase ? terms.base() : terms.quote(), isMaker, order.type(), order.priceE8, otherOrderId));
        if (order.isFilled()) {
            order.close("", nowMs);
            forget(order);
        }
        teller.touch(order);
    }

    /** What an order's event has as a consequence for others, and for itself. */
    private void follow(final AccountOrder order) {
        final boolean isOver = order.isClosed || order.filledE8() > 0;
        final AccountOrder sibling = order.sibling;
        if (isOver && sibling != null) {
            order.sibling = null;
            sibling.sibling = null; // What is left of an order that was executed in part stays.
            close(sibling, "CANCELED");
        }
        if (order.isMadeVisible && order.isHidden() && order.filledE8() > 0) {
            order.isRevealed = market.book(order.instrument).reveal(order.id);
        }
        if (!order.isExchange && order.filledE8() > 0) {
            for (final AccountOrder other : List.copyOf(order.account.open.values())) {
                if (other.instrument == order.instrument && !other.isWaiting && reduceProblem(other) != null) {
                    close(other, reduceProblem(other));
                }
            }
        }
    }

    private void fire(final AccountOrder order) {
        order.isWaiting = false;
        order.previousKind = order.kind;
        order.updatedMs = nowMs;
        if (order.kind == OrderKind.STOP_LIMIT) {
            order.kind = OrderKind.LIMIT;
            order.priceE8 = order.auxiliaryE8;
        } else {
            order.kind = OrderKind.MARKET;
        }
        final boolean isReducing = order.has(Flags.REDUCE_ONLY) && !order.isExchange;
        if (!isReducing && funds.lack(order.account, order.instrument, order.isExchange, order.kind,
            order.signed(order.leftE8), order.priceE8, order) != null) {
            close(order, (order.isExchange ? "INSUFFICIENT BALANCE (U1)" : "INSUFFICIENT MARGIN") + " was: ACTIVE");
        } else {
            enter(order, WHOLE);
        }
    }

    /** Why a reduce-only order may not stand, in the exchange's words; null where it may. */
    private static String reduceProblem(final AccountOrder order) {
        if (!order.has(Flags.REDUCE_ONLY) || order.isExchange) {
            return null;
        }
        final BigDecimal position = order.account.positionOf(order.symbol);
        final BigDecimal amount = Decimals.ofE8(order.signed(order.leftE8));
        if (position.signum() * amount.signum() >= 0) {
            return "RSN_POS_REDUCE_INCR";
        }
        return amount.abs().compareTo(position.abs()) > 0 ? "RSN_POS_REDUCE_FLIP" : null;
    }
}
