package genesis.core.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.core.indicator.IndicatorSet;
import genesis.core.market.MarketState;
import genesis.core.message.InstrumentAnnouncedEncoder;
import genesis.core.strategy.EmaCrossover;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
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
    private IndicatorSet indicators;
    private EmaCrossover strategy;
    private long lastEvaluationNs;
    private long lastCandleOpenMs = Long.MIN_VALUE;
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

    /**
     * Starts the indicators again, with the periods in force: what they had learned with other periods is void, and so is
     * the memory of the last candle, or they would refuse the history that lets them begin.
     */
    void rebuild(final Settings settings) {
        lastCandleOpenMs = Long.MIN_VALUE;
        indicators = new IndicatorSet((int) settings.value(Setting.EMA_FAST), (int) settings.value(Setting.EMA_SLOW),
            (int) settings.value(Setting.RSI_PERIOD), (int) settings.value(Setting.ATR_PERIOD));
        strategy = new EmaCrossover(settings);
    }

    /** False for a candle that is not newer than the last one the indicators saw. */
    boolean isNewCandle(final long openTimeMs) {
        return openTimeMs > lastCandleOpenMs;
    }

    void candleSeen(final long openTimeMs) {
        lastCandleOpenMs = openTimeMs;
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

    IndicatorSet indicators() {
        return indicators;
    }

    EmaCrossover strategy() {
        return strategy;
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
        digest.add(lastEvaluationNs).add(lastCandleOpenMs).add(stale ? 1 : 0);
        market.addTo(digest);
        indicators.addTo(digest);
        strategy.addTo(digest);
    }
}
