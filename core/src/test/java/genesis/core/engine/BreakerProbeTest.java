package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.BreakerChangedDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** LIVE, one rejection trips: what the one probe after the pause comes to, while other orders and positions go their way. */
class BreakerProbeTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100).arm().reconciled()
        .setting(Setting.COOLDOWN, 0).setting(Setting.BREAKER_REJECTIONS, 1);
    private final Person person = new Person(driver);

    @Test
    void shouldOpenAgainWhenTheProbeIsRejected() {
        halfOpen();
        driver.rejected(probe());
        assertEquals(BreakerState.OPEN, breaker());
    }

    @Test
    void shouldLetAnotherProbePassWhenTheFirstEndedUnfilled() {
        halfOpen();
        final long id = probe();
        driver.accepted(id).canceled(id);
        probe();
    }

    @Test
    void shouldNotLetASecondProbePassWhenAnOrderFromBeforeEnds() {
        final long old = person.resting(1, 97);
        halfOpen();
        probe();
        driver.canceled(old);
        assertProbeIsOut();
    }

    /** What was bought before and sold with a profit now says nothing about how trading goes. */
    @Test
    void shouldNotCloseByTheProfitOfAPositionFromBefore() {
        driver.instrument(1, "ETH", "USD").liveBook(1, 99.9, 100).round(() -> { });
        driver.quiet();
        person.order(request -> request.instrumentId(1).side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(100 * E8.ONE));
        final long bought = driver.placed().clientOrderId();
        driver.filled(bought, 100, E8.ONE, 0);
        halfOpen();
        driver.quiet();
        person.close(1);
        driver.filled(driver.placed().clientOrderId(), 120, E8.ONE, 0);
        assertEquals(0, driver.position().qtyE8());
        assertEquals(0, driver.count(BreakerChangedDecoder.TEMPLATE_ID));
    }

    /** A stop beside a limit ends unfilled because the limit was filled: the probe's position is open. */
    @Test
    void shouldNotLetASecondProbePassWhenHalfOfAPairWasFilled() {
        halfOpen();
        driver.quiet();
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE)
            .ocoStopPriceE8(105 * E8.ONE).stopPriceE8(95 * E8.ONE));
        final long limit = driver.placed().clientOrderId();
        final long stop = driver.placed().ocoClientOrderId();
        driver.accepted(limit).accepted(stop).filled(limit, 99, E8.ONE, 0).canceled(stop);
        assertProbeIsOut();
    }

    @Test
    void shouldLetAnotherProbePassWhenBothOfAPairEndedUnfilled() {
        halfOpen();
        driver.quiet();
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(99 * E8.ONE)
            .ocoStopPriceE8(105 * E8.ONE).stopPriceE8(95 * E8.ONE));
        final long limit = driver.placed().clientOrderId();
        final long stop = driver.placed().ocoClientOrderId();
        driver.accepted(limit).accepted(stop).canceled(stop);
        assertProbeIsOut();
        driver.canceled(limit);
        probe();
    }

    /** Trading goes on already, but for a probe at a time: that a resume ends. */
    @Test
    void shouldAResumeThatEndsTheProbesBeAnsweredAsDone() {
        halfOpen();
        driver.resume(9);
        assertEquals(CommandResult.DONE, driver.answerTo(9));
        assertEquals(BreakerState.CLOSED, breaker());
        driver.resume(10);
        assertEquals(CommandResult.NOTHING_TO_DO, driver.answerTo(10));
    }

    @Test
    void shouldLetAnotherProbePassWhenItsPositionWasClosedAtTheExchange() {
        halfOpen();
        final long id = probe();
        driver.filled(id, 100, E8.ONE, 0);
        assertProbeIsOut();
        for (int i = 0; i < 4; i++) {
            driver.later(3 * SECOND_NS).round(() -> { });
        }
        assertEquals(0, driver.position().qtyE8(), "taken over as flat");
        driver.liveBook(0, 99.9, 100).tick();
        probe();
    }

    private void halfOpen() {
        driver.quiet();
        person.buy(OrderType.LIMIT, 1, 98);
        driver.rejected(driver.placed().clientOrderId());
        assertEquals(BreakerState.OPEN, breaker());
        driver.later(900 * SECOND_NS).tick();
        assertEquals(BreakerState.HALF_OPEN, breaker());
        driver.liveBook(0, 99.9, 100).reconciled();
    }

    private long probe() {
        driver.quiet();
        bracket();
        person.assertAnswer(CommandResult.DONE, DenialReason.NONE);
        return driver.placed().clientOrderId();
    }

    private void assertProbeIsOut() {
        bracket();
        person.assertAnswer(CommandResult.REFUSED, DenialReason.PROBE_IS_OUT);
    }

    private void bracket() {
        person.order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.ONE).priceE8(100 * E8.ONE).stopPriceE8(95 * E8.ONE));
    }

    private BreakerState breaker() {
        final UnsafeBuffer message = driver.latest(BreakerChangedDecoder.TEMPLATE_ID);
        return new BreakerChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1).state();
    }
}
