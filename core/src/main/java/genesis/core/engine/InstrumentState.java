package genesis.core.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.core.indicator.IndicatorSet;
import genesis.core.market.MarketState;
import genesis.core.market.Timeframes;
import genesis.core.message.InstrumentAnnouncedEncoder;
import genesis.core.message.Timeframe;
import genesis.core.strategy.StrategyRoster;
import genesis.core.unit.Instrument;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * All that the engine keeps of one instrument. Threading: engine thread. Allocation: at definition, and when a person
 * changes the periods of indicators, never on a market event.
 */
final class InstrumentState {
    private Instrument instrument;
    private byte[] symbol;
    private final MarketState market;
    private final IndicatorSet[] indicators = new IndicatorSet[Timeframes.COUNT];
    private final StrategyRoster strategies = new StrategyRoster();
    private long lastEvaluationNs;
    private boolean stale = true;

    InstrumentState(final Instrument instrument, final Settings settings) {
        market = new MarketState(instrument.id());
        terms(instrument);
        rebuild(settings);
    }

    /** New terms of the same instrument. */
    void terms(final Instrument terms) {
        instrument = terms;
        // As long as the field, so that the encoder copies it without asking.
        symbol = new byte[InstrumentAnnouncedEncoder.symbolLength()];
        final byte[] text = terms.symbol().getBytes(US_ASCII);
        System.arraycopy(text, 0, symbol, 0, text.length);
    }

    /** New indicators, with the periods in force, that have seen nothing yet. */
    void rebuild(final Settings settings) {
        for (int i = 0; i < indicators.length; i++) {
            indicators[i] = new IndicatorSet(settings);
        }
        strategies.renew();
    }

    /** True once in each interval of message time. */
    boolean evaluationIsDue(final long nowNs, final long intervalNs) {
        if (nowNs - lastEvaluationNs < intervalNs) {
            return false;
        }
        lastEvaluationNs = nowNs;
        return true;
    }

    /** Remembers whether data is stale; true where that changed. */
    boolean staleChanges(final boolean isStale) {
        final boolean changes = stale != isStale;
        stale = isStale;
        return changes;
    }

    boolean isStale() {
        return stale;
    }

    Instrument instrument() {
        return instrument;
    }

    byte[] symbol() {
        return symbol;
    }

    MarketState market() {
        return market;
    }

    IndicatorSet indicators(final Timeframe timeframe) {
        return indicators[Timeframes.index(timeframe)];
    }

    StrategyRoster strategies() {
        return strategies;
    }

    void addTo(final StreamDigest digest) {
        digest.add(instrument.id()).add(instrument.minQtyE8()).add(instrument.maxQtyE8())
            .add(instrument.makerFeeE8()).add(instrument.takerFeeE8());
        for (final byte letter : symbol) {
            digest.add(letter);
        }
        for (int i = 0; i < instrument.quote().length(); i++) {
            digest.add(instrument.quote().charAt(i));
        }
        digest.add(lastEvaluationNs).add(stale ? 1 : 0);
        market.addTo(digest);
        for (final IndicatorSet one : indicators) {
            one.addTo(digest);
        }
        strategies.addTo(digest);
    }
}
