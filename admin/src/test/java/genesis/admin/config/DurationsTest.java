package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"60s,60000000000", "10m,600000000000", "1h,3600000000000", "250ms,250000000", "1.5s,1500000000", "7us,7000", "3ns,3", "0,0", "1d,86400000000000"})
    void shouldReadANumberWithItsUnit(final String text, final long ns) {
        assertEquals(Optional.of(ns), Durations.parseNs(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "-1s", "1.5ns", "60 sec", "999999999999999999d", "1e3s"})
    void shouldRefuseWhatIsNotADuration(final String text) {
        assertTrue(Durations.parseNs(text).isEmpty(), text);
    }

    @Test
    void shouldWriteWhatItReads() {
        for (final long ns : new long[] {0, 1, 1_000, 5_000_000, 90_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L, 1_234_567_891L}) {
            assertEquals(Optional.of(ns), Durations.parseNs(Durations.text(ns)), Durations.text(ns));
        }
    }
}
