package genesis.core.execution;

import genesis.core.message.Difference;
import genesis.core.message.Message;
import genesis.core.message.OrderReportedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.ReportSource;
import genesis.core.message.Settlement;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.risk.LiveGate;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * LIVE: holds our books against the exchange's, after each login and then once a minute.
 *
 * <pre>
 *   account up, minute over, doubt ──► ReconcileAccount ──► reports of one round ──► compared when it is finished
 *       orders      ours and not reported: unknown, looked up      not ours: taken over, or left to a person
 *       fills       each booked once by its number, before positions are compared
 *       positions   a difference counts when two rounds in a row show the same: fills may be on their way
 *       cash        likewise; the wallet's balance and the cost of positions make up what we call cash
 * </pre>
 *
 * A round that could not ask for everything proves nothing and is asked for again.
 * <p>Threading: engine thread. Allocation: none. Clock: the time of the input.
 */
public final class Reconciler {
    /** An answer that takes longer does not come. */
    private static final long ROUND_TIMEOUT_NS = 60_000_000_000L;
    private static final long AGAIN_NS = 1_000_000_000L;
    /** An endpoint that is left alone for a while refuses before anything leaves: asking costs nothing. */
    private static final int DOUBLINGS_MAX = 2;
    /** What was sent or told shortly before a round may not be in its answers yet. */
    private static final long SETTLING_NS = 2_000_000_000L;
    /** The exchange's clock and ours may differ. */
    private static final long OVERLAP_MS = 60_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final int IDS_PER_MS = 8;

    private final Settings settings;
    private final Orders orders;
    private final OrderManager orderManager;
    private final LookUps lookUps;
    private final LiveGate gate;
    private final AccountAnnouncer announcer;
    private final Holdings holdings;
    private boolean live;
    private boolean inRound;
    private boolean doubted;
    private boolean postponed;
    private long roundNs;
    private long rounds;
    private long askNs = Long.MAX_VALUE;
    private long fillsSinceMs;
    private long baselineMs;
    private int failures;

    public Reconciler(final Settings settings, final Orders orders, final OrderManager orderManager, final LookUps lookUps,
                      final Bookkeeper books, final LiveGate gate, final AccountAnnouncer announcer) {
        this.settings = settings;
        this.orders = orders;
        this.orderManager = orderManager;
        this.lookUps = lookUps;
        this.gate = gate;
        this.announcer = announcer;
        holdings = new Holdings(settings, books, orders, orderManager, gate, announcer);
    }

    /** What was proved to an earlier process is not proved to this one. */
    public void onSessionStarted(final boolean isLive) {
        live = isLive;
        inRound = false;
        askNs = Long.MAX_VALUE;
        gate.onSessionStarted();
        if (live) {
            announcer.liveStateChanged(gate);
        }
    }

    /** The account's events are coming, or no more. */
    public void onAccount(final boolean isUp, final long nowNs) {
        if (!live) {
            return;
        }
        gate.accountUp(isUp);
        inRound = false;
        failures = 0;
        announcer.liveStateChanged(gate);
        if (isUp) {
            lookUps.onAccountUp(nowNs);
            ask(nowNs);
        } else {
            orderManager.forget();
        }
    }

    public void onTime(final long nowNs) {
        if (!live) {
            return;
        }
        lookUps.onTime(nowNs);
        final boolean isWaiting = inRound && nowNs < roundNs + ROUND_TIMEOUT_NS;
        if (gate.isAccountUp() && nowNs >= askNs && !isWaiting) {
            inRound = false;
            ask(nowNs);
        }
    }

    /** What the account holds of it was nobody's so far: nothing is entered before it was asked for. */
    public void onInstrumentDefined(final int instrumentId, final long nowNs) {
        if (live) {
            holdings.onInstrumentDefined(instrumentId);
            doubt(nowNs);
        }
    }

    /** Something is not as we thought: ask soon, after the round that may be under way, for it may not have seen it. */
    public void doubt(final long nowNs) {
        doubted = true;
        askNs = Math.min(askNs, nowNs + AGAIN_NS);
    }

