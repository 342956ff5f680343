package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReferenceHoldEverySettingWithItsDefault() {
        final Configuration configuration = Configuration.load(null, Map.of());

        assertEquals(List.of(Setting.values()), List.copyOf(configuration.settings().keySet()));
        configuration.settings().forEach((setting, value) -> assertEquals(setting.initial(), value, setting.key()));
    }

    @Test
    void shouldReferenceDescribeEverySettingAsTheEngineDoes() throws IOException {
        final String reference;
        try (InputStream in = Configuration.class.getResourceAsStream("/reference.conf")) {
            reference = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        for (final Setting setting : Setting.values()) {
            final String range = SettingText.text(setting, setting.min()) + " to " + SettingText.text(setting, setting.max());
            assertTrue(reference.matches("(?s).*# \\Q" + setting.meaning() + "\\E\\n *# [a-z ]+, \\Q" + range + "\\E\\n *\"\\Q" + setting.key() + "\\E\" = .*"),
                setting.key() + " with its meaning and range " + range);
        }
    }

    @Test
    void shouldFileWinOverReference() throws IOException {
        final Path file = file("genesis.settings { \"ema.fast\" = 9, risk.staleness = 2500ms, risk { per-trade = 0.0075 }, shorts.allowed = 0 }");

        final Map<Setting, Long> settings = Configuration.load(file, Map.of()).settings();

        assertEquals(9, settings.get(Setting.EMA_FAST));
        assertEquals(2_500_000_000L, settings.get(Setting.STALENESS));
        assertEquals(750_000, settings.get(Setting.RISK_PER_TRADE));
        assertEquals(0, settings.get(Setting.SHORTS_ALLOWED));
        assertEquals(Setting.EMA_SLOW.initial(), settings.get(Setting.EMA_SLOW));
    }

    @Test
    void shouldEnvironmentWinOverFile() throws IOException {
        final Path file = file("genesis.settings.ema.fast = 9");

        final Map<Setting, Long> settings = Configuration.load(file,
            Map.of("GENESIS_SETTING_EMA_FAST", "7", "GENESIS_SETTING_REGIME_VOLATILE", "3.5", "PATH", "/bin")).settings();

        assertEquals(7, settings.get(Setting.EMA_FAST));
        assertEquals(350_000_000, settings.get(Setting.REGIME_VOLATILE));
    }

    @Test
    void shouldUnknownKeyNameTheNearestOne() throws IOException {
        final Path file = file("genesis.settings { \"risk.stalenes\" = 5s }");

        assertRefused("unknown setting risk.stalenes; did you mean risk.staleness?", file, Map.of());
        assertRefused("did you mean GENESIS_SETTING_EMA_FAST?", null, Map.of("GENESIS_SETTING_EMA_FASD", "7"));
        assertRefused("did you mean genesis.run.port?", file("genesis.run.prot = 1"), Map.of());
        assertRefused("unknown key genesys.settings", file("genesys.settings.x = 1"), Map.of());
    }

    @Test
    void shouldValueOutOfRangeNameTheRange() throws IOException {
        assertRefused("ema.fast = 1 is out of range; allowed are 2 to 500", file("genesis.settings.ema.fast = 1"), Map.of());
        assertRefused("risk.staleness = 11m is out of range; allowed are 100ms to 10m", file("genesis.settings.risk.staleness = 11m"), Map.of());
        assertRefused("risk.per-trade = 0.2 is out of range; allowed are 0.00001 to 0.1", file("genesis.settings.risk.per-trade = 0.2"), Map.of());
    }

    @Test
    void shouldValueOfTheWrongKindNameWhatIsExpected() throws IOException {
        assertRefused("ema.fast = 1.5 is not a whole number", file("genesis.settings.ema.fast = 1.5"), Map.of());
        assertRefused("risk.staleness = 5 is not a number with a unit", file("genesis.settings.risk.staleness = 5"), Map.of());
        assertRefused("risk.per-trade = 0.000000001 is not a decimal number", file("genesis.settings.risk.per-trade = \"0.000000001\""), Map.of());
        assertRefused("risk.per-trade = 1e999999999 is not a decimal number", file("genesis.settings.risk.per-trade = \"1e999999999\""), Map.of());
    }

    @Test
    void shouldNullOrNestedValueNotLeaveTheDefaultInForceUnnoticed() throws IOException {
        assertRefused("genesis.settings.ema.fast is null; give it a value", file("genesis.settings { ema.fast = null }"), Map.of());
        assertRefused("genesis.run.symbols must be one value", file("genesis.run { symbols = [{ a = 1 }] }"), Map.of());
    }

    @Test
    void shouldFastAverageNotBeSlowerThanTheSlowOne() throws IOException {
        assertRefused("ema.fast = 40 must be less than ema.slow = 20", file("genesis.settings { ema.fast = 40, ema.slow = 20 }"), Map.of());
        assertRefused("macd.fast = 26 must be less than macd.slow = 26", null, Map.of("GENESIS_SETTING_MACD_FAST", "26"));
        assertRefused("regime.range-adx = 30 must be less than regime.trend-adx = 25", null, Map.of("GENESIS_SETTING_REGIME_RANGE_ADX", "30"));
        assertRefused("ema.fast = 26 must be less than ema.slow = 26", null, Map.of("GENESIS_SETTING_EMA_FAST", "26"));
    }

    @Test
    void shouldFileThatIsNotHoconOrNotThereBeRefused() throws IOException {
        assertRefused("is not valid HOCON", file("genesis { settings"), Map.of());
        final Complaint missing = assertThrows(Complaint.class, () -> Configuration.load(directory.resolve("none.conf"), Map.of()));
        assertEquals(ExitCode.ENVIRONMENT, missing.exitCode());
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "test", ".conf"), text);
    }

    private static void assertRefused(final String message, final Path file, final Map<String, String> environment) {
        final Complaint complaint = assertThrows(Complaint.class, () -> Configuration.load(file, environment));
        assertTrue(complaint.getMessage().contains(message), complaint.getMessage());
        assertEquals(ExitCode.USAGE, complaint.exitCode());
    }
}
