package genesis.core.risk;

import genesis.core.market.FeedHealth;
import genesis.core.market.MarketState;
import genesis.core.market.OrderBook;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.order.Order;
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
public final class RiskPolicyEngine {
    private final Settings settings;
    private final Portfolio portfolio;
    private final Orders orders;
    private final TradingGate gate;
    private final TradeConstraints constraints;
    private final TradingCircuitBreaker breaker;
    private final PositionSizer sizer;
    private final ApprovedOrder approved = new ApprovedOrder();
    private final LiveGate live = new LiveGate();
    private Mode mode = Mode.PAPER;
    private long observed;
    private long bound;
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
        sizer = new PositionSizer(settings, portfolio);
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
        observed = 0;
        bound = 0;
        qtyE8 = intent.qtyE8();

        if (mode == Mode.OBSERVE)                     return DenialReason.OBSERVING_ONLY;
        if (!orders.hasRoom())                        return deny(DenialReason.ORDER_BUDGET_IS_SPENT, orders.openCount(), Orders.COUNT_MAX);
        if (gate.isHalted() && intent.purpose() != Purpose.EXIT_FLATTEN) return DenialReason.TRADING_IS_HALTED;
        // Getting smaller is always allowed: a guard that blocks an exit turns a rule into a loss.
        if (!intent.isEntry())                        return DenialReason.NONE;

