package genesis.core.risk;

import genesis.core.market.MarketState;
import genesis.core.market.OrderBook;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.Check;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Decides whether an order may leave the house. {@link #evaluate} is the policy: read it from the top, the first rule that
 * says no is the answer, and {@link #observed} and {@link #bound} are the two numbers it compared.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class RiskPolicyEngine extends Rules {
    private final Settings settings;
    private final Portfolio portfolio;
    private final Orders orders;
    private final TradingGate gate;
    private final TradeConstraints constraints;
    private final TradingCircuitBreaker breaker;
    private final EntrySize entrySize;
    private final ApprovedOrder approved = new ApprovedOrder();
    private final ApprovedChange approvedChange = new ApprovedChange();
    private final OrderIntent change = new OrderIntent();
    private final Commitments commitments;
    private final LiveGate live = new LiveGate();
    private Mode mode = Mode.PAPER;
    private long qtyE8;

    public RiskPolicyEngine(final Settings settings, final Portfolio portfolio, final Orders orders,
                            final TradingGate gate, final TradeConstraints constraints,
                            final TradingCircuitBreaker breaker) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.orders = orders;
        this.gate = gate;
        this.constraints = constraints;
        this.breaker = breaker;
        commitments = new Commitments(portfolio, orders);
        entrySize = new EntrySize(settings, portfolio, commitments);
    }

    /** How far decisions reach in this session. */
    public void mode(final Mode mode) {
        this.mode = mode;
    }

    public Mode mode() {
        return mode;
    }

    /** What LIVE needs. */
    public LiveGate live() {
        return live;
    }

    /** The verdict on an intent: NONE approves it, and {@link #approve} turns it into an order. */
    public DenialReason evaluate(final OrderIntent intent, final Instrument instrument, final MarketState market, final long nowNs) {
        constraints.onTime(nowNs);
        deny(DenialReason.NONE, 0, 0);
        qtyE8 = intent.qtyE8();

        if (mode == Mode.OBSERVE)                     return DenialReason.OBSERVING_ONLY;
        if (!orders.hasRoom())                        return deny(DenialReason.ORDER_BUDGET_IS_SPENT, orders.openCount(), Orders.COUNT_MAX);
        if (gate.isHalted() && intent.purpose() != Purpose.EXIT_FLATTEN) return denyByState(DenialReason.TRADING_IS_HALTED);
        // Getting smaller is always allowed: a guard that blocks an exit turns a rule into a loss.
        if (!intent.isEntry())                        return reduce(intent, instrument);

        if (mode == Mode.LIVE && !live.isArmed())     return DenialReason.LIVE_IS_NOT_ARMED;
        if (mode == Mode.LIVE && !live.isReconciled(instrument.id())) return DenialReason.ACCOUNT_IS_NOT_RECONCILED;
        if (mode == Mode.LIVE && isBelow(nowNs, live.askableFromNs())) return DenialReason.EXCHANGE_CANNOT_BE_ASKED;
        if (gate.state() == TradingState.PAUSED)      return denyByState(DenialReason.TRADING_IS_PAUSED);
        // In front of the state that they brought about, which knows no amounts.
        if (reaches(portfolio.lossTodayE8(), dailyLossE8())) return DenialReason.DAILY_LOSS_LIMIT_REACHED;
        if (reaches(portfolio.drawdownE8(), drawdownLimitE8())) return DenialReason.DRAWDOWN_LIMIT_REACHED;
        if (gate.state() == TradingState.REDUCING_ONLY) return denyByState(DenialReason.ONLY_REDUCING_IS_ALLOWED);
        if (!instrument.quote().equals(Portfolio.CURRENCY)) return DenialReason.INSTRUMENT_IS_NOT_TRADABLE;
        if (market.feed().state() != FeedState.LIVE)  return deny(DenialReason.FEED_IS_NOT_LIVE, market.feed().problem().value(), 0);
        if (exceeds(market.feed().ageNs(nowNs), settings.value(Setting.STALENESS))) return DenialReason.MARKET_DATA_IS_STALE;
        if (market.book().isEmpty() || market.book().isCrossed()) return deny(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, market.book().bestBidE8(), market.book().bestAskE8());
        if (isBelow(intent.lowestPriceE8(), 1))       return DenialReason.PRICE_IS_WRONG;
        if (meetsOurselves(intent))                   return DenialReason.WOULD_TRADE_WITH_OURSELVES;
        if (reaches(orders.openCount(), Orders.ENTRY_COUNT_MAX)) return DenialReason.TOO_MANY_OPEN_ORDERS;
        // Strategies wait for each other; a person may have as many orders as the limits allow.
        if (!intent.isNobodys() && orders.isAnyWorking(intent.instrumentId())) return deny(DenialReason.ORDER_IS_ALREADY_WORKING, 0, 0);
        if (isBelow(fractionE8(intent.confidence()), settings.value(Setting.CONFIDENCE_MIN))) return DenialReason.CONFIDENCE_IS_TOO_LOW;
        if (isBelow(fractionE8(intent.probability()), settings.value(Setting.PROBABILITY_MIN))) return DenialReason.PROBABILITY_IS_TOO_LOW;
        if (isOutsideWindow(nowNs))                   return DenialReason.OUTSIDE_TRADING_WINDOW;
        if (breaker.isProbeOut())                     return deny(DenialReason.PROBE_IS_OUT, 0, 0);
        if (reaches(commitments.positionsWith(intent), settings.value(Setting.POSITIONS_MAX))) return DenialReason.TOO_MANY_OPEN_POSITIONS;
        if (isBelow(constraints.sinceLastEntryNs(intent.instrumentId(), nowNs), settings.value(Setting.COOLDOWN))) return DenialReason.COOLDOWN;
        if (reaches(constraints.entriesToday(), settings.value(Setting.TRADES_PER_DAY))) return DenialReason.TOO_MANY_TRADES_TODAY;
        if (reaches(constraints.entriesToday(intent.instrumentId()), settings.value(Setting.TRADES_PER_INSTRUMENT))) return DenialReason.TOO_MANY_TRADES_OF_INSTRUMENT_TODAY;
        if (reaches(constraints.ordersThisSecond(), settings.value(Setting.ORDERS_PER_SECOND))) return DenialReason.ORDER_BUDGET_IS_SPENT;
        if (reaches(constraints.ordersThisMinute(), settings.value(Setting.ORDERS_PER_MINUTE))) return DenialReason.ORDER_BUDGET_IS_SPENT;
        if (isOutsideBand(intent, market.book()))     return DenialReason.PRICE_IS_OUTSIDE_BAND;
        return size(intent, instrument, Commitments.NONE);
    }

    /**
     * The verdict on a change of an order that stands in the book: what it would be is held against the limits as if it were
     * new, without what it is. NONE approves it, and {@link #approveChange} may be called. Making an entry smaller needs no
     * more than an exit does.
     */
    public DenialReason evaluateChange(final Order order, final OrderChange asked, final Instrument instrument,
                                       final MarketState market, final long nowNs) {
        constraints.onTime(nowNs);
        deny(DenialReason.NONE, 0, 0);
        qtyE8 = asked.remainingQtyE8() == 0 ? order.remainingQtyE8() : asked.remainingQtyE8();

        if (mode == Mode.OBSERVE)                     return DenialReason.OBSERVING_ONLY;
        if (gate.isHalted())                          return denyByState(DenialReason.TRADING_IS_HALTED);
        if (order.status() != OrderStatus.WORKING || order.inquiry().isChangePending()) return deny(DenialReason.ORDER_IS_NOT_OPEN, order.clientOrderId(), 0);
        if (isBelow(asked.remainingQtyE8(), 0))       return DenialReason.QUANTITY_IS_WRONG;
        if (asked.hasPriceBelowZero())                return deny(DenialReason.PRICE_IS_WRONG, asked.priceE8(), 0);
        if (!asked.fits(order.type()))                return deny(DenialReason.TERMS_DO_NOT_FIT, 0, 0);
        if (order.reduceOnly() == Flag.YES) {
            return qtyE8 <= commitments.reducibleE8(order.instrumentId(), order.side(), order) ? deny(DenialReason.NONE, 0, 0)
                : denyExit(order.instrumentId(), order);
        }
        if (asked.leavesPrices() && qtyE8 <= order.remainingQtyE8()) return deny(DenialReason.NONE, 0, 0);
        if (reaches(constraints.ordersThisSecond(), settings.value(Setting.ORDERS_PER_SECOND))) return DenialReason.ORDER_BUDGET_IS_SPENT;
        if (reaches(constraints.ordersThisMinute(), settings.value(Setting.ORDERS_PER_MINUTE))) return DenialReason.ORDER_BUDGET_IS_SPENT;

        form(order, asked, market.book());
        if (mode == Mode.LIVE && !live.isArmed())     return deny(DenialReason.LIVE_IS_NOT_ARMED, 0, 0);
        if (mode == Mode.LIVE && !live.isReconciled(instrument.id())) return deny(DenialReason.ACCOUNT_IS_NOT_RECONCILED, 0, 0);
        if (mode == Mode.LIVE && isBelow(nowNs, live.askableFromNs())) return DenialReason.EXCHANGE_CANNOT_BE_ASKED;
        if (gate.state() == TradingState.PAUSED)      return denyByState(DenialReason.TRADING_IS_PAUSED);
        if (gate.state() == TradingState.REDUCING_ONLY) return denyByState(DenialReason.ONLY_REDUCING_IS_ALLOWED);
        if (market.feed().state() != FeedState.LIVE)  return deny(DenialReason.FEED_IS_NOT_LIVE, market.feed().problem().value(), 0);
        if (exceeds(market.feed().ageNs(nowNs), settings.value(Setting.STALENESS))) return DenialReason.MARKET_DATA_IS_STALE;
        if (market.book().isEmpty() || market.book().isCrossed()) return deny(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, market.book().bestBidE8(), market.book().bestAskE8());
        if (meetsOurselves(change))                   return DenialReason.WOULD_TRADE_WITH_OURSELVES;
        if (isOutsideWindow(nowNs))                   return DenialReason.OUTSIDE_TRADING_WINDOW;
        if (isOutsideBand(change, market.book()))     return DenialReason.PRICE_IS_OUTSIDE_BAND;
        return size(change, instrument, order);
    }

    /** What the order would be. A stop is filled at what the market has then, a sale at the best bid: both may be more than its price. */
    private void form(final Order order, final OrderChange asked, final OrderBook book) {
        final boolean mayCostMore = order.type() != OrderType.LIMIT || order.side() == Side.SELL;
        final long oppositeE8 = order.side() == Side.BUY ? book.bestAskE8() : book.bestBidE8();
        change.order(order.instrumentId(), order.strategyId(), order.side(), order.type(), order.purpose(),
            asked.priceE8() == 0 ? order.priceE8() : asked.priceE8(), mayCostMore ? oppositeE8 : 0, qtyE8, 0);
        change.terms().auxPriceE8(asked.auxPriceE8() == 0 ? order.terms().auxPriceE8() : asked.auxPriceE8())
            .trailingE8(asked.trailingE8() == 0 ? order.terms().trailingE8() : asked.trailingE8())
            .ocoStopPriceE8(order.terms().ocoStopPriceE8());
    }

    /** Lets the change that was just evaluated to NONE through, and counts it before it leaves. */
    public ApprovedChange approveChange(final Order order, final OrderChange asked, final long nowNs) {
        constraints.count(order.instrumentId(), false, nowNs);
        return approvedChange.approve(order, asked);
    }

    /** True where stops and targets may be put at the venue. LIVE, not before it is known what rests there already. */
    public boolean letsBracketsRest() {
        return mode != Mode.OBSERVE && !gate.isHalted() && (mode != Mode.LIVE || live.isAccountUp() && live.isReconciled());
    }

    /** What an exit of this side may take of a position, beside all that are on their way. */
    public long reducibleE8(final int instrumentId, final Side side) {
        return commitments.reducibleE8(instrumentId, side, Commitments.NONE);
    }

    /** True while a person wants all positions closed, whatever else is refused. */
    public boolean isFlattening() {
        return gate.isFlattening();
    }

    /** True while so much was lost that no position may stay open, and orders may be sent. */
    public boolean isLossClosing() {
        return settings.isOn(Setting.LOSS_CLOSES) && !gate.isHalted()
            && (gate.isLatched(Cause.DAILY_LOSS) || gate.isLatched(Cause.DRAWDOWN));
    }

    /** Turns the intent that was just evaluated to NONE into an order, and counts it before it leaves. */
    public ApprovedOrder approve(final OrderIntent intent, final long nowNs) {
        Check.that(qtyE8 > 0, "an approved order has a quantity above zero", qtyE8);
        constraints.count(intent.instrumentId(), intent.isEntry(), nowNs);
        if (intent.isEntry()) {
            breaker.onEntry(intent.instrumentId(), nowNs, intent.stopDistanceE8() != OrderIntent.NO_STOP);
        }
        return approved.approve(intent, qtyE8);
    }

    /** Quantity of the last verdict: asked for, or decided here. */
    public long qtyE8() {
        return qtyE8;
    }

    /** Money that may be lost in a day. */
    public long dailyLossE8() {
        return E8.multiplyFloor(Math.max(0, portfolio.dayStartEquityE8()), settings.value(Setting.DAILY_LOSS));
    }

    /** Money that may be lost from the peak. */
    public long drawdownLimitE8() {
        return E8.multiplyFloor(Math.max(0, portfolio.peakEquityE8()), settings.value(Setting.DRAWDOWN));
    }

    /** Money that may be in open positions. */
    public long exposureLimitE8() {
        return E8.multiplyFloor(Math.max(0, portfolio.equityE8()), settings.value(Setting.EXPOSURE_TOTAL));
    }

    /**
     * What an exit leaves of the position must not be on the other side: neither by itself nor with others on their way. Nor
     * is it larger than an order may be: the rest can follow, a refused one closes nothing.
     */
    private DenialReason reduce(final OrderIntent intent, final Instrument instrument) {
        final long reducibleE8 = Math.min(instrument.maxQtyE8(),
            commitments.reducibleE8(intent.instrumentId(), intent.side(), Commitments.NONE));
        qtyE8 = intent.qtyE8() == 0 ? reducibleE8 : Math.min(intent.qtyE8(), reducibleE8);
        return qtyE8 > 0 ? DenialReason.NONE : denyExit(intent.instrumentId(), Commitments.NONE);
    }

    private DenialReason denyExit(final int instrumentId, final Order except) {
        return deny(DenialReason.NOTHING_TO_REDUCE, portfolio.position(instrumentId).qtyE8(),
            commitments.exitQtyE8(instrumentId, except));
    }

    /** Is it of a size that may be? */
    private DenialReason size(final OrderIntent intent, final Instrument instrument, final Order except) {
        final DenialReason reason = entrySize.evaluate(intent, instrument, except);
        qtyE8 = entrySize.qtyE8();
        return deny(reason, entrySize.observed(), entrySize.bound());
    }

    private boolean meetsOurselves(final OrderIntent intent) {
        final Order own = commitments.reachedBy(intent);
        if (own != null) {
            deny(DenialReason.WOULD_TRADE_WITH_OURSELVES, intent.limitPriceE8(), own.priceE8());
        }
        return own != null;
    }

    private boolean isOutsideWindow(final long nowNs) {
        if (constraints.calendar().isOpen(nowNs)) {
            return false;
        }
        deny(DenialReason.OUTSIDE_TRADING_WINDOW, nowNs, constraints.calendar().nextOpeningNs(nowNs));
        return true;
    }

    /** A limit too far through the middle of the book; that of a stop through its trigger, for the book will be there then. */
    private boolean isOutsideBand(final OrderIntent intent, final OrderBook book) {
        if (intent.limitPriceE8() == 0) {
            return false;
        }
        final long aroundE8 = intent.type() == OrderType.STOP_LIMIT ? intent.priceE8() : book.midE8();
        final long bandE8 = E8.multiplyFloor(aroundE8, settings.value(Setting.PRICE_BAND));
        return intent.side() == Side.BUY
            ? exceeds(intent.limitPriceE8(), aroundE8 + bandE8)
            : isBelow(intent.limitPriceE8(), aroundE8 - bandE8);
    }

    /** The nearest: a threshold that is written with the same digits is reached. The cast makes nothing of NaN. */
    private static long fractionE8(final double fraction) {
        return (long) StrictMath.rint(fraction * E8.ONE);
    }

    /** Who or what brought the state about, and when it ends by itself. */
    private DenialReason denyByState(final DenialReason reason) {
        return deny(reason, gate.cause().value(), gate.untilNs());
    }
}
