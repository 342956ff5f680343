package genesis.core.unit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Symbol to number, once and for all: the edge asks here when a subscription is acknowledged and writes the number into
 * every message after it. Numbers are dense, stand in the journal, and come back from it at the next start.
 * <p>Threading: any; asked on acknowledgements, never per message.
 */
public final class InstrumentRegistry {
    /** Terms of an instrument that nothing more is known of: the exchange's usual ones. */
    private static final long USUAL_MIN_QTY_E8 = 1_000;
    private static final long USUAL_MAX_QTY_E8 = 1_000_000_000 * E8.ONE;
    private static final long USUAL_MAKER_FEE_E8 = 100_000;
    private static final long USUAL_TAKER_FEE_E8 = 200_000;

    private final Map<String, Instrument> bySymbol = new HashMap<>();
    /** Replaced as a whole when one comes in, so that the order sender reads it without a lock. */
    private volatile Instrument[] byId = new Instrument[0];

    /** Null where the symbol is not known. */
    public synchronized Instrument find(final String symbol) {
        return bySymbol.get(symbol);
    }

    /** Null where the number is not given. */
    public Instrument find(final int id) {
        final Instrument[] instruments = byId;
        return id >= 0 && id < instruments.length ? instruments[id] : null;
    }

    /**
     * Gives a new symbol the next number and the exchange's usual terms. The caller publishes {@code InstrumentDefined}
     * before anything else about it. Throws for what is not a trading symbol, for a known one, and when all numbers are given.
     */
    public synchronized Instrument define(final String symbol) {
        final String[] currencies = Instrument.currenciesOf(symbol);
        final Instrument instrument = new Instrument(byId.length, symbol, currencies[0], currencies[1],
            USUAL_MIN_QTY_E8, USUAL_MAX_QTY_E8, USUAL_MAKER_FEE_E8, USUAL_TAKER_FEE_E8);
        restore(instrument);
        return instrument;
    }

    /**
     * Replaces the terms of a known instrument. The caller publishes {@code InstrumentDefined} with them. Throws for a
     * number that is not given and for one that belongs to another symbol.
     */
    public synchronized void terms(final Instrument instrument) {
        Check.that(instrument.id() < byId.length, "terms of a known instrument: known=" + byId.length, instrument.id());
        Check.that(byId[instrument.id()].symbol().equals(instrument.symbol()),
            "an instrument keeps its symbol " + byId[instrument.id()].symbol(), instrument.id());
        bySymbol.put(instrument.symbol(), instrument);
        final Instrument[] instruments = byId.clone();
        instruments[instrument.id()] = instrument;
        byId = instruments;
    }

    /** Takes back an instrument from the journal. They must come in the order of their numbers. */
    public synchronized void restore(final Instrument instrument) {
        Check.that(instrument.id() == byId.length, "instruments come back in order: expected=" + byId.length, instrument.id());
        Check.that(bySymbol.put(instrument.symbol(), instrument) == null, "one number for " + instrument.symbol(), instrument.id());
        final Instrument[] instruments = Arrays.copyOf(byId, byId.length + 1);
        instruments[instrument.id()] = instrument;
        byId = instruments;
    }

    /** All, in the order of their numbers. */
    public List<Instrument> all() {
        return List.of(byId);
    }
}
