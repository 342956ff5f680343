package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.FrameRefusedEncoder;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.ReconcileAccountDecoder;
import genesis.core.message.RefusedFrame;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** When LIVE trades, when it asks the account for everything, and that no answer is believed that came too late. */
class LiveTradingTest {
    private final LiveTrader trader = new LiveTrader();
    private final EngineDriver driver = trader.driver;

    @Test
    void shouldDenyEntriesUntilArmedAndReconciled() {
        driver.crossUp();
        assertEquals(DenialReason.LIVE_IS_NOT_ARMED, driver.verdict().reason());
        driver.arm("arm live");
        assertEquals(CommandResult.REFUSED, driver.answer().result());
        driver.arm();
        assertEquals(CommandResult.DONE, driver.answer().result());
        trader.again();
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, driver.verdict().reason());
        driver.reconciled();
        trader.again();
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldStartEverySessionDisarmedAndArmOnlyLive() {
        driver.arm().session(Mode.LIVE);
        assertEquals(Flag.NO, driver.liveState().armed());
        driver.session(Mode.PAPER).arm();
        assertEquals(CommandResult.REFUSED, driver.answer().result());
    }

    @Test
    void shouldAskForEverythingWhenTheAccountComesUpAndEachMinute() {
        driver.account(true);
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
        driver.round(() -> { }).quiet().later(59 * SECOND_NS).tick();
        assertEquals(0, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
        driver.later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldProveNothingByARoundThatCouldNotAskForAll() {
        driver.arm().account(true).failedRound();
        driver.crossUp();
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, driver.verdict().reason());
        driver.quiet().later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID), "asked again");
    }

    @Test
    void shouldGiveClientOrderIdsThatNoLostInputHad() {
        final long id = trader.place();
        // Eight for every millisecond of message time, whatever the sequence says.
        assertTrue(id >= driver.nowNs / 1_000_000 * 8 - 8 * 10 && id < 1L << 45, "cid=" + id);
    }

    @Test
    void shouldHaveAnotherRoundSoonWhereOneDidNotShowAYoungOrder() {
        final long id = trader.place();
        driver.accepted(id).quiet().round(() -> { }).later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID), "not in a minute only");
    }

    @Test
    void shouldNotTakeBackAChangeByAnAnswerThatIsOlder() {
        final long id = trader.place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).later(5 * SECOND_NS).round(() -> {
            driver.amended(id, 99, qtyE8);
            driver.order(id, id + 5_000, Side.BUY, 100.05, qtyE8, 0, OrderStatus.WORKING, ReportSource.ROUND);
        });
        assertEquals(99 * E8.ONE, driver.order().priceE8());
        driver.later(3 * SECOND_NS).round(() ->
            driver.order(id, id + 5_000, Side.BUY, 98, qtyE8, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(98 * E8.ONE, driver.order().priceE8());
    }

    @Test
    void shouldAskAgainAfterTheRoundInWhichItBeganToDoubt() {
        driver.account(true).quiet().round(() -> driver.accepted(4_711)).later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldAskAgainWhereAFrameWasNotUnderstood() {
        driver.account(true).round(() -> { }).quiet();
        final FrameRefusedEncoder refused = new FrameRefusedEncoder();
        driver.send(buffer -> {
            refused.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).timeNs(driver.nowNs)
                .reason(RefusedFrame.MALFORMED);
            return refused.encodedLength();
        });
        driver.later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldDecideTheSameAgain() {
        assertEquals(life().outputsDigest(), life().outputsDigest());
        assertEquals(life().engine.stateHash(), life().engine.stateHash());
        assertNotEquals(life().engine.stateHash(), life().account(false).engine.stateHash());
    }

    private static EngineDriver life() {
        final LiveTrader trader = new LiveTrader();
        final long id = trader.place();
        final EngineDriver driver = trader.driver;
        return driver.unknown(id).later(SECOND_NS).tick().fillReported(id, 9, 1, Side.BUY, 100, 1_000).round(() -> { })
            .later(3 * SECOND_NS).round(() -> driver.position(0, 1, 100)).round(() -> driver.position(0, 1, 100)).tick();
    }
}
