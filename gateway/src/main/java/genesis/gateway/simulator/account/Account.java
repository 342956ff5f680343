package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;
import genesis.gateway.simulator.market.InstrumentTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one account has: wallets, positions, open orders, and the memory of what was.
 * <p>Threading: the one that drives the exchange.
 */
final class Account {
    static final String EXCHANGE = "exchange";
    static final String MARGIN = "margin";
    static final String FUNDING = "funding";

    /** Owner of its orders in the books; above zero. */
    final long id;
    final Map<Long, AccountOrder> open = new LinkedHashMap<>();
    final Map<String, Position> positions = new TreeMap<>();
    final List<AccountSession> sessions = new ArrayList<>();
    final Ring<AccountOrder> closed;
    final Ring<Execution> executions;
    final Ring<LedgerEntry> ledger;
    final Ring<Position> closedPositions;

    private final Map<String, Wallet> wallets = new TreeMap<>();
    private final AccountSettings settings;
    private final AccountMarket market;
    private long ledgerCount;

    Account(final long id, final AccountSettings settings, final AccountMarket market, final long nowMs) {
        this.id = id;
        this.settings = settings;
        this.market = market;
        closed = new Ring<>(settings.historyMax());
        executions = new Ring<>(settings.historyMax());
        ledger = new Ring<>(settings.historyMax());
        closedPositions = new Ring<>(settings.historyMax());
        new TreeMap<>(settings.exchangeFunds()).forEach((currency, amount) ->
            add(wallet(EXCHANGE, currency), amount, LedgerEntry.DEPOSIT, "Deposit of paper " + currency, null, nowMs));
        new TreeMap<>(settings.marginFunds()).forEach((currency, amount) ->
            add(wallet(MARGIN, currency), amount, LedgerEntry.DEPOSIT, "Deposit of paper " + currency, null, nowMs));
    }

    InstrumentTerms terms(final int instrument) {
        return market.terms(instrument);
    }

    Collection<Wallet> wallets() {
        return wallets.values();
    }

    /** An empty one where the account never had that currency. */
    Wallet wallet(final String type, final String currency) {
        return wallets.computeIfAbsent(type + " " + currency, key -> new Wallet(type, currency));
    }

    /** The only way in which a balance changes. */
    void add(final Wallet wallet, final BigDecimal amount, final int category, final String why, final String meta,
             final long nowMs) {
        wallet.add(amount, why, meta);
        ledger.add(new LedgerEntry(100_000_000L * id + ++ledgerCount, wallet.currency, wallet.type, nowMs, amount,
            wallet.balance(), category, why));
    }

    /** What new orders, or a transfer, may use of a wallet. */
    BigDecimal available(final Wallet wallet) {
        if (wallet.type.equals(EXCHANGE)) {
            return wallet.balance().subtract(held(wallet.currency, null));
        }
        if (wallet.type.equals(MARGIN)) {
            return wallet.balance().min(marginEquity().subtract(marginRequired(-1, 0, 0))).max(BigDecimal.ZERO);
        }
        return wallet.balance();
    }

    /** What open exchange orders hold of a currency, all but one and its pair. Of a pair that cancels each other only one holds. */
    BigDecimal held(final String currency, final AccountOrder but) {
        BigDecimal held = BigDecimal.ZERO;
        for (final AccountOrder order : open.values()) {
            if (order != but && (but == null || order != but.sibling) && order.isExchange && order.placedId == 0) {
                final InstrumentTerms terms = market.terms(order.instrument);
                if (order.isBuy && terms.quote().equals(currency)) {
                    final long priceE8 = order.kind == OrderKind.STOP_LIMIT ? order.auxiliaryE8 : order.priceE8;
                    held = held.add(Decimals.ofE8(order.leftE8).multiply(Decimals.ofE8(priceE8)));
                } else if (!order.isBuy && terms.base().equals(currency)) {
                    held = held.add(Decimals.ofE8(order.leftE8));
                }
            }
        }
        return held;
    }

    /** The position in an instrument, or zero. */
    BigDecimal positionOf(final String symbol) {
        final Position position = positions.get(symbol);
        return position == null ? BigDecimal.ZERO : position.amount();
    }

    /**
     * Margin wallets in dollars (UST counts as one, other currencies at their last price) and the positions' profit.
     */
    BigDecimal marginEquity() {
        BigDecimal equity = profit();
        for (final Wallet wallet : wallets.values()) {
            if (wallet.type.equals(MARGIN)) {
                equity = equity.add(wallet.balance().multiply(dollars(wallet.currency)));
            }
        }
        return equity;
    }

    /** Profit of all positions at the last prices. */
    BigDecimal profit() {
        BigDecimal profit = BigDecimal.ZERO;
        for (final Position position : positions.values()) {
            profit = profit.add(position.profit(lastPrice(market.instrument(position.symbol))));
        }
        return profit;
    }

    /**
     * Margin that positions and open orders need, with one more order: for each instrument the larger one of all its
     * buys and all its sells executed.
     */
    BigDecimal marginRequired(final int instrument, final long moreE8, final long priceE8) {
        final Map<Integer, BigDecimal[]> exposures = new TreeMap<>();
        positions.values().forEach(position -> {
            final int at = market.instrument(position.symbol);
            exposures.put(at, new BigDecimal[] {position.amount(), position.amount(), lastPrice(at)});
        });
        for (final AccountOrder order : open.values()) {
            if (!order.isExchange && order.placedId == 0) {
                expose(exposures, order.instrument, order.signed(order.leftE8), order.priceE8);
            }
        }
        if (moreE8 != 0) {
            expose(exposures, instrument, moreE8, priceE8);
        }
        BigDecimal required = BigDecimal.ZERO;
        for (final BigDecimal[] exposure : exposures.values()) {
            required = required.add(exposure[0].abs().max(exposure[1].abs()).multiply(exposure[2]));
        }
        return required.divide(BigDecimal.valueOf(settings.leverage()), 16, RoundingMode.HALF_EVEN);
    }

    BigDecimal lastPrice(final int instrument) {
        final long priceE8 = market.lastPriceE8(instrument);
        return priceE8 == MatchingBook.NO_PRICE ? BigDecimal.ZERO : Decimals.ofE8(priceE8);
    }

    private void expose(final Map<Integer, BigDecimal[]> exposures, final int instrument, final long signedE8,
                        final long priceE8) {
        final BigDecimal[] exposure = exposures.computeIfAbsent(instrument, at ->
            new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, lastPrice(at)});
        exposure[signedE8 > 0 ? 0 : 1] = exposure[signedE8 > 0 ? 0 : 1].add(Decimals.ofE8(signedE8));
        exposure[2] = exposure[2].max(Decimals.ofE8(Math.max(0, priceE8)));
    }

    private BigDecimal dollars(final String currency) {
        if (currency.equals("USD") || currency.equals("UST")) {
            return BigDecimal.ONE;
        }
        final int instrument = market.instrument("t" + currency + "USD");
        return instrument < 0 ? BigDecimal.ZERO : lastPrice(instrument);
    }
}
