package genesis.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentRegistryTest {
    private final InstrumentRegistry registry = new InstrumentRegistry();

    @Test
    void shouldGiveDenseNumbersInOrder() {
        assertEquals(0, registry.define("tBTCUSD").id());
        assertEquals(1, registry.define("tTESTBTC:TESTUSD").id());
        assertEquals("TESTBTC", registry.find(1).base());
        assertEquals("TESTUSD", registry.find("tTESTBTC:TESTUSD").quote());
        assertSame(registry.find(0), registry.find("tBTCUSD"));
    }

    @Test
    void shouldFindNothingForWhatItDoesNotKnow() {
        assertNull(registry.find("tBTCUSD"));
        assertNull(registry.find(0));
        assertNull(registry.find(-1));
        assertEquals(List.of(), registry.all());
    }

    @Test
    void shouldNeverGiveASymbolTwoNumbers() {
        registry.define("tBTCUSD");
        assertThrows(IllegalStateException.class, () -> registry.define("tBTCUSD"));
    }

    @Test
    void shouldRefuseASymbolItCannotRead() {
        assertThrows(IllegalArgumentException.class, () -> registry.define("fUSD"));
        assertEquals(0, registry.define("tBTCUSD").id(), "a refused symbol takes no number");
    }

    @Test
    void shouldTakeInstrumentsBackOnlyInTheirOrder() {
        final InstrumentRegistry before = new InstrumentRegistry();
        before.define("tBTCUSD");
        before.define("tETHUSD");
        assertThrows(IllegalStateException.class, () -> registry.restore(before.find(1)));
        before.all().forEach(registry::restore);
        assertEquals(before.all(), registry.all());
        assertEquals(2, registry.define("tLTCUSD").id());
    }

    @Test
    void shouldRefuseMoreThanItsArraysHold() {
        for (int i = 0; i < Instrument.COUNT_MAX; i++) {
            registry.define("tX" + i + ":USD");
        }
        assertThrows(IllegalStateException.class, () -> registry.define("tBTCUSD"));
    }

    @Test
    void shouldReplaceTermsAndKeepTheNumber() {
        final InstrumentRegistry registry = new InstrumentRegistry();
        final Instrument usual = registry.define("tBTCUSD");
        final Instrument told = new Instrument(usual.id(), "tBTCUSD", "BTC", "USD", 4_000, 200_000_000_000L, 0, 65_000);

        registry.terms(told);

        assertEquals(told, registry.find("tBTCUSD"));
        assertEquals(told, registry.find(usual.id()));
        assertEquals(1, registry.all().size());
    }

    @Test
    void shouldRefuseTermsOfAnotherSymbolAndOfAnUnknownNumber() {
        final InstrumentRegistry registry = new InstrumentRegistry();
        registry.define("tBTCUSD");

        assertThrows(RuntimeException.class,
            () -> registry.terms(new Instrument(0, "tETHUSD", "ETH", "USD", 1, 2, 0, 0)));
        assertThrows(RuntimeException.class,
            () -> registry.terms(new Instrument(1, "tETHUSD", "ETH", "USD", 1, 2, 0, 0)));
    }
}
