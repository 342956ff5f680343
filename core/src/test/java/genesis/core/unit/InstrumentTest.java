package genesis.core.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    /** Protocol sheet, section 0: BTC at 118 940 moves in steps of 10. */
    @Test
    void shouldStepAsTheExchangeDoes() {
        assertEquals(10 * E8.ONE, Instrument.tickE8(118_940 * E8.ONE));
        assertEquals(E8.ONE, Instrument.tickE8(99_999 * E8.ONE));
        assertEquals(10_000_000, Instrument.tickE8(6_543 * E8.ONE));
        assertEquals(1, Instrument.tickE8(70));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void shouldRoundPricesToFiveSignificantDigits(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            final long priceE8 = 1 + (random.nextLong() >>> 2 + random.nextInt(60));
            assertEquals(fiveDigits(priceE8, RoundingMode.FLOOR), Instrument.roundDownE8(priceE8), "seed=" + seed);
            assertEquals(fiveDigits(priceE8, RoundingMode.CEILING), Instrument.roundUpE8(priceE8), "seed=" + seed);
        }
    }

    @Test
    void shouldReadBothFormsOfSymbols() {
        assertArrayEquals(new String[] {"BTC", "USD"}, Instrument.currenciesOf("tBTCUSD"));
        assertArrayEquals(new String[] {"AVAX", "USD"}, Instrument.currenciesOf("tAVAX:USD"));
        assertArrayEquals(new String[] {"TESTBTC", "TESTUSD"}, Instrument.currenciesOf("tTESTBTC:TESTUSD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "fUSD", "BTCUSD", "tBTC", "tBTCUSDT", "t:USD", "tBTC:"})
    void shouldRefuseWhatIsNotATradingSymbol(final String symbol) {
        assertThrows(IllegalArgumentException.class, () -> Instrument.currenciesOf(symbol));
    }

    @Test
    void shouldRefuseImpossibleTerms() {
        assertThrows(IllegalStateException.class, () -> instrument(-1, 1, 2));
        assertThrows(IllegalStateException.class, () -> instrument(Instrument.COUNT_MAX, 1, 2));
        assertThrows(IllegalStateException.class, () -> instrument(0, 0, 2));
        assertThrows(IllegalStateException.class, () -> instrument(0, 2, 1));
    }

    private static long fiveDigits(final long priceE8, final RoundingMode rounding) {
        return new BigDecimal(priceE8).round(new MathContext(Instrument.PRICE_DIGITS, rounding)).longValueExact();
    }

    private static Instrument instrument(final int id, final long minQtyE8, final long maxQtyE8) {
        return new Instrument(id, "tBTCUSD", "BTC", "USD", minQtyE8, maxQtyE8, 0, 0);
    }
}
