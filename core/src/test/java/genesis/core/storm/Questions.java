package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.FillReportedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.LookUpOrderDecoder;
import genesis.core.message.LookUpResult;
import genesis.core.message.OrderLookedUpEncoder;
import genesis.core.message.OrderReportedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PositionReportedEncoder;
import genesis.core.message.ReconciliationFinishedEncoder;
import genesis.core.message.ReconciliationStartedEncoder;
import genesis.core.message.ReportSource;
import genesis.core.message.WalletReportedEncoder;
import genesis.core.message.WalletType;
import genesis.core.unit.E8;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway asks the exchange for the engine: rounds and searches, each in steps between which the world goes on, so
 * that an answer is as old as its question. Any step may fail where nobody is kind.
 */
final class Questions {
    /** An order as it was when it was asked for. */
    private record Row(Theirs order, long priceE8, long qtyE8, long filledE8, OrderStatus status) {
        Row(final Theirs order) {
            this(order, order.priceE8, order.qtyE8, order.filledE8, order.status);
        }
    }

    private static final class Search {
        final long clientId;
        final long exchangeId;
        final long askedNs;
        boolean wasNotOpen;
        Row found;

        Search(final LookUpOrderDecoder command) {
            clientId = command.clientOrderId();
            exchangeId = command.exchangeOrderId();
            askedNs = command.timeNs();
        }

        boolean isAbout(final Theirs order) {
            return exchangeId > 0 ? order.exchangeId == exchangeId : order.clientId == clientId;
        }
    }

    private static final int NO_ROUND = 0;
    private static final int ORDERS = 1;
    private static final int FILLS = 2;
    private static final int POSITIONS = 3;
    private static final int WALLETS = 4;

    private final SeededRandom random;
    private final RudeExchange exchange;
    private final boolean isWallet;
    private final Wire wire;
    private final List<Search> searches = new ArrayList<>();
    /** The history need not say who an order was. */
    private final boolean hidesClientIds;
    private int stage;
    private long rounds;
    private long fillsSinceMs;

    Questions(final SeededRandom random, final RudeExchange exchange, final Wire wire, final boolean isWallet) {
        this.random = random;
        this.exchange = exchange;
        this.wire = wire;
        this.isWallet = isWallet;
        hidesClientIds = random.nextInt(4) == 0;
    }

    void reconcile(final long sinceMs) {
        new ReconciliationStartedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).roundId(++rounds);
        fillsSinceMs = sinceMs;
        stage = ORDERS;
    }

    void lookUp(final LookUpOrderDecoder command) {
        searches.add(new Search(command));
    }

    /** The process that asked is gone. */
    void forget() {
        stage = NO_ROUND;
        searches.clear();
        wire.cut();
    }

    boolean isIdle() {
        return stage == NO_ROUND && searches.isEmpty() && wire.isEmpty();
    }

    /** One more question is asked and answered; nothing is asked before what was answered has arrived. */
    void step(final boolean isKind) {
        if (!wire.isEmpty()) {
            return;
        }
        final boolean fails = !isKind && random.nextInt(8) == 0;
        if (stage != NO_ROUND && (searches.isEmpty() || random.nextInt(2) == 0)) {
            if (fails) {
                finish(Flag.NO);
            } else {
                stepRound();
            }
        } else if (!searches.isEmpty()) {
            final Search search = searches.get(random.nextInt(searches.size()));
            if (fails) {
                end(search, LookUpResult.FAILED);
            } else {
                stepSearch(search);
            }
        }
    }

    private void stepRound() {
        switch (stage) {
            case ORDERS -> exchange.open.forEach(order -> report(new Row(order), ReportSource.ROUND));
            case FILLS -> exchange.fills.stream().filter(fill -> fill.timeMs() >= fillsSinceMs).forEach(this::report);
            case POSITIONS -> positions(ReportSource.ROUND);
            default -> {
                wallet(ReportSource.ROUND);
                finish(Flag.YES);
                return;
            }
        }
        stage++;
    }

    private void stepSearch(final Search search) {
        if (search.found != null) {
            search.found.order.fills.forEach(this::report);
            report(search.found, ReportSource.LOOKUP);
            end(search, LookUpResult.FOUND);
            return;
        }
        for (final Theirs order : search.wasNotOpen ? exchange.closed : exchange.open) {
            if (search.isAbout(order)) {
                search.found = new Row(order);
            }
        }
        if (search.found == null && search.wasNotOpen) {
            end(search, LookUpResult.NOT_FOUND);
        }
        search.wasNotOpen = true;
    }

    private void end(final Search search, final LookUpResult result) {
        searches.remove(search);
        new OrderLookedUpEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).clientOrderId(search.clientId)
            .exchangeOrderId(search.exchangeId).askedNs(search.askedNs).result(result);
    }

    private void finish(final Flag isComplete) {
        stage = NO_ROUND;
        new ReconciliationFinishedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).roundId(rounds).complete(isComplete);
    }

    /** What a login is answered with. */
    void snapshot(final Wire stream) {
        exchange.open.forEach(order -> report(new Row(order), ReportSource.SNAPSHOT, stream));
    }

    private void report(final Row row, final ReportSource source) {
        report(row, source, wire);
    }

    private static void report(final Row row, final ReportSource source, final Wire on) {
        new OrderReportedEncoder().wrapAndApplyHeader(on.next(), 0, on.header).clientOrderId(row.order.clientId)
            .exchangeOrderId(row.order.exchangeId).priceE8(row.priceE8).qtyE8(row.qtyE8).filledQtyE8(row.filledE8)
            .createdMs(row.order.createdMs).instrumentId(row.order.instrument).side(row.order.side).orderType(row.order.type)
            .status(row.status).source(source);
    }

    private void report(final Theirs.Fill fill) {
        final Theirs order = fill.order();
        new FillReportedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header)
            .clientOrderId(hidesClientIds && random.nextInt(2) == 0 ? 0 : order.clientId).exchangeOrderId(order.exchangeId).tradeId(fill.tradeId())
            .priceE8(fill.priceE8()).qtyE8(fill.qtyE8()).feeE8(fill.feeE8()).liquidity(Liquidity.TAKER).exchangeTimeMs(fill.timeMs())
            .feeCurrency(fill.currency()).side(order.side).instrumentId(order.instrument);
    }

    private void positions(final ReportSource source) {
        for (int i = 0; i < Weather.INSTRUMENTS && !isWallet; i++) {
            if (exchange.positionE8[i] != 0) {
                new PositionReportedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).qtyE8(exchange.positionE8[i])
                    .basePriceE8(exchange.basePriceE8(i)).instrumentId(i).source(source);
            }
        }
    }

    private void wallet(final ReportSource source) {
        long balanceE8 = exchange.cashE8;
        for (int i = 0; i < Weather.INSTRUMENTS && !isWallet; i++) {
            final long heldE8 = exchange.positionE8[i];
            balanceE8 += Long.signum(heldE8) * E8.multiplyFloor(exchange.basePriceE8(i), Math.abs(heldE8));
        }
        new WalletReportedEncoder().wrapAndApplyHeader(wire.next(), 0, wire.header).balanceE8(balanceE8).availableE8(balanceE8)
            .wallet(isWallet ? WalletType.EXCHANGE : WalletType.MARGIN).source(source).currency("USD");
    }
}
