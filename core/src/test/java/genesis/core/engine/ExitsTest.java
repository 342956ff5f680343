package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A position that shall be closed, at a venue that does not want its exits. */
class ExitsTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0)
        .setting(Setting.BREAKER_REJECTIONS, 0).quiet();
    private final Person person = new Person(driver);

    @Test
    void shouldTryLessAndLessOftenWhileTheVenueRefuses() {
        person.hold(3);
        person.close(0);
        assertEquals(List.of(0, 1, 3, 7, 15, 23, 31, 39), refusedInSeconds(40));
    }

    @Test
    void shouldBeginAnewOnceAPartIsClosed() {
        person.hold(3);
        person.close(0);
        refusedInSeconds(16);
        driver.later(8 * SECOND_NS).tick();
        driver.filled(driver.placed().clientOrderId(), 99.9, E8.ONE, 0).canceled(driver.placed().clientOrderId()).quiet();
        driver.later(SECOND_NS).tick();
        driver.assertExit(Purpose.EXIT_MANUAL, 2 * E8.ONE);
        assertEquals(List.of(0, 1, 3), refusedInSeconds(4));
    }

    @Test
    void shouldTryAtOnceWhenAPersonAsksAgain() {
        person.hold(3);
        person.close(0);
        refusedInSeconds(16);
        driver.quiet();
        person.close(0);
        assertEquals(List.of(0, 1, 3, 7), refusedInSeconds(8));
    }

    @Test
    void shouldNotCountWhatAnEarlierPositionWasRefused() {
        person.hold(3);
        person.close(0);
        refusedInSeconds(16);
        driver.later(8 * SECOND_NS).tick().filled(driver.placed().clientOrderId(), 99.9, 3 * E8.ONE, 0);
        driver.later(SECOND_NS).tick().liveBook(0, 99.9, 100).quiet();
        person.hold(3);
        person.close(0);
        assertEquals(List.of(0, 1, 3, 7), refusedInSeconds(8));
    }

    /** Refuses each exit at once; returns the seconds in which there was one. */
    private List<Integer> refusedInSeconds(final int seconds) {
        final List<Integer> when = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            if (driver.count(PlaceOrderDecoder.TEMPLATE_ID) > 0) {
                when.add(second);
                driver.rejected(driver.placed().clientOrderId());
            }
            driver.quiet().later(SECOND_NS).tick();
        }
        return when;
    }
}
