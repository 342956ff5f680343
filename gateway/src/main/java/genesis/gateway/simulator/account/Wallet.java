package genesis.gateway.simulator.account;

import java.math.BigDecimal;

/** One currency in one wallet of an account. Threading: the one that drives the exchange. */
final class Wallet {
    final String type;
    final String currency;
    private BigDecimal balance = BigDecimal.ZERO;
    private String description;
    private String meta;

    Wallet(final String type, final String currency) {
        this.type = type;
        this.currency = currency;
    }

    BigDecimal balance() {
        return balance;
    }

    /** Changes the balance, and says why; the meta is JSON or null. */
    void add(final BigDecimal amount, final String why, final String details) {
        balance = balance.add(amount);
        description = why;
        meta = details;
    }

    /** The seven columns of a wallet; null where what is available was not computed. */
    String row(final BigDecimal available) {
        return new Row().text(type).text(currency).number(balance).whole(0).number(available).text(description)
            .json(meta)
            .end();
    }
}
