package genesis.gateway.simulator.account;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the server knows about an account: the measure for whoever claims to know it too. A copy; it does not change.
 *
 * @param open      in the order in which they came
 * @param closed    the latest, oldest first
 * @param fills     the latest, oldest first
 * @param positions open ones
 * @param wallets   all that the account ever had
 */
public record Truth(List<Order> open, List<Order> closed, List<Fill> fills, List<Holding> positions,
    List<Balance> wallets) {
    /**
     * One order.
     *
     * @param clientId  null where the exchange made the order
     * @param orderedE8 signed: above zero a buy
     * @param filledE8  above zero or zero
     */
    public record Order(long id, Long clientId, Long groupId, String symbol, String type, long orderedE8, long filledE8,
                        long priceE8, BigDecimal averagePrice, String status, long createdMs, long updatedMs) {
    }

    /**
     * One execution.
     *
     * @param amountE8 signed: above zero bought
     * @param fee      above zero where the account paid
     */
    public record Fill(long tradeId, long orderId, String symbol, long timeMs, long amountE8, long priceE8,
        BigDecimal fee,
                       String feeCurrency, boolean isMaker) {
    }

    /**
     * One margin position.
     *
     * @param amount signed: above zero long
     * @param cost   what was paid for it; base price times amount
     */
    public record Holding(String symbol, BigDecimal amount, BigDecimal cost) {
    }

    /** One wallet. */
    public record Balance(String type, String currency, BigDecimal balance, BigDecimal available) {
    }

    static Truth of(final Account account) {
        if (account == null) {
            throw new IllegalArgumentException("no account has this key");
        }
        return new Truth(account.open.values().stream().map(Truth::of).toList(),
            account.closed.oldestFirst(order -> true, Integer.MAX_VALUE).stream().map(Truth::of).toList(),
            account.executions.oldestFirst(execution -> true, Integer.MAX_VALUE).stream().map(Truth::of).toList(),
            account.positions.values().stream()
                .map(position -> new Holding(position.symbol, position.amount(), position.cost())).toList(),
            account.wallets().stream().map(wallet -> new Balance(wallet.type, wallet.currency, wallet.balance(),
                account.available(wallet))).toList());
    }

    private static Order of(final AccountOrder order) {
        return new Order(order.id, order.clientId, order.groupId, order.symbol, order.type(),
            order.signed(order.orderedE8()), order.filledE8(), order.priceE8, order.averagePrice(), order.status(),
            order.createdMs, order.updatedMs);
    }

    private static Fill of(final Execution execution) {
        return new Fill(execution.id(), execution.order().id, execution.order().symbol, execution.timeMs(),
            execution.order().signed(execution.qtyE8()), execution.priceE8(), execution.fee(), execution.feeCurrency(),
            execution.isMaker());
    }
}
