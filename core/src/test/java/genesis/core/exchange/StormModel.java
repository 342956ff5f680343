package genesis.core.exchange;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderType;
import genesis.core.message.OrderUnknownDecoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What must be true whatever happens, by a second way of counting: from what the venue told and what the engine sent, and
 * from nothing that the engine believes. It is told of an input before the engine is, and of a command when it leaves.
 */
final class StormModel {
    /** One order as the engine sent it, and what it has been told of it. */
    static final class Ordered {
        long id;
        int instrument;
        Side side;
        OrderType type;
        Purpose purpose;
        long priceE8;
        long worstE8;
        long qtyE8;
        long filledE8;
        boolean ended;
        Ordered pair;
        boolean isStopBeside;
        /** Its end was asked for, or nobody can ask, or the venue ends it for what the order beside it did. */
        boolean isGoing;

        boolean isProtective() {
            return (purpose == Purpose.EXIT_STOP || purpose == Purpose.EXIT_TARGET) && type != OrderType.MARKET;
        }

        boolean isEntry() {
            return purpose == Purpose.ENTRY;
        }

        /** A stop or target that rests, and shall go on resting: a stop that was executed in part is a market order. */
        boolean isLeg() {
            return isProtective() && !ended && !isGoing && (type != OrderType.STOP || filledE8 == 0) && (pair == null || !pair.isGoing && pair.filledE8 == 0);
        }

        @Override
        public String toString() {
            return id + " " + side + " " + type + " " + purpose + " " + filledE8 + " of " + qtyE8;
        }

        long remainingE8() {
            return qtyE8 - filledE8;
        }
    }

    final Map<Long, Ordered> orders = new TreeMap<>();
    final long totalPart;
    final long[] bidE8;
    final long[] askE8;
    final long[] positionE8;
    private final List<Ordered> resting = new ArrayList<>();
    boolean halted;
    boolean flattening;
    long placed;
    long entries;
    long exits;
    long flattens;
    long lossExits;
    long legs;
    long legFills;
    private final String name;
    private final long instrumentPart;
    private final Set<Long> trades = new HashSet<>();
    private final OrderFilledDecoder filled = new OrderFilledDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderRejectedDecoder rejected = new OrderRejectedDecoder();
    private final OrderAmendedDecoder amended = new OrderAmendedDecoder();
    private final OrderUnknownDecoder unknown = new OrderUnknownDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private long cashE8 = Setting.PAPER_CASH.initial();

    StormModel(final String name, final int instruments, final long totalPart) {
        this.name = name;
        bidE8 = new long[instruments];
        askE8 = new long[instruments];
        positionE8 = new long[instruments];
        instrumentPart = Setting.EXPOSURE_INSTRUMENT.initial();
        this.totalPart = totalPart;
    }

