package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelReason;
import genesis.core.message.ChangeRejectedEncoder;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderAcceptedEncoder;
import genesis.core.message.OrderAmendedEncoder;
import genesis.core.message.OrderCanceledEncoder;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.message.OrderRejectedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionReportedEncoder;
import genesis.core.message.RejectReason;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange and its truth: orders, fills, positions and money as they are, whatever of that is told. Fills come in parts,
 * late, and while a cancel is on its way; orders end by themselves, strangers trade in the same account.
 */
final class RudeExchange {
    final List<Theirs> open = new ArrayList<>();
    final List<Theirs> closed = new ArrayList<>();
    final List<Theirs.Fill> fills = new ArrayList<>();
    final long[] positionE8;
    /** Paid for what is held; below zero where it is held short. */
    final long[] costE8;
    long cashE8;
    /** False while nobody hears what it says. */
    boolean isHeard = true;
    private final Told told;
    private final SeededRandom random;
    private final Wire wire;
    /** Bought in the exchange wallet, the fee is taken out of what was bought. */
    private final boolean isWallet;
    private long lastOrderId = 1_000_000;
    private long lastTradeId = 5_000;
    private long strangersId;
    private long nowMs;

    RudeExchange(final SeededRandom random, final Told told, final Wire wire, final boolean isWallet, final long cashE8) {
        this.random = random;
        this.told = told;
        this.wire = wire;
        this.isWallet = isWallet;
        this.cashE8 = cashE8;
        positionE8 = new long[Weather.INSTRUMENTS];
        costE8 = new long[Weather.INSTRUMENTS];
    }

    void time(final long nowNs) {
        nowMs = nowNs / 1_000_000;
    }

    /** What was held before anybody of ours came. */
    void inherit(final int instrument, final long qtyE8, final long priceE8) {
        positionE8[instrument] = qtyE8;
        costE8[instrument] = E8.multiplyFloor(priceE8, qtyE8);
        cashE8 -= costE8[instrument];
    }

    /** An order arrives. Who is not kind rejects one in twelve. */
    void place(final PlaceOrderDecoder command, final boolean isKind) {
        if (!isKind && random.nextInt(12) == 0) {
            if (isHeard) {
                new OrderRejectedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(command.clientOrderId())
                    .reason(RejectReason.INVALID);
            }
            return;
        }
        final Theirs order = enter(command.clientOrderId(), command.instrumentId(), command.side(), command.orderType(), command.priceE8(),
            command.qtyE8(), command.reduceOnly() == Flag.YES, false);
        if (command.ocoStopPriceE8() != 0) {
            order.pair = enter(command.ocoClientOrderId(), command.instrumentId(), command.side(), OrderType.STOP,
                command.ocoStopPriceE8(), command.qtyE8(), order.reduces, false);
            order.pair.pair = order;
        }
        if (!order.rests()) {
            execute(order, isKind);
        }
    }

    private Theirs enter(final long clientId, final int instrument, final Side side, final OrderType type, final long priceE8,
                         final long qtyE8, final boolean reduces, final boolean isStrangers) {
        final Theirs order = new Theirs(++lastOrderId, clientId, instrument, side, type, priceE8, qtyE8, reduces, isStrangers, nowMs);
        open.add(order);
        if (isHeard && !isStrangers && (order.rests() || random.nextInt(2) == 0)) {
            new OrderAcceptedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(clientId)
                .exchangeOrderId(order.exchangeId);
        }
        return order;
    }

    /** What does not rest is done at once: as much as there is, which is all where the exchange is kind. */
    private void execute(final Theirs order, final boolean isKind) {
        if (isKind || random.nextInt(4) > 0) {
            fill(order, order.leftE8());
        } else if (random.nextInt(2) == 0 && order.type != OrderType.FOK) {
            fill(order, 1 + (long) (order.leftE8() * random.nextDouble()));
        }
        if (order.status == OrderStatus.WORKING) {
            end(order, CancelReason.NO_LIQUIDITY);
        }
    }

    void cancel(final CancelOrderDecoder command, final boolean isKind) {
        final Theirs order = find(command.clientOrderId(), command.exchangeOrderId());
        if (order == null) {
            refuse(command.clientOrderId(), command.exchangeOrderId(), Flag.YES, RejectReason.NOT_FOUND);
            return;
        }
        if (!isKind && random.nextInt(4) == 0) {
            // The fill crosses the cancel on the wire.
            fill(order, random.nextInt(2) == 0 ? order.leftE8() : 1 + (long) (order.leftE8() * random.nextDouble()));
        }
        if (order.status == OrderStatus.WORKING) {
            end(order, CancelReason.REQUESTED);
        } else {
            refuse(command.clientOrderId(), command.exchangeOrderId(), Flag.YES, RejectReason.NOT_FOUND);
        }
    }

