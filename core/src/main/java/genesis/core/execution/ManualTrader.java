package genesis.core.execution;

import genesis.core.market.MarketState;
import genesis.core.market.OrderBook;
import genesis.core.message.AmendRequestedDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.OrderRequestedDecoder;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.portfolio.Attribution;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Orders of a person: formed here, reviewed like any other, nobody's strategy. What contradicts itself is refused before the
 * policy is asked; where a rule says no, {@link #observed} and {@link #bound} are the numbers it compared.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class ManualTrader {
    /** A price beyond this is a slip of the finger, and sums of it could overflow. */
    private static final long PRICE_E8_MAX = 100_000_000_000_000_000L;

    private final Settings settings;
    private final RiskPolicyEngine risk;
    private final OrderManager orderManager;
    private final Withdrawals withdrawals;
    private final Brackets brackets;
    private final Announcer announcer;
    private final OrderIntent intent = new OrderIntent();
    private final OrderChange change = new OrderChange();
    private long observed;
    private long bound;
    private long clientOrderId;

    public ManualTrader(final Settings settings, final RiskPolicyEngine risk, final OrderManager orderManager,
                        final Withdrawals withdrawals, final Brackets brackets, final Announcer announcer) {
        this.settings = settings;
        this.risk = risk;
        this.orderManager = orderManager;
        this.withdrawals = withdrawals;
        this.brackets = brackets;
        this.announcer = announcer;
    }

    /** Sends the order that was asked for, or says which rule refused it. */
    public DenialReason place(final OrderRequestedDecoder request, final Instrument instrument, final MarketState market,
                              final long nowNs) {
        clientOrderId = 0;
        final DenialReason wrong = review(request, nowNs);
        if (wrong != DenialReason.NONE) {
            return wrong;
        }
        form(request, market);
        final DenialReason misplaced = reviewStops(request.stopPriceE8(), request.targetPriceE8(), market.book());
        if (misplaced != DenialReason.NONE) {
            return misplaced;
        }
        final DenialReason denied = risk.evaluate(intent, instrument, market, nowNs);
        observed = risk.observed();
        bound = risk.bound();
        announcer.verdict(intent, denied, risk.qtyE8(), observed, bound);
        if (denied == DenialReason.NONE) {
            withdrawals.beforeExit(intent);
            clientOrderId = orderManager.submit(risk.approve(intent, nowNs)).clientOrderId();
        }
        return denied;
    }

    /** Changes an order where it stands, or says which rule refused it; 0 leaves what it stands for. */
    public DenialReason change(final Order order, final AmendRequestedDecoder request, final Instrument instrument,
                               final MarketState market, final long nowNs) {
        clientOrderId = order.clientOrderId();
        final long highestE8 = Math.max(Math.max(request.priceE8(), request.auxPriceE8()), request.trailingE8());
        if (highestE8 > PRICE_E8_MAX) {
            return deny(DenialReason.PRICE_IS_WRONG, highestE8, PRICE_E8_MAX);
        }
        if (order.isLeg()) {
            return moveLeg(order, request, market);
        }
        change.clear().priceE8(tickedE8(order.side(), request.priceE8())).auxPriceE8(tickedE8(order.side(), request.auxPriceE8()))
            .trailingE8(request.trailingE8()).remainingQtyE8(request.qtyE8());
        final DenialReason denied = risk.evaluateChange(order, change, instrument, market, nowNs);
        observed = risk.observed();
        bound = risk.bound();
        if (denied != DenialReason.NONE) {
            return denied;
        }
        final DenialReason misplaced = reviewMove(order, market.book());
        if (misplaced == DenialReason.NONE) {
            orderManager.amend(risk.approveChange(order, change, nowNs));
        }
        return misplaced;
    }

    /** An entry that is moved beyond its own stop or target would be closed as soon as it is filled. */
    private DenialReason reviewMove(final Order order, final OrderBook book) {
        if (order.purpose() != Purpose.ENTRY || change.priceE8() == 0 && change.auxPriceE8() == 0) {
            return DenialReason.NONE;
        }
        intent.order(order.instrumentId(), order.strategyId(), order.side(), order.type(), order.purpose(),
            change.priceE8() == 0 ? order.priceE8() : change.priceE8(), Exits.oppositeE8(book, order.side()), 0, OrderIntent.NO_STOP);
        intent.terms().auxPriceE8(change.auxPriceE8() == 0 ? order.terms().auxPriceE8() : change.auxPriceE8());
        return reviewStops(order.terms().stopPriceE8(), order.terms().targetPriceE8(), book);
    }

    /** How much a leg protects follows from the position; where, a person may say. */
    private DenialReason moveLeg(final Order leg, final AmendRequestedDecoder request, final MarketState market) {
        if (!leg.isOpen()) {
            return deny(DenialReason.ORDER_IS_NOT_OPEN, leg.clientOrderId(), 0);
        }
        if (request.qtyE8() != 0 || request.auxPriceE8() != 0 || request.trailingE8() != 0) {
            return deny(DenialReason.TERMS_DO_NOT_FIT, 0, 0);
        }
        if (request.priceE8() <= 0) {
            return deny(DenialReason.PRICE_IS_WRONG, request.priceE8(), 0);
        }
        final long oppositeE8 = Exits.oppositeE8(market.book(), leg.side());
        return brackets.move(leg, onTick(leg.side(), request.priceE8()), oppositeE8) ? deny(DenialReason.NONE, 0, 0)
            : deny(DenialReason.PRICE_IS_WRONG, request.priceE8(), brackets.bound());
    }

    /** What is not a price stays what it is, for risk to refuse. */
    private static long tickedE8(final Side side, final long priceE8) {
        return priceE8 <= 0 ? priceE8 : onTick(side, priceE8);
    }

    /** Of the last denial; see {@link DenialReason}. */
    public long observed() {
        return observed;
    }

    public long bound() {
        return bound;
    }

    /** Of the order that was placed or changed last; 0 where none was. */
    public long clientOrderId() {
        return clientOrderId;
    }

    private DenialReason review(final OrderRequestedDecoder request, final long nowNs) {
        final OrderType type = request.orderType();
        final boolean isLimit = type == OrderType.LIMIT;
        final boolean hasPrice = type != OrderType.MARKET && type != OrderType.TRAILING_STOP;
        final boolean hasBracket = request.stopPriceE8() != 0 || request.targetPriceE8() != 0;
        final boolean reduces = request.reduceOnly() == Flag.YES;
        if (type == OrderType.NULL_VAL || request.side() == Side.NULL_VAL)                 return deny(DenialReason.TERMS_DO_NOT_FIT, 0, 0);
        if (!isPrice(request.priceE8(), hasPrice))                                         return deny(DenialReason.PRICE_IS_WRONG, request.priceE8(), 0);
        if (!isPrice(request.auxPriceE8(), type == OrderType.STOP_LIMIT))                  return deny(DenialReason.PRICE_IS_WRONG, request.auxPriceE8(), 0);
        if (!isPrice(request.trailingE8(), type == OrderType.TRAILING_STOP))               return deny(DenialReason.PRICE_IS_WRONG, request.trailingE8(), 0);
        if (!isPrice(request.ocoStopPriceE8(), isLimit && request.ocoStopPriceE8() != 0))  return deny(DenialReason.PRICE_IS_WRONG, request.ocoStopPriceE8(), 0);
        if (!isPrice(request.stopPriceE8(), request.stopPriceE8() != 0))                   return deny(DenialReason.PRICE_IS_WRONG, request.stopPriceE8(), 0);
        if (!isPrice(request.targetPriceE8(), request.targetPriceE8() != 0))               return deny(DenialReason.PRICE_IS_WRONG, request.targetPriceE8(), 0);
        if (!isLimit && (isPostOnly(request) || request.hidden() == Flag.YES))             return deny(DenialReason.TERMS_DO_NOT_FIT, 0, 0);
        if (reduces && hasBracket)                                                         return deny(DenialReason.TERMS_DO_NOT_FIT, 0, 0);
        if (request.untilNs() != 0 && request.untilNs() <= nowNs)                          return deny(DenialReason.TERMS_DO_NOT_FIT, nowNs, request.untilNs());
        if (request.qtyE8() < 0 || request.qtyE8() == 0 && !reduces && request.stopPriceE8() == 0) return deny(DenialReason.QUANTITY_IS_WRONG, request.qtyE8(), 0);
        return DenialReason.NONE;
    }

    /** At the market it means nothing, and is passed over. */
    private static boolean isPostOnly(final OrderRequestedDecoder request) {
        return request.postOnly() == Flag.YES && request.orderType() != OrderType.MARKET;
    }

    /** Zero where there shall be none. */
    private static boolean isPrice(final long priceE8, final boolean isWanted) {
        return isWanted ? priceE8 > 0 && priceE8 <= PRICE_E8_MAX : priceE8 == 0;
    }

    private void form(final OrderRequestedDecoder request, final MarketState market) {
        final Side side = request.side();
        final long oppositeE8 = Exits.oppositeE8(market.book(), side);
        final boolean yields = isPostOnly(request) && settings.isOn(Setting.POST_ONLY_REPRICE) && oppositeE8 != 0;
        final long askedE8 = request.priceE8() == 0 ? 0 : onTick(side, request.priceE8());
        final long priceE8 = yields ? beside(side, askedE8, oppositeE8) : askedE8;
        final long auxPriceE8 = request.auxPriceE8() == 0 ? 0 : onTick(side, request.auxPriceE8());
        final long expectedE8 = auxPriceE8 != 0 ? auxPriceE8 : priceE8 != 0 ? priceE8 : oppositeE8;
        final long stopDistanceE8 = request.stopPriceE8() == 0 ? OrderIntent.NO_STOP
            : Math.abs(farthestE8(request, expectedE8, oppositeE8) - request.stopPriceE8());
        final Purpose purpose = request.reduceOnly() == Flag.YES ? Purpose.EXIT_MANUAL : Purpose.ENTRY;
        intent.order(request.instrumentId(), Attribution.NOBODY, side, request.orderType(), purpose, priceE8, oppositeE8,
            request.qtyE8(), stopDistanceE8);
        intent.terms().auxPriceE8(auxPriceE8).trailingE8(request.trailingE8())
            .ocoStopPriceE8(request.ocoStopPriceE8() == 0 ? 0 : onTick(side, request.ocoStopPriceE8()))
            .bracket(request.stopPriceE8(), request.targetPriceE8()).expiresNs(request.untilNs())
            .postOnly(isPostOnly(request)).hidden(request.hidden() == Flag.YES);
    }

    /** Where the entry may be that is farthest from its stop: a stop is filled at the market, a trailing one behind it, of a pair the stop. */
    private static long farthestE8(final OrderRequestedDecoder request, final long expectedE8, final long oppositeE8) {
        final int away = request.side() == Side.BUY ? 1 : -1;
        long farthestE8 = request.orderType() == OrderType.TRAILING_STOP ? oppositeE8 + away * request.trailingE8() : expectedE8;
        if (request.orderType() == OrderType.STOP && oppositeE8 != 0) {
            farthestE8 = away * Math.max(away * farthestE8, away * oppositeE8);
        }
        return request.ocoStopPriceE8() == 0 ? farthestE8 : away * Math.max(away * farthestE8, away * request.ocoStopPriceE8());
    }

    /** A stop on the profitable side, or a target on the other, would be reached at once; so would a stop beside the order. */
    private DenialReason reviewStops(final long stopE8, final long targetE8, final OrderBook book) {
        final long expectedE8 = intent.limitPriceE8() != 0 ? intent.limitPriceE8()
            : intent.priceE8() != 0 ? intent.priceE8() : intent.referencePriceE8();
        final boolean isLong = intent.side() == Side.BUY;
        final long stopBoundE8 = stopBoundE8(expectedE8, isLong, book);
        if (stopE8 != 0 && (isLong ? stopE8 >= stopBoundE8 : stopE8 <= stopBoundE8)) {
            return deny(DenialReason.PRICE_IS_WRONG, stopE8, stopBoundE8);
        }
        final long besideE8 = intent.terms().ocoStopPriceE8();
        final long targetBoundE8 = besideE8 == 0 ? expectedE8 : isLong ? Math.max(expectedE8, besideE8) : Math.min(expectedE8, besideE8);
        if (targetE8 != 0 && (isLong ? targetE8 <= targetBoundE8 : targetE8 >= targetBoundE8)) {
            return deny(DenialReason.PRICE_IS_WRONG, targetE8, targetBoundE8);
        }
        if (besideE8 != 0 && (isLong ? besideE8 <= intent.priceE8() : besideE8 >= intent.priceE8())) {
            return deny(DenialReason.PRICE_IS_WRONG, besideE8, intent.priceE8());
        }
        return DenialReason.NONE;
    }

    /** Where a stop is too near: at the entry's price and, where that trades at once, at the price that an exit would get then. */
    private long stopBoundE8(final long expectedE8, final boolean isLong, final OrderBook book) {
        final long exitE8 = Exits.oppositeE8(book, isLong ? Side.SELL : Side.BUY);
        if (exitE8 == 0 || !intent.tradesAtOnce()) {
            return expectedE8;
        }
        return isLong ? Math.min(expectedE8, exitE8) : Math.max(expectedE8, exitE8);
    }

    /** The nearest price that does not trade with the other side. */
    private static long beside(final Side side, final long priceE8, final long oppositeE8) {
        return side == Side.BUY ? Math.min(priceE8, Instrument.roundDownE8(oppositeE8 - 1))
            : Math.max(priceE8, Instrument.roundUpE8(oppositeE8 + 1));
    }

    /** The venue's prices have five digits: never worse for the person than what was asked for. */
    private static long onTick(final Side side, final long priceE8) {
        return side == Side.BUY ? Instrument.roundDownE8(priceE8) : Instrument.roundUpE8(priceE8);
    }

    private DenialReason deny(final DenialReason reason, final long seen, final long allowed) {
        observed = seen;
        bound = allowed;
        return reason;
    }
}
