package genesis.gateway.rest;

/**
 * Terms of a pair, as the exchange configures them.
 *
 * @param pair            a symbol without its leading t
 * @param minQtyE8        smallest order; {@link Row#NOTHING} where none is given
 * @param maxQtyE8        largest order; {@link Row#NOTHING} where none is given
 * @param initialMarginE8 fraction; {@link Row#NOTHING} where the pair has no margin
 * @param minMarginE8     as above
 */
public record PairRow(String pair, long minQtyE8, long maxQtyE8, long initialMarginE8, long minMarginE8) {
    static PairRow of(final Row row) {
        final Row terms = row.row(1);
        return new PairRow(row.requiredText(0), terms.e8(3), terms.e8(4), terms.e8(8), terms.e8(9));
    }

    /** The trading symbol. */
    public String symbol() {
        return "t" + pair;
    }
}
