package genesis.gateway.symbol;

import genesis.core.unit.Instrument;
import genesis.gateway.rest.FeesRow;
import genesis.gateway.rest.PairRow;
import genesis.gateway.rest.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the exchange said about its pairs and the account's fees, so far. Each part may still be missing.
 * Threading: the gateway's thread.
 */
final class Terms {
    private final Fees fallback;
    private Map<String, PairRow> pairs;
    private FeesRow accountFees;

    Terms(final Fees fallback) {
        this.fallback = fallback;
    }

    void pairs(final List<PairRow> rows) {
        pairs = new HashMap<>();
        rows.forEach(row -> pairs.put(row.symbol(), row));
    }

    void accountFees(final FeesRow fees) {
        accountFees = fees;
    }

    boolean hasPairs() {
        return pairs != null;
    }

    boolean hasAccountFees() {
        return accountFees != null;
    }

    /** False only where the exchange gave its list and the symbol is not in it. */
    boolean mayBeListed(final String symbol) {
        return pairs == null || pairs.containsKey(symbol);
    }

    /** The instrument with all that is known now; what is not known stays as it was. */
    Instrument of(final Instrument known) {
        final PairRow pair = pairs == null ? null : pairs.get(known.symbol());
        final boolean hasSizes = pair != null && pair.minQtyE8() != Row.NOTHING && pair.minQtyE8() > 0;
        final long minQtyE8 = hasSizes ? pair.minQtyE8() : known.minQtyE8();
        final long toldMaxE8 = pair == null || pair.maxQtyE8() == Row.NOTHING ? known.maxQtyE8() : pair.maxQtyE8();
        final Fees fees = accountFees == null ? fallback : Fees.of(accountFees, known.base());
        return new Instrument(known.id(), known.symbol(), known.base(), known.quote(), minQtyE8,
            Math.max(minQtyE8, toldMaxE8), fees.makerE8(), fees.takerE8());
    }
}
