package genesis.gateway.simulator.account;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How the simulated exchange treats its accounts.
 *
 * @param exchangeFunds     what an account starts with, by currency
 * @param marginFunds       the same for the margin wallet
 * @param makerFee          fraction of the executed amount
 * @param takerFee          fraction of the executed amount; hidden orders pay it always
 * @param leverage          notional that one unit of margin carries
 * @param isOrderBeforeTrade tells {@code oc}, {@code ou} or {@code on} before {@code te}; otherwise behind it, as
 *          recorded
 * @param tradeUpdateDelayMs time between {@code te} and {@code tu}
 * @param isRestInSeconds   REST answers to a submission carry seconds where all else is milliseconds, as recorded
 * @param openOrdersMax     of one account
 * @param historyMax        orders, trades and ledger entries that an account remembers, each
 */
public record AccountSettings(Map<String, BigDecimal> exchangeFunds, Map<String, BigDecimal> marginFunds,
                              BigDecimal makerFee, BigDecimal takerFee, int leverage, boolean isOrderBeforeTrade,
                              long tradeUpdateDelayMs, boolean isRestInSeconds, int openOrdersMax, int historyMax) {
    private static final Map<String, BigDecimal> PAPER_FUNDS = Map.of("USD", new BigDecimal("10000"),
        "UST", new BigDecimal("100000"), "BTC", BigDecimal.ONE);

    public AccountSettings {
        exchangeFunds = Map.copyOf(exchangeFunds);
        marginFunds = Map.copyOf(marginFunds);
        if (leverage < 1 || openOrdersMax < 1 || historyMax < 1 || tradeUpdateDelayMs < 0) {
            throw new IllegalArgumentException("leverage=" + leverage + ", openOrdersMax=" + openOrdersMax
                + ", historyMax=" + historyMax + ", tradeUpdateDelayMs=" + tradeUpdateDelayMs);
        }
    }

    /** 10,000 USD, 100,000 UST and 1 BTC in both wallets; the classic base tier of fees: 0.1 % and 0.2 %. */
    public static AccountSettings standard() {
        return new AccountSettings(PAPER_FUNDS, PAPER_FUNDS, new BigDecimal("0.001"), new BigDecimal("0.002"), 5, false,
            0, true, 1_000, 10_000);
    }

    /** The same with other funds in both wallets. */
    public AccountSettings withFunds(final Map<String, BigDecimal> funds) {
        return new AccountSettings(funds, funds, makerFee, takerFee, leverage, isOrderBeforeTrade, tradeUpdateDelayMs,
            isRestInSeconds, openOrdersMax, historyMax);
    }

    /** The same with other fees. */
    public AccountSettings withFees(final BigDecimal maker, final BigDecimal taker) {
        return new AccountSettings(exchangeFunds, marginFunds, maker, taker, leverage, isOrderBeforeTrade,
            tradeUpdateDelayMs, isRestInSeconds, openOrdersMax, historyMax);
    }

    /** The same with another order of events. */
    public AccountSettings withEvents(final boolean orderBeforeTrade, final long delayMs) {
        return new AccountSettings(exchangeFunds, marginFunds, makerFee, takerFee, leverage, orderBeforeTrade, delayMs,
            isRestInSeconds, openOrdersMax, historyMax);
    }
}
