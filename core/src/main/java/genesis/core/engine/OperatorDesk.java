package genesis.core.engine;

import genesis.core.execution.OrderManager;
import genesis.core.message.CommandResult;
import genesis.core.message.HaltRequestedDecoder;
import genesis.core.message.PauseRequestedDecoder;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.risk.TradingGate;

/** Commands of a person. Every one is answered. Threading: engine thread. Allocation: none. */
final class OperatorDesk {
    private final TradingGate gate;
    private final RiskDesk riskDesk;
    private final OrderManager orderManager;
    private final OutputEncoder outputs;

    OperatorDesk(final TradingGate gate, final RiskDesk riskDesk, final OrderManager orderManager, final OutputEncoder outputs) {
        this.gate = gate;
        this.riskDesk = riskDesk;
        this.orderManager = orderManager;
        this.outputs = outputs;
    }

    void onPause(final PauseRequestedDecoder pause, final long nowNs) {
        pause.getReason(gate.pauseReason(), 0);
        gate.pause(nowNs, pause.ttlNs());
        outputs.tradingStateChanged(gate);
        outputs.commandAnswered(pause.commandId(), CommandResult.DONE);
    }

    /** The cancels leave before anything is said: they are what it is about. */
    void onHalt(final HaltRequestedDecoder halt) {
        final boolean changes = gate.halt();
        orderManager.cancelAll();
        halt.getReason(gate.haltReason(), 0);
        outputs.tradingStateChanged(gate);
        outputs.commandAnswered(halt.commandId(), changes ? CommandResult.DONE : CommandResult.NOTHING_TO_DO);
    }

    void onResume(final ResumeRequestedDecoder resume, final long nowNs) {
        final boolean changes = riskDesk.resume(nowNs);
        final CommandResult unheld = changes ? CommandResult.DONE : CommandResult.NOTHING_TO_DO;
        outputs.commandAnswered(resume.commandId(), gate.isLatched() ? CommandResult.REFUSED : unheld);
    }
}