    /** Something that the venue tells the engine next. */
    void onInput(final UnsafeBuffer buffer) {
        final int block = Message.blockLength(buffer, 0);
        switch (Message.templateId(buffer, 0)) {
            case OrderFilledDecoder.TEMPLATE_ID -> {
                filled.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                if (trades.add(filled.tradeId())) {
                    book(orders.get(filled.clientOrderId()), filled.priceE8(), filled.qtyE8(), filled.feeE8());
                }
            }
            case OrderCanceledDecoder.TEMPLATE_ID ->
                orders.get(canceled.wrap(buffer, Message.HEADER_LENGTH, block, 1).clientOrderId()).ended = true;
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                rejected.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                final Ordered order = orders.get(rejected.clientOrderId());
                order.ended |= rejected.reason() != RejectReason.NOT_FOUND;
                // Two that cancel each other are one request: refused together, whatever is said of the other later.
                if (order.pair != null && order.ended && order.pair.filledE8 == 0) {
                    order.pair.ended = true;
                }
            }
            case OrderUnknownDecoder.TEMPLATE_ID ->
                orders.get(unknown.wrap(buffer, Message.HEADER_LENGTH, block, 1).clientOrderId()).isGoing = true;
            case OrderAmendedDecoder.TEMPLATE_ID -> {
                amended.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                final Ordered order = orders.get(amended.clientOrderId());
                order.priceE8 = amended.priceE8();
                order.worstE8 = Math.max(order.worstE8, order.priceE8);
                order.qtyE8 = amended.qtyE8();
            }
            default -> { }
        }
    }

    private void book(final Ordered order, final long priceE8, final long qtyE8, final long feeE8) {
        final long paidE8 = E8.multiplyFloor(priceE8, qtyE8);
        cashE8 += (order.side == Side.BUY ? -paidE8 : paidE8) - feeE8;
        positionE8[order.instrument] += order.side == Side.BUY ? qtyE8 : -qtyE8;
        order.filledE8 += qtyE8;
        order.ended |= order.filledE8 == order.qtyE8;
        legFills += order.isProtective() ? 1 : 0;
    }

    /** A command leaves: may it? */
    void onCommand(final UnsafeBuffer buffer, final int offset, final Portfolio portfolio, final long dailyLossE8) {
        final int templateId = Message.templateId(buffer, offset);
        if (templateId == AmendOrderDecoder.TEMPLATE_ID) {
            that(!halted, "no change after a halt", 0, 0);
        }
        if (templateId == CancelOrderDecoder.TEMPLATE_ID) {
            orders.get(cancel.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), 1).clientOrderId()).isGoing = true;
        }
        if (templateId != PlaceOrderDecoder.TEMPLATE_ID) {
            return;
        }
        place.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), 1);
        final Ordered order = add(place);
        // What a person asked for; exits at the market may be the engine's own, and follow any news.
        placed += order.isEntry() || order.type != OrderType.MARKET && !order.isProtective() ? 1 : 0;
        that(!halted || flattening && order.purpose == Purpose.EXIT_FLATTEN, "no order after a halt but a flatten's",
            order.purpose.value(), 0);
        that(order.qtyE8 > 0, "a quantity above zero", order.qtyE8, 0);
        if (order.isEntry()) {
            entries++;
            that(portfolio.lossTodayE8() < dailyLossE8, "no entry once the day's loss is reached", portfolio.lossTodayE8(), dailyLossE8);
            checkExposure(order, portfolio);
        } else {
            exits++;
            flattens += order.purpose == Purpose.EXIT_FLATTEN ? 1 : 0;
            lossExits += order.purpose == Purpose.EXIT_LOSS ? 1 : 0;
            if (order.isProtective()) {
                legs++;
                resting.add(order);
                if (order.pair != null) {
                    resting.add(order.pair);
                }
            }
            checkExit(order);
        }
        that(place.reduceOnly() == (order.isEntry() ? Flag.NO : Flag.YES), "exits say that they reduce", order.id, 0);
    }

    private Ordered add(final PlaceOrderDecoder command) {
        final Ordered order = ordered(command, command.clientOrderId(), command.orderType(), command.priceE8());
        if (command.ocoStopPriceE8() != 0) {
            final Ordered stop = ordered(command, command.ocoClientOrderId(), OrderType.STOP, command.ocoStopPriceE8());
            stop.isStopBeside = true;
            stop.pair = order;
            order.pair = stop;
        }
        return order;
    }

    private Ordered ordered(final PlaceOrderDecoder command, final long id, final OrderType type, final long priceE8) {
        final Ordered order = new Ordered();
        order.id = id;
        order.instrument = command.instrumentId();
        order.side = command.side();
        order.type = type;
        order.purpose = type != command.orderType() && command.purpose() == Purpose.EXIT_TARGET ? Purpose.EXIT_STOP : command.purpose();
        order.priceE8 = priceE8;
        order.qtyE8 = command.qtyE8();
        final long oppositeE8 = order.side == Side.BUY ? askE8[order.instrument] : bidE8[order.instrument];
        order.worstE8 = Math.max(Math.max(command.priceE8(), command.auxPriceE8()), oppositeE8);
        that(orders.put(id, order) == null, "an id of its own", id, 0);
        return order;
    }

    private void checkExposure(final Ordered sent, final Portfolio portfolio) {
        long ownE8 = portfolio.position(sent.instrument).exposureE8();
        long totalE8 = portfolio.exposureE8();
        for (final Ordered order : orders.values()) {
            if (order.isEntry() && !order.ended && !order.isStopBeside) {
                final long worthE8 = E8.multiplyCeil(order.worstE8, order.remainingE8());
                totalE8 += worthE8;
                ownE8 += order.instrument == sent.instrument ? worthE8 : 0;
            }
        }
        final long ownMaxE8 = E8.multiplyFloor(portfolio.equityE8(), instrumentPart);
        final long totalMaxE8 = E8.multiplyFloor(portfolio.equityE8(), totalPart);
        that(ownE8 <= ownMaxE8, "exposure of an instrument within its limit", ownE8, ownMaxE8);
        that(totalE8 <= totalMaxE8, "exposure in all within its limit", totalE8, totalMaxE8);
    }

    private void checkExit(final Ordered sent) {
        final long heldE8 = positionE8[sent.instrument];
        that(heldE8 > 0 == (sent.side == Side.SELL) && heldE8 != 0, "an exit makes smaller", heldE8, sent.id);
        long exitE8 = 0;
        for (final Ordered order : orders.values()) {
            final boolean isSecond = order.isStopBeside && !order.pair.ended;
            if (!order.isEntry() && !order.ended && order.instrument == sent.instrument && !isSecond) {
                exitE8 += order.remainingE8();
            }
        }
        that(exitE8 <= Math.abs(heldE8), "exits take no more than the position", exitE8, heldE8);
    }

    /** After every input: what protects is no more than what is held, and on the side that makes it smaller. */
    void checkLegs() {
        resting.removeIf(order -> order.ended);
        for (int i = 0; i < positionE8.length; i++) {
            long stopsE8 = 0;
            for (final Ordered order : resting) {
                if (order.instrument == i && order.isLeg() && !(order.isStopBeside && order.pair.isLeg())) {
                    stopsE8 += order.remainingE8();
                    that(positionE8[i] > 0 == (order.side == Side.SELL) && positionE8[i] != 0, "a leg makes smaller: " + order, positionE8[i], order.id);
                }
            }
            that(stopsE8 <= Math.abs(positionE8[i]), "protective quantity never above the position", stopsE8, positionE8[i]);
        }
    }

    /** After every input. */
    void checkBooks(final Portfolio portfolio) {
        long worthE8 = cashE8;
        for (int i = 0; i < positionE8.length; i++) {
            that(portfolio.position(i).qtyE8() == positionE8[i], "a position is the sum of its fills", portfolio.position(i).qtyE8(), positionE8[i]);
            worthE8 += portfolio.position(i).valueE8();
        }
        that(portfolio.cashE8() == cashE8, "cash is what was paid", portfolio.cashE8(), cashE8);
        that(portfolio.equityE8() == worthE8, "equity is cash and positions", portfolio.equityE8(), worthE8);
        that(portfolio.realisedPnlE8() + portfolio.unrealisedPnlE8() - portfolio.feesE8()
            == portfolio.equityE8() - Setting.PAPER_CASH.initial(), "profit is what equity grew by", portfolio.equityE8(), 0);
    }

    void that(final boolean holds, final String what, final long observed, final long bound) {
        if (!holds) {
            throw new AssertionError(what + ": observed=" + observed + ", bound=" + bound + ", " + name);
        }
    }
}
