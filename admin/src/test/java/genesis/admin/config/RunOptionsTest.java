package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {
    private final Configuration defaults = Configuration.load(null, Map.of());

    @Test
    void shouldDefaultsBePaperOnTheEmbeddedExchange() {
        final RunOptions options = options(Map.of());

        assertEquals(0, options.durationNs());
        assertEquals(8080, options.port());
        assertEquals(Speed.REAL_TIME, options.speed());
        assertEquals(Layout.AUTO, options.layout());
        assertEquals(Wait.AUTO, options.waiting());
        assertEquals(RunOptions.NOT_PINNED, options.pin());
        assertEquals(Mode.PAPER, options.mode());
        assertNull(options.venue());
        assertEquals(List.of(), options.symbols());
    }

    @Test
    void shouldCommandLineWinOverConfiguration() {
        final Configuration configuration = Configuration.load(null, Map.of("GENESIS_RUN_PORT", "9000", "GENESIS_RUN_SEED", "5"));

        final RunOptions options = RunOptions.of(Map.of("port", "0"), configuration, null, null);

        assertEquals(0, options.port());
        assertEquals(5, options.seed());
    }

    @Test
    void shouldReadAllValues() {
        final RunOptions options = options(Map.of("duration", "90s", "seed", "-3", "speed", "60x", "layout", "single",
            "wait", "thrifty", "pin", "0", "mode", "observe"));

        assertEquals(90_000_000_000L, options.durationNs());
        assertEquals(-3, options.seed());
        assertEquals(new Speed(60), options.speed());
        assertEquals(Layout.SINGLE, options.layout());
        assertEquals(Wait.THRIFTY, options.waiting());
        assertEquals(0, options.pin());
        assertEquals(Mode.OBSERVE, options.mode());
    }

    @Test
    void shouldTheDeadMansSwitchBeAsTheSettingSays() {
        assertFalse(options(Map.of()).deadManSwitch());
        assertTrue(RunOptions.of(Map.of(), Configuration.load(null, Map.of("GENESIS_SETTING_ACCOUNT_DEAD_MAN_SWITCH", "1")), null, null)
            .in(Path.of("data")).deadManSwitch());
    }

    @Test
    void shouldVenueTakeItsSymbols() {
        final RunOptions options = options(Map.of("venue", "wss://api-pub.bitfinex.com/ws/2", "symbols", "tBTCUSD, tETHUSD"));

        assertEquals("api-pub.bitfinex.com", options.venue().getHost());
        assertEquals(List.of("tBTCUSD", "tETHUSD"), options.symbols());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "duration|60|--duration 60 is not allowed; expected none, or a number with a unit",
        "duration|0s|--duration 0s is not allowed",
        "port|65536|--port 65536 is not allowed; expected a number from 0 (any free port) to 65535",
        "seed|x|--seed x is not allowed; expected a whole number",
        "speed|fast|--speed fast is not allowed; expected max, or a factor",
        "speed|0x|--speed 0x is not allowed",
        "layout|triple|--layout triple is not allowed; expected one of auto, split, single",
        "wait|SPIN|--wait SPIN is not allowed; expected one of auto, spin, thrifty",
        "pin|4096|--pin 4096 is not allowed; expected none, or a CPU from 0 to",
        "mode|real|--mode real is not allowed; expected one of observe, paper, live",
        "venue|http://x|--venue http://x is not allowed; expected embedded, bitfinex, or a ws:// or wss:// address",
        "symbols|BTCUSD|--symbols BTCUSD: not a trading symbol"})
    void shouldBadValueNameItselfAndWhatIsAllowed(final String key, final String value, final String message) {
        assertRefused(message, Map.of(key, value), null);
    }

    @Test
    void shouldOptionsThatExcludeEachOtherBeRefused() {
        final String venue = "ws://localhost:1/";
        assertRefused("needs --symbols", Map.of("venue", venue), null);
        assertRefused("exclude each other", Map.of("venue", venue, "symbols", "tBTCUSD"), Path.of("capture.gz"));
        assertRefused("only possible with the embedded exchange", Map.of("venue", venue, "symbols", "tBTCUSD", "speed", "60x"), null);
    }

    @Test
    void shouldBadValueInTheEnvironmentNameItsVariable() {
        final Configuration configuration = Configuration.load(null, Map.of("GENESIS_RUN_PORT", "many"));

        final Complaint complaint = assertThrows(Complaint.class, () -> RunOptions.of(Map.of(), configuration, null, null));

        assertTrue(complaint.getMessage().startsWith("GENESIS_RUN_PORT many is not allowed"), complaint.getMessage());
    }

    @Test
    void shouldAutoFollowTheNumberOfCores() {
        assertEquals(Layout.SINGLE, Layout.AUTO.on(2));
        assertEquals(Layout.SPLIT, Layout.AUTO.on(4));
        assertEquals(Layout.SPLIT, Layout.SPLIT.on(1));
        assertEquals(Wait.THRIFTY, Wait.AUTO.on(2));
        assertEquals(Wait.SPIN, Wait.AUTO.on(8));
    }

    private RunOptions options(final Map<String, String> given) {
        return RunOptions.of(given, defaults, null, null);
    }

    private void assertRefused(final String message, final Map<String, String> given, final Path capture) {
        final Complaint complaint = assertThrows(Complaint.class, () -> RunOptions.of(given, defaults, null, capture));
        assertTrue(complaint.getMessage().contains(message), complaint.getMessage());
        assertEquals(ExitCode.USAGE, complaint.exitCode());
    }

    @Test
    void shouldKnowTheExchangeAndItsPaperTradingByName() {
        final RunOptions options = options(Map.of("venue", "bitfinex", "symbols", "paper"));

        assertEquals("wss://api-pub.bitfinex.com/ws/2", options.venue().toString());
        assertEquals(List.of("tTESTBTC:TESTUSD", "tTESTBTC:TESTUSDT"), options.symbols());
    }
}
