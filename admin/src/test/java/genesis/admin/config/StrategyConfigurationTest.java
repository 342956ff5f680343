package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Regime;
import genesis.core.strategy.EmaCrossover;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyTerms;
import genesis.core.unit.E8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyConfigurationTest {
    @TempDir
    private Path directory;

    @Test
    void shouldOnlyTheAveragesBeOnByDefaultAsTheyAreDeclared() throws IOException {
        final List<StrategyTerms> terms = terms("");
        assertEquals(1, terms.size());
        assertEquals(EmaCrossover.ID, terms.get(0).id());
        assertEquals("", terms.get(0).symbol());
        assertEquals(2_000_000, terms.get(0).parameters().value(EmaCrossover.HYSTERESIS));
        assertEquals(E8.ONE, terms.get(0).weightE8(Regime.VOLATILE));
    }

    @Test
    void shouldAnInstrumentInheritWhatItDoesNotSayItself() throws IOException {
        final List<StrategyTerms> terms = terms("""
            genesis.strategies {
                ema-crossover.enabled = false
                dca {
                    parameters { amount = 30, interval = 8h }
                    weights { volatile = 0, TRENDING_DOWN = 0.5 }
                    instruments { tBTCUSD { enabled = true, parameters { amount = 99.5 } } }
                }
            }
            """);
        assertEquals(List.of("", "tBTCUSD"), terms.stream().map(StrategyTerms::symbol).toList());
        assertFalse(terms.get(0).enabled());
        assertTrue(terms.get(1).enabled());
        assertEquals(30 * E8.ONE, terms.get(0).parameters().value("amount"));
        assertEquals(9_950_000_000L, terms.get(1).parameters().value("amount"));
        assertEquals(8 * 3_600_000_000_000L, terms.get(1).parameters().value("interval"));
        assertEquals(0, terms.get(1).weightE8(Regime.VOLATILE));
        assertEquals(E8.ONE / 2, terms.get(1).weightE8(Regime.TRENDING_DOWN));
    }

    @Test
    void shouldRefuseWithTheNearestNameOrTheRange() {
        assertRefused("there is no strategy rsi-revresion; did you mean rsi-reversion?", "rsi-revresion.enabled = true");
        assertRefused("has no parameter amuont; did you mean amount?", "dca.parameters.amuont = 5");
        assertRefused("dca amount = 0.5 is out of range; allowed are 1 to 1000000", "dca.parameters.amount = 0.5");
        assertRefused("dca interval = 5 is not a number with a unit", "dca.parameters.interval = 5");
        assertRefused("there is no regime TRENDING_UPP; did you mean TRENDING_UP?", "dca.weights.TRENDING_UPP = 1");
        assertRefused("dca weight in RANGING = 1.5 is out of range; allowed are 0 to 1", "dca.weights.RANGING = 1.5");
        assertRefused("= yes is not allowed; expected true or false", "dca.enabled = \"yes\"");
        assertRefused("did you mean parameters?", "dca.parameter.amount = 5");
        assertRefused("tBTC", "dca.instruments.tBTC.enabled = true");
    }

    private void assertRefused(final String message, final String text) {
        final Complaint complaint = assertThrows(Complaint.class, () -> terms("genesis.strategies." + text));
        assertTrue(complaint.getMessage().contains(message), complaint.getMessage());
        assertEquals(ExitCode.USAGE, complaint.exitCode());
    }

    private List<StrategyTerms> terms(final String text) throws IOException {
        final Path file = Files.writeString(Files.createTempFile(directory, "test", ".conf"), text);
        return StrategyConfiguration.terms(Configuration.load(file, Map.of()), StrategyCatalogue.builtIn());
    }
}