    /** A fill of this round cannot be booked before a search has ended: the round proves nothing, and is asked for again. */
    public void postpone() {
        postponed = true;
    }

    public void onRoundStarted(final long nowNs) {
        inRound = true;
        rounds++;
        roundNs = nowNs;
        postponed = false;
        holdings.onRoundStarted();
    }

    /** True where a fill of this time may change positions that were taken over: it is not from before our books began. */
    public boolean isAfterBaseline(final long exchangeTimeMs) {
        return exchangeTimeMs >= baselineMs;
    }

    /** An order as the exchange has it. */
    public void onOrder(final OrderReportedDecoder report, final long nowNs) {
        final Order order = orders.find(report.clientOrderId(), report.exchangeOrderId());
        if (order == null) {
            onForeignOrder(report, nowNs);
            return;
        }
        order.inquiry().reportedIn(rounds);
        if (order.status() == OrderStatus.FILLED) {
            return;
        }
        compare(order, report, nowNs);
        if (order.isAdopted()) {
            // Its fills are told besides: those from before it was ours are booked as nobody's.
            order.filledInAll(report.filledQtyE8());
        }
        if (report.status() == OrderStatus.WORKING) {
            onOpen(order, report);
        } else if (report.status() == OrderStatus.REJECTED && report.filledQtyE8() == 0) {
            order.exchangeOrderId(report.exchangeOrderId());
            orderManager.onRejected(order);
        } else {
            order.exchangeOrderId(report.exchangeOrderId());
            orderManager.onCanceled(order, report.filledQtyE8());
        }
        if (report.filledQtyE8() > order.filledQtyE8() && !order.isEnding()) {
            doubt(nowNs);
            if (order.isAdopted() && order.isOpen()) {
                orderManager.onUnknown(order);
                lookUps.onUnknown(order, nowNs);
            }
        }
    }

    private void onOpen(final Order order, final OrderReportedDecoder report) {
        if (order.isOpen()) {
            orderManager.onReportedOpen(order, report.exchangeOrderId());
        } else if (report.source() == ReportSource.ROUND && order.inquiry().changedNs() + SETTLING_NS <= roundNs) {
            // We took it for ended, long before this was asked.
            announcer.difference(Difference.ORDER_STATUS, Settlement.BOOKED, order.clientOrderId(),
                report.exchangeOrderId(), order.instrumentId(), order.status().value(), report.status().value());
            orderManager.onReportedOpen(order, report.exchangeOrderId());
        }
    }

    /** An answer may be older than the news that came while it was on its way: then another round decides. */
    private void compare(final Order order, final OrderReportedDecoder report, final long nowNs) {
        final boolean isQtyOther = report.qtyE8() != order.qtyE8() && report.qtyE8() >= order.filledQtyE8();
        // A trailing stop's price moves by itself; a market order has none that was ours.
        final boolean isPriceOther = order.type() != OrderType.TRAILING_STOP && order.priceE8() != 0 && report.priceE8() != 0
            && report.priceE8() != order.priceE8();
        final long askedNs = report.source() == ReportSource.ROUND ? roundNs : nowNs;
        final boolean isYoung = order.inquiry().changedNs() + SETTLING_NS > askedNs;
        if ((isQtyOther || isPriceOther) && isYoung) {
            doubt(nowNs);
            return;
        }
        if (report.source() == ReportSource.ROUND && order.inquiry().changeAskedNs() + SETTLING_NS <= roundNs) {
            order.inquiry().changeAnswered();
        }
        if (isQtyOther) {
            announcer.difference(Difference.ORDER_QTY, Settlement.BOOKED, order.clientOrderId(),
                report.exchangeOrderId(), order.instrumentId(), order.qtyE8(), report.qtyE8());
            orderManager.onAmended(order, order.priceE8(), report.qtyE8(), 0, 0);
        }
        if (isPriceOther) {
            announcer.difference(Difference.ORDER_PRICE, Settlement.BOOKED, order.clientOrderId(),
                report.exchangeOrderId(), order.instrumentId(), order.priceE8(), report.priceE8());
            orderManager.onAmended(order, report.priceE8(), order.qtyE8(), 0, 0);
        }
    }

