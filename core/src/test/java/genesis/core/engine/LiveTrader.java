package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Mode;
import genesis.core.message.PlaceOrderDecoder;

/** An engine in LIVE, not armed yet and its account not asked, with a book at 99.9 / 100; and what makes it trade. */
final class LiveTrader {
    final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100);

    /** Armed and reconciled, it sends its first order: returns its client order id. */
    long place() {
        driver.arm().reconciled().crossUp();
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        return driver.placed().clientOrderId();
    }

    /** Forgets what was said; the averages fall and cross once more. */
    void again() {
        driver.quiet().later(5 * SECOND_NS).snapshot(0, 99.9, 100).trade(0, 90).later(SECOND_NS).trade(0, 90)
            .later(SECOND_NS).snapshot(0, 99.9, 100).trade(0, 100).later(SECOND_NS).trade(0, 100);
    }
}
