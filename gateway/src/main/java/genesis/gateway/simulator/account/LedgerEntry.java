package genesis.gateway.simulator.account;

import java.math.BigDecimal;

/**
 * One change of one balance.
 *
 * @param category 28 margin, 51 transfer, 5 exchange, 201 trading fee, 101 deposit
 */
record LedgerEntry(long id, String currency, String wallet, long timeMs, BigDecimal amount, BigDecimal balance,
                   int category, String description) {
    static final int EXCHANGE = 5;
    static final int MARGIN = 28;
    static final int TRANSFER = 51;
    static final int DEPOSIT = 101;
    static final int FEE = 201;

    /** The nine columns. */
    String row() {
        return new Row().whole(id).text(currency).text(wallet).whole(timeMs).nulls(1).number(amount).number(balance)
            .nulls(1).text(description).end();
    }
}
