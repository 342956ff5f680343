package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** Exits: how much of the position, and when everything is to be closed. */
class RiskExitTest extends RiskFixture {
    @Test
    void shouldCutAnExitToWhatIsHeld() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 60 * E8.ONE, 0);
        assertEquals(DenialReason.NONE, evaluate(exit(50 * E8.ONE)));
        assertEquals(50 * E8.ONE, risk.qtyE8(), "what was asked for");
        assertEquals(DenialReason.NONE, evaluate(exit(70 * E8.ONE)));
        assertEquals(60 * E8.ONE, risk.qtyE8(), "all there is");
        assertEquals(DenialReason.NONE, evaluate(exit(0)));
        assertEquals(60 * E8.ONE, risk.qtyE8(), "no quantity means all");
    }

    @Test
    void shouldRefuseAnExitThatWouldTurnThePositionRound() {
        assertVerdict(DenialReason.NOTHING_TO_REDUCE, 0, 0, evaluate(exit(E8.ONE)));
        portfolio.fill(0, Side.SELL, 100 * E8.ONE, 60 * E8.ONE, 0);
        assertVerdict(DenialReason.NOTHING_TO_REDUCE, -60 * E8.ONE, 0, evaluate(exit(E8.ONE)));
    }

    @Test
    void shouldRefuseAnExitOfWhatIsOnItsWayOutAlready() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 60 * E8.ONE, 0);
        evaluate(exit(59 * E8.ONE));
        leave(risk.approve(intent, NOW));
        assertEquals(DenialReason.NONE, evaluate(exit(5 * E8.ONE)));
        assertEquals(E8.ONE, risk.qtyE8(), "the rest");
        leave(risk.approve(intent, NOW));
        assertVerdict(DenialReason.NOTHING_TO_REDUCE, 60 * E8.ONE, 60 * E8.ONE, evaluate(exit(5 * E8.ONE)));
    }

    @Test
    void shouldNotTakeAnExitForAnEntry() {
        settings.apply(Setting.BREAKER_REJECTIONS, 1);
        breaker.onRejection(NOW);
        breaker.onTime(breaker.untilNs());
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 60 * E8.ONE, 0);
        intent.order(0, 1, Side.SELL, OrderType.LIMIT, Purpose.EXIT_TARGET, 120 * E8.ONE, 0, E8.ONE, 6 * E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(intent));
        final ApprovedOrder approved = risk.approve(intent, NOW);
        assertEquals(intent, approved.intent());
        assertFalse(breaker.isProbeOut(), "only an entry is a probe");
        assertEquals(0, constraints.entriesToday());
        assertEquals(Long.MAX_VALUE, constraints.sinceLastEntryNs(0, NOW));
    }

    @Test
    void shouldNotTakeAPurchaseWithoutAStopForTheBreakersProbe() {
        settings.apply(Setting.BREAKER_REJECTIONS, 1);
        breaker.onRejection(NOW);
        breaker.onTime(breaker.untilNs());
        evaluate(intent.entry(0, 1, Side.BUY, 100 * E8.ONE, 100 * E8.ONE, OrderIntent.NO_STOP, 1, 1).forStake(50 * E8.ONE));
        risk.approve(intent, NOW);
        assertFalse(breaker.isProbeOut());
    }

    @Test
    void shouldFindRoomForNoOrderAtAllWhenAsManyAreOpenAsCanBeRemembered() {
        hold();
        for (int i = 0; i < 1_024; i++) {
            open(1 + i % 500, E8.ONE, E8.ONE);
        }
        assertVerdict(DenialReason.ORDER_BUDGET_IS_SPENT, 1_024, 1_024, evaluate(exit()));
    }

    @Test
    void shouldCloseAllAfterALossOnlyWhereAGuardOfLossHoldsAndOrdersMayLeave() {
        assertFalse(risk.isLossClosing());
        gate.latch(Cause.UNKNOWN_ORDER, 7);
        assertFalse(risk.isLossClosing(), "no loss");
        gate.latch(Cause.DRAWDOWN, 7);
        assertTrue(risk.isLossClosing());
        gate.resume(8);
        assertFalse(risk.isLossClosing());
        gate.latch(Cause.DAILY_LOSS, 8);
        assertTrue(risk.isLossClosing());
        settings.apply(Setting.LOSS_CLOSES, 0);
        assertFalse(risk.isLossClosing(), "where that is set so");
        settings.apply(Setting.LOSS_CLOSES, 1);
        gate.halt();
        assertFalse(risk.isLossClosing(), "no order leaves");
    }

    @Test
    void shouldFlattenWhileAPersonWantsIt() {
        assertFalse(risk.isFlattening());
        gate.flatten();
        assertTrue(risk.isFlattening());
    }

    private OrderIntent exit(final long qtyE8) {
        return intent.exit(0, 0, Side.SELL, Purpose.EXIT_STOP, 9_990_000_000L, qtyE8);
    }

    private Order leave(final ApprovedOrder approved) {
        return orders.start(nextId++, NOW, approved.intent(), approved.qtyE8());
    }
}
