package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.AccountChangedDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.Flag;
import genesis.core.message.FrameRefusedEncoder;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.LookUpOrderDecoder;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.ReconcileAccountDecoder;
import genesis.core.message.RefusedFrame;
import genesis.core.message.ReportSource;
import genesis.core.message.Settlement;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.message.WalletChangedDecoder;
import genesis.core.message.WalletType;
import genesis.core.order.OrderLife;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a trader may rely on in LIVE: nothing is sent twice, nothing is believed without the exchange's word. */
class LiveTradingTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100);

    @Test
    void shouldDenyEntriesUntilArmedAndReconciled() {
        driver.crossUp();
        assertEquals(DenialReason.LIVE_IS_NOT_ARMED, driver.verdict().reason());
        driver.arm("arm live");
        assertEquals(CommandResult.REFUSED, answer());
        driver.arm();
        assertEquals(CommandResult.DONE, answer());
        again();
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, driver.verdict().reason());
        driver.reconciled();
        again();
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldStartEverySessionDisarmedAndArmOnlyLive() {
        driver.arm().session(Mode.LIVE);
        final LiveStateChangedDecoder state = new LiveStateChangedDecoder();
        wrap(state::wrap, driver.latest(LiveStateChangedDecoder.TEMPLATE_ID));
        assertEquals(Flag.NO, state.armed());
        driver.session(Mode.PAPER).arm();
        assertEquals(CommandResult.REFUSED, answer());
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
        final long id = place();
        // Eight for every millisecond of message time, whatever the sequence says.
        assertTrue(id >= driver.nowNs / 1_000_000 * 8 - 8 * 10 && id < 1L << 45, "cid=" + id);
    }

    @Test
    void shouldLookUpAnOrderThatIsNotAnsweredAndNeverSendItAgain() {
        final long id = place();
        driver.quiet().later(4 * SECOND_NS).tick();
        assertEquals(0, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
        driver.later(2 * SECOND_NS).tick();
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));

        driver.order(id, 900, Side.BUY, 100.05, driver.order().qtyE8(), 0, OrderStatus.WORKING, ReportSource.LOOKUP);
        assertEquals(OrderStatus.WORKING, driver.order().status());
        assertEquals(900, driver.order().exchangeOrderId());
    }

    @Test
    void shouldWaitLongerBeforeEachSearchAndNeverStop() {
        final long id = place();
        driver.unknown(id).quiet();
        int searches = 0;
        for (int second = 1; second <= 120; second++) {
            driver.later(SECOND_NS).tick();
            searches += driver.count(LookUpOrderDecoder.TEMPLATE_ID);
            driver.quiet();
        }
        // At 1, 3, 7, 15 (or a tick later each), then every 8 seconds.
        assertTrue(searches >= 15 && searches <= 18, "searches=" + searches);
        assertEquals(OrderStatus.UNKNOWN, driver.tick().session(Mode.LIVE).order().status());
    }

    @Test
    void shouldDeclareAnOrderNotPlacedOnlyAfterTheGrace() {
        final long id = place();
        final long sentNs = driver.nowNs;
        driver.unknown(id);
        driver.lookedUp(id, sentNs + SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status(), "it may still be on its way");
        driver.lookedUp(id, sentNs + 3 * SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        assertDifference(Difference.NEVER_ARRIVED, Settlement.BOOKED, driver.order().qtyE8(), 0);
    }

    @Test
    void shouldNotDeclareAnOrderNotPlacedThatTheExchangeHadAccepted() {
        final long id = place();
        driver.accepted(id).unknown(id).lookedUp(id, driver.nowNs + 60 * SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
    }

    @Test
    void shouldLookUpWhatACancelDidNotFind() {
        final long id = place();
        driver.accepted(id).later(11 * SECOND_NS).tick();
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID));
        driver.quiet().changeRejected(id);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID), "at once");
        final long qtyE8 = driver.order().qtyE8();
        driver.fillReported(id, id + 5_000, 31, Side.BUY, 100, qtyE8);
        assertEquals(OrderStatus.FILLED, driver.order().status());
        assertDifference(Difference.MISSED_FILL, Settlement.BOOKED, 0, qtyE8);
    }

    @Test
    void shouldKnowNothingOfOpenOrdersWhenTheAccountIsLost() {
        final long id = place();
        driver.accepted(id).account(false);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        final long qtyE8 = driver.order().qtyE8();
        driver.quiet().account(true).round(() -> driver.order(id, id + 5_000, Side.BUY, 100.05, qtyE8, 0,
            OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
    }

    @Test
    void shouldLookUpAnOrderThatARoundDoesNotShow() {
        final long id = place();
        driver.accepted(id).quiet().round(() -> { });
        assertEquals(0, driver.count(LookUpOrderDecoder.TEMPLATE_ID), "it may be younger than the answers");
        driver.later(3 * SECOND_NS).round(() -> { });
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
    }

    @Test
    void shouldHaveAnotherRoundSoonWhereOneDidNotShowAYoungOrder() {
        final long id = place();
        driver.accepted(id).quiet().round(() -> { }).later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID), "not in a minute only");
    }

    @Test
    void shouldNotTakeBackAChangeByAnAnswerThatIsOlder() {
        final long id = place();
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
            refused.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).timeNs(driver.nowNs).reason(RefusedFrame.MALFORMED);
            return refused.encodedLength();
        });
        driver.later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldSearchSoonAgainWhereNobodyAnswered() {
        final long id = place();
        driver.unknown(id);
        for (int second = 0; second < 16; second++) {
            driver.later(SECOND_NS).tick();
        }
        driver.lookedUp(id, driver.nowNs, LookUpResult.FAILED).quiet().later(3 * SECOND_NS).tick();
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldSearchSoonAgainOnceARoundIsAnswered() {
        final long id = place();
        driver.unknown(id);
        for (int second = 0; second < 16; second++) {
            driver.later(SECOND_NS).tick();
        }
        driver.quiet().round(() -> { }).later(SECOND_NS).tick();
        assertEquals(1, driver.count(LookUpOrderDecoder.TEMPLATE_ID), "the next one was eight seconds away");
    }

    @Test
    void shouldEndAnAdoptedOrderWhoseFillsWereBookedAsNobodys() {
        driver.arm().reconciled().fillReported(0, 777, 51, Side.BUY, 100, E8.ONE);
        // An answer from before that fill.
        driver.round(() -> driver.order(8, 777, Side.BUY, 100, E8.ONE, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
        driver.order(8, 777, Side.BUY, 100, E8.ONE, E8.ONE, OrderStatus.FILLED, ReportSource.LOOKUP);
        assertFalse(OrderLife.isOpen(driver.order().status()), driver.order().status().name());
        assertEquals(E8.ONE, driver.engine.portfolio().position(0).qtyE8(), "booked once");
    }

    @Test
    void shouldNotTakeProfitOfFillsInAnotherOrderForCash() {
        driver.reconciled();
        // It happened as two bought at 90, one sold at 90, one bought at 110: nothing gained, and what is left cost 100 each.
        // We hear of the sale last: our average is 96.67, and 6.67 are lost.
        driver.fillReported(0, 1, 51, Side.BUY, 90, 2 * E8.ONE).fillReported(0, 3, 53, Side.BUY, 110, E8.ONE)
            .fillReported(0, 2, 52, Side.SELL, 90, E8.ONE).quiet();
        for (int i = 0; i < 3; i++) {
            driver.round(() -> driver.position(0, 2, 100));
        }
        assertEquals(0, driver.count(DifferenceFoundDecoder.TEMPLATE_ID));
        assertEquals(9_800 * E8.ONE, driver.engine.portfolio().cashE8());
    }

    @Test
    void shouldBookAFillFromTheHistoryOnce() {
        final long id = place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).filled(id, 41, 100, qtyE8 / 2, 0);
        driver.round(() -> driver.fillReported(id, id + 5_000, 41, Side.BUY, 100, qtyE8 / 2)
            .fillReported(0, id + 5_000, 42, Side.BUY, 100, qtyE8 - qtyE8 / 2)
            .fillReported(0, id + 5_000, 42, Side.BUY, 100, qtyE8 - qtyE8 / 2));
        driver.filled(id, 42, 100, qtyE8 - qtyE8 / 2, 0);
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8());
        assertEquals(OrderStatus.FILLED, driver.order().status());
    }

    @Test
    void shouldCorrectThePositionByAForeignFillAndHalt() {
        driver.arm().reconciled().quiet();
        driver.fillReported(12345, 777, 51, Side.BUY, 100, E8.ONE);
        assertEquals(E8.ONE, driver.engine.portfolio().position(0).qtyE8());
        assertDifference(Difference.FOREIGN_FILL, Settlement.BOOKED, 0, E8.ONE);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
    }

    @Test
    void shouldNotBookForeignFillsFromBeforeTheBooksBegan() {
        final long before = driver.nowNs;
        driver.later(SECOND_NS).reconciled().quiet();
        final long now = driver.nowNs;
        driver.nowNs = before;
        driver.fillReported(12345, 777, 51, Side.BUY, 100, E8.ONE);
        driver.nowNs = now;
        assertEquals(0, driver.engine.portfolio().position(0).qtyE8());
    }

    @Test
    void shouldTakeOverAForeignOrder() {
        driver.arm().account(true).round(() ->
            driver.order(1_700_000_000_000L, 777, Side.SELL, 101, E8.ONE, E8.ONE / 4, OrderStatus.WORKING, ReportSource.ROUND));
        assertDifference(Difference.FOREIGN_ORDER, Settlement.ADOPTED, 0, 3 * E8.ONE / 4);
        assertEquals(-777, driver.order().clientOrderId());
        // Its own news come with its own client id.
        driver.fillReported(1_700_000_000_000L, 777, 61, Side.SELL, 101, 3 * E8.ONE / 4);
        assertEquals(OrderStatus.WORKING, driver.order().status(), "a quarter of it may be what was filled before");
        driver.order(1_700_000_000_000L, 777, Side.SELL, 101, E8.ONE, E8.ONE, OrderStatus.FILLED, ReportSource.LOOKUP);
        assertEquals(OrderStatus.FILLED, driver.order().status());
        assertEquals(-3 * E8.ONE / 4, driver.engine.portfolio().position(0).qtyE8());
    }

    @Test
    void shouldLeaveAForeignOrderToAPersonWhereThatIsWanted() {
        driver.setting(Setting.ACCOUNT_ADOPT, 0).arm().account(true).round(() ->
            driver.order(1_700_000_000_000L, 777, Side.SELL, 101, E8.ONE, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertDifference(Difference.FOREIGN_ORDER, Settlement.FLAGGED, 0, E8.ONE);
        again();
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, driver.verdict().reason());
        driver.round(() -> { });
        again();
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "it is gone");
    }

    @Test
    void shouldTakeOverAPositionThatTwoRoundsShow() {
        driver.arm().account(true).quiet().round(() -> driver.position(0, 2, 95));
        assertEquals(0, driver.engine.portfolio().position(0).qtyE8(), "one round may be ahead of the fills");
        assertEquals(0, driver.count(DifferenceFoundDecoder.TEMPLATE_ID));
        driver.later(2 * SECOND_NS).tick();
        assertEquals(1, driver.count(ReconcileAccountDecoder.TEMPLATE_ID));
        driver.round(() -> driver.position(0, 2, 95));
        assertEquals(2 * E8.ONE, driver.engine.portfolio().position(0).qtyE8());
        assertEquals(95 * E8.ONE, driver.engine.portfolio().position(0).averagePriceE8());
        assertDifference(Difference.POSITION, Settlement.ADOPTED, 0, 2 * E8.ONE);
        assertEquals(10_000 * E8.ONE, driver.engine.portfolio().equityE8(), "a margin position costs nothing at its price");
        driver.later(2 * SECOND_NS).tick().round(() -> driver.position(0, 2, 95));
        driver.quiet().arm("");
        final LiveStateChangedDecoder state = new LiveStateChangedDecoder();
        driver.session(Mode.LIVE).arm().account(true).round(() -> driver.position(0, 2, 95));
        wrap(state::wrap, driver.latest(LiveStateChangedDecoder.TEMPLATE_ID));
        assertEquals(Flag.YES, state.reconciled(), "nothing differs any more");
    }

    @Test
    void shouldNotTakeADifferenceForRealWhileFillsAreBooked() {
        final long id = place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.accepted(id).quiet();
        driver.round(() -> driver.position(0, E8.toDouble(qtyE8), 100));
        // The fill that the position already has.
        driver.round(() -> driver.filled(id, 71, 100, qtyE8, 0).position(0, E8.toDouble(qtyE8), 100));
        driver.round(() -> driver.position(0, E8.toDouble(qtyE8), 100));
        assertEquals(qtyE8, driver.engine.portfolio().position(0).qtyE8());
        assertEquals(0, driver.count(DifferenceFoundDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldTakeItsCashFromTheWallet() {
        driver.account(true);
        for (int i = 0; i < 2; i++) {
            driver.round(() -> driver.wallet(WalletType.EXCHANGE, "USD", 5).wallet(WalletType.FUNDING, "BTC", 1))
                .wallet(WalletType.MARGIN, "USD", 10_000);
        }
        driver.setting(Setting.ACCOUNT_WALLET, 1);
        driver.round(() -> { }).round(() -> { });
        assertEquals(5 * E8.ONE, driver.engine.portfolio().cashE8());
        assertEquals(0, driver.engine.portfolio().lossTodayE8(), "a transfer is no loss");
        assertDifference(Difference.CASH, Settlement.BOOKED, 10_000 * E8.ONE, 5 * E8.ONE);
        assertTrue(driver.count(AccountChangedDecoder.TEMPLATE_ID) > 0);
        final WalletChangedDecoder wallet = new WalletChangedDecoder();
        driver.quiet().wallet(WalletType.FUNDING, "BTC", 2);
        wrap(wallet::wrap, driver.latest(WalletChangedDecoder.TEMPLATE_ID));
        assertEquals("BTC FUNDING 200000000", wallet.currency() + " " + wallet.wallet() + " " + wallet.balanceE8());
    }

    @Test
    void shouldFindAnOrderAgainThatItTookForEnded() {
        final long id = place();
        final long qtyE8 = driver.placed().qtyE8();
        driver.unknown(id).lookedUp(id, driver.nowNs + 4 * SECOND_NS, LookUpResult.NOT_FOUND);
        assertEquals(OrderStatus.REJECTED, driver.order().status());
        driver.later(10 * SECOND_NS).round(() ->
            driver.order(id, 900, Side.BUY, 100.05, qtyE8, 0, OrderStatus.WORKING, ReportSource.ROUND));
        assertEquals(OrderStatus.WORKING, driver.order().status());
        driver.tick();
        assertEquals(OrderStatus.PENDING_CANCEL, driver.order().status(), "older than an entry may get");
    }

    @Test
    void shouldDecideTheSameAgain() {
        assertEquals(life().outputsDigest(), life().outputsDigest());
        assertEquals(life().engine.stateHash(), life().engine.stateHash());
        assertNotEquals(life().engine.stateHash(), life().account(false).engine.stateHash());
    }

    private static EngineDriver life() {
        final EngineDriver driver = new EngineDriver().readyToTrade().session(Mode.LIVE).liveBook(0, 99.9, 100).arm().reconciled();
        driver.crossUp();
        final long id = driver.placed().clientOrderId();
        return driver.unknown(id).later(SECOND_NS).tick().fillReported(id, 9, 1, Side.BUY, 100, 1_000).round(() -> { })
            .later(3 * SECOND_NS).round(() -> driver.position(0, 1, 100)).round(() -> driver.position(0, 1, 100)).tick();
    }

    private long place() {
        driver.arm().reconciled().crossUp();
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        return driver.placed().clientOrderId();
    }

    /** The averages fall and cross once more. */
    private void again() {
        driver.quiet().later(5 * SECOND_NS).snapshot(0, 99.9, 100).trade(0, 90).later(SECOND_NS).trade(0, 90)
            .later(SECOND_NS).snapshot(0, 99.9, 100).trade(0, 100).later(SECOND_NS).trade(0, 100);
    }

    private CommandResult answer() {
        final CommandAnsweredDecoder answer = new CommandAnsweredDecoder();
        wrap(answer::wrap, driver.latest(CommandAnsweredDecoder.TEMPLATE_ID));
        return answer.result();
    }

    private void assertDifference(final Difference kind, final Settlement settlement, final long ours, final long theirs) {
        final DifferenceFoundDecoder difference = new DifferenceFoundDecoder();
        wrap(difference::wrap, driver.latest(DifferenceFoundDecoder.TEMPLATE_ID));
        assertEquals(List.of(kind, settlement, ours, theirs),
            List.of(difference.difference(), difference.settlement(), difference.ours(), difference.theirs()));
    }

    private interface Wrapping {
        Object at(UnsafeBuffer buffer, int offset, int blockLength, int version);
    }

    private static void wrap(final Wrapping decoder, final UnsafeBuffer message) {
        decoder.at(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
    }
}