    void cancelAll() {
        for (final Theirs order : List.copyOf(open)) {
            if (order.status == OrderStatus.WORKING) {
                end(order, CancelReason.REQUESTED);
            }
        }
    }

    void amend(final AmendOrderDecoder command, final boolean isKind) {
        final Theirs order = find(command.clientOrderId(), command.exchangeOrderId());
        if (order == null || !isKind && random.nextInt(6) == 0) {
            refuse(command.clientOrderId(), command.exchangeOrderId(), Flag.NO,
                order == null ? RejectReason.NOT_FOUND : RejectReason.INVALID);
            return;
        }
        change(order, command.priceE8() == 0 ? order.priceE8 : command.priceE8(),
            command.qtyE8() == 0 ? order.qtyE8 : order.filledE8 + command.qtyE8());
        if (!isKind && random.nextInt(3) == 0) {
            fill(order, order.leftE8());
        }
    }

    private void change(final Theirs order, final long newPriceE8, final long newQtyE8) {
        order.priceE8 = newPriceE8;
        order.qtyE8 = newQtyE8;
        tellOf(order);
    }

    private void tellOf(final Theirs order) {
        if (isHeard) {
            new OrderAmendedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(order.clientId)
                .exchangeOrderId(order.exchangeId).priceE8(order.type == OrderType.MARKET ? 0 : order.priceE8).qtyE8(order.qtyE8)
                .auxPriceE8(0).trailingE8(0);
        }
    }

    private void refuse(final long clientId, final long exchangeId, final Flag isCancel, final RejectReason reason) {
        if (isHeard) {
            new ChangeRejectedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(clientId)
                .exchangeOrderId(exchangeId).isCancel(isCancel).reason(reason);
        }
    }

    /** Now or at any time before. */
    boolean has(final long clientId) {
        return open.stream().anyMatch(order -> !order.isStrangers && order.clientId == clientId)
            || closed.stream().anyMatch(order -> !order.isStrangers && order.clientId == clientId);
    }

    private Theirs find(final long clientId, final long exchangeId) {
        for (final Theirs order : open) {
            if (exchangeId != 0 ? order.exchangeId == exchangeId : order.clientId == clientId && !order.isStrangers) {
                return order;
            }
        }
        return null;
    }

