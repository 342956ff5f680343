package genesis.core.engine;

import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.CandleCorrectedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.Timeframe;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same market, fed as trades or as the candles that they make, and with candles that correct what was missed. */
class TicksAndCandlesTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {81, 82, 83})
    void shouldGiveTheSameBitsForTicksAsForTheirCandles(final long seed) {
        final EngineDriver ticks = started();
        final EngineDriver candles = started();
        play(ticks, seed, 700, 0);
        // Each minute is closed on its own, as when the exchange's history is fed: longer ones follow from minutes.
        final List<CandleClosedDecoder> minutes = ticks.candles().stream()
            .filter(candle -> candle.timeframe() == Timeframe.MINUTE_1).toList();
        assertTrue(minutes.size() > 600, "seed=" + seed + ", minutes=" + minutes.size());
        minutes.forEach(candle -> candles.history(0, candle));
        candles.later(ticks.nowNs - candles.nowNs);
        ticks.quiet();
        candles.quiet();
        play(ticks, seed + 1, 20, 0);
        play(candles, seed + 1, 20, 0);
        assertTrue(ticks.signals().size() > 20, "seed=" + seed + ", evaluations=" + ticks.signals().size());
        assertSameSignals(ticks, candles, seed);
        assertEquals(regimes(ticks), regimes(candles), "seed=" + seed);
    }

    /** The exchange tells us afterwards what we missed: from then on both engines see the same market. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {84, 85})
    void shouldSeeWhatItWouldHaveSeenOnceTheExchangesCandlesFilledTheGap(final long seed) {
        final EngineDriver whole = started();
        final EngineDriver gap = started();
        play(whole, seed, 300, 0);
        play(gap, seed, 300, 120);
        assertTrue(whole.candles().size() > gap.candles().size() + 100, "seed=" + seed);
        gap.quiet();
        whole.candles().stream().filter(candle -> candle.timeframe() == Timeframe.MINUTE_1)
            .forEach(candle -> gap.history(0, candle));
        assertTrue(gap.count(CandleCorrectedDecoder.TEMPLATE_ID) > 120, "holes and the sums around them");
        gap.later(whole.nowNs - gap.nowNs);
        whole.quiet();
        gap.quiet();
        play(whole, seed + 1, 20, 0);
        play(gap, seed + 1, 20, 0);
        assertSameSignals(whole, gap, seed);
    }

    @Test
    void shouldSayWhatWasCorrectedAndByWhom() {
        final EngineDriver driver = started();
        driver.trade(0, 100).later(6 * MINUTE_NS).tick();
        final CandleClosedDecoder five = driver.candles().get(1);
        assertEquals(Timeframe.MINUTE_5, five.timeframe());
        final EngineDriver other = started();
        other.trade(0, 100).trade(0, 107).later(6 * MINUTE_NS).tick();
        driver.history(0, other.candles().get(0));
        final List<CandleCorrectedDecoder> corrected = driver.corrected();
        assertEquals(List.of(Timeframe.MINUTE_1, Timeframe.MINUTE_5), corrected.stream()
            .map(CandleCorrectedDecoder::timeframe).toList());
        assertEquals(List.of(Flag.YES, Flag.NO), corrected.stream().map(CandleCorrectedDecoder::official).toList());
        corrected.forEach(candle -> assertEquals(EngineDriver.e8(107), candle.highE8()));
        driver.quiet().history(0, other.candles().get(0));
        assertEquals(0, driver.corrected().size(), "said once");
    }

    @Test
    void shouldHoldAReportedCandleAgainstOursOnceItIsSettled() {
        final EngineDriver driver = started();
        final EngineDriver other = started();
        final long startNs = driver.nowNs - driver.nowNs % MINUTE_NS + MINUTE_NS;
        driver.later(startNs - driver.nowNs).trade(0, 100);
        other.later(startNs - other.nowNs).trade(0, 100).trade(0, 107).later(MINUTE_NS + SECOND_NS).tick();
        driver.reported(0, other.candles().get(0)).later(startNs + MINUTE_NS + SECOND_NS - driver.nowNs).tick();
        assertEquals(1, driver.candles().size());
        assertEquals(0, driver.corrected().size(), "the last row may still come");
        driver.later(5 * SECOND_NS).tick();
        assertEquals(EngineDriver.e8(107), driver.corrected().get(0).highE8());
        driver.quiet().later(SECOND_NS).tick();
        assertEquals(0, driver.corrected().size(), "said once");
    }

    @Test
    void shouldNotDecideAnythingOnACorrection() {
        final EngineDriver driver = new EngineDriver().readyToTrade();
        driver.trade(0, 96).later(MINUTE_NS + SECOND_NS).tick();
        final long before = driver.engine.stateHash();
        driver.quiet();
        final EngineDriver other = new EngineDriver().readyToTrade();
        other.trade(0, 130).later(MINUTE_NS + SECOND_NS).tick();
        driver.history(0, other.candles().get(0));
        assertNotEquals(before, driver.engine.stateHash());
        assertEquals(1, driver.corrected().size());
        assertEquals(0, driver.count(SignalEvaluatedDecoder.TEMPLATE_ID));
    }

    private static EngineDriver started() {
        return new EngineDriver().session(Mode.OBSERVE).instrument(0, "BTC", "USD").liveBook(0, 99.9, 100);
    }

    /** Trades at random times of a walk; those of some minutes in the middle do not reach the engine. */
    private static void play(final EngineDriver driver, final long seed, final int minutes, final int missed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long startNs = driver.nowNs - driver.nowNs % MINUTE_NS + MINUTE_NS;
        driver.later(startNs - driver.nowNs);
        final long missFromNs = startNs + (minutes - missed) / 2 * MINUTE_NS;
        double price = 100;
        while (driver.nowNs < startNs + minutes * MINUTE_NS) {
            price = Math.max(10, price + random.nextInt(-100, 101) / 50.0);
            final long waitNs = (1 + random.nextInt(25)) * SECOND_NS;
            if (driver.nowNs < missFromNs || driver.nowNs >= missFromNs + missed * MINUTE_NS) {
                driver.trade(0, Math.round(price * 100) / 100.0);
                driver.later(waitNs - 1_000_000);
            } else {
                driver.later(waitNs);
            }
        }
        driver.later(2 * SECOND_NS).tick();
    }

    private static void assertSameSignals(final EngineDriver one, final EngineDriver other, final long seed) {
        final List<SignalEvaluatedDecoder> expected = one.signals();
        final List<SignalEvaluatedDecoder> actual = other.signals();
        assertEquals(expected.size(), actual.size(), "seed=" + seed);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(features(expected.get(i)), features(actual.get(i)), "seed=" + seed + ", evaluation=" + i);
        }
    }

    /** Bits of everything that the indicators said. */
    private static List<Long> features(final SignalEvaluatedDecoder signal) {
        return Arrays.stream(new double[] {signal.price(), signal.emaFast(), signal.emaSlow(), signal.rsi(), signal.atr(),
            signal.atrPercent(), signal.adx(), signal.plusDi(), signal.minusDi(), signal.macdHistogram(), signal.bollingerB(),
            signal.vwapDistance()}).mapToObj(Double::doubleToRawLongBits).toList();
    }

    private static List<String> regimes(final EngineDriver driver) {
        return driver.regimes().stream().map(regime -> regime.timeframe() + " " + regime.regime() + " "
            + Double.doubleToRawLongBits(regime.adx())).toList();
    }
}
