package genesis.core.engine;

import genesis.core.message.CommandResult;
import genesis.core.message.PauseRequestedDecoder;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingGate;

/** Commands of a person. Every one is answered. Threading: engine thread. Allocation: none. */
final class OperatorDesk {
    private final TradingGate gate;
    private final OutputEncoder outputs;

    OperatorDesk(final TradingGate gate, final OutputEncoder outputs) {
        this.gate = gate;
        this.outputs = outputs;
    }

    void onPause(final PauseRequestedDecoder pause, final long nowNs) {
        pause.getReason(gate.pauseReason(), 0);
        gate.pause(nowNs, pause.ttlNs());
        outputs.tradingStateChanged(gate);
        outputs.commandAnswered(pause.commandId(), CommandResult.DONE);
    }

    void onResume(final ResumeRequestedDecoder resume, final long nowNs) {
        if (gate.resume(TradeConstraints.dayOf(nowNs))) {
            outputs.tradingStateChanged(gate);
            outputs.commandAnswered(resume.commandId(), gate.isLatched() ? CommandResult.REFUSED : CommandResult.DONE);
        } else {
            outputs.commandAnswered(resume.commandId(), gate.isLatched() ? CommandResult.REFUSED : CommandResult.NOTHING_TO_DO);
        }
    }
}
