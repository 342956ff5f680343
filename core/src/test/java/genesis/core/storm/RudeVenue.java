package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.CancelReason;
import genesis.core.message.ChangeRejectedEncoder;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderAcceptedEncoder;
import genesis.core.message.OrderAmendedEncoder;
import genesis.core.message.OrderCanceledEncoder;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.message.OrderRejectedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.OrderUnknownEncoder;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A venue with bad manners: fills in parts, says things twice, in another order and late, rejects, loses and cancels by
 * itself. What it says is true all the same: no order fills more than it is, and every one comes to an end.
 */
final class RudeVenue {
    /** What the venue knows of an order. */
    private static final class Resting {
        final Sent order;
        long priceE8;
        long qtyE8;
        long filledE8;
        boolean accepted;
        boolean open = true;

        Resting(final Sent order) {
            this.order = order;
            qtyE8 = order.qtyE8;
            priceE8 = order.priceE8;
        }
    }

    private final SeededRandom random;
    private final Told told;
    private final List<Resting> resting = new ArrayList<>();
    private final List<UnsafeBuffer> queue = new ArrayList<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long lastTradeId;

    RudeVenue(final SeededRandom random, final Told told) {
        this.random = random;
        this.told = told;
    }

    void place(final long clientOrderId) {
        final Resting one = new Resting(told.orders.get(clientOrderId));
        resting.add(one);
        if (one.order.pair != null) {
            resting.add(new Resting(one.order.pair));
        }
    }

    void cancel(final long clientOrderId) {
        final Resting one = find(clientOrderId);
        if (one != null && random.nextInt(4) > 0) {
            end(one, CancelReason.REQUESTED);
        } else if (one == null) {
            new ChangeRejectedEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(clientOrderId).exchangeOrderId(0)
                .isCancel(Flag.YES).reason(RejectReason.NOT_FOUND);
        }
    }

    void amend(final long clientOrderId, final long priceE8, final long remainingE8) {
        final Resting one = find(clientOrderId);
        if (one != null && random.nextInt(4) > 0) {
            one.priceE8 = priceE8 == 0 ? one.priceE8 : priceE8;
            one.qtyE8 = remainingE8 == 0 ? one.qtyE8 : one.filledE8 + remainingE8;
            final OrderAmendedEncoder amended = new OrderAmendedEncoder();
            amended.wrapAndApplyHeader(next(), 0, header).clientOrderId(clientOrderId).exchangeOrderId(clientOrderId)
                .priceE8(one.priceE8).qtyE8(one.qtyE8).auxPriceE8(0).trailingE8(0);
        } else {
            new ChangeRejectedEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(clientOrderId).exchangeOrderId(0)
                .isCancel(Flag.NO).reason(one == null ? RejectReason.NOT_FOUND : RejectReason.INVALID);
        }
    }

    /** Something happens to some order. */
    void act() {
        if (resting.isEmpty()) {
            return;
        }
        final Resting one = resting.get(random.nextInt(resting.size()));
        switch (random.nextInt(8)) {
            case 0 -> accept(one);
            case 1, 2, 3 -> fill(one, 1 + (long) (random.nextDouble() * (one.qtyE8 - one.filledE8 - 1)));
            case 4, 5 -> fill(one, one.qtyE8 - one.filledE8);
            case 6 -> {
                if (one.order.type != OrderType.LIMIT || random.nextInt(8) == 0) {
                    end(one, CancelReason.VENUE);
                }
            }
            default -> refuse(one);
        }
    }

    private void refuse(final Resting one) {
        if (!one.accepted && one.filledE8 == 0 && random.nextInt(3) == 0) {
            close(one);
            reject(one.order.id, RejectReason.INVALID);
            endPair(one);
        } else if (random.nextInt(4) == 0) {
            new OrderUnknownEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(one.order.id);
        }
    }

    private void accept(final Resting one) {
        if (!one.accepted) {
            one.accepted = true;
            new OrderAcceptedEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(one.order.id).exchangeOrderId(one.order.id);
        }
    }

    private void fill(final Resting one, final long qtyE8) {
        accept(one);
        final boolean isBuy = one.order.side == Side.BUY;
        final long marketE8 = isBuy ? told.askE8[one.order.instrument] : told.bidE8[one.order.instrument];
        final long priceE8 = one.order.type == OrderType.LIMIT ? one.priceE8 : marketE8;
        one.filledE8 += qtyE8;
        if (one.filledE8 == one.qtyE8) {
            close(one);
        }
        // What a position shrinks by, a fee in its own currency does not turn round.
        final boolean isInBase = isBuy && one.order.isEntry() && random.nextInt(4) == 0;
        new OrderFilledEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(one.order.id).exchangeOrderId(one.order.id)
            .tradeId(++lastTradeId).priceE8(priceE8).qtyE8(qtyE8).feeE8(qtyE8 / 1_000).liquidity(Liquidity.TAKER)
            .exchangeTimeMs(0).feeCurrency(isInBase ? FeeCurrency.BASE : FeeCurrency.QUOTE).side(Side.NULL_VAL).instrumentId(one.order.instrument);
        endPair(one);
    }

    private void end(final Resting one, final CancelReason reason) {
        close(one);
        new OrderCanceledEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(one.order.id).exchangeOrderId(one.order.id)
            .reason(reason).filledQtyE8(-1);
        endPair(one);
    }

    private void endPair(final Resting one) {
        final Resting pair = one.order.pair == null ? null : find(one.order.pair.id);
        if (pair != null) {
            close(pair);
            new OrderCanceledEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(pair.order.id)
                .exchangeOrderId(pair.order.id).reason(CancelReason.OTHER_OF_PAIR).filledQtyE8(-1);
        }
    }

    private void reject(final long clientOrderId, final RejectReason reason) {
        new OrderRejectedEncoder().wrapAndApplyHeader(next(), 0, header).clientOrderId(clientOrderId).reason(reason);
    }

    private void close(final Resting one) {
        one.open = false;
        resting.remove(one);
    }

    private Resting find(final long clientOrderId) {
        for (final Resting one : resting) {
            if (one.order.id == clientOrderId) {
                return one;
            }
        }
        return null;
    }

    private UnsafeBuffer next() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        queue.add(message);
        return message;
    }

    /** Says one thing that it has to say, mostly the oldest, sometimes another, sometimes without forgetting it. */
    int say(final UnsafeBuffer into) {
        if (queue.isEmpty()) {
            return 0;
        }
        final int index = random.nextInt(4) == 0 && !isChangeToldOf() ? random.nextInt(queue.size()) : 0;
        final UnsafeBuffer message = queue.get(index);
        if (Message.templateId(message, 0) != OrderFilledEncoder.TEMPLATE_ID || random.nextInt(8) > 0) {
            queue.remove(index);
        }
        final int length = Message.HEADER_LENGTH + Message.blockLength(message, 0);
        into.putBytes(0, message, 0, length);
        return length;
    }

    /** What fills a changed order may exceed what it was before: nothing overtakes the news of a change. */
    private boolean isChangeToldOf() {
        for (final UnsafeBuffer message : queue) {
            if (Message.templateId(message, 0) == OrderAmendedEncoder.TEMPLATE_ID) {
                return true;
            }
        }
        return false;
    }

    /** Ends all that is open. */
    void endAll() {
        while (!resting.isEmpty()) {
            end(resting.get(0), CancelReason.VENUE);
        }
    }
}