        if (mode == Mode.LIVE && !live.isArmed())     return DenialReason.LIVE_IS_NOT_ARMED;
        if (mode == Mode.LIVE && !live.isReconciled(instrument.id())) return DenialReason.ACCOUNT_IS_NOT_RECONCILED;
        if (gate.state() == TradingState.PAUSED)      return DenialReason.TRADING_IS_PAUSED;
        if (gate.state() == TradingState.REDUCING_ONLY) return DenialReason.ONLY_REDUCING_IS_ALLOWED;
        if (!instrument.quote().equals(Portfolio.CURRENCY)) return DenialReason.INSTRUMENT_IS_NOT_TRADABLE;
        if (market.feed().state() != FeedState.LIVE)  return deny(DenialReason.FEED_IS_NOT_LIVE, market.feed().problem().value(), 0);
        if (exceeds(ageNs(market, nowNs), settings.value(Setting.STALENESS))) return DenialReason.MARKET_DATA_IS_STALE;
        if (market.book().isEmpty() || market.book().isCrossed()) return deny(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, 0, 0);
        if (meetsOurselves(intent))                   return DenialReason.WOULD_TRADE_WITH_OURSELVES;
        if (orders.openOf(intent.instrumentId()) != null) return deny(DenialReason.ORDER_IS_ALREADY_WORKING, 0, 0);
        if (isBelow(fractionE8(intent.confidence()), settings.value(Setting.CONFIDENCE_MIN))) return DenialReason.CONFIDENCE_IS_TOO_LOW;
        if (isBelow(fractionE8(intent.probability()), settings.value(Setting.PROBABILITY_MIN))) return DenialReason.PROBABILITY_IS_TOO_LOW;
        if (isOutsideWindow(nowNs))                   return DenialReason.OUTSIDE_TRADING_WINDOW;
        if (breaker.isProbeOut())                     return deny(DenialReason.PROBE_IS_OUT, 0, 0);
        if (reaches(portfolio.lossTodayE8(), dailyLossE8())) return DenialReason.DAILY_LOSS_LIMIT_REACHED;
        if (reaches(portfolio.drawdownE8(), drawdownLimitE8())) return DenialReason.DRAWDOWN_LIMIT_REACHED;
        if (reaches(positionsWith(intent), settings.value(Setting.POSITIONS_MAX))) return DenialReason.TOO_MANY_OPEN_POSITIONS;
        if (isBelow(sinceLastEntryNs(intent, nowNs), settings.value(Setting.COOLDOWN))) return DenialReason.COOLDOWN;
        if (reaches(constraints.entriesToday(), settings.value(Setting.TRADES_PER_DAY))) return DenialReason.TOO_MANY_TRADES_TODAY;
        if (reaches(constraints.entriesToday(intent.instrumentId()), settings.value(Setting.TRADES_PER_INSTRUMENT))) return DenialReason.TOO_MANY_TRADES_OF_INSTRUMENT_TODAY;
        if (reaches(constraints.ordersThisSecond(), settings.value(Setting.ORDERS_PER_SECOND))) return DenialReason.ORDER_BUDGET_IS_SPENT;
        if (reaches(constraints.ordersThisMinute(), settings.value(Setting.ORDERS_PER_MINUTE))) return DenialReason.ORDER_BUDGET_IS_SPENT;
        if (isOutsideBand(intent, market.book()))     return DenialReason.PRICE_IS_OUTSIDE_BAND;
        return size(intent, instrument);
    }

    /** Turns the intent that was just evaluated to NONE into an order, and counts it before it leaves. */
    public ApprovedOrder approve(final OrderIntent intent, final long nowNs) {
        Check.that(qtyE8 > 0, "an approved order has a quantity above zero", qtyE8);
        constraints.count(intent.instrumentId(), intent.isEntry(), nowNs);
        if (intent.isEntry()) {
            breaker.onEntry();
        }
        return approved.approve(intent, qtyE8);
    }

    /** The number that the last denial looked at; see {@link DenialReason}. */
    public long observed() {
        return observed;
    }

    /** The number that the last denial compared it with. */
    public long bound() {
        return bound;
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

    /** Quantity from risk and stop distance, then what exposure, balance and the instrument's minimum leave of it. */
    private DenialReason size(final OrderIntent intent, final Instrument instrument) {
        final long equityE8 = portfolio.equityE8();
        final long exposureE8 = Math.addExact(portfolio.exposureE8(), pendingExposureE8());
        final long ownE8 = portfolio.position(intent.instrumentId()).exposureE8();
        final long instrumentMaxE8 = E8.multiplyFloor(Math.max(0, equityE8), settings.value(Setting.EXPOSURE_INSTRUMENT));
        final long totalMaxE8 = E8.multiplyFloor(Math.max(0, equityE8), settings.value(Setting.EXPOSURE_TOTAL));
        if (reaches(ownE8, instrumentMaxE8))  return DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
        if (reaches(exposureE8, totalMaxE8))  return DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED;

        final long roomE8 = Math.min(instrumentMaxE8 - ownE8, totalMaxE8 - exposureE8);
        final long worstPriceE8 = Math.max(intent.priceE8(), intent.referencePriceE8());
        qtyE8 = intent.stakeE8() > 0
            ? sizer.qtyForE8(intent.stakeE8(), worstPriceE8, roomE8, instrument.maxQtyE8())
            : sizer.qtyE8(worstPriceE8, intent.stopDistanceE8(), intent.probability(), roomE8, instrument.maxQtyE8());
        if (isBelow(qtyE8, instrument.minQtyE8())) return DenialReason.QUANTITY_IS_BELOW_MINIMUM;

        final long notionalE8 = E8.multiplyCeil(worstPriceE8, qtyE8);
        final long costE8 = Math.addExact(notionalE8, E8.multiplyCeil(notionalE8, instrument.takerFeeE8()));
        if (exceeds(costE8, equityE8 - exposureE8)) return DenialReason.INSUFFICIENT_BALANCE;
        return deny(DenialReason.NONE, 0, 0);
    }

    /** An order of ours on the other side that this one would reach: a trade with oneself is a fee for nothing. */
    private boolean meetsOurselves(final OrderIntent intent) {
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (order.instrumentId() == intent.instrumentId() && order.side() != intent.side() && order.priceE8() > 0) {
                final boolean reaches = intent.type() == OrderType.MARKET
                    || (intent.side() == Side.BUY ? intent.priceE8() >= order.priceE8() : intent.priceE8() <= order.priceE8());
                if (reaches) {
                    deny(DenialReason.WOULD_TRADE_WITH_OURSELVES, intent.priceE8(), order.priceE8());
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOutsideWindow(final long nowNs) {
        if (constraints.calendar().isOpen(nowNs)) {
            return false;
        }
        deny(DenialReason.OUTSIDE_TRADING_WINDOW, nowNs, constraints.calendar().nextOpeningNs(nowNs));
        return true;
    }

    private boolean isOutsideBand(final OrderIntent intent, final OrderBook book) {
        if (intent.type() != OrderType.LIMIT) {
            return false;
        }
        final long midE8 = book.midE8();
        final long bandE8 = E8.multiplyFloor(midE8, settings.value(Setting.PRICE_BAND));
        return intent.side() == Side.BUY
            ? exceeds(intent.priceE8(), midE8 + bandE8)
            : isBelow(intent.priceE8(), midE8 - bandE8);
    }

    /** Open positions if this one were counted: growing an open one needs no new place. Entries on their way count. */
    private long positionsWith(final OrderIntent intent) {
        long count = portfolio.openCount();
        for (int i = 0; i < orders.openCount(); i++) {
            if (orders.open(i).reduceOnly() == Flag.NO
                && portfolio.position(orders.open(i).instrumentId()).isFlat()) {
                count++;
            }
        }
        return portfolio.position(intent.instrumentId()).isFlat() ? count : count - 1;
    }

    /** What entries on their way may still add: an order that is not filled yet takes its part of the limits all the same. */
    private long pendingExposureE8() {
        long pendingE8 = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (order.reduceOnly() == Flag.NO) {
                pendingE8 = Math.addExact(pendingE8, E8.multiplyCeil(order.priceE8(), order.remainingQtyE8()));
            }
        }
        return pendingE8;
    }

    private static long ageNs(final MarketState market, final long nowNs) {
        final long heardNs = market.feed().lastHeardNs();
        return heardNs == FeedHealth.NEVER_HEARD ? Long.MAX_VALUE : nowNs - heardNs;
    }

    private long sinceLastEntryNs(final OrderIntent intent, final long nowNs) {
        final long lastNs = constraints.lastEntryNs(intent.instrumentId());
        return lastNs == TradeConstraints.NO_ENTRY ? Long.MAX_VALUE : nowNs - lastNs;
    }

    private static long fractionE8(final double fraction) {
        return (long) (fraction * E8.ONE);
    }

    private DenialReason deny(final DenialReason reason, final long seen, final long allowed) {
        observed = seen;
        bound = allowed;
        return reason;
    }

    private boolean exceeds(final long seen, final long most) {
        observed = seen;
        bound = most;
        return seen > most;
    }

    private boolean reaches(final long seen, final long most) {
        observed = seen;
        bound = most;
        return seen >= most;
    }

    private boolean isBelow(final long seen, final long least) {
        observed = seen;
        bound = least;
        return seen < least;
    }
}
