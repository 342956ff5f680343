package genesis.core.execution;

import genesis.core.market.MarketState;
import genesis.core.message.DenialReason;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.Side;
import genesis.core.order.OrderIntent;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.signal.SignalScore;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Turns scores and prices into intents, and approved intents into orders. There is one position for each instrument,
 * and it belongs to the strategy that opened it:
 * <pre>
 *   score of …            flat                    own position                        another's position
 *   BUY, SELL             asks to open            against it: closes it               denied, with the owner
 *                                                 with it: nothing, or adds a stake
 *   LEAVE_LONG, _SHORT    nothing                 closes it where it is that side     nothing
 * </pre>
 * A score against a position never turns it round in one order. Where a reversal window is set, the entry in the other
 * direction follows at the same strategy's next decision, if the position is flat by then and it says nothing else.
 * <p>How often it decides follows from who speaks. A strategy that judges closed candles speaks once a candle; one that
 * acts inside them is asked at most once in {@code evaluation.interval}, and speaks once for each cross of its own band.
 * What is held back beyond that is a matter of settings: {@code trade.debounce}, {@code trade.reversal-hysteresis} and
 * {@code trade.fee-cover}, see {@link EntryRules}, and {@code trade.reversal-window}, see {@link Reversals}.
 * <p>Stop and target are watched on the prices that an exit would get: the best bid for a long position, the best ask
 * for a short one. A position that a score wants closed is watched likewise until it is, for a score says so only
 * once and the venue may execute less than all. Where they rest at the venue, see {@link Brackets}, this is the second line.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class AutoTrader {
    private static final int NO_STRATEGY = Attribution.NOBODY;

    private final Settings settings;
    private final Portfolio portfolio;
    private final Attribution attribution;
    private final RiskPolicyEngine risk;
    private final OrderManager orderManager;
    private final Exits exits;
    private final Brackets brackets;
    private final Announcer announcer;
    private final EntryRules rules;
    private final Reversals reversals;
    private final OrderIntent intent = new OrderIntent();
    /** By instrument: the strategy whose score wants the position closed. */
    private final int[] leavingFor = new int[Instrument.COUNT_MAX];

    public AutoTrader(final Settings settings, final Portfolio portfolio, final Attribution attribution,
                      final RiskPolicyEngine risk, final OrderManager orderManager, final Exits exits,
                      final Brackets brackets, final Announcer announcer) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.attribution = attribution;
        this.risk = risk;
        this.orderManager = orderManager;
        this.exits = exits;
        this.brackets = brackets;
        this.announcer = announcer;
        rules = new EntryRules(settings, portfolio, attribution);
        reversals = new Reversals(settings);
    }

    /** A strategy has spoken. */
    public void onScore(final SignalScore score, final Instrument instrument, final MarketState market, final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        if (score.isEntry()) {
            final Side wanted = score.recommendation() == Recommendation.BUY ? Side.BUY : Side.SELL;
            reversals.forget(instrument.id(), score.strategyId());
            onDirection(score, wanted, position, instrument, market, nowNs);
        } else if (score.recommendation() != Recommendation.HOLD) {
            reversals.forget(instrument.id(), score.strategyId());
            final Side leaves = score.recommendation() == Recommendation.LEAVE_LONG ? Side.SELL : Side.BUY;
            if (isOwn(position, instrument, score) && position.exitSide() == leaves) {
                leave(score, instrument, market, nowNs);
            }
        } else if (position.isFlat() && reversals.isDue(instrument.id(), score.strategyId(), nowNs)) {
            final Side wanted = reversals.side(instrument.id());
            final double confidence = reversals.confidence(instrument.id());
            final double probability = reversals.probability(instrument.id());
            reversals.forget(instrument.id(), score.strategyId());
            enter(score, wanted, confidence, probability, instrument, market, nowNs);
        }
    }

    /** The best prices moved: has a stop or a target been reached, or is something left that a score wanted closed? */
    public void onPrices(final Instrument instrument, final MarketState market, final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        if (!position.isFlat() && !market.book().isEmpty()) {
            position.mark(market.book().midE8());
            closes(position, instrument, market, nowNs);
        }
    }

    /** The prices are what they were: an exit that they asked for may have been refused, or lost. */
    public void onTime(final Instrument instrument, final MarketState market, final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        if (!position.isFlat() && !market.book().isEmpty()) {
            closes(position, instrument, market, nowNs);
        }
    }

    /** The account has news, or a second is over: what nobody wants closed is protected at the venue, where that is wanted. */
    public void onAccount(final Instrument instrument, final MarketState market, final boolean withNewLegs, final long nowNs) {
        final Position position = portfolio.position(instrument.id());
        if (!position.isFlat() && !closes(position, instrument, market, nowNs)) {
            brackets.sync(instrument, market, withNewLegs, nowNs);
        }
    }

    /**
     * The account has news, or a second is over: a wish to close ends with the position that it was about. What anybody opens
     * after that is another one.
     */
    public void forgetWhatIsClosed() {
        for (int i = 0; i < leavingFor.length; i++) {
            if ((leavingFor[i] != NO_STRATEGY || exits.isClosing(i)) && exits.isOver(i)) {
                leavingFor[i] = NO_STRATEGY;
                exits.forget(i);
            }
        }
    }

    /** True where the position is to be closed, and what can be done for that now is done. */
    private boolean closes(final Position position, final Instrument instrument, final MarketState market, final long nowNs) {
        if (exits.goOn(instrument, market, nowNs)) {
            return true;
        }
        if (market.book().isEmpty()) {
            return leavingFor[instrument.id()] != NO_STRATEGY;
        }
        final boolean isLong = position.exitSide() == Side.SELL;
        final long exitPriceE8 = isLong ? market.book().bestBidE8() : market.book().bestAskE8();
        final long stopE8 = position.stopPriceE8();
        final long targetE8 = position.targetPriceE8();
        if (stopE8 != 0 && (isLong ? exitPriceE8 <= stopE8 : exitPriceE8 >= stopE8)
            && Math.abs(exitPriceE8 - stopE8) >= brackets.marginE8(instrument.id(), Purpose.EXIT_STOP, stopE8)) {
            exits.close(Purpose.EXIT_STOP, attribution.owner(instrument.id()), instrument, market, nowNs);
        } else if (targetE8 != 0 && (isLong ? exitPriceE8 >= targetE8 : exitPriceE8 <= targetE8)
            && Math.abs(exitPriceE8 - targetE8) >= brackets.marginE8(instrument.id(), Purpose.EXIT_TARGET, targetE8)) {
            exits.close(Purpose.EXIT_TARGET, attribution.owner(instrument.id()), instrument, market, nowNs);
        } else if (leavingFor[instrument.id()] != NO_STRATEGY) {
            exits.close(Purpose.EXIT_SIGNAL, leavingFor[instrument.id()], instrument, market, nowNs);
        } else {
            return false;
        }
        return true;
    }

    public void addTo(final StreamDigest digest) {
        for (final int strategyId : leavingFor) {
            digest.add(strategyId);
        }
        rules.addTo(digest);
        reversals.addTo(digest);
    }

    private void onDirection(final SignalScore score, final Side wanted, final Position position,
                             final Instrument instrument, final MarketState market, final long nowNs) {
        if (!isOwn(position, instrument, score)) {
            final boolean opensShort = wanted == Side.SELL;
            if (!opensShort || settings.isOn(Setting.SHORTS_ALLOWED)) {
                // Free, or another's: the rules for entries say which.
                enter(score, wanted, score.confidence(), score.probability(), instrument, market, nowNs);
            }
        } else if (position.exitSide() == wanted) {
            reversals.remember(instrument.id(), score, wanted, nowNs);
            leave(score, instrument, market, nowNs);
        } else {
            leavingFor[instrument.id()] = NO_STRATEGY;
            if (score.stakeE8() > 0) {
                enter(score, wanted, score.confidence(), score.probability(), instrument, market, nowNs);
            }
        }
    }

    private boolean isOwn(final Position position, final Instrument instrument, final SignalScore score) {
        return !position.isFlat() && attribution.owner(instrument.id()) == score.strategyId();
    }

    private void leave(final SignalScore score, final Instrument instrument, final MarketState market, final long nowNs) {
        leavingFor[instrument.id()] = score.strategyId();
        exits.close(Purpose.EXIT_SIGNAL, score.strategyId(), instrument, market, nowNs);
    }

    private void enter(final SignalScore score, final Side side, final double confidence, final double probability,
                       final Instrument instrument, final MarketState market, final long nowNs) {
        if (portfolio.position(instrument.id()).isFlat()) {
            leavingFor[instrument.id()] = NO_STRATEGY;
        }
        final long oppositeE8 = Exits.oppositeE8(market.book(), side);
        final long reachE8 = E8.multiplyFloor(oppositeE8, settings.value(Setting.ENTRY_SLIPPAGE));
        final long limitE8 = side == Side.BUY
            ? Instrument.roundDownE8(oppositeE8 + reachE8)
            : Instrument.roundUpE8(oppositeE8 - reachE8);
        final long stopDistanceE8 = score.isProtected()
            ? Math.max(1, E8.fromDouble(score.features().atr() * settings.fraction(Setting.STOP_ATR)))
            : OrderIntent.NO_STOP;
        // Without a target there is nothing whose probability could be asked for.
        intent.entry(instrument.id(), score.strategyId(), side, limitE8, oppositeE8, stopDistanceE8,
            confidence, score.isProtected() ? probability : 1).forStake(score.stakeE8());
        final DenialReason denied = rules.evaluate(intent, instrument, nowNs);
        if (denied != DenialReason.NONE) {
            announcer.verdict(intent, denied, 0, rules.observed(), rules.bound());
        } else {
            rules.onDecision(intent, decide(intent, instrument, market, nowNs), nowNs);
        }
    }

    private boolean decide(final OrderIntent wish, final Instrument instrument, final MarketState market, final long nowNs) {
        final DenialReason reason = risk.evaluate(wish, instrument, market, nowNs);
        announcer.verdict(wish, reason, risk.qtyE8(), risk.observed(), risk.bound());
        if (reason == DenialReason.NONE) {
            orderManager.submit(risk.approve(wish, nowNs));
        }
        return reason == DenialReason.NONE;
    }
}
