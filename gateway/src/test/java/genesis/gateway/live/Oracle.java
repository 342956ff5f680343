package genesis.gateway.live;

import genesis.core.message.Difference;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.live.EngineView.Ours;
import genesis.gateway.simulator.account.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds the engine's view against the exchange's truth; the exchange does its own books with other code and other numbers.
 * Quantities are equal to the last digit, balances to the eighth decimal. A fee is cut or rounded at the eighth decimal
 * fill by fill, so sums of fees, and cash, may differ by one of these for each fill.
 */
final class Oracle {
    private final Truth truth;
    private final EngineView view;
    private final Portfolio books;
    private final InstrumentRegistry registry;
    private final String stranger;

    /** @param stranger group of orders that somebody else placed; their client ids mean nothing to us */
    Oracle(final Truth truth, final EngineView view, final Portfolio books, final InstrumentRegistry registry,
           final String stranger) {
        this.truth = truth;
        this.view = view;
        this.books = books;
        this.registry = registry;
        this.stranger = stranger;
    }

    /** What cannot be made good by waiting; null where there is nothing of that kind. */
    String violation() {
        final Set<Long> seen = new HashSet<>();
        for (final Truth.Order order : truth.closed()) {
            final String wrong = wrongOrigin(order, seen);
            if (wrong != null) {
                return wrong;
            }
        }
        for (final Truth.Order order : truth.open()) {
            final String wrong = wrongOrigin(order, seen);
            if (wrong != null) {
                return wrong;
            }
        }
        // A position that had to be taken over, cash that had to be corrected: a fill was missed, or counted twice.
        if (view.count(Difference.POSITION) > 0 || view.count(Difference.CASH) > 1 || view.count(Difference.OVERFILL) > 0) {
            return "the books were set right by force: " + view.differences + ", last "
                + view.lastDifferences.get(view.lastDifferences.size() - 1);
        }
        for (final Map.Entry<Long, Integer> intent : view.intents.entrySet()) {
            if (intent.getValue() > 1) {
                return "order " + intent.getKey() + " was asked for " + intent.getValue() + " times";
            }
        }
        return null;
    }

    private String wrongOrigin(final Truth.Order order, final Set<Long> seen) {
        if (isStrangers(order)) {
            return null;
        }
        if (!seen.add(order.clientId())) {
            return "client order id " + order.clientId() + " was accepted twice, the second time as order " + order.id();
        }
        return view.intents.containsKey(order.clientId()) ? null
            : "the exchange has order " + order.id() + " with client id " + order.clientId() + " that was never asked for";
    }

    private boolean isStrangers(final Truth.Order order) {
        return order.clientId() == null || String.valueOf(order.groupId()).equals(stranger);
    }

    /** The first difference that may be one of this moment only; null where all agrees. */
    String difference() {
        String wrong = orders();
        wrong = wrong != null ? wrong : positions();
        wrong = wrong != null ? wrong : fees();
        return wrong != null ? wrong : wallets();
    }

    private String orders() {
        final Set<Long> theirs = new HashSet<>();
        final Map<Long, BigDecimal> feesByOrder = new HashMap<>();
        truth.fills().forEach(fill -> feesByOrder.merge(fill.orderId(), fill.fee(), BigDecimal::add));
        for (final Truth.Order order : truth.open()) {
            final Ours ours = find(order);
            if (ours == null || !ours.isOpen()) {
                return "open order " + order + ", ours " + ours;
            }
            theirs.add(ours.clientId());
            final long leftE8 = Math.abs(order.orderedE8()) - order.filledE8();
            if (ours.exchangeId() != order.id() || (ours.side() == Side.BUY) != order.orderedE8() > 0
                || ours.priceE8() != order.priceE8() && ours.type() != OrderType.TRAILING_STOP || ours.qtyE8() - ours.filledQtyE8() != leftE8) {
                return "open order " + order + ", ours " + ours;
            }
        }
        for (final Ours ours : view.open.values()) {
            if (!theirs.contains(ours.clientId())) {
                return "an open order of ours is not the exchange's: " + ours + ", theirs "
                    + truth.closed().stream().filter(order -> order.id() == ours.exchangeId()).toList();
            }
        }
        for (final Truth.Order order : truth.closed()) {
            final Ours ours = find(order);
            if (ours == null && !isStrangers(order) || ours != null && ours.filledQtyE8() != order.filledE8()) {
                return "filled of ended order " + order + ", ours " + ours;
            }
            final long feeE8 = e8(feesByOrder.getOrDefault(order.id(), BigDecimal.ZERO));
            if (ours != null && ours.clientId() > 0 && Math.abs(feeE8 - ours.feeE8()) > 1 + truth.fills().size()) {
                return "fee " + feeE8 + " of order " + order + ", ours " + ours;
            }
        }
        return null;
    }

    /** Client ids are anybody's: a stranger's order is known by the exchange's number only. */
    private Ours find(final Truth.Order order) {
        final Ours own = isStrangers(order) ? null : view.orders.get(order.clientId());
        return own != null ? own : view.orders.get(-order.id());
    }

    private String positions() {
        final Map<String, BigDecimal> theirs = new HashMap<>();
        truth.positions().forEach(position -> theirs.put(position.symbol(), position.amount()));
        for (final var instrument : registry.all()) {
            final long theirsE8 = e8(theirs.getOrDefault(instrument.symbol(), BigDecimal.ZERO));
            final long oursE8 = view.positionsE8.getOrDefault(instrument.id(), 0L);
            if (theirsE8 != oursE8 || books.position(instrument.id()).qtyE8() != oursE8) {
                return "position " + instrument.symbol() + " is " + theirsE8 + ", ours " + oursE8;
            }
        }
        return null;
    }

    private String fees() {
        long fillsE8 = 0;
        BigDecimal fees = BigDecimal.ZERO;
        for (final Truth.Fill fill : truth.fills()) {
            fees = fees.add(fill.fee());
            fillsE8++;
        }
        return Math.abs(e8(fees) - books.feesE8()) <= fillsE8 ? null
            : "fees of " + fillsE8 + " fills are " + fees + ", ours " + books.feesE8();
    }

    private String wallets() {
        for (final Truth.Balance wallet : truth.wallets()) {
            final Long oursE8 = view.walletsE8.get(wallet.type() + " " + wallet.currency());
            if (oursE8 == null ? wallet.balance().signum() != 0 : Math.abs(e8(wallet.balance()) - oursE8) > 1) {
                return "wallet " + wallet + ", ours " + oursE8;
            }
            if (wallet.type().equals("margin") && wallet.currency().equals("USD")) {
                // What the exchange says was paid: our average is another where fills came in another order.
                final long cashE8 = Math.addExact(books.cashE8(), e8(truth.positions().stream()
                    .map(Truth.Holding::cost).reduce(BigDecimal.ZERO, BigDecimal::add)));
                if (Math.abs(e8(wallet.balance()) - cashE8) > 2 + 2L * truth.fills().size()) {
                    return "cash of wallet " + wallet + ", ours " + cashE8;
                }
            }
        }
        return null;
    }

    private static long e8(final BigDecimal value) {
        return value.movePointRight(8).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
