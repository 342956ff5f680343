package genesis.core.execution;

import genesis.core.message.Difference;
import genesis.core.message.Message;
import genesis.core.message.PositionReportedDecoder;
import genesis.core.message.ReportSource;
import genesis.core.message.Settlement;
import genesis.core.message.WalletReportedDecoder;
import genesis.core.message.WalletType;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.portfolio.Wallets;
import genesis.core.risk.LiveGate;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * Positions and cash in a reconciliation. What the exchange reports may be ahead of the fills that make it so, and behind
 * those that we have booked meanwhile: a difference counts when two rounds in a row show the same and nothing was booked
 * in the second. One that orders of ours may have made whose fills nobody has told waits for these: taken over, it would be
 * booked twice.
 * <p>On margin, positions are compared, and what we call cash is the wallet less the cost of positions. In the exchange
 * wallet there are no positions to compare: what is bought there and what was there before are one balance; fills alone
 * make positions, and cash is the balance.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Holdings {
    /** Interest, transfers and the ninth decimal of fees move a wallet without a fill. */
    private static final long CASH_TOLERANCE_E8 = E8.ONE / 100;
    private static final long NO_DIFFERENCE = 0;
    private static final byte[] CASH = currency(Portfolio.CURRENCY);

    private final Settings settings;
    private final Bookkeeper books;
    private final Orders orders;
    private final OrderManager orderManager;
    private final Portfolio portfolio;
    private final LiveGate gate;
    private final AccountAnnouncer announcer;
    private final Wallets wallets = new Wallets();
    private final byte[] currency = new byte[CASH.length];
    private final long[] reportedQtyE8 = new long[Instrument.COUNT_MAX];
    private final long[] reportedPriceE8 = new long[Instrument.COUNT_MAX];
    private final boolean[] moved = new boolean[Instrument.COUNT_MAX];
    private final boolean[] foreign = new boolean[Instrument.COUNT_MAX];
    private final boolean[] unasked = new boolean[Instrument.COUNT_MAX];
    private final long[] suspectedE8 = new long[Instrument.COUNT_MAX];
    private long suspectedCashE8;
    private boolean cashMoved;

    Holdings(final Settings settings, final Bookkeeper books, final Orders orders, final OrderManager orderManager,
             final LiveGate gate, final AccountAnnouncer announcer) {
        this.settings = settings;
        this.orders = orders;
        this.orderManager = orderManager;
        this.books = books;
        portfolio = books.portfolio();
        this.gate = gate;
        this.announcer = announcer;
    }

    /** What is not reported from now on is not there. */
    void onRoundStarted() {
        Arrays.fill(reportedQtyE8, 0);
        Arrays.fill(moved, false);
        Arrays.fill(foreign, false);
        Arrays.fill(unasked, false);
        cashMoved = false;
    }

    /** A fill was booked: what is reported in the same round may or may not have it. */
    public void onBooked(final int instrumentId) {
        moved[instrumentId] = true;
        cashMoved = true;
    }

    /** An order of somebody else was left to a person: nothing is entered beside it. */
    void onForeignOrder(final int instrumentId) {
        foreign[instrumentId] = true;
    }

    /** What a round under way has told of it was told of an unknown one. */
    void onInstrumentDefined(final int instrumentId) {
        unasked[instrumentId] = true;
        gate.blocked(instrumentId, true);
    }

    public void onPosition(final PositionReportedDecoder report) {
        final int instrumentId = report.instrumentId();
        if (instrumentId == Message.UNKNOWN_INSTRUMENT) {
            return;
        }
        reportedQtyE8[instrumentId] = report.qtyE8();
        reportedPriceE8[instrumentId] = report.basePriceE8();
        moved[instrumentId] |= report.source() != ReportSource.ROUND;
    }

    public void onWallet(final WalletReportedDecoder report) {
        report.getCurrency(currency, 0);
        final int index = wallets.report(report.wallet(), currency, report.balanceE8(), report.availableE8());
        if (index != Wallets.NONE) {
            announcer.walletChanged(wallets, index);
        }
    }

    /** The end of a complete round. True where nothing is in question any more. */
    boolean settle(final int instrumentCount) {
        boolean isSettled = true;
        for (int i = 0; i < instrumentCount; i++) {
            isSettled &= isPositionSettled(i);
        }
        return isCashSettled() && isSettled;
    }

    public Wallets wallets() {
        return wallets;
    }

    private boolean isPositionSettled(final int instrumentId) {
        final Position position = portfolio.position(instrumentId);
        final long differenceE8 = settings.isOn(Setting.ACCOUNT_WALLET) ? NO_DIFFERENCE
            : reportedQtyE8[instrumentId] - position.qtyE8();
        boolean isSettled = differenceE8 == NO_DIFFERENCE;
        final boolean isAwaited = !isSettled && orders.mayHaveFilled(instrumentId, differenceE8);
        cashMoved |= isAwaited;
        boolean isFlagged = foreign[instrumentId] || unasked[instrumentId];
        if (!isSettled && !isAwaited && !moved[instrumentId] && suspectedE8[instrumentId] == differenceE8) {
            final boolean adopts = settings.isOn(Setting.ACCOUNT_ADOPT);
            announcer.difference(Difference.POSITION, adopts ? Settlement.ADOPTED : Settlement.FLAGGED, 0, 0,
                instrumentId, position.qtyE8(), reportedQtyE8[instrumentId]);
            if (adopts) {
                books.adopt(instrumentId, reportedQtyE8[instrumentId], reportedPriceE8[instrumentId]);
                announcer.positionChanged(instrumentId);
                orderManager.onPositionTakenOver(instrumentId);
            }
            isFlagged |= !adopts;
            isSettled = true;
            suspectedE8[instrumentId] = adopts ? NO_DIFFERENCE : differenceE8;
        } else {
            suspectedE8[instrumentId] = moved[instrumentId] ? NO_DIFFERENCE : differenceE8;
        }
        gate.blocked(instrumentId, isFlagged || !isSettled);
        return isSettled;
    }

    private boolean isCashSettled() {
        final boolean isMargin = !settings.isOn(Setting.ACCOUNT_WALLET);
        final int wallet = wallets.find(isMargin ? WalletType.MARGIN : WalletType.EXCHANGE, CASH);
        final long balanceE8 = wallet == Wallets.NONE ? 0 : wallets.balanceE8(wallet);
        final long theirsE8 = isMargin ? Math.subtractExact(balanceE8, costE8()) : balanceE8;
        final long differenceE8 = Math.subtractExact(theirsE8, portfolio.cashE8());
        if (Math.abs(differenceE8) <= CASH_TOLERANCE_E8 || gate.isReconciled() && cashMoved) {
            suspectedCashE8 = NO_DIFFERENCE;
            return true;
        }
        if (cashMoved || suspectedCashE8 != differenceE8) {
            suspectedCashE8 = cashMoved ? NO_DIFFERENCE : differenceE8;
            return false;
        }
        announcer.difference(Difference.CASH, Settlement.BOOKED, 0, 0, Message.UNKNOWN_INSTRUMENT, portfolio.cashE8(), theirsE8);
        portfolio.deposit(differenceE8);
        announcer.accountChanged();
        suspectedCashE8 = NO_DIFFERENCE;
        return true;
    }

    /**
     * What the exchange says was paid for all that is held. Its own number: where fills reached us in another order than
     * they happened, our average price is another, and profit that it has paid out is still in our position.
     */
    private long costE8() {
        long costE8 = 0;
        for (int i = 0; i < portfolio.openCount(); i++) {
            final int instrumentId = portfolio.openInstrument(i);
            final Position position = portfolio.position(instrumentId);
            final long qtyE8 = position.qtyE8();
            final long paidE8 = qtyE8 == reportedQtyE8[instrumentId]
                ? Long.signum(qtyE8) * E8.multiplyFloor(reportedPriceE8[instrumentId], Math.abs(qtyE8)) : position.costE8();
            costE8 = Math.addExact(costE8, paidE8);
        }
        return costE8;
    }

    void addTo(final StreamDigest digest) {
        digest.add(cashMoved ? 1 : 0).add(suspectedCashE8);
        for (int i = 0; i < Instrument.COUNT_MAX; i++) {
            digest.add(reportedQtyE8[i]).add(reportedPriceE8[i]).add(suspectedE8[i])
                .add((moved[i] ? 1 : 0) + (foreign[i] ? 2 : 0) + (unasked[i] ? 4 : 0));
        }
        wallets.addTo(digest);
    }

    private static byte[] currency(final String name) {
        final byte[] text = new byte[WalletReportedDecoder.currencyLength()];
        for (int i = 0; i < name.length(); i++) {
            text[i] = (byte) name.charAt(i);
        }
        return text;
    }
}
