package genesis.gateway.simulator.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Rows about an account that snapshots, calculations and REST have in common. */
final class AccountTexts {
    private AccountTexts() {
    }

    static String list(final Stream<String> rows) {
        return "[" + String.join(",", rows.toList()) + "]";
    }

    static String list(final List<String> rows) {
        return list(rows.stream());
    }

    /** {@code ["base",[profit, swaps, balance, net, required]]} */
    static String marginBase(final Account account) {
        final BigDecimal equity = account.marginEquity();
        final BigDecimal profit = account.profit();
        final String sums = new Row().number(profit).whole(0).number(equity.subtract(profit)).number(equity)
            .number(account.marginRequired(-1, 0, 0)).end();
        return new Row().text("base").json(sums).end();
    }

    /** {@code ["sym","tBTCUSD",[tradable, gross, buy, sell, …]]}, amounts in quote and base units. */
    static String marginSymbol(final Account account, final int instrument, final int leverage) {
        final BigDecimal free = account.marginEquity().subtract(account.marginRequired(-1, 0, 0)).max(BigDecimal.ZERO);
        final BigDecimal gross = free.multiply(BigDecimal.valueOf(leverage));
        final BigDecimal price = account.lastPrice(instrument);
        final BigDecimal amount = price.signum() == 0 ? BigDecimal.ZERO : gross.divide(price, 8, RoundingMode.DOWN);
        final String numbers = new Row().number(free).number(gross).number(amount).number(amount).nulls(4).end();
        return new Row().text("sym").text(account.terms(instrument).symbol()).json(numbers).end();
    }

    static String position(final Account account, final Position position, final int instrument, final int leverage) {
        return position.row(account.lastPrice(instrument), leverage, account.marginEquity().subtract(account.profit()));
    }
}
