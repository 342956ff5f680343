package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** LIVE: what shall leave the book leaves it, also where a cancel is lost or nobody knew where the order was. */
class WithdrawalsTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100).arm().reconciled();
    private final Person person = new Person(driver);

    @Test
    void shouldAskAgainAfterAHaltWhoseCancelsWereLost() {
        final long id = person.resting(1, 99);
        person.halt(Flag.NO);
        driver.account(false).account(true);
        foundInARound(id);
        driver.quiet().later(6 * SECOND_NS).tick();
        assertEquals(id, driver.cancelSent().clientOrderId());
    }

    @Test
    void shouldTakeOffWhatTurnsUpOnceTradingIsHalted() {
        final long id = person.resting(1, 99);
        driver.rejected(id);
        person.halt(Flag.NO);
        driver.later(10 * SECOND_NS);
        foundInARound(id);
        driver.quiet().later(6 * SECOND_NS).tick();
        assertEquals(id, driver.cancelSent().clientOrderId());
    }

    @Test
    void shouldTakeOffAnEntryThatNobodyKnewAboutWhenAGuardLatched() {
        final long id = person.resting(1, 99);
        driver.unknown(id).fillReported(999, 888, 55, Side.BUY, 99, E8.ONE);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        found(id, ReportSource.LOOKUP);
        driver.quiet().later(6 * SECOND_NS).tick();
        assertEquals(id, driver.cancelSent().clientOrderId());
    }

    @Test
    void shouldKeepAPersonsWordAboutAnOrderThatNobodyKnowsAbout() {
        final long id = person.resting(1, 99);
        driver.unknown(id);
        person.cancel(CancelScope.ORDER, id);
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        person.cancel(CancelScope.ORDER, id);
        person.assertAnswer(CommandResult.NOTHING_TO_DO, DenialReason.NONE);
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID), "where it is, nobody knows");
        found(id, ReportSource.LOOKUP);
        driver.quiet().later(6 * SECOND_NS).tick();
        assertEquals(id, driver.cancelSent().clientOrderId());
        driver.quiet().canceled(id).later(6 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldNotAskMoreOftenThanAnAnswerMayTake() {
        final long id = person.resting(1, 99);
        person.cancel(CancelScope.ORDER, id);
        int cancels = 0;
        for (int second = 0; second < 60; second++) {
            // The exchange refuses each cancel and shows the order in the book all the same.
            driver.changeRejected(id);
            found(id, ReportSource.LOOKUP);
            driver.quiet().later(SECOND_NS).tick();
            cancels += driver.count(CancelOrderDecoder.TEMPLATE_ID);
        }
        assertEquals(60 / 5 - 1, cancels, 1.0, "one in five seconds");
    }

    @Test
    void shouldLeaveToAPersonWhatHePlacesByHandAfterAHalt() {
        person.halt(Flag.NO);
        driver.round(() -> driver.order(0, 700, Side.BUY, 95, E8.ONE, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(-700, driver.order().clientOrderId(), "taken over");
        driver.quiet().later(6 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldLeaveAnOrderAloneThatEverybodyWants() {
        final long id = person.resting(1, 99);
        driver.unknown(id);
        found(id, ReportSource.LOOKUP);
        driver.quiet().later(6 * SECOND_NS).tick();
        assertEquals(0, driver.count(CancelOrderDecoder.TEMPLATE_ID));
    }

    private void foundInARound(final long id) {
        driver.round(() -> found(id, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
    }

    private void found(final long id, final ReportSource source) {
        driver.order(id, id + 5_000, Side.BUY, 99, E8.ONE, 0, OrderStatus.WORKING, source);
    }
}
