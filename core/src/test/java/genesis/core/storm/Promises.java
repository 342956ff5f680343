package genesis.core.storm;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderRequestedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.ReconcileAccountDecoder;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.message.Side;
import genesis.core.order.OrderLife;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What must be true whatever happens, held against what the engine says, commands and by its books; measured by what it was
 * told, see {@link Told}.
 */
final class Promises {
    /** What a storm sets: parts × 10^8 of equity, and of the day's first equity. */
    record Limits(long instrumentPart, long totalPart, long dailyLossPart) { }

    final Told told;
    final Limits limits;
    final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    /** Whether an order of ours is at the exchange, was there, or is on its way. */
    LongPredicate exists = id -> false;
    boolean halted;
    boolean flattening;
    long placed;
    long entries;
    long exits;
    long flattens;
    long lossExits;
    long changes;
    /** Stops and targets that were put to rest at the venue. */
    long legs;
    private final String name;
    private final boolean isLive;
    /** By the last input. */
    private final List<Sent> saidToEnd = new ArrayList<>();
    private final Set<Long> requests = new HashSet<>();
    private final LossPromise loss = new LossPromise();
    private final UnsafeBuffer input = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final CancelOrdersDecoder cancelMany = new CancelOrdersDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final DifferenceFoundDecoder difference = new DifferenceFoundDecoder();
    private long request;
    private boolean isHalting;
    private boolean canceledAll;

    Promises(final String name, final boolean isLive, final Told told, final Limits limits) {
        this.name = name;
        this.isLive = isLive;
        this.told = told;
        this.limits = limits;
    }

    /** Before the engine hears it. */
    void onInput(final UnsafeBuffer buffer, final int length) {
        input.putBytes(0, buffer, 0, length);
        told.onInput(buffer);
        request = 0;
        isHalting = canceledAll = false;
        switch (Message.templateId(buffer, 0)) {
            case HaltRequestedDecoder.TEMPLATE_ID -> {
                halted = isHalting = true;
                flattening |= new HaltRequestedDecoder().wrap(buffer, Message.HEADER_LENGTH, Message.blockLength(buffer, 0), 1).flatten() == Flag.YES;
            }
            case ResumeRequestedDecoder.TEMPLATE_ID -> halted = flattening = false;
            case OrderRequestedDecoder.TEMPLATE_ID -> request = new OrderRequestedDecoder()
                .wrap(buffer, Message.HEADER_LENGTH, Message.blockLength(buffer, 0), 1).requestId();
            default -> { } // No promise begins or ends with it.
        }
    }

    /** What the engine says about that input, commands included, one after the other. */
    void onOutput(final UnsafeBuffer buffer, final int offset) {
        final int body = offset + Message.HEADER_LENGTH;
        final int block = Message.blockLength(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> onPlace(place.wrap(buffer, body, block, 1));
            case AmendOrderDecoder.TEMPLATE_ID -> onAmend(amend.wrap(buffer, body, block, 1));
            case CancelOrderDecoder.TEMPLATE_ID -> order(cancel.wrap(buffer, body, block, 1).clientOrderId()).cancelAsked = true;
            case CancelOrdersDecoder.TEMPLATE_ID -> onCancelMany(cancelMany.wrap(buffer, body, block, 1));
            case OrderChangedDecoder.TEMPLATE_ID -> onChanged(changed.wrap(buffer, body, block, 1));
            case DifferenceFoundDecoder.TEMPLATE_ID -> {
                difference.wrap(buffer, body, block, 1);
                differences.merge(difference.difference(), 1, Integer::sum);
                that(difference.difference() != Difference.NEVER_ARRIVED || !exists.test(difference.clientOrderId()),
                    "what never arrived is nowhere", told.orders.get(difference.clientOrderId()), 0, 0);
                told.onDifference(difference, input);
            }
            case ReconcileAccountDecoder.TEMPLATE_ID ->
                told.baselineMs = Math.min(told.baselineMs, Message.timeNs(buffer, offset) / 1_000_000);
            default -> { } // Nothing that was promised.
        }
    }

