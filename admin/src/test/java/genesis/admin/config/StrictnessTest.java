package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** The direction is what the meaning of each setting says. */
class StrictnessTest {
    @Test
    void shouldMoreOfALimitBeLooser() {
        assertEquals(Strictness.LOOSER, Strictness.of(Setting.DAILY_LOSS, 1, 2));
        assertEquals(Strictness.TIGHTER, Strictness.of(Setting.TRADES_PER_DAY, 100, 5));
        assertEquals(Strictness.LOOSER, Strictness.of(Setting.STALENESS, 5, 6));
    }

    @Test
    void shouldMoreWaitingBeTighter() {
        assertEquals(Strictness.TIGHTER, Strictness.of(Setting.COOLDOWN, 0, 60));
        assertEquals(Strictness.LOOSER, Strictness.of(Setting.BREAKER_PAUSE, 900, 60));
        assertEquals(Strictness.LOOSER, Strictness.of(Setting.LOSS_CLOSES, 1, 0));
    }

    @Test
    void shouldABreakerThatNeverTripsBeTheLoosest() {
        assertEquals(Strictness.LOOSER, Strictness.of(Setting.BREAKER_LOSSES, 3, 0));
        assertEquals(Strictness.TIGHTER, Strictness.of(Setting.BREAKER_LOSSES, 0, 30));
        assertEquals(Strictness.LOOSER, Strictness.of(Setting.BREAKER_REJECTIONS, 3, 5));
        assertEquals(Strictness.TIGHTER, Strictness.of(Setting.BREAKER_REJECTIONS, 5, 3));
    }

    @Test
    void shouldWhatIsNoLimitHaveNoDirection() {
        assertEquals("", Strictness.of(Setting.STOP_ATR, 1, 2).suffix());
    }
}