    /** Ended ones that are not ours do not matter; their fills come as fills. */
    private void onForeignOrder(final OrderReportedDecoder report, final long nowNs) {
        orderManager.taken(report.clientOrderId(), (nowNs / NS_PER_MS + OVERLAP_MS) * IDS_PER_MS);
        if (report.status() != OrderStatus.WORKING) {
            return;
        }
        final int instrumentId = report.instrumentId();
        final boolean adopts = settings.isOn(Setting.ACCOUNT_ADOPT) && instrumentId != Message.UNKNOWN_INSTRUMENT
            && orders.hasRoom() && report.qtyE8() > report.filledQtyE8();
        announcer.difference(Difference.FOREIGN_ORDER, adopts ? Settlement.ADOPTED : Settlement.FLAGGED,
            report.clientOrderId(), report.exchangeOrderId(), instrumentId, 0, report.qtyE8() - report.filledQtyE8());
        if (adopts) {
            final Order adopted = orders.adopt(report.exchangeOrderId(), nowNs, instrumentId, report.side(),
                report.orderType(), report.priceE8(), report.qtyE8(), report.filledQtyE8());
            adopted.inquiry().reportedIn(rounds);
            orderManager.onAdopted(adopted);
            // The answer may be older than the order's end, which nobody heard of whom it did not concern then.
            doubt(nowNs);
        } else if (instrumentId != Message.UNKNOWN_INSTRUMENT) {
            holdings.onForeignOrder(instrumentId);
        }
    }

    /** The end of a round: where everything was told, what differs is settled, and what is open is asked again. */
    public void onRoundFinished(final boolean isComplete, final int instrumentCount, final long nowNs) {
        if (!inRound) {
            return;
        }
        inRound = false;
        if (!isComplete || postponed) {
            askNs = nowNs + (AGAIN_NS << Math.min(DOUBLINGS_MAX, failures++));
            return;
        }
        failures = 0;
        findMissingOrders(nowNs);
        final boolean open = !holdings.settle(instrumentCount);
        fillsSinceMs = Math.max(fillsSinceMs, roundNs / NS_PER_MS - OVERLAP_MS);
        askNs = nowNs + (open || doubted ? AGAIN_NS : settings.value(Setting.RECONCILE_INTERVAL));
        if (!open && gate.isAccountUp() && gate.reconciled(true)) {
            announcer.liveStateChanged(gate);
        }
    }

    /** Positions and wallets, for what is reported and booked between two rounds. */
    public Holdings holdings() {
        return holdings;
    }

    private void ask(final long nowNs) {
        if (baselineMs == 0) {
            baselineMs = nowNs / NS_PER_MS;
            fillsSinceMs = baselineMs - OVERLAP_MS;
        }
        askNs = nowNs + ROUND_TIMEOUT_NS;
        doubted = false;
        announcer.reconcile(fillsSinceMs);
    }

    /**
     * Orders that we take for open and the exchange does not: something was missed, so they are looked up. One that was
     * sent or told just before the round has another one. That a round came to its end shows that questions are answered
     * again: what is looked up already need not wait.
     */
    private void findMissingOrders(final long nowNs) {
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (order.inquiry().reportedRound() == rounds || order.isEnding()) {
                continue;
            }
            if (order.status() == OrderStatus.UNKNOWN) {
                lookUps.onAnswering(order, nowNs);
            } else if (order.inquiry().changedNs() + SETTLING_NS <= roundNs) {
                orderManager.onUnknown(order);
                lookUps.onUnknown(order, nowNs);
            } else {
                doubt(nowNs);
            }
        }
    }

    public void addTo(final StreamDigest digest) {
        digest.add((live ? 1 : 0) + (inRound ? 2 : 0) + (doubted ? 4 : 0) + (postponed ? 8 : 0)).add(roundNs).add(rounds).add(askNs).add(fillsSinceMs)
            .add(baselineMs).add(failures);
        holdings.addTo(digest);
        gate.addTo(digest);
    }
}
