package genesis.admin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.ConfiguredSettings;
import genesis.admin.config.ExitCode;
import genesis.admin.config.TradingHours;
import genesis.core.message.Message;
import genesis.core.message.SettingAppliedDecoder;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person set at run time, over restarts; a restart is a new reading of the directory. */
class LimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00.123Z");
    private static final TradingHours OFFICE = TradingHours.of("Europe/Stockholm", Map.of("mon", List.of(List.of("08:00", "17:00"))), "test");

    @TempDir
    private Path directory;

    private final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final OperatorCommands commands = new OperatorCommands(ring, () -> 5_000);

    @Test
    void shouldALimitThatWasSetHoldAtOnceAndAfterARestart() {
        final Limits limits = limits(Map.of(Setting.TRADES_PER_DAY, 50L));
        limits.set(Setting.TRADES_PER_DAY, 5, NOW);

        assertEquals(List.of(5L), applied());
        assertEquals(5, limits(Map.of(Setting.TRADES_PER_DAY, 50L)).effective().get(Setting.TRADES_PER_DAY));
        assertEquals("operator", limits(Map.of()).source(Setting.TRADES_PER_DAY));
    }

    @Test
    void shouldAPersonsWordStandOverAConfigurationThatWasChangedLaterAndSaySo() {
        limits(Map.of(Setting.TRADES_PER_DAY, 50L)).set(Setting.TRADES_PER_DAY, 5, NOW);

        final Limits next = limits(Map.of(Setting.TRADES_PER_DAY, 80L));

        assertEquals(List.of("risk.trades-per-day = 5, set by an operator on 2026-11-21T08:30:00Z, stands over 80 of live.conf;"
            + " genesis risk reset risk.trades-per-day takes it back"), next.compare(setting -> 5));
    }

    @Test
    void shouldAResetReturnToWhatIsConfiguredNowAndLater() {
        limits(Map.of()).set(Setting.TRADES_PER_DAY, 5, NOW);
        final Limits limits = limits(Map.of(Setting.TRADES_PER_DAY, 80L));
        limits.reset(Setting.TRADES_PER_DAY);

        assertEquals(List.of(5L, 80L), applied());
        assertEquals("live.conf", limits.source(Setting.TRADES_PER_DAY));
        assertEquals(List.of(), limits(Map.of(Setting.TRADES_PER_DAY, 80L)).compare(setting -> 80));
    }

    @Test
    void shouldNoLimitBecomeLooserOrTighterWithoutBeingTold() {
        final Limits limits = limits(Map.of(Setting.DAILY_LOSS, 5_000_000L, Setting.COOLDOWN, 120_000_000_000L, Setting.EMA_FAST, 9L));

        final List<String> said = limits.compare(setting -> setting == Setting.EMA_FAST ? 9 : setting.initial());

        assertEquals(List.of("risk.daily-loss = 0.05 of live.conf was 0.02 in the last session, looser",
            "risk.cooldown = 2m of live.conf was 1m in the last session, tighter"), said);
        assertEquals(said, limits.notes());
        assertEquals(List.of(), limits.compare(null), "a new journal has no last session");
    }

    @Test
    void shouldAFileThatCannotBeUnderstoodStopTheStartAndStay() throws IOException {
        for (final String broken : new String[] {"", "{\"settings\":", "[]", "{\"colour\":1}", "{\"settings\":{\"risk.nothing\":{\"value\":\"1\"}}}",
            "{\"settings\":{\"risk.daily-loss\":{\"value\":\"7\",\"since\":\"2026-11-21T08:30:00Z\"}}}",
            "{\"settings\":{\"risk.daily-loss\":{\"value\":\"0.1\",\"since\":\"yesterday\"}}}",
            "{\"hours\":{\"timezone\":\"Mars\",\"windows\":{},\"since\":\"2026-11-21T08:30:00Z\"}}"}) {
            Files.writeString(directory.resolve(OperatorChanges.NAME), broken);

            final Complaint complaint = assertThrows(Complaint.class, () -> new OperatorChanges(directory), broken);

            assertEquals(ExitCode.ENVIRONMENT, complaint.exitCode());
            assertTrue(complaint.getMessage().contains("repair it, or move it away"), complaint.getMessage());
            assertEquals(broken, Files.readString(directory.resolve(OperatorChanges.NAME)));
        }
    }

    @Test
    void shouldAChangeThatCannotBeWrittenNotReachTheEngine() {
        final Path nowhere = directory.resolve("gone");
        final OperatorChanges changes = new OperatorChanges(nowhere);
        final Limits limits = new Limits(commands, ConfiguredSettings.of(Map.of()), changes);
        final HoursKeeper keeper = new HoursKeeper(commands, TradingHours.ALWAYS, changes);

        assertThrows(BadRequest.class, () -> limits.set(Setting.TRADES_PER_DAY, 5, NOW));
        assertThrows(BadRequest.class, () -> keeper.use(OFFICE, NOW));

        assertEquals("default", limits.source(Setting.TRADES_PER_DAY));
        assertEquals(TradingHours.ALWAYS, keeper.hours());
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldTradingHoursThatWereSetHoldAfterARestartUntilTheyAreTakenBack() {
        keeper(TradingHours.ALWAYS).use(OFFICE, NOW);

        final HoursKeeper next = keeper(TradingHours.ALWAYS);

        assertEquals(OFFICE, next.hours());
        assertEquals(Instant.parse("2026-11-21T08:30:00Z"), next.setSince());
        assertTrue(next.compare().contains("(Europe/Stockholm, mon 08:00-17:00), set by an operator on 2026-11-21T08:30:00Z"), next.note());
        next.reset(NOW);
        assertEquals(TradingHours.ALWAYS, next.hours());
        assertNull(keeper(TradingHours.ALWAYS).compare(), "nothing is other than it was");
    }

    @Test
    void shouldConfiguredHoursThatChangedBetweenSessionsBeTold() {
        assertNull(keeper(TradingHours.ALWAYS).compare(), "there was no session before");
        assertNull(keeper(TradingHours.ALWAYS).compare());

        final String note = keeper(OFFICE).compare();

        assertNotNull(note);
        assertTrue(note.contains("Europe/Stockholm, mon 08:00-17:00") && note.contains("UTC, always open"), note);
        assertNull(keeper(OFFICE).compare(), "said once");
    }

    private Limits limits(final Map<Setting, Long> configured) {
        final Map<Setting, String> origins = new EnumMap<>(Setting.class);
        configured.keySet().forEach(setting -> origins.put(setting, "live.conf"));
        return new Limits(commands, new ConfiguredSettings(configured, origins), new OperatorChanges(directory));
    }

    private HoursKeeper keeper(final TradingHours configured) {
        return new HoursKeeper(commands, configured, new OperatorChanges(directory));
    }

    /** The values of all settings that are on their way to the engine. */
    private List<Long> applied() {
        final List<Long> values = new ArrayList<>();
        final SettingAppliedDecoder setting = new SettingAppliedDecoder();
        tap.drain((buffer, offset, length) -> {
            if (Message.templateId(buffer, offset) == SettingAppliedDecoder.TEMPLATE_ID) {
                values.add(setting.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset)).value());
            }
        });
        return values;
    }
}