    private void onPlace(final PlaceOrderDecoder command) {
        placed++;
        final Sent order = add(command, command.clientOrderId(), command.orderType(), command.purpose(), command.priceE8());
        if (command.ocoStopPriceE8() != 0) {
            order.pair = add(command, command.ocoClientOrderId(), OrderType.STOP,
                order.purpose == Purpose.EXIT_TARGET ? Purpose.EXIT_STOP : order.purpose, command.ocoStopPriceE8());
            order.pair.isStopBeside = true;
            order.pair.pair = order;
        }
        that(!halted || flattening && order.purpose == Purpose.EXIT_FLATTEN, "no order after a halt but a flatten's", order, 0, 0);
        that(order.qtyE8 > 0, "a quantity above zero", order, order.qtyE8, 0);
        that(command.reduceOnly() == (order.isEntry() ? Flag.NO : Flag.YES), "exits say that they reduce", order, 0, 0);
        that(request == 0 || !isPersons(order) || requests.add(request), "the same request gives the same order once", order, request, 0);
        if (order.isEntry()) {
            entries++;
            final long bound = dailyLossE8();
            that(told.books.lossE8() < bound, "no entry once the day's loss is reached", order, told.books.lossE8(), bound);
            checkExposure(order, order.worthE8());
        } else {
            exits++;
            if (order.isLeg()) {
                legs++;
            } else {
                loss.onExit(order.instrument, Message.timeNs(input, 0));
            }
            flattens += order.purpose == Purpose.EXIT_FLATTEN ? 1 : 0;
            lossExits += order.purpose == Purpose.EXIT_LOSS ? 1 : 0;
            checkExit(order);
        }
    }

    /** An exit at the market may be the engine's own: a close goes on with any news. */
    private static boolean isPersons(final Sent order) {
        return order.isEntry() || order.purpose == Purpose.EXIT_MANUAL && order.type != OrderType.MARKET;
    }

    private Sent add(final PlaceOrderDecoder command, final long id, final OrderType type, final Purpose purpose, final long priceE8) {
        final Sent order = new Sent(id, command.instrumentId(), command.side(), type, purpose, priceE8, command.qtyE8());
        final long limitE8 = Math.max(command.priceE8(), command.auxPriceE8());
        final boolean paysNoMore = command.side() == Side.BUY && type != OrderType.MARKET && type != OrderType.STOP && type != OrderType.TRAILING_STOP;
        order.worstE8 = paysNoMore ? limitE8 : Math.max(limitE8, told.oppositeE8(order.instrument, order.side));
        that(!told.orders.containsKey(id), "an id of its own", order, id, 0);
        told.add(order);
        return order;
    }

    private void onAmend(final AmendOrderDecoder command) {
        changes++;
        final Sent order = order(command.clientOrderId());
        that(!halted, "no change after a halt", order, 0, 0);
        order.changePriceE8 = Math.max(command.priceE8(), command.auxPriceE8());
        order.changeLeftE8 = command.qtyE8();
        if (!order.isEntry()) {
            checkExit(order);
        } else if (command.priceE8() != 0 || command.auxPriceE8() != 0 || command.qtyE8() > order.leftE8()) {
            checkExposure(order, order.changedWorthE8(told.oppositeE8(order.instrument, order.side)));
        }
    }

    private void onCancelMany(final CancelOrdersDecoder command) {
        if (command.scope() == CancelScope.ALL) {
            canceledAll = true;
            told.open.forEach(order -> order.cancelAsked |= !order.ended);
        }
    }

    /** Filled and left are what was ordered, and nothing ends that nobody ended. */
    private void onChanged(final OrderChangedDecoder word) {
        final Sent order = order(word.clientOrderId());
        order.status = word.status();
        order.wasUnknown |= order.status == OrderStatus.UNKNOWN;
        if (order.isAdopted()) {
            return;
        }
        that(word.filledQtyE8() == order.filledE8, "filled is the sum of fills", order, word.filledQtyE8(), order.filledE8);
        that(word.qtyE8() == order.qtyE8, "filled and left are what was ordered", order, word.qtyE8(), order.qtyE8);
        that(order.status != OrderStatus.FILLED || order.leftE8() == 0, "an order is filled when nothing is left", order, order.leftE8(), 0);
        if (!OrderLife.isOpen(order.status)) {
            saidToEnd.add(order);
        }
    }

    /** By an order of ours no limit is passed, whatever is on its way. */
    private void checkExposure(final Sent sent, final long sentWorthE8) {
        long ownE8 = Math.abs(told.books.valueE8(sent.instrument));
        long totalE8 = 0;
        for (int i = 0; i < told.books.positionE8.length; i++) {
            totalE8 += Math.abs(told.books.valueE8(i));
        }
        for (final Sent order : told.open) {
            if (order.isEntry() && order.counts()) {
                final long worthE8 = order == sent ? sentWorthE8 : order.worthE8();
                totalE8 += worthE8;
                ownE8 += order.instrument == sent.instrument ? worthE8 : 0;
            }
        }
        final long equityE8 = told.books.equityE8();
        final long ownMaxE8 = E8.multiplyFloor(equityE8, limits.instrumentPart);
        final long totalMaxE8 = E8.multiplyFloor(equityE8, limits.totalPart);
        that(ownE8 <= ownMaxE8, "exposure of an instrument within its limit", sent, ownE8, ownMaxE8);
        that(totalE8 <= totalMaxE8, "exposure in all within its limit", sent, totalE8, totalMaxE8);
    }

