package genesis.core.engine;

import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import genesis.core.market.Timeframes;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.Mode;
import genesis.core.message.Regime;
import genesis.core.message.RegimeChangedDecoder;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.Timeframe;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Six timeframes and their regimes, from inputs to announcements. */
class CandlesAndRegimesTest {
    private final EngineDriver driver = new EngineDriver();

    @Test
    void shouldAnnounceTheCandlesOfAllTimeframesThatOneMinuteCompletes() {
        driver.session(Mode.PAPER).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
        rise(15);
        driver.quiet().tick();
        assertEquals(List.of(Timeframe.MINUTE_1, Timeframe.MINUTE_5, Timeframe.MINUTE_15), driver.candles().stream()
            .map(CandleClosedDecoder::timeframe).toList());
        assertEquals(15, driver.candles().get(2).tradeCount());
        assertEquals(15, driver.engine.counters().candlesClosed(), "those of one minute");
        assertEquals(1, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID), "decided on once; still warming up");
    }

    @Test
    void shouldSayTheRegimeWhenItChangesAndTheNumbersItLookedAt() {
        driver.session(Mode.PAPER).setting(Setting.ADX_PERIOD, 2).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
        rise(40);
        assertEquals(1, driver.count(RegimeChangedDecoder.TEMPLATE_ID));
        final RegimeChangedDecoder up = driver.regime();
        assertEquals(Regime.TRENDING_UP, up.regime());
        assertEquals(Regime.UNKNOWN, up.previous());
        assertEquals(Timeframe.MINUTE_1, up.timeframe());
        assertEquals(100, up.adx(), 1e-9, "it only rose");
        assertTrue(up.emaFast() > up.emaSlow());
        assertTrue(up.volatility() > 0);
        assertTrue(Double.isNaN(up.volatilityMean()));
        assertEquals(Regime.TRENDING_UP, driver.signal().regime());
    }

    @Test
    void shouldSayAllRegimesAgainWhenASessionStarts() {
        driver.session(Mode.PAPER).setting(Setting.ADX_PERIOD, 2).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
        rise(300);
        driver.quiet().session(Mode.PAPER);
        final List<RegimeChangedDecoder> regimes = driver.regimes();
        assertEquals(List.of(Timeframe.MINUTE_1, Timeframe.MINUTE_5), regimes.stream()
            .map(RegimeChangedDecoder::timeframe).toList(), "fifteen minutes have no slow average yet");
        regimes.forEach(regime -> assertEquals(regime.regime(), regime.previous()));
    }

    @Test
    void shouldTeachIndicatorsWithNewPeriodsTheCandlesThatAreKept() {
        driver.session(Mode.PAPER).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
        rise(40);
        final EngineDriver twin = new EngineDriver();
        twin.session(Mode.PAPER).setting(Setting.EMA_FAST, 5).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
        rise(twin, 40);
        assertNotEquals(twin.signal().emaFast(), driver.signal().emaFast());
        driver.setting(Setting.EMA_FAST, 5).later(SECOND_NS).trade(0, 500);
        twin.later(SECOND_NS + 1_000_000).trade(0, 500);
        assertEquals(twin.signal().emaFast(), driver.signal().emaFast());
        assertEquals(twin.signal().adx(), driver.signal().adx());
    }

    @Test
    void shouldSayWhatTheIndicatorsSaidWithEveryScore() {
        driver.session(Mode.PAPER).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
        rise(60);
        final SignalEvaluatedDecoder signal = driver.signal();
        assertEquals(100 * signal.atr() / signal.price(), signal.atrPercent(), 1e-12);
        assertEquals(100, signal.adx(), 1e-9);
        assertTrue(signal.plusDi() > 0 && signal.minusDi() == 0);
        assertTrue(signal.bollingerB() > 0.5 && signal.bollingerB() < 1.5, "%b=" + signal.bollingerB());
        assertTrue(signal.vwapDistance() > 0, "above the average of a day that rises");
        assertTrue(Math.abs(signal.macdHistogram()) < signal.price());
    }

    /** The bound of issue 4: 500 instruments with six timeframes in 512 MB of heap, together with all else. */
    @Test
    void shouldFitFiveHundredInstrumentsIntoAThirdOfTheHeap() {
        final Settings settings = new Settings();
        final Instrument terms = new InstrumentRegistry().define("tBTCUSD");
        final InstrumentState[] states = new InstrumentState[500];
        final long before = allocated();
        for (int i = 0; i < states.length; i++) {
            states[i] = new InstrumentState(terms, settings);
        }
        final long bytes = allocated() - before;
        System.out.println("CandlesAndRegimesTest: 500 instruments, bytes=" + bytes);
        assertTrue(bytes < 170_000_000, "bytes=" + bytes);
        assertEquals(6, Timeframes.COUNT);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private void rise(final int minutes) {
        rise(driver, minutes);
    }

    /** A trade a minute, each higher than the one before. */
    private static void rise(final EngineDriver driver, final int minutes) {
        for (int i = 0; i < minutes; i++) {
            final double price = 100 + (driver.nowNs / MINUTE_NS) % 1_440 - 600;
            driver.trade(0, price).later(MINUTE_NS - driver.nowNs % MINUTE_NS);
        }
        driver.later(SECOND_NS);
    }
}