    /** Something happens to some order. */
    void act() {
        if (open.isEmpty()) {
            return;
        }
        final Theirs order = open.get(random.nextInt(open.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> fill(order, 1 + (long) (order.leftE8() * random.nextDouble()));
            case 2, 3 -> fill(order, order.leftE8());
            case 4 -> {
                if (order.type != OrderType.LIMIT || random.nextInt(8) == 0) {
                    end(order, CancelReason.VENUE);
                }
            }
            default -> { } // It stays as it is.
        }
    }

    /** Somebody else uses the account: orders, changes and cancels, ours included; trades only where that is wanted. */
    void intrude(final boolean trades) {
        final int instrument = random.nextInt(Weather.INSTRUMENTS);
        final Side side = random.nextInt(2) == 0 ? Side.BUY : Side.SELL;
        final Theirs any = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                final boolean isMarket = trades && random.nextInt(3) == 0;
                final Theirs order = enter(++strangersId, instrument, side, isMarket ? OrderType.MARKET : OrderType.LIMIT,
                    isMarket ? 0 : told.oppositeE8(instrument, side), E8.ONE / (1 + random.nextInt(20)), false, true);
                if (isMarket) {
                    execute(order, true);
                }
            }
            case 2 -> {
                if (any != null && any.type == OrderType.LIMIT) {
                    change(any, any.priceE8 + E8.ONE, any.qtyE8);
                }
            }
            default -> {
                if (any != null) {
                    end(any, CancelReason.REQUESTED);
                }
            }
        }
    }

    private void fill(final Theirs order, final long wantedE8) {
        final boolean isBuy = order.side == Side.BUY;
        final long heldE8 = positionE8[order.instrument];
        final long canReduceE8 = heldE8 != 0 && heldE8 > 0 != isBuy ? Math.abs(heldE8) : 0;
        final long qtyE8 = order.reduces && !isWallet ? Math.min(wantedE8, canReduceE8) : wantedE8;
        if (qtyE8 <= 0) {
            end(order, CancelReason.VENUE);
            return;
        }
        final long marketE8 = told.oppositeE8(order.instrument, order.side);
        final long priceE8 = order.type == OrderType.LIMIT ? order.priceE8 : marketE8;
        final boolean isInBase = isWallet && isBuy;
        final Theirs.Fill fill = new Theirs.Fill(order, ++lastTradeId, priceE8, qtyE8, qtyE8 / 1_000,
            isInBase ? FeeCurrency.BASE : FeeCurrency.QUOTE, nowMs);
        order.filledE8 += qtyE8;
        order.fills.add(fill);
        fills.add(fill);
        book(order, fill, isBuy ? qtyE8 : -qtyE8);
        tellOf(fill);
        if (order.leftE8() == 0) {
            close(order, OrderStatus.FILLED, CancelReason.EXECUTED);
        } else if (random.nextInt(2) == 0) {
            tellOf(order);
        }
        endPair(order);
    }

    private void book(final Theirs order, final Theirs.Fill fill, final long signedE8) {
        final int instrument = order.instrument;
        final long paidE8 = E8.multiplyFloor(fill.priceE8(), fill.qtyE8());
        cashE8 -= signedE8 > 0 ? paidE8 : -paidE8;
        move(instrument, signedE8, fill.priceE8());
        if (fill.currency() == FeeCurrency.BASE) {
            move(instrument, -fill.feeE8(), fill.priceE8());
        } else {
            cashE8 -= fill.feeE8();
        }
    }

    /** The average price stays where a position shrinks. */
    private void move(final int instrument, final long signedE8, final long priceE8) {
        final long heldE8 = positionE8[instrument];
        positionE8[instrument] = heldE8 + signedE8;
        final boolean grows = heldE8 == 0 || heldE8 > 0 == signedE8 > 0;
        final boolean turns = !grows && Math.abs(signedE8) > Math.abs(heldE8);
        costE8[instrument] = grows ? costE8[instrument] + E8.multiplyFloor(priceE8, signedE8)
            : turns ? E8.multiplyFloor(priceE8, heldE8 + signedE8)
            : E8.multiplyDivideFloor(costE8[instrument], Math.abs(heldE8 + signedE8), Math.abs(heldE8));
    }

    private void tellOf(final Theirs.Fill fill) {
        if (!isHeard) {
            return;
        }
        final int times = random.nextInt(3);
        if (times != 0) {
            tellOf(fill, FeeCurrency.NOT_TOLD, 0);
        }
        if (times != 1 || random.nextInt(8) > 0) {
            tellOf(fill, fill.currency(), fill.feeE8());
        }
        if (random.nextInt(4) == 0) {
            final int instrument = fill.order().instrument;
            new PositionReportedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).qtyE8(positionE8[instrument])
                .basePriceE8(basePriceE8(instrument)).instrumentId(instrument).source(ReportSource.STREAM);
        }
    }

    private void tellOf(final Theirs.Fill fill, final FeeCurrency currency, final long feeE8) {
        final Theirs order = fill.order();
        new OrderFilledEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(order.clientId)
            .exchangeOrderId(order.exchangeId).tradeId(fill.tradeId()).priceE8(fill.priceE8()).qtyE8(fill.qtyE8()).feeE8(feeE8)
            .liquidity(Liquidity.TAKER).exchangeTimeMs(fill.timeMs()).feeCurrency(currency).side(order.side).instrumentId(order.instrument);
    }

    long basePriceE8(final int instrument) {
        return positionE8[instrument] == 0 ? 0 : E8.divideFloor(Math.abs(costE8[instrument]), Math.abs(positionE8[instrument]));
    }

    private void end(final Theirs order, final CancelReason reason) {
        close(order, OrderStatus.CANCELED, reason);
        endPair(order);
    }

    private void close(final Theirs order, final OrderStatus status, final CancelReason reason) {
        order.status = status;
        open.remove(order);
        closed.add(order);
        if (isHeard && (!order.isStrangers || random.nextInt(2) == 0)) {
            new OrderCanceledEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(order.clientId)
                .exchangeOrderId(order.exchangeId).reason(reason).filledQtyE8(order.filledE8);
        }
    }

    private void endPair(final Theirs order) {
        if (order.pair != null && order.pair.status == OrderStatus.WORKING) {
            close(order.pair, OrderStatus.CANCELED, CancelReason.OTHER_OF_PAIR);
        }
    }
}