    private void checkExit(final Sent sent) {
        final long heldE8 = told.books.positionE8[sent.instrument];
        that(heldE8 != 0 && heldE8 > 0 == (sent.side == Side.SELL), "an exit makes smaller", sent, heldE8, 0);
        long exitE8 = 0;
        for (final Sent order : told.open) {
            exitE8 += !order.isEntry() && order.counts() && order.instrument == sent.instrument ? order.mostLeftE8() : 0;
        }
        that(exitE8 <= Math.abs(heldE8), "exits take no more than the position", sent, exitE8, heldE8);
    }

    /** After the engine has decided. */
    void afterInput(final Portfolio portfolio) {
        final Books books = told.books;
        told.open.removeIf(order -> order.ended);
        if (told.tookOver) {
            told.tookOver = false;
            books.cashE8 = portfolio.cashE8();
            books.dayStartE8 = portfolio.dayStartEquityE8();
        }
        for (int i = 0; i < books.positionE8.length; i++) {
            that(portfolio.position(i).qtyE8() == books.positionE8[i], "a position is the sum of its fills", null,
                portfolio.position(i).qtyE8(), books.positionE8[i]);
            checkProtection(i);
        }
        that(portfolio.cashE8() == books.cashE8, "cash is what was paid", null, portfolio.cashE8(), books.cashE8);
        that(portfolio.feesE8() == books.feesE8, "fees are what was told", null, portfolio.feesE8(), books.feesE8);
        that(portfolio.equityE8() == books.equityE8(), "equity is cash and positions", null, portfolio.equityE8(), books.equityE8());
        that(portfolio.lossTodayE8() == books.lossE8(), "the day's loss is what equity lost", null, portfolio.lossTodayE8(), books.lossE8());
        for (final Sent order : saidToEnd) {
            that(order.ended || order.leftE8() == 0, "nothing ends that nobody ended", order, 0, 0);
        }
        saidToEnd.clear();
        if (isHalting) {
            checkHalt();
        }
        loss.afterInput(this, Message.templateId(input, 0), Message.timeNs(input, 0));
    }

    /** What rests to close a position and was not taken back is never more than it. */
    private void checkProtection(final int instrument) {
        final long heldE8 = told.books.positionE8[instrument];
        long exitE8 = 0;
        for (final Sent order : told.open) {
            if (!order.isEntry() && order.counts() && order.instrument == instrument && order.rests() && !order.isGoing()
                && order.status != OrderStatus.UNKNOWN) {
                exitE8 += order.leftE8();
                that(heldE8 > 0 == (order.side == Side.SELL), "what protects a position stands on its other side", order, heldE8, 0);
            }
        }
        that(exitE8 <= Math.abs(heldE8), "what protects a position is never more than it", null, exitE8, heldE8);
    }

    /** The venue is asked at once for the end of all that is open. On paper nothing can be asked of what nobody knows. */
    private void checkHalt() {
        that(!isLive || canceledAll, "a halt takes everything back with one message", null, 0, 0);
        for (final Sent order : told.open) {
            that(order.ended || order.isGoing() || order.purpose == Purpose.EXIT_FLATTEN || !isLive && order.status == OrderStatus.UNKNOWN,
                "a halt takes everything back", order, 0, 0);
        }
    }

    /** The most that the day may lose with an exchange that always finds a taker, and a market that never jumps. */
    void checkLossBound() {
        final long boundE8 = loss.boundE8(this);
        that(told.books.lossE8() <= boundE8, "the day's loss within its limit, slippage and fees", null, told.books.lossE8(), boundE8);
    }

    long dailyLossE8() {
        return E8.multiplyFloor(told.books.dayStartE8, limits.dailyLossPart);
    }

    private Sent order(final long id) {
        final Sent order = told.orders.get(id);
        that(order != null, "orders that were sent or taken over only", null, id, 0);
        return order;
    }

    void that(final boolean holds, final String what, final Sent about, final long observed, final long bound) {
        if (!holds) {
            throw new AssertionError(what + ": observed=" + observed + ", bound=" + bound + (about == null ? "" : ", " + about) + ", " + name);
        }
    }
}
