package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * LIVE: exits that would take more than there is. 3 are held from 100; a limit sells them at 110, or a stop beside it at 90.
 * Then somebody else trades in the account. The book stands at 99.9 / 100.
 */
class SurplusTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100).arm().reconciled();
    private final Person person = new Person(driver);
    private long limit;
    private long stop;

    @BeforeEach
    void holdWithAPairOfExits() {
        person.hold(3);
        person.pair(Side.SELL, 3, 110, 90, Flag.YES);
        limit = driver.placed().clientOrderId();
        stop = driver.placed().ocoClientOrderId();
        driver.accepted(limit).accepted(stop);
    }

    @Test
    void shouldKeepAStopWhoseOtherHalfHasEndedWhileItFits() {
        driver.canceled(limit);
        assertEquals(List.of(), driver.cancelsSent());
    }

    @Test
    void shouldWithdrawAStopWhoseOtherHalfHasEndedOnceThePositionHasShrunk() {
        driver.canceled(limit);
        somebodyElseSells(1);
        assertEquals(List.of(stop), driver.cancelsSent());
    }

    @Test
    void shouldWithdrawAStopWhoseOtherHalfHasEndedOnceThePositionHasTurned() {
        driver.canceled(limit);
        somebodyElseSells(5);
        assertEquals(List.of(stop), driver.cancelsSent(), "2 short now, a stop that sells more is none");
    }

    /** The exchange ends it, too; until it says so, the stop would open a position. */
    @Test
    void shouldWithdrawTheStopOfALimitThatWasFilled() {
        driver.filled(limit, 110, 3 * E8.ONE, 0);
        assertEquals(List.of(stop), driver.cancelsSent());
    }

    /** Two times 3 are offered for 3, but only one of the two can be filled. */
    @Test
    void shouldCountTwoThatEndEachOtherOnce() {
        assertEquals(List.of(), driver.cancelsSent());
        somebodyElseSells(1);
        assertEquals(1, driver.cancelsSent().size(), "which ends both");
    }

    private void somebodyElseSells(final double qty) {
        driver.fillReported(999, 888, 55, Side.SELL, 99.9, E8.fromDouble(qty));
        assertEquals(E8.fromDouble(3 - qty), driver.engine.portfolio().position(0).qtyE8());
    }
}
